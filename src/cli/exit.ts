import { ConfigError } from '../errors.ts';

/** The exit code for an error that ended a command: 2 for usage and configuration, else 1. */
export function exitCodeOf(error: unknown): 1 | 2 {
  return error instanceof ConfigError ? 2 : 1;
}

/** Says an error in a sentence on stderr; the stack only when GAPMAP_LOG_LEVEL is debug or trace. */
export async function sayError(error: unknown): Promise<void> {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`gapmap: ${message}\n`);
  if (error instanceof Error && (await wantsStack())) process.stderr.write(`${error.stack}\n`);
}

async function wantsStack(): Promise<boolean> {
  // What checks the configuration takes long to load, and few commands fail.
  const { processConfig } = await import('../../config/config.ts');
  try {
    return ['debug', 'trace'].includes(processConfig().logLevel ?? '');
  } catch (error) {
    if (error instanceof ConfigError) return false;
    throw error;
  }
}
