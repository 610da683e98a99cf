import type { Context } from '../src/context.ts';
import { weekName, weekOf } from '../src/demand/week.ts';
import { type Due, lastDue } from '../src/queue/cron.ts';
import { eachOf } from '../src/queue/each-of.ts';
import { housekeeping } from '../src/queue/schedules.ts';
import { readManifest } from '../src/reports/release-list.ts';
import type { StoredSource } from '../src/sources/store.ts';

const windowMs = 30 * 60_000;
const apartMs = 5_000;

/** A source with when it is due. */
export type Timed = { source: StoredSource; due: Due };

/**
 * Asks once for what was missed while nothing ran: sources that were due, the longest unread first and spread over
 * half an hour at most; what is unread and not rolled up; the last weekly release. Returns how many sources.
 */
export async function catchUp(
  context: Pick<Context, 'enqueue' | 'queues' | 'config' | 'now'>,
  timed: readonly Timed[],
): Promise<number> {
  const { enqueue, queues, now } = context;
  const due = missedSources(timed, now());
  // What the queue holds is fetched job by job, a thousand of them on a full catalogue: only where it matters.
  const pending = due.length > 0 ? await queues.listPending('scrape') : [];
  const asked = new Set(pending.map(({ source }) => source));
  const missed = due.filter((slug) => !asked.has(slug));
  const step = Math.min(apartMs, windowMs / Math.max(1, missed.length));
  await eachOf(missed, 6, (source, i) =>
    enqueue('scrape', { source }, { once: source, delayMs: Math.round(i * step) + 1 }),
  );
  await enqueue('extract', {}, { once: 'extract' });
  await enqueue('rollup', {}, { once: 'rollup' });
  const week = await missedRelease(context, timed);
  // After the sources that were missed, for the release holds what they bring.
  const delayMs = missed.length > 0 ? 2 * windowMs : 0;
  if (week) await enqueue('report', { week }, { once: `report ${week}`, delayMs });
  return missed.length;
}

/** The week whose release was due and is not there; null before anything was read. */
async function missedRelease(
  { config, now }: Pick<Context, 'config' | 'now'>,
  timed: readonly Timed[],
): Promise<string | null> {
  const weekly = housekeeping(config.timeZone).find(({ queue }) => queue === 'report');
  if (!weekly || timed.every(({ source }) => source.lastRunAt === null)) return null;
  const week = weekName(weekOf(new Date(lastDue(weekly.due, now().getTime()))) - 1);
  return (await readManifest(config.exportsDir, week)) === null ? week : null;
}

/** The slugs of sources that were due since they were last read, the longest unread first. */
export function missedSources(timed: readonly Timed[], now: Date): string[] {
  return timed
    .flatMap(({ source: { slug, lastRunAt }, due }) =>
      lastRunAt !== null && lastRunAt.getTime() < lastDue(due, now.getTime())
        ? [{ slug, at: lastRunAt.getTime() }]
        : [],
    )
    .sort((a, b) => a.at - b.at)
    .map(({ slug }) => slug);
}
