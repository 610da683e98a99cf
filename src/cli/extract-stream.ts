import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import type { Dictionary } from '../skills/dictionary.ts';
import { openThreadPool } from '../thread-pool.ts';
import { type Batch, extractBatch, type Written } from './extract-lines.ts';
import type { extractHandlers } from './extract-thread.ts';
import { inBatches } from './line-batches.ts';
import { say } from './output.ts';

export type Tally = { lines: number; failed: number };

/**
 * Writes one line a posting to stdout, in input order, and says on stderr which lines hold none. What goes on
 * for long is read in threads too, a few batches ahead of what is written; a short file is read before they would
 * have started.
 */
export async function streamLines(
  dictionary: Dictionary,
  chunks: AsyncIterable<Buffer>,
  skillsFile: string | null,
): Promise<Tally> {
  // This thread is one of the readers: one more than cores would only compile everything once more.
  const size = Math.min(availableParallelism(), mostReaders) - 1;
  const tally = { lines: 0, failed: 0 };
  const waiting: Promise<void>[] = [];
  let last = Promise.resolve();
  let helpers: Helpers | undefined;
  try {
    for await (const batch of inBatches(chunks)) {
      if (batch.first > 1 && size > 0) helpers ??= openHelpers(skillsFile, size);
      tally.lines += batch.count;
      last = write(helpers?.take(batch) ?? extractBatch(dictionary, batch), last, tally);
      // Its failure is met when its turn comes.
      last.catch(() => undefined);
      waiting.push(last);
      if (waiting.length > 2 * batchesAhead * mostReaders) await waiting.shift();
      // Answers of the threads come in now.
      await setImmediate();
    }
    await last;
  } finally {
    await helpers?.close();
  }
  return tally;
}

const mostReaders = 8;
/** Batches that a thread is given before it has answered. */
const batchesAhead = 2;

type Helpers = {
  /** What a thread writes for a batch; undefined while all have enough to do or have not started. */
  take: (batch: Batch) => Promise<Written> | undefined;
  close: () => Promise<void>;
};

function openHelpers(skillsFile: string | null, size: number): Helpers {
  const script = new URL('./extract-thread.ts', import.meta.url);
  const threads = openThreadPool<typeof extractHandlers>(script, size, { skillsFile });
  let areOpen = false;
  // One that cannot open says why when it is asked to read.
  const opened = () => {
    areOpen = true;
  };
  const opening = Array.from({ length: size }, () => threads.ask('open', undefined));
  Promise.all(opening).then(opened, opened);
  return {
    take: (batch) =>
      areOpen && threads.fewestOpen() < batchesAhead ? threads.ask('extract', batch) : undefined,
    close: threads.close,
  };
}

/** Writes after what goes before; waits when the reader of stdout is slower. */
async function write(
  extracted: Written | Promise<Written>,
  before: Promise<void>,
  tally: Tally,
): Promise<void> {
  // Both are awaited, so that neither fails unheard.
  const [{ bytes, faults }] = await Promise.all([extracted, before]);
  for (const fault of faults) say(fault);
  tally.failed += faults.length;
  if (bytes.length > 0 && !process.stdout.write(bytes)) {
    await new Promise<void>((resolve) => process.stdout.once('drain', resolve));
  }
}
