import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '../src/context.ts';
import { listRunsOf, type RunSummary } from '../src/sources/store.ts';
import { startWorkers } from './main.ts';

const pollMs = 150;

/**
 * Scrapes sources through the queue with workers of this process, waits until each is done or has failed for
 * good and its postings are read and rolled up, and returns the last run of each, in the order of slugs.
 */
export async function scrapeAndWait(
  context: Context,
  slugs: readonly string[],
  options: { correlationId: string; onProgress?: (done: number) => void },
): Promise<RunSummary[]> {
  const { correlationId } = options;
  const jobs: string[] = [];
  for (const source of slugs) jobs.push(await context.enqueue('scrape', { source, correlationId }));
  const stop = startWorkers(context);
  try {
    await untilFinished(context, jobs, options.onProgress);
    await untilQuiet(context);
  } finally {
    await stop();
  }
  return listRunsOf(context.db, correlationId);
}

async function untilFinished(
  context: Context,
  jobs: readonly string[],
  onProgress?: (done: number) => void,
): Promise<void> {
  let waiting = [...jobs];
  while (waiting.length > 0) {
    // Jobs end roughly in order: looking at the first few of those that wait is enough.
    const some = waiting.slice(0, 40);
    const states = await Promise.all(some.map((id) => context.queues.stateOf('scrape', id)));
    const over = new Set(some.filter((_, i) => isOver(states[i])));
    waiting = waiting.filter((id) => !over.has(id));
    onProgress?.(jobs.length - waiting.length);
    if (over.size === 0) await sleep(pollMs);
  }
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
