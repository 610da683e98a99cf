import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '../../src/db/open.ts';
import { rollUpSome } from '../../src/demand/rollup-store.ts';
import {
  countGroups,
  listGroups,
  listMembers,
  rejoinPostings,
  splitPostings,
} from '../../src/postings/group-store.ts';
import { openTestDatabase } from '../_support/database.ts';
import { storeTold } from '../_support/postings.ts';

let open: OpenDatabase;
beforeAll(async () => {
  open = await openTestDatabase();
});
afterAll(() => open.close());

const text = (word: string) => Array.from({ length: 60 }, (_, i) => `${word}${i}`).join(' ');
const on = (day: string) => new Date(`${day}T09:00:00Z`);
const all = { limit: 10, vacancy: null };
const split = (...ids: number[]) => open.db.transaction().execute((trx) => splitPostings(trx, ids));
const rollUp = () =>
  open.db.transaction().execute((trx) => rollUpSome(trx, { limit: 100, now: on('2026-10-01') }));

beforeEach(async () => {
  await open.pool.query(
    'truncate demand_weeks, postings, vacancies, sources restart identity cascade',
  );
  await storeTold(open, 'lever/kestrel', [
    { externalId: 'a', text: text('one'), postedAt: on('2026-09-01') },
    { externalId: 'b', text: text('one'), city: 'Baku', postedAt: on('2026-09-02') },
    { externalId: 'c', text: text('two'), requisitionId: 'REQ-9', postedAt: on('2026-09-03') },
    { externalId: 'd', text: text('six'), requisitionId: 'REQ-9', postedAt: on('2026-09-04') },
    { externalId: 'e', text: text('ten'), postedAt: on('2026-09-05') },
  ]);
});

const groups = async () =>
  (await listGroups(open.db, all)).map(({ posting, groupedBy }) => [posting, groupedBy]);

describe('groups', () => {
  it('are listed with the reason of each posting, the latest first, without what is alone', async () => {
    const expected = [
      [3, 'self'],
      [4, 'requisition'],
      [1, 'self'],
      [2, 'text'],
    ];
    expect(await groups()).toEqual(expected);
    expect(await countGroups(open.db)).toEqual({ postings: 5, vacancies: 3, groups: 2 });
    expect(await listGroups(open.db, { ...all, limit: 1 })).toHaveLength(2);
  });

  it('are taken apart, the rest of a group staying together', async () => {
    const [vacancy = 0] = (await listGroups(open.db, all)).map((one) => one.vacancy);
    const moved = await split(3);
    expect([...moved.keys()]).toEqual([3]);
    expect(await listMembers(open.db, vacancy)).toEqual([4]);
    expect(await countGroups(open.db)).toEqual({ postings: 5, vacancies: 4, groups: 1 });
    expect(await split(3, 5)).toEqual(new Map());
  });

  it('that are taken apart whole leave the last posting where it was', async () => {
    expect((await split(1, 2)).size).toBe(1);
    expect(await groups()).toEqual([
      [3, 'self'],
      [4, 'requisition'],
    ]);
  });

  it('count in the figures as they are after the split', async () => {
    const vacancies = async () =>
      (await open.db.selectFrom('demand_weeks').select('vacancies').execute()).reduce(
        (n, row) => n + row.vacancies,
        0,
      );
    await rollUp();
    expect(await vacancies()).toBe(3);
    await split(2);
    await rollUp();
    expect(await vacancies()).toBe(4);
  });

  it('come together again when a split is taken back, in the figures too', async () => {
    await rollUp();
    const before = await groups();
    await split(1, 3);
    await rollUp();
    expect(await countGroups(open.db)).toEqual({ postings: 5, vacancies: 5, groups: 0 });
    const back = await open.db.transaction().execute((trx) => rejoinPostings(trx, [1, 3]));
    expect([...back.keys()]).toEqual([1, 3]);
    expect((await groups()).map(([posting]) => posting)).toEqual(
      before.map(([posting]) => posting),
    );
    await rollUp();
    const weeks = await open.db.selectFrom('demand_weeks').select('vacancies').execute();
    expect(weeks.reduce((n, row) => n + row.vacancies, 0)).toBe(3);
    const again = open.db.transaction().execute((trx) => rejoinPostings(trx, [1]));
    await expect(again).rejects.toThrow('There is no posting 1 that was taken out of a group');
  });

  it('are asked for by ids that exist', async () => {
    await expect(split(4711)).rejects.toThrow('There is no posting 4711');
  });
});
