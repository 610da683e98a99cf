import { processConfig } from '../../config/config.ts';
import type { Context } from '../context.ts';

/**
 * Runs a command with an open context and closes it; logs start at `level` unless GAPMAP_LOG_LEVEL is set, which
 * for commands that tell of every trouble themselves is "fatal".
 */
export async function withContext<T>(
  run: (context: Context) => Promise<T>,
  level: 'warn' | 'fatal' = 'warn',
): Promise<T> {
  const config = processConfig();
  const { openContext } = await import('../context.ts');
  const context = await openContext({ ...config, logLevel: config.logLevel ?? level });
  return run(context).finally(context.close);
}
