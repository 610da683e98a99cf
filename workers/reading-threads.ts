import { openThreadPool, type ThreadPool } from '../src/thread-pool.ts';
import type { readingHandlers } from './reading-thread.ts';

/** Threads in which postings are normalized and read, beside the one that feeds the database. */
export type ReadingThreads = ThreadPool<typeof readingHandlers>;

/**
 * Starts threads that read with the shipped dictionary and the user's skills over it (a bad skills file rejects
 * every question). `ask('prepare', …)` normalizes a page and reads it, `ask('read', …)` reads what is normalized.
 * A thread takes about 0.2 s to start: a handful of postings is better read in place.
 */
export function openReadingThreads(skillsFile: string | null, size = 1): ReadingThreads {
  const script = new URL('./reading-thread.ts', import.meta.url);
  return openThreadPool<typeof readingHandlers>(script, size, { skillsFile });
}
