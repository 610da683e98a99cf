import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '../../src/db/open.ts';
import { openSlice } from '../../src/demand/find.ts';
import { everything } from '../../src/demand/slice.ts';
import { weekOf } from '../../src/demand/week.ts';
import { findTrends, measureDegree } from '../../src/roadmaps/store.ts';
import { rollUp } from '../../workers/rollup.ts';
import { openTestDatabase } from '../_support/database.ts';
import { storeTold } from '../_support/postings.ts';

let open: OpenDatabase;
beforeAll(async () => {
  open = await openTestDatabase();
  const postedAt = new Date('2026-09-01T12:00:00Z');
  await storeTold(open, 'greenhouse/a', [
    { externalId: '1', postedAt, degree: 'bachelor' },
    { externalId: '2', postedAt, degree: 'none', country: 'DE' },
    { externalId: '3', postedAt, degree: null, level: 'senior', remote: 'remote' },
    { externalId: '4', postedAt, degree: 'doctorate', role: 'data' },
    { externalId: '5', postedAt: new Date('2026-07-01T12:00:00Z'), degree: 'master' },
  ]);
  await storeTold(open, 'lever/b', [{ externalId: '6', postedAt, degree: 'master' }]);
});
afterAll(() => open.close());

const week = weekOf(new Date('2026-09-01T12:00:00Z'));

describe('measureDegree', () => {
  it.each([
    ['all', {}, 4, 6],
    ['a role', { roles: ['backend'] }, 3, 5],
    ['a period', { since: week, until: week }, 3, 5],
    ['a country', { countries: ['DE'] }, 0, 1],
    ['a level and remote', { levels: ['senior'], remote: ['remote'] }, 0, 1],
    ['an adapter', { sources: ['lever/*'] }, 1, 1],
  ] as const)('counts vacancies that ask for a degree in %s', async (_, slice, asking, of) => {
    const degree = await measureDegree(open.db, { ...everything, ...slice });
    expect(degree).toMatchObject({ vacancies: asking, of });
    expect(degree.share).toBeCloseTo(asking / of, 12);
  });
});

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
