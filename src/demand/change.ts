import { type AskingColumns, sumAsking } from './asking.ts';
import { groupByEmployer } from './by-employer.ts';
import type { Cell } from './cell.ts';
import { type Ledger, periodHealth } from './health.ts';
import { leastSample, type SizeSums, sumSizes } from './interval.ts';
import type { Strength } from './measure.ts';
import { countSources, markNumbers } from './period.ts';
import { rankCounts } from './rank.ts';
import type { InSlice } from './slice.ts';

export type Direction = 'rising' | 'falling' | 'steady';

/** How the share of one skill changed from one period to the next, on the panel; shares are from 0 to 1. */
export type Change = {
  /** Number of the skill. */
  skill: number;
  before: number;
  now: number;
  /** 95% interval of the difference `now - before`, clustered by employer. */
  low: number;
  high: number;
  /** Two-sided, of no difference. */
  p: number;
  direction: Direction;
  /** Rank by vacancies on the panel in each period, 1 for the most asked; equal counts share a rank. */
  rankBefore: number;
  rankNow: number;
};

/** The changes of a slice; `sources` is how many the panel has, and skills that are too rare to test are left out. */
export type Changes = { sources: number; changes: ReadonlyMap<number, Change> };

/** Of what is called rising or falling, at most this share is expected to be neither. */
const falseDiscoveryRate = 0.05;
/** Fewer asking vacancies than this in both periods together tell nothing. */
const leastAsking = 10;
const z95 = 1.959963984540054;

/**
 * Tests every skill for a change of its share between two periods, on the sources that brought vacancies in both and,
 * where a ledger is given, were not broken in either, so that a source that came, went or broke moves nothing. The variance is the ratio estimator's over employers (Cochran 1977,
 * §6.3), never below the binomial one with Agresti and Caffo's (2000) two added observations; that an employer hires
 * in both periods is ignored, which errs towards "steady". Rising and falling hold the false-discovery rate at 5%
 * (Benjamini and Hochberg 1995). Without 30 vacancies in each period there are no changes.
 */
export function measureChanges(
  periods: { before: readonly Cell[]; now: readonly Cell[] },
  isIn: InSlice,
  { strength = 'asked', ledger = new Map() }: { strength?: Strength; ledger?: Ledger } = {},
): Changes {
  const panel = findPanel(periods, isIn, ledger);
  if (panel.size === 0) return { sources: 0, changes: new Map() };
  const isOnPanel = markNumbers(panel);
  const isInPanel: InSlice = (cell, i) => isOnPanel[cell.source[i] ?? 0] === 1 && isIn(cell, i);
  const before = sumPeriod(periods.before, isInPanel, strength);
  const now = sumPeriod(periods.now, isInPanel, strength);
  if (before.n < leastSample || now.n < leastSample) {
    return { sources: panel.size, changes: new Map() };
  }
  const skills = Math.max(before.y.length, now.y.length);
  const tested = Array.from({ length: skills }, (_, skill) => skill)
    .filter((skill) => (before.y[skill] ?? 0) + (now.y[skill] ?? 0) >= leastAsking)
    .map((skill) => testSkill(skill, before, now));
  const [rankBefore, rankNow] = [rankCounts(before.y), rankCounts(now.y)];
  const bound = findBound(tested.map(({ p }) => p));
  const changes = tested.map((change): [number, Change] => [
    change.skill,
    {
      ...change,
      direction: change.p > bound ? 'steady' : change.now > change.before ? 'rising' : 'falling',
      rankBefore: rankBefore(before.y[change.skill] ?? 0),
      rankNow: rankNow(now.y[change.skill] ?? 0),
    },
  ]);
  return { sources: panel.size, changes: new Map(changes) };
}

function findPanel(
  { before, now }: { before: readonly Cell[]; now: readonly Cell[] },
  isIn: InSlice,
  ledger: Ledger,
): Set<number> {
  const earlier = countSources(before, isIn);
  // A first period is compared with nothing, and need not be walked.
  if (earlier.size === 0) return new Set();
  const weeks = [weeksOf(before), weeksOf(now)];
  const wasRead = (source: number) =>
    weeks.every((own) => periodHealth(ledger, source, own) !== 'broken');
  return new Set(
    [...countSources(now, isIn).keys()].filter((source) => earlier.has(source) && wasRead(source)),
  );
}

function weeksOf(cells: readonly Cell[]): number[] {
  return [...new Set(cells.map(({ week }) => week))].sort((a, b) => a - b);
}

/** Of the panel in one period: the sums over its employers, and by skill those over the ones that ask. */
type PeriodSums = SizeSums & AskingColumns;

function sumPeriod(cells: readonly Cell[], isIn: InSlice, strength: Strength): PeriodSums {
  const slice = groupByEmployer(cells, isIn);
  return { ...sumSizes(slice.vacancies), ...sumAsking(slice, strength) };
}

function testSkill(
  skill: number,
  before: PeriodSums,
  now: PeriodSums,
): Omit<Change, 'direction' | 'rankBefore' | 'rankNow'> {
  const [earlier, later] = [estimate(before, skill), estimate(now, skill)];
  const difference = later.share - earlier.share;
  const error = Math.sqrt(earlier.variance + later.variance);
  return {
    skill,
    before: earlier.share,
    now: later.share,
    low: difference - z95 * error,
    high: difference + z95 * error,
    p: twoSided(difference / error),
  };
}

/** The share and the variance of its estimate. */
function estimate(sums: PeriodSums, skill: number): { share: number; variance: number } {
  const { clusters, n, nn } = sums;
  const [y = 0, yy = 0, ny = 0] = [sums.y[skill], sums.yy[skill], sums.ny[skill]];
  const share = y / n;
  const residuals = Math.max(0, yy - 2 * share * ny + share * share * nn);
  const clustered = clusters < 2 ? 1 : (clusters / (clusters - 1)) * (residuals / (n * n));
  const added = (y + 1) / (n + 2);
  return { share, variance: Math.max(clustered, (added * (1 - added)) / (n + 2)) };
}

/** The greatest p that Benjamini and Hochberg's procedure rejects; below 0 when it rejects none. */
function findBound(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted.findLast((p, i) => p <= (falseDiscoveryRate * (i + 1)) / sorted.length) ?? -1;
}

/** The two-sided p of a standard normal deviate (Abramowitz and Stegun 7.1.26, accurate to 1.5e-7). */
function twoSided(deviate: number): number {
  const x = Math.abs(deviate) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const series =
    0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)));
  return t * series * Math.exp(-x * x);
}
