import { availableParallelism } from 'node:os';
import type { Dictionary } from '../skills/dictionary.ts';
import { openThreadPool } from '../thread-pool.ts';
import { type Batch, extractBatch } from './extract-lines.ts';
import type { extractHandlers } from './extract-thread.ts';
import { say } from './output.ts';

export type Tally = { lines: number; failed: number };

/**
 * Writes one line a posting to stdout, in input order, and says on stderr which lines hold none. What goes on
 * for long is read in threads, a few batches ahead of what is written; a short file is read before they would
 * have started.
 */
export async function streamLines(
  dictionary: Dictionary,
  lines: AsyncIterable<string>,
  skillsFile: string | null,
): Promise<Tally> {
  const size = Math.min(availableParallelism(), mostThreads);
  const tally = { lines: 0, failed: 0 };
  const waiting: Promise<Written>[] = [];
  let threads: ReturnType<typeof openThreads> | undefined;
  let read = 0;
  try {
    for await (const batch of inBatches(lines)) {
      tally.lines += batch.lines.length;
      read += lengthOf(batch);
      if (read > readInPlace && size > 1) threads ??= openThreads(skillsFile, size);
      const written = threads ? threads.ask('extract', batch) : extractHere(dictionary, batch);
      // Its failure is met when its turn comes.
      written.catch(() => undefined);
      waiting.push(written);
      if (waiting.length > (threads ? 2 * size : 0)) await write(waiting.shift(), tally);
    }
    for (const written of waiting) await write(written, tally);
  } finally {
    await threads?.close();
  }
  return tally;
}

/** Lines a batch, as UTF-8 or text, and what is wrong with its other lines. */
type Written = { bytes: Uint8Array | string; faults: string[] };

const batchLength = 1 << 18;
/** Less than this is read sooner than a thread starts. */
const readInPlace = 4 * batchLength;
const mostThreads = 8;

function openThreads(skillsFile: string | null, size: number) {
  const script = new URL('./extract-thread.ts', import.meta.url);
  return openThreadPool<typeof extractHandlers>(script, size, { skillsFile });
}

async function extractHere(dictionary: Dictionary, batch: Batch): Promise<Written> {
  const { found, faults } = extractBatch(dictionary, batch);
  return { bytes: found.map((posting) => `${JSON.stringify(posting)}\n`).join(''), faults };
}

/** Gathers lines until they are long enough to be worth a thread's while. */
async function* inBatches(lines: AsyncIterable<string>): AsyncGenerator<Batch> {
  let batch: Batch = { first: 1, lines: [] };
  let length = 0;
  for await (const line of lines) {
    batch.lines.push(line);
    length += line.length;
    if (length < batchLength) continue;
    yield batch;
    batch = { first: batch.first + batch.lines.length, lines: [] };
    length = 0;
  }
  if (batch.lines.length > 0) yield batch;
}

function lengthOf({ lines }: Batch): number {
  return lines.reduce((sum, line) => sum + line.length, 0);
}

/** Waits when the reader of stdout is slower. */
async function write(written: Promise<Written> | undefined, tally: Tally): Promise<void> {
  if (written === undefined) return;
  const { bytes, faults } = await written;
  for (const fault of faults) say(fault);
  tally.failed += faults.length;
  if (bytes.length > 0 && !process.stdout.write(bytes)) {
    await new Promise<void>((resolve) => process.stdout.once('drain', resolve));
  }
}
