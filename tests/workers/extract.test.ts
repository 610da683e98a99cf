import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../../src/context.ts';
import type { Reader } from '../../src/skills/reader.ts';
import { countUnread, listUnread, storeReadings } from '../../src/skills/store.ts';
import { readUnread } from '../../workers/extract.ts';
import { openTestContext } from '../_support/context.ts';
import { storeTold } from '../_support/postings.ts';

let context: Context;
let reader: Reader;
beforeAll(async () => {
  context = await openTestContext();
  reader = await context.reader();
});
afterAll(() => context.close());
beforeEach(async () => {
  await context.database.pool.query('truncate postings, vacancies cascade');
  await storeTold(context, 'lever/kestrel', [
    { externalId: 'a', title: 'Backend Engineer', text: 'You know Go and PostgreSQL.' },
    { externalId: 'b', title: 'Backend Engineer', text: 'You know Kafka.' },
    { externalId: 'c', title: 'Backend Engineer', text: '' },
  ]);
  await readUnread(context);
  await context.db.updateTable('vacancies').set({ stale: false }).execute();
});

const postings = () =>
  context.db.selectFrom('postings').selectAll().orderBy('external_id').execute();
const stale = async () => {
  const rows = await context.db
    .selectFrom('vacancies')
    .selectAll()
    .where('stale', '=', true)
    .execute();
  return rows.map((row) => row.title);
};
const withVersion = (version: string, less: Partial<Reader> = {}) => ({
  ...context,
  reader: async () => ({ ...reader, version, ...less }),
});

describe('when the dictionary has another version', () => {
  it('every posting is read again in place, with progress, and knows the version', async () => {
    const before = await postings();
    const progress: [number, number][] = [];
    const read = await readUnread(withVersion('next'), (...args) => progress.push(args));
    expect(read).toBe(3);
    expect(progress).toEqual([[3, 3]]);
    expect(await postings()).toEqual(before.map((row) => ({ ...row, read_with: 'next' })));
    expect(await countUnread(context.db, 'next')).toBe(0);
    expect(await readUnread(withVersion('next'))).toBe(0);
  });

  it('only the vacancies that now say something else are rolled up again', async () => {
    await readUnread(withVersion('next'));
    expect(await stale()).toEqual([]);
    const numbers = new Map([...reader.numbers].filter(([id]) => id !== 'apache-kafka'));
    await readUnread(withVersion('without kafka', { numbers }));
    expect(await stale()).toHaveLength(1);
    const named = (await postings()).map((row) => row.skill_numbers.length);
    expect(named).toEqual([2, 0, 0]);
  });

  it('goes on where it was when it is stopped in the middle', async () => {
    for await (const page of listUnread(context.db, 'next', 2)) {
      const read = page.map((one) => ({
        ...one,
        reading: { role: 'backend' as const, level: null, language: 'en', skills: [] },
      }));
      await context.db
        .transaction()
        .execute((trx) => storeReadings(trx, { ...reader, version: 'next' }, read));
      break;
    }
    expect(await countUnread(context.db, 'next')).toBe(1);
    expect(await readUnread(withVersion('next'))).toBe(1);
  });

  it('a posting that changes while it is read is left for the next time', async () => {
    for await (const page of listUnread(context.db, 'next', 10)) {
      await context.db
        .updateTable('postings')
        .set({ text: 'You know Rust.', content_hash: 'new', read_with: null })
        .where('external_id', '=', 'a')
        .execute();
      const read = page.map((one) => ({
        ...one,
        reading: { role: 'qa' as const, level: null, language: 'en', skills: [] },
      }));
      await context.db
        .transaction()
        .execute((trx) => storeReadings(trx, { ...reader, version: 'next' }, read));
    }
    expect((await postings()).map((row) => row.role)).toEqual(['backend', 'qa', 'qa']);
    expect(await readUnread(withVersion('next'))).toBe(1);
  });
});
