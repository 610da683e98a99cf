import type { Cell } from './cell.ts';
import { healthOf, type Ledger } from './health.ts';
import type { InSlice } from './slice.ts';

/** Postings found later than this many weeks after they were published are history, not late. */
const longest = 26;
/** Fewer discoveries than this give no curve. */
const leastFound = 100;

/** The share of a week's vacancies that is found by so many weeks after it; null where that is not known. */
export type DiscoveryCurve = (weeksAfter: number) => number | null;

/**
 * Measures how late vacancies are found, as of a week, over sources that were being read when the vacancies opened.
 * Recent weeks can only show the quick ones, so the curve is the product of reversed hazards (Lawless 1994,
 * "Adjustments for reporting delays and the prediction of occurred but not reported events").
 */
export function measureDiscovery(
  cells: readonly Cell[],
  isIn: InSlice,
  { ledger, asOf }: { ledger: Ledger; asOf: number },
): DiscoveryCurve {
  // Vacancies by lag, and by age of the week they opened in.
  const counts = Array.from({ length: longest + 1 }, () => new Float64Array(longest + 1));
  let found = 0;
  for (const cell of cells) {
    const age = Math.min(longest, asOf - cell.week);
    if (age < 0) continue;
    const wasRead = sourcesRead(ledger, cell.week);
    for (let i = 0; i < cell.size; i += 1) {
      const lag = cell.lag[i] ?? 0;
      if (lag > longest || !wasRead(cell.source[i] ?? 0) || !isIn(cell, i)) continue;
      const row = counts[Math.min(lag, age)];
      if (row) row[age] = (row[age] ?? 0) + 1;
      found += 1;
    }
  }
  if (found < leastFound) return () => null;
  const curve = toCurve(counts);
  return (weeksAfter) => (weeksAfter < 0 ? 0 : (curve[Math.min(weeksAfter, longest)] ?? 1));
}

/** Tells whether a source was being read in a week; a cell asks it of few sources, thousands of times. */
function sourcesRead(ledger: Ledger, week: number): (source: number) => boolean {
  const known = new Map<number, boolean>();
  return (source) => {
    const told = known.get(source);
    if (told !== undefined) return told;
    const first = ledger.get(source)?.first ?? Number.POSITIVE_INFINITY;
    const wasRead = week >= first && healthOf(ledger, source, week) !== 'broken';
    known.set(source, wasRead);
    return wasRead;
  };
}

function toCurve(counts: readonly Float64Array[]): number[] {
  const curve: number[] = Array(longest + 1).fill(1);
  for (let lag = longest; lag >= 1; lag -= 1) {
    let at = 0;
    let upTo = 0;
    // Only weeks that are old enough to show this lag.
    for (let age = lag; age <= longest; age += 1) {
      at += counts[lag]?.[age] ?? 0;
      for (let l = 0; l <= lag; l += 1) upTo += counts[l]?.[age] ?? 0;
    }
    curve[lag - 1] = (curve[lag] ?? 1) * (1 - (upTo === 0 ? 0 : at / upTo));
  }
  return curve;
}
