import { type Counts, countAsking, sumAsking } from './asking.ts';
import { type ByEmployer, groupByEmployer } from './by-employer.ts';
import type { Cell } from './cell.ts';
import {
  clusteredIntervals,
  type Interval,
  leastSample,
  sumSizes,
  wilsonInterval,
} from './interval.ts';
import { rankCounts } from './rank.ts';
import type { InSlice } from './slice.ts';

/** What a figure rests on. */
export type Sample = { vacancies: number; employers: number; postings: number };

/** How strongly a vacancy must ask to be counted: required; or also preferred; or named at all. */
export const strengths = ['required', 'asked', 'named'] as const;
export type Strength = (typeof strengths)[number];

/** Demand of one skill in a slice; shares are from 0 to 1 and null below 30 vacancies (or employers). */
export type SkillDemand = {
  /** Number of the skill. */
  skill: number;
  /** Vacancies that require it; that require or prefer it; that name it at all. */
  required: number;
  asked: number;
  named: number;
  /** Employers with such a vacancy, at the strength that was measured. */
  employers: number;
  /** Of all vacancies of the slice, at that strength, with an interval clustered by employer. */
  share: number | null;
  interval: Interval | null;
  /** Of all employers, with a Wilson interval. */
  employerShare: number | null;
  employerInterval: Interval | null;
  /** 1 for the most asked; null below the floor. Equal counts share a rank. */
  rank: number | null;
};

export type Demand = { sample: Sample; strength: Strength; skills: SkillDemand[] };

/**
 * Measures the demand of every skill in a slice, most asked first. A vacancy of an unknown employer counts as
 * an employer of its own. Each vacancy is counted once: cells hold vacancies, not postings.
 */
export function measureDemand(
  cells: readonly Cell[],
  isIn: InSlice,
  strength: Strength = 'asked',
): Demand {
  return measureStrengths(cells, isIn)(strength);
}

/** Reads the cells of a slice once; the returned function measures its demand at one strength. */
export function measureStrengths(
  cells: readonly Cell[],
  isIn: InSlice,
): (strength: Strength) => Demand {
  const sharesAt = measureSharesAt(cells, isIn);
  return (strength) => toDemand(sharesAt(strength), strength);
}

/** As `measureStrengths`, by skill number and without ranks, for who asks for a few skills or in another order. */
export function measureSharesAt(
  cells: readonly Cell[],
  isIn: InSlice,
): (strength: Strength) => Shares {
  const slice = groupByEmployer(cells, isIn);
  const counts = countAsking(slice);
  return (strength) => measureShares(slice, counts, strength);
}

/** The shares of every skill by its number, from 0 to 1: NaN below 30 vacancies, and where nobody names the skill. */
export type Shares = {
  sample: Sample;
  counts: Counts;
  /** Employers with such a vacancy, at the strength that was measured. */
  employers: Float64Array;
  /** Of all vacancies, with the interval clustered by employer. */
  share: Float64Array;
  low: Float64Array;
  high: Float64Array;
};

/** Measures the shares of a slice at one strength; `counts` are those of `countAsking`. */
export function measureShares(slice: ByEmployer, counts: Counts, strength: Strength): Shares {
  const sizes = sumSizes(slice.vacancies);
  const sums = sumAsking(slice, strength);
  const column = () => new Float64Array(slice.skills).fill(Number.NaN);
  const [share, low, high] = [column(), column(), column()];
  const intervalOf = clusteredIntervals(sizes);
  for (let skill = 0; sizes.n >= leastSample && skill < slice.skills; skill += 1) {
    if (counts.named[skill] === 0) continue;
    const [y = 0, wy = 0, wyy = 0] = [sums.y[skill], sums.wy[skill], sums.wyy[skill]];
    const interval = intervalOf({ y, wy, wyy });
    share[skill] = y / sizes.n;
    low[skill] = interval.low;
    high[skill] = interval.high;
  }
  const sample = { vacancies: sizes.n, employers: sizes.clusters, postings: slice.postings };
  return { sample, counts, employers: sums.employers, share, low, high };
}

function toDemand({ sample, counts, ...columns }: Shares, strength: Strength): Demand {
  const { vacancies, employers: all } = sample;
  const [measured, byEmployer] = [vacancies >= leastSample, all >= leastSample];
  const rankOf = rankCounts(counts[strength]);
  const skills: SkillDemand[] = [];
  counts.named.forEach((named, skill) => {
    if (named === 0) return;
    const [low = 0, high = 0] = [columns.low[skill], columns.high[skill]];
    const employers = columns.employers[skill] ?? 0;
    skills.push({
      skill,
      required: counts.required[skill] ?? 0,
      asked: counts.asked[skill] ?? 0,
      named,
      employers,
      share: measured ? (columns.share[skill] ?? 0) : null,
      interval: measured ? { low, high } : null,
      employerShare: byEmployer ? employers / all : null,
      employerInterval: byEmployer ? wilsonInterval(employers, all) : null,
      rank: measured ? rankOf(counts[strength][skill] ?? 0) : null,
    });
  });
  skills.sort((a, b) => b[strength] - a[strength] || b.required - a.required || a.skill - b.skill);
  return { sample, strength, skills };
}
