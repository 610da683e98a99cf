import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '../src/context.ts';
import { type RunProgress, readProgress } from '../src/sources/run-store.ts';
import { listRunsOf, type RunSummary } from '../src/sources/store.ts';
import { startWorkers } from './main.ts';

const pollMs = 150;
const lookMs = 500;
/** So long is waited when all that is left has failed and waits for another try. */
const defaultPatienceMs = 60_000;

export type ScrapeProgress = RunProgress & { done: number; total: number };
export type ScrapeOptions = {
  correlationId: string;
  onProgress?: (progress: ScrapeProgress) => void;
  patienceMs?: number;
  /** Ends it early: runs under way keep what they have, sources not begun are left alone. */
  stop?: AbortSignal;
};
/** `later` are the sources that will be tried again by whoever works on the queue next. */
export type Scraped = { runs: RunSummary[]; later: string[]; stopped: boolean };

/**
 * Scrapes sources through the queue with workers of this process, waits until each is done, has failed for good
 * or only waits for another try, and until its postings are read and rolled up; returns the last run of each, in
 * the order of slugs.
 */
export async function scrapeAndWait(
  context: Context,
  slugs: readonly string[],
  options: ScrapeOptions,
): Promise<Scraped> {
  const { correlationId, stop } = options;
  const jobs = new Map<string, string>();
  for (const source of slugs) {
    jobs.set(await context.enqueue('scrape', { source, correlationId }), source);
  }
  const end = startWorkers({ ...context, ...(stop ? { stop } : {}) });
  let left: string[] = [];
  try {
    left = await untilFinished(context, [...jobs.keys()], options);
    if (!stop?.aborted) await untilQuiet(context);
  } finally {
    await end();
  }
  if (stop?.aborted) await context.queues.drop('scrape', left);
  const runs = await listRunsOf(context.db, correlationId);
  const later = stop?.aborted ? [] : left.flatMap((id) => jobs.get(id) ?? []);
  return { runs, later, stopped: stop?.aborted ?? false };
}

/** Returns the jobs that are not over: none, unless patience was lost or a stop was asked for. */
async function untilFinished(
  context: Context,
  jobs: readonly string[],
  { correlationId, onProgress, patienceMs = defaultPatienceMs, stop }: ScrapeOptions,
): Promise<string[]> {
  const seen = { left: [...jobs], movedAt: performance.now(), lookedAt: 0 };
  while (seen.left.length > 0 && !stop?.aborted) {
    const before = seen.left.length;
    const moving = await settle(context, seen);
    const now = performance.now();
    if (moving || seen.left.length < before) seen.movedAt = now;
    else if (now - seen.movedAt > patienceMs) break;
    if (onProgress && now - seen.lookedAt > lookMs) {
      seen.lookedAt = now;
      const progress = await readProgress(context.db, correlationId);
      onProgress({ ...progress, done: jobs.length - seen.left.length, total: jobs.length });
    }
    if (seen.left.length === before) await sleep(pollMs);
  }
  return seen.left;
}

/** Takes the jobs that are over off the list; returns whether any other is being worked on or next in line. */
async function settle(context: Context, seen: { left: string[] }): Promise<boolean> {
  // Jobs end roughly in order: looking at the first few of those that wait is enough, and at all for retries.
  const some = seen.left.slice(0, 40);
  const states = await Promise.all(some.map((id) => context.queues.stateOf('scrape', id)));
  const over = new Set(some.filter((_, i) => isOver(states[i])));
  const waiting = some.filter((id) => !over.has(id));
  // Those looked at that still wait go to the end, so that all get their turn.
  seen.left = [...seen.left.slice(40), ...waiting];
  return (
    seen.left.length > some.length || states.some((state) => state !== 'delayed' && !isOver(state))
  );
}

const isOver = (state: string | undefined) =>
  state === 'completed' || state === 'failed' || state === 'unknown';

/** Waits until nothing is left to extract or to roll up; what is scheduled for later does not count. */
export async function untilQuiet(context: Context): Promise<void> {
  for (let quiet = 0; quiet < 2; ) {
    const counts = await context.queues.counts();
    const busy = counts
      .filter(({ queue }) => queue === 'extract' || queue === 'rollup')
      .some(({ waiting, active }) => waiting + active > 0);
    quiet = busy ? 0 : quiet + 1;
    await sleep(pollMs);
  }
}
