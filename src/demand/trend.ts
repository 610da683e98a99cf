import type { Cell } from './cell.ts';
import type { Interval } from './interval.ts';
import { measureDemand, type Strength } from './measure.ts';
import type { InSlice } from './slice.ts';

/** One skill in one period: counts of new vacancies, and the share with its interval (null below 30). */
export type TrendPoint = {
  required: number;
  asked: number;
  named: number;
  employers: number;
  share: number | null;
  interval: Interval | null;
};

/** One period (a week or a month) of a slice; `skills` are by number, those that are named at all. */
export type TrendPeriod = {
  /** The first week of the period. */
  week: number;
  vacancies: number;
  employers: number;
  skills: ReadonlyMap<number, TrendPoint>;
};

/**
 * Measures each period of a slice on its own: the share of the vacancies that opened in it. `periodOf` says which
 * period a week is in by its first week. A week without postings has no period; one with postings of other slices, or
 * with reposts only, has a period of no vacancies.
 */
export function measureTrend(
  cells: readonly Cell[],
  isIn: InSlice,
  options: { strength: Strength; periodOf?: (week: number) => number },
): TrendPeriod[] {
  const { strength, periodOf = (week) => week } = options;
  const byPeriod = new Map<number, Cell[]>();
  for (const cell of cells) {
    const period = periodOf(cell.week);
    const known = byPeriod.get(period);
    if (known) known.push(cell);
    else byPeriod.set(period, [cell]);
  }
  return [...byPeriod]
    .sort(([a], [b]) => a - b)
    .map(([week, own]) => toPeriod(week, own, isIn, strength));
}

function toPeriod(week: number, cells: Cell[], isIn: InSlice, strength: Strength): TrendPeriod {
  const { sample, skills } = measureDemand(cells, isIn, strength);
  const points = skills.map(
    ({ skill, required, asked, named, employers, share, interval }): [number, TrendPoint] => [
      skill,
      { required, asked, named, employers, share, interval },
    ],
  );
  return {
    week,
    vacancies: sample.vacancies,
    employers: sample.employers,
    skills: new Map(points),
  };
}
