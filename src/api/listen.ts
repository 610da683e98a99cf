import type { Config } from '../../config/config.ts';
import { ConfigError } from '../errors.ts';
import type { App } from './app.ts';

/** Starts listening and returns the address; throws `ConfigError` when the port is taken or not ours. */
export async function listen(
  app: App,
  { host, port }: Pick<Config, 'host' | 'port'>,
): Promise<string> {
  try {
    await app.listen({ host, port });
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'failed';
    throw new ConfigError(
      `Port ${port} of ${host} cannot be listened on (${code}). Stop what is there, or set GAPMAP_PORT.`,
      { cause },
    );
  }
  const address = app.server.address();
  if (address === null || typeof address === 'string') return String(address);
  const shown = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${shown}:${address.port}`;
}
