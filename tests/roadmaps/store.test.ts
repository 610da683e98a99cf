import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '../../src/db/open.ts';
import { openSlice } from '../../src/demand/find.ts';
import { everything } from '../../src/demand/slice.ts';
import { weekOf } from '../../src/demand/week.ts';
import { findTrends } from '../../src/roadmaps/store.ts';
import { rollUp } from '../../workers/rollup.ts';
import { openTestDatabase } from '../_support/database.ts';
import { storeTold } from '../_support/postings.ts';

let open: OpenDatabase;
beforeAll(async () => {
  open = await openTestDatabase();
});
afterAll(() => open.close());

describe('findTrends', () => {
  it('tests a period against the one of its length before, and tells the way', async () => {
    const told = (period: number, i: number) => ({
      externalId: `${period}-${i}`,
      employer: `e${i}`,
      postedAt: new Date(Date.UTC(2025, 0, 6 + period * 28 + (i % 4) * 7, 12)),
      skills: [
        ...(i % 10 < (period === 0 ? 1 : 8) ? ['rust'] : []),
        ...(i % 10 < (period === 0 ? 8 : 1) ? ['perl'] : []),
        ...(i % 2 === 0 ? ['sql'] : []),
      ],
    });
    const all = Array.from({ length: 160 }, (_, i) => told(i < 80 ? 0 : 1, i % 80));
    await storeTold(open, 'greenhouse/trend', all);
    await rollUp({ db: open.db, now: () => new Date('2025-04-01T00:00:00Z') });
    const since = weekOf(new Date(Date.UTC(2025, 1, 3)));
    const slice = { ...everything, sources: ['greenhouse/trend'], since, until: since + 3 };
    const loaded = await openSlice(open.db, slice, since + 3);
    expect(loaded).not.toBeNull();
    if (loaded === null) return;
    expect(Object.fromEntries(await findTrends(open.db, loaded))).toEqual({
      rust: 'rising',
      perl: 'falling',
      sql: 'steady',
    });
  });
});
