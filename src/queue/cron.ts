import { CronExpressionParser } from 'cron-parser';

const hourMs = 3_600_000;

/** When a schedule is due: a cron line in a time zone, or every so often; `offsetMs` moves each moment later. */
export type Due = { offsetMs: number } & ({ cron: string; timeZone: string } | { everyMs: number });

/** Returns what is wrong with a cron line in a time zone, null when nothing is. */
export function cronProblem(cron: string, timeZone: string): string | null {
  if (cron.trim().split(/\s+/).length !== 5) {
    return `expected five fields (minute hour day month weekday), not "${cron}"`;
  }
  try {
    CronExpressionParser.parse(cron, { tz: timeZone }).next();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The first moment after `after` (ms since the epoch) at which a schedule is due. */
export function nextDue(due: Due, after: number): number {
  const { offsetMs } = due;
  if ('everyMs' in due) {
    return (Math.floor((after - offsetMs) / due.everyMs) + 1) * due.everyMs + offsetMs;
  }
  return (
    parse(due, after - offsetMs)
      .next()
      .getTime() + offsetMs
  );
}

/** The last moment at or before `before` (ms since the epoch) at which a schedule was due. */
export function lastDue(due: Due, before: number): number {
  const { offsetMs } = due;
  if ('everyMs' in due) return nextDue(due, before) - due.everyMs;
  return (
    parse(due, before - offsetMs + 1)
      .prev()
      .getTime() + offsetMs
  );
}

/** The longest time between two moments of a schedule, in ms, looking at the next `moments` of them. */
export function longestGapMs(due: Due, after: number, moments = 30): number {
  if ('everyMs' in due) return due.everyMs;
  let longest = hourMs / 60;
  for (let i = 0, at = nextDue(due, after); i < moments; i += 1) {
    const next = nextDue(due, at);
    longest = Math.max(longest, next - at);
    at = next;
  }
  return longest;
}

function parse({ cron, timeZone }: { cron: string; timeZone: string }, currentDate: number) {
  return CronExpressionParser.parse(cron, { tz: timeZone, currentDate });
}
