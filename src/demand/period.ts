import { isAtLeast, weakest } from './asking.ts';
import { type Cell, highest } from './cell.ts';
import type { Strength } from './measure.ts';
import type { InSlice } from './slice.ts';

/** The weeks of one period with the vacancies that opened in them. */
export type Period = {
  /** The first week that `periodOf` gives. */
  week: number;
  /** Those of its weeks that are not in the future. */
  weeks: readonly number[];
  cells: readonly Cell[];
  /** Vacancies of the slice by source. */
  bySource: ReadonlyMap<number, number>;
  /** One more than the highest skill number. */
  skills: number;
};

/** The periods of cells in order; those without vacancies of the slice are left out. */
export function groupPeriods(
  cells: readonly Cell[],
  isIn: InSlice,
  { periodOf, asOf }: { periodOf: (week: number) => number; asOf: number },
): Period[] {
  const byPeriod = new Map<number, Cell[]>();
  for (const cell of cells) {
    const period = periodOf(cell.week);
    const known = byPeriod.get(period);
    if (known) known.push(cell);
    else byPeriod.set(period, [cell]);
  }
  return [...byPeriod]
    .sort(([a], [b]) => a - b)
    .map(([week, own]) => {
      const weeks: number[] = [];
      for (let next = week; periodOf(next) === week && next <= asOf; next += 1) weeks.push(next);
      const skills = 1 + highest(own.map(({ skill }) => skill));
      return { week, weeks, cells: own, bySource: countSources(own, isIn), skills };
    })
    .filter(({ bySource }) => bySource.size > 0);
}

/** Counts the vacancies of a slice by source; one without any is not in it. */
export function countSources(cells: readonly Cell[], isIn: InSlice): Map<number, number> {
  const bySource = new Map<number, number>();
  const counts = new Uint32Array(1 + highest(cells.map(({ source }) => source)));
  for (const cell of cells) {
    for (let i = 0; i < cell.size; i += 1) {
      if (!isIn(cell, i)) continue;
      const source = cell.source[i] ?? 0;
      counts[source] = (counts[source] ?? 0) + 1;
    }
  }
  counts.forEach((count, source) => {
    if (count > 0) bySource.set(source, count);
  });
  return bySource;
}

/** Vacancies of a period, and by skill those that ask. */
export type PeriodCounts = { n: number; asking: Uint32Array };
export const emptyCounts: PeriodCounts = { n: 0, asking: new Uint32Array() };

/** Counts the vacancies of a panel's sources that were found within `longestLag` weeks. */
export function countPanel(
  { cells }: Period,
  given: {
    isIn: InSlice;
    panel: ReadonlySet<number>;
    strength: Strength;
    longestLag: number;
    size: number;
  },
): PeriodCounts {
  const { isIn, longestLag } = given;
  const isRead = markNumbers(given.panel);
  const least = weakest[given.strength];
  const asking = new Uint32Array(given.size);
  let n = 0;
  for (const cell of cells) {
    const { size, lag, source, start, skill, need } = cell;
    for (let i = 0; i < size; i += 1) {
      if ((lag[i] ?? 0) > longestLag || isRead[source[i] ?? 0] !== 1 || !isIn(cell, i)) continue;
      n += 1;
      const end = start[i + 1] ?? 0;
      for (let entry = start[i] ?? 0; entry < end; entry += 1) {
        const number = skill[entry] ?? 0;
        asking[number] = (asking[number] ?? 0) + isAtLeast((need[entry] ?? 0) & 3, least);
      }
    }
  }
  return { n, asking };
}

/** The numbers of a set as an array that has 1 at each: a look-up in a set costs much more. */
export function markNumbers(numbers: ReadonlySet<number>): Uint8Array {
  const marks = new Uint8Array(1 + Math.max(0, ...numbers));
  for (const number of numbers) marks[number] = 1;
  return marks;
}
