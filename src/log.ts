import { type Logger, pino } from 'pino';

export type Log = Logger;

/** Returns a JSON logger on stderr (stdout is for data), with secrets and resume text redacted by key. */
export function createLog(level: string): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: ['*.token', '*.key', '*.authorization', '*.resume', 'resume', 'authorization'],
    },
    pino.destination({ dest: 2, sync: true }),
  );
}
