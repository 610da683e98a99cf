import type { Context } from '../src/context.ts';
import { vacuumEmbedded } from '../src/db/vacuum.ts';
import type { Reading } from '../src/skills/reading.ts';
import { countUnread, listUnread, storeReadings, type Unread } from '../src/skills/store.ts';
import { inOrder } from './in-order.ts';
import { createReadAll } from './prepare.ts';
import { openReadingThreads, type ReadingThreads } from './reading-threads.ts';
import type { Handler } from './run-worker.ts';

const pageSize = 500;
/** Pages that are read while one is stored. */
const pagesAhead = 2;
/** With fewer to read, a thread would have started for nothing. */
const manyPostings = 1_000;

/** Reads what is unread (see `readUnread`), then asks for the rollup. Returns how many postings were read. */
export const extract: Handler<'extract'> = async ({ correlationId }, context) => {
  const read = await readUnread(context);
  if (read > 0) await context.enqueue('rollup', { correlationId }, { once: 'rollup' });
  return { read };
};

/**
 * Reads every posting that is new, changed, or was read with another version of the dictionary or the rules, in
 * place and in bounded steps: it can be stopped at any moment and goes on where it was. Returns how many were read.
 */
export async function readUnread(
  {
    database,
    db,
    config,
    reader: getReader,
  }: Pick<Context, 'database' | 'db' | 'config' | 'reader'>,
  onProgress: (read: number, unread: number) => void = () => undefined,
): Promise<number> {
  const reader = await getReader();
  const unread = await countUnread(db, reader.version);
  const threads = unread >= manyPostings ? openReadingThreads(config.skillsFile) : null;
  const readAll = threads ? askThread(threads) : createReadAll(reader.dictionary);
  const readPage = async (page: Unread[]) => {
    const readings = await readAll(page);
    return page.flatMap(({ id, contentHash }, i) => {
      const reading = readings[i];
      return reading ? [{ id, contentHash, reading }] : [];
    });
  };
  let read = 0;
  try {
    for await (const page of inOrder(
      listUnread(db, reader.version, pageSize),
      threads ? pagesAhead : 0,
      readPage,
    )) {
      await db.transaction().execute((trx) => storeReadings(trx, reader, page));
      read += page.length;
      onProgress(read, unread);
    }
  } finally {
    await threads?.close();
  }
  if (read >= manyPostings) await vacuumEmbedded(database, 'postings');
  return read;
}

function askThread(threads: ReadingThreads): (page: Unread[]) => Promise<Reading[]> {
  return (page) => {
    const texts = page.map(({ title, company, text }) => ({ title, company, text }));
    return threads.ask('read', texts);
  };
}
