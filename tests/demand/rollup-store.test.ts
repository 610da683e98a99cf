import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '../../src/db/open.ts';
import { cellRows } from '../../src/demand/cell.ts';
import { measureDemand } from '../../src/demand/measure.ts';
import { rollUpSome } from '../../src/demand/rollup-store.ts';
import { everything } from '../../src/demand/slice.ts';
import { findPeriod, listSkills, loadSlice } from '../../src/demand/store.ts';
import { measureTrend } from '../../src/demand/trend.ts';
import { weekName } from '../../src/demand/week.ts';
import { closeMissing } from '../../src/postings/store.ts';
import { openTestDatabase } from '../_support/database.ts';
import { storeTold } from '../_support/postings.ts';

let open: OpenDatabase;
beforeAll(async () => {
  open = await openTestDatabase();
});
beforeEach(async () => {
  await open.pool.query('truncate demand_weeks, postings, vacancies cascade');
});
afterAll(() => open.close());

const now = new Date('2026-10-01T00:00:00Z');
const rollUp = (limit = 100) =>
  open.db.transaction().execute((trx) => rollUpSome(trx, { limit, now }));
const at = (day: string) => new Date(`${day}T12:00:00Z`);

async function rows() {
  const { cells } = await loadSlice(open.db, everything);
  return cells.flatMap(cellRows);
}

describe('the weekly rollup', () => {
  it('holds each vacancy in the week it opened and under its role', async () => {
    await storeTold(open, 'greenhouse/a', [
      { externalId: '1', postedAt: at('2026-08-31'), skills: ['go', 'kafka?'] },
      { externalId: '2', postedAt: at('2026-09-06'), role: 'data', country: 'DE' },
      {
        externalId: '3',
        postedAt: at('2026-09-07'),
        remote: 'remote',
        level: 'senior',
        degree: 'bachelor',
      },
    ]);
    expect(await rollUp()).toEqual({ vacancies: 3, cells: 3 });
    expect(
      (await rows()).map((r) => [weekName(r.week), r.role, r.country, r.remote, r.level, r.degree]),
    ).toEqual([
      ['2026-W36', 'backend', null, null, null, null],
      ['2026-W36', 'data', 'DE', null, null, null],
      ['2026-W37', 'backend', null, 'remote', 'senior', 'bachelor'],
    ]);
    expect(await rollUp()).toEqual({ vacancies: 0, cells: 0 });
  });

  it('moves a vacancy whose posting changed its role, and leaves the others alone', async () => {
    const day = at('2026-09-01');
    await storeTold(open, 'greenhouse/a', [
      { externalId: '1', postedAt: day },
      { externalId: '2', postedAt: day },
    ]);
    await rollUp();
    await storeTold(open, 'greenhouse/a', [
      { externalId: '1', postedAt: day, role: 'data', contentHash: 'changed' },
    ]);
    expect(await rollUp()).toEqual({ vacancies: 1, cells: 2 });
    expect((await rows()).map((r) => r.role)).toEqual(['backend', 'data']);
  });

  it('notes the week in which a vacancy closed', async () => {
    const sighting = await storeTold(open, 'greenhouse/a', [
      { externalId: '1', postedAt: at('2026-09-01') },
    ]);
    await rollUp();
    for (const day of ['2026-09-20', '2026-09-27']) {
      const seen = { ...sighting, at: at(day) };
      await open.db.transaction().execute((trx) => closeMissing(trx, seen, []));
    }
    expect(await rollUp()).toEqual({ vacancies: 1, cells: 1 });
    expect((await rows()).map((r) => weekName(r.closedWeek))).toEqual(['2026-W39']);
  });

  it('knows the week in which a vacancy was only posted again, as one without new vacancies', async () => {
    const text = Array.from({ length: 40 }, (_, i) => `same${i}`).join(' ');
    await storeTold(open, 'greenhouse/a', [
      { externalId: '1', postedAt: at('2026-08-31'), text },
      { externalId: '2', postedAt: at('2026-09-14'), text },
    ]);
    await rollUp();
    const { cells, isIn } = await loadSlice(open.db, everything);
    const periods = measureTrend(cells, isIn, { strength: 'asked' });
    expect(periods.map(({ week, vacancies }) => [weekName(week), vacancies])).toEqual([
      ['2026-W36', 1],
      ['2026-W38', 0],
    ]);
    expect(await findPeriod(open.db)).toEqual({ first: 2956, last: 2956 });
  });

  it('takes many vacancies in bounded steps and forgets none', async () => {
    const told = Array.from({ length: 25 }, (_, i) => ({
      externalId: String(i),
      postedAt: at('2026-09-01'),
    }));
    await storeTold(open, 'greenhouse/a', told);
    const steps = [await rollUp(10), await rollUp(10), await rollUp(10)];
    expect(steps.map((step) => step.vacancies)).toEqual([10, 10, 5]);
    expect(await rows()).toHaveLength(25);
    expect(await findPeriod(open.db)).toEqual({ first: 2956, last: 2956 });
  });

  it('gives the same figures as counting the rows', async () => {
    const stacks = [['go', 'kafka?'], ['go', 'redis~'], ['java|0', 'go|0'], []];
    const told = Array.from({ length: 80 }, (_, i) => ({
      externalId: String(i),
      employer: `employer ${i % 33}`,
      postedAt: at('2026-09-01'),
      skills: stacks[i % 4] ?? [],
    }));
    await storeTold(open, 'greenhouse/a', told);
    await rollUp();
    const { cells, isIn } = await loadSlice(open.db, everything);
    const names = await listSkills(open.db);
    const { sample, skills } = measureDemand(cells, isIn, 'asked');
    expect(sample).toEqual({ vacancies: 80, employers: 33, postings: 80 });
    expect(
      skills.map((s) => [names.get(s.skill)?.id, s.required, s.asked, s.named, s.rank]),
    ).toEqual([
      ['go', 60, 60, 60, 1],
      ['java', 20, 20, 20, 2],
      ['kafka', 0, 20, 20, 2],
      ['redis', 0, 0, 20, 4],
    ]);
    expect(skills[0]?.share).toBe(0.75);
  });
});
