import type { Queues, Schedule } from './open.ts';

const hour = 3_600_000;
const minute = 60_000;

/** Every so often, whatever happens: what is missing is found by a query, so a lost job costs time only. */
export const housekeeping: readonly Schedule[] = [
  { queue: 'extract', id: 'nightly-extract', payload: {}, when: { cron: '17 2 * * *' } },
  {
    queue: 'rollup',
    id: 'hourly-rollup',
    payload: {},
    when: { everyMs: hour, offsetMs: 7 * minute },
  },
  {
    queue: 'notify',
    id: 'source-alerts',
    payload: { event: 'source-alerts', body: {} },
    when: { everyMs: 10 * minute, offsetMs: 3 * minute },
  },
  { queue: 'report', id: 'weekly-release', payload: {}, when: { cron: '41 5 * * 1' } },
];

/**
 * The schedule of one source: every `intervalMinutes`, at a moment of the interval that its slug decides, so
 * that hundreds of sources are spread over it and the moment stays the same after a restart.
 */
export function scheduleOf(source: { slug: string; intervalMinutes: number }): Schedule {
  const everyMs = source.intervalMinutes * minute;
  return {
    queue: 'scrape',
    id: `scrape-${source.slug.replaceAll(':', '_')}`,
    payload: { source: source.slug },
    when: { everyMs, offsetMs: spread(source.slug, everyMs) },
  };
}

/**
 * Makes the queue's schedules equal to the wanted ones and returns how many were set and removed. A schedule
 * that was due while nothing ran is due once, not once for each time it was missed.
 */
export async function syncSchedules(
  queues: Queues,
  wanted: readonly Schedule[],
): Promise<{ set: number; removed: number }> {
  const ids = new Set(wanted.map((schedule) => `${schedule.queue} ${schedule.id}`));
  const known = await queues.listSchedules();
  const gone = known.filter(({ queue, id }) => !ids.has(`${queue} ${id}`));
  for (const { queue, id } of gone) await queues.removeSchedule(queue, id);
  for (const schedule of wanted) await queues.setSchedule(schedule);
  return { set: wanted.length, removed: gone.length };
}

/** FNV-1a (Fowler, Noll and Vo), its bits mixed once more (murmur3's finalizer), as a moment of the interval. */
function spread(text: string, everyMs: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  // Names that differ at the end only would otherwise come out side by side.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return Math.floor((((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32) * everyMs);
}
