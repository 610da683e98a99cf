import { type Earlier, findChanges, type OpenSlice } from '../demand/find.ts';
import type { Trend } from './evidence.ts';

/** What demand does, by skill id: a slice tested against an earlier one; what is too rare to test is left out. */
export function testTrends(
  open: Pick<OpenSlice, 'cells' | 'isIn' | 'names'>,
  earlier: Earlier,
): Map<string, Trend> {
  const { changes } = findChanges(open, earlier);
  return new Map(
    [...changes].flatMap(([number, { direction }]): [string, Trend][] => {
      const id = open.names.get(number)?.id;
      return id === undefined ? [] : [[id, direction]];
    }),
  );
}
