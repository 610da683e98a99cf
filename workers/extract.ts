import { readInto } from '../src/skills/reader.ts';
import { takeUnread } from '../src/skills/store.ts';
import type { Handler } from './run-worker.ts';

const batch = 200;

/**
 * Reads every posting that is new, changed, or was read with another version of the dictionary, in bounded
 * steps that several workers can share, then asks for the rollup. Returns how many were read.
 */
export const extract: Handler<'extract'> = async ({ correlationId }, context) => {
  const reader = await context.reader();
  let read = 0;
  for (let taken = batch; taken === batch; read += taken) {
    taken = await context.db.transaction().execute(async (trx) => {
      const unread = await takeUnread(trx, reader.version, batch);
      await readInto(trx, reader, new Map(unread.map((posting) => [posting.id, posting])));
      return unread.length;
    });
  }
  if (read > 0) await context.enqueue('rollup', { correlationId }, { once: 'rollup' });
  return { read };
};
