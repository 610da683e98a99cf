import type { Cell } from '../demand/cell.ts';
import { measureChanges } from '../demand/change.ts';
import type { OpenSlice } from '../demand/find.ts';
import type { InSlice } from '../demand/slice.ts';
import type { Trend } from './evidence.ts';

/** The slice of the period of the same length that ends before this one begins. */
export function slideBack(slice: OpenSlice['slice']): OpenSlice['slice'] {
  const length = slice.until - slice.since + 1;
  return { ...slice, since: slice.since - length, until: slice.since - 1 };
}

/**
 * What demand does, by skill id: a slice tested against an earlier one, on the sources that both share. Skills that are
 * too rare to test are left out.
 */
export function testTrends(
  open: Pick<OpenSlice, 'cells' | 'isIn' | 'names'>,
  earlier: { readonly cells: readonly Cell[]; readonly isIn: InSlice },
): Map<string, Trend> {
  const periods = { before: earlier.cells, now: open.cells };
  // A cell's week is of one period only, and each filter looks at the week.
  const isIn: InSlice = (cell, i) => open.isIn(cell, i) || earlier.isIn(cell, i);
  const { changes } = measureChanges(periods, isIn);
  return new Map(
    [...changes].flatMap(([number, { direction }]): [string, Trend][] => {
      const id = open.names.get(number)?.id;
      return id === undefined ? [] : [[id, direction]];
    }),
  );
}
