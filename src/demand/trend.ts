import { countAsking } from './asking.ts';
import { groupByEmployer } from './by-employer.ts';
import type { Cell } from './cell.ts';
import type { Interval } from './interval.ts';
import { measureShares, type Shares, type Strength } from './measure.ts';
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

/** One period (a week or a month) of a slice; a series has them by the hundred, with thousands of skills each. */
export type TrendPeriod = {
  /** The first week of the period. */
  week: number;
  vacancies: number;
  employers: number;
  /** By number; those that nobody names are zeros. */
  skills: Omit<Shares, 'sample'>;
};

/** What a period says of a skill, null where nobody names it. */
export function pointOf({ skills }: TrendPeriod, number: number): TrendPoint | null {
  const { counts, employers, share, low, high } = skills;
  const named = counts.named[number] ?? 0;
  if (named === 0) return null;
  const measured = !Number.isNaN(share[number]);
  return {
    required: counts.required[number] ?? 0,
    asked: counts.asked[number] ?? 0,
    named,
    employers: employers[number] ?? 0,
    share: measured ? (share[number] ?? 0) : null,
    interval: measured ? { low: low[number] ?? 0, high: high[number] ?? 1 } : null,
  };
}

/** Whether some vacancy of some period names the skill. */
export function isNamed(periods: readonly TrendPeriod[], number: number): boolean {
  return periods.some(({ skills }) => (skills.counts.named[number] ?? 0) > 0);
}

/** How many vacancies of all periods ask for the skill. */
export function sumAsked(periods: readonly TrendPeriod[], number: number): number {
  return periods.reduce((sum, { skills }) => sum + (skills.counts.asked[number] ?? 0), 0);
}

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
  const slice = groupByEmployer(cells, isIn);
  const { sample, ...skills } = measureShares(slice, countAsking(slice), strength);
  return { week, vacancies: sample.vacancies, employers: sample.employers, skills };
}
