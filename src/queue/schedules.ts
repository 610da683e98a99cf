import { type Due, nextDue } from './cron.ts';
import { eachOf } from './each-of.ts';
import type { Queues, Schedule } from './open.ts';

const hourMs = 3_600_000;
const minuteMs = 60_000;
const lateMs = 5 * minuteMs;
const atOnce = 6;

/** Every so often, whatever happens: what is missing is found by a query, so a lost job costs time only. */
export function housekeeping(timeZone: string): Schedule[] {
  const at = (cron: string): Due => ({ cron, timeZone, offsetMs: 0 });
  const every = (everyMs: number, offsetMs: number): Due => ({ everyMs, offsetMs });
  return [
    { queue: 'extract', id: 'nightly-extract', payload: {}, due: at('17 2 * * *') },
    { queue: 'delist', id: 'nightly-delist', payload: {}, due: at('47 2 * * *') },
    { queue: 'rollup', id: 'hourly-rollup', payload: {}, due: every(hourMs, 7 * minuteMs) },
    {
      queue: 'notify',
      id: 'source-alerts',
      payload: { event: 'source-alerts', body: {} },
      due: every(10 * minuteMs, 3 * minuteMs),
    },
    { queue: 'report', id: 'weekly-release', payload: {}, due: at('41 5 * * 1') },
  ];
}

/** The schedule of one source. */
export function scheduleOf(slug: string, due: Due): Schedule {
  return {
    queue: 'scrape',
    id: `scrape-${slug.replaceAll(':', '_')}`,
    payload: { source: slug },
    due,
  };
}

/**
 * Makes the queue's schedules equal to the wanted ones and returns how many there are and how many were removed.
 * One that stands as wanted is left alone; one that was missed is due at its next moment.
 */
export async function syncSchedules(
  queues: Queues,
  wanted: readonly Schedule[],
  now: Date,
): Promise<{ set: number; removed: number }> {
  const known = new Map((await queues.listSchedules()).map((one) => [keyOf(one), one]));
  const stands = (schedule: Schedule) => {
    const { next, pattern } = known.get(keyOf(schedule)) ?? {};
    return next && next.getTime() > now.getTime() - lateMs && pattern === writeDue(schedule.due);
  };
  const toSet = wanted.filter((schedule) => !stands(schedule));
  for (const schedule of wanted) known.delete(keyOf(schedule));
  await eachOf(toSet, atOnce, queues.setSchedule);
  await eachOf([...known.values()], atOnce, ({ queue, id }) => queues.removeSchedule(queue, id));
  return { set: wanted.length, removed: known.size };
}

const keyOf = ({ queue, id }: { queue: string; id: string }) => `${queue} ${id}`;

/** A schedule in one line, as the queue keeps it: "every 720m +1234ms", "17 2 * * * Asia/Baku +0ms". */
export function writeDue(due: Due): string {
  const when =
    'everyMs' in due ? `every ${due.everyMs / minuteMs}m` : `${due.cron} ${due.timeZone}`;
  return `${when} +${Math.round(due.offsetMs)}ms`;
}

/** The schedule in such a line; throws `RangeError` for any other. */
export function readDue(line: string): Due {
  const [, when = '', offset] = /^(.+) \+(\d+)ms$/.exec(line) ?? [];
  const every = /^every ([\d.]+)m$/.exec(when)?.[1];
  const [, cron, timeZone] = /^(\S+(?: \S+){4}) (\S+)$/.exec(when) ?? [];
  if (offset !== undefined && every !== undefined) {
    return { everyMs: Number(every) * minuteMs, offsetMs: Number(offset) };
  }
  if (offset === undefined || cron === undefined || timeZone === undefined) {
    throw new RangeError(`no schedule: ${line}`);
  }
  return { cron, timeZone, offsetMs: Number(offset) };
}

/** What BullMQ asks for the next moment of a schedule: the first one after `after`. */
export const repeatStrategy = (after: number, { pattern = '' }: { pattern?: string }): number =>
  nextDue(readDue(pattern), after);
