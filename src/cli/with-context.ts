import { processConfig } from '../../config/config.ts';
import type { Context } from '../context.ts';

/** Runs a command with an open context and closes it; logs start at warn unless GAPMAP_LOG_LEVEL is set. */
export async function withContext<T>(run: (context: Context) => Promise<T>): Promise<T> {
  const config = processConfig();
  const { openContext } = await import('../context.ts');
  const context = await openContext({ ...config, logLevel: config.logLevel ?? 'warn' });
  return run(context).finally(context.close);
}
