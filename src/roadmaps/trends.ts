import { type Earlier, findChanges, type OpenSlice } from '../demand/find.ts';
import type { Difference, Trend } from './evidence.ts';

/** What demand of a skill does, and by how much its share changed. */
export type Tested = { readonly trend: Trend; readonly change: Difference };

/** What demand does, by skill id: a slice tested against an earlier one; what is too rare to test is left out. */
export function testTrends(
  open: Pick<OpenSlice, 'cells' | 'isIn' | 'names'>,
  earlier: Earlier,
): Map<string, Trend> {
  return new Map([...testChanges(open, earlier)].map(([id, { trend }]) => [id, trend]));
}

/** As `testTrends`, with by how much the share changed. */
export function testChanges(
  open: Pick<OpenSlice, 'cells' | 'isIn' | 'names'>,
  earlier: Earlier,
): Map<string, Tested> {
  const { changes } = findChanges(open, earlier);
  return new Map(
    [...changes].flatMap(([number, { direction, before, now, low, high }]): [string, Tested][] => {
      const id = open.names.get(number)?.id;
      const change = { value: now - before, low, high };
      return id === undefined ? [] : [[id, { trend: direction, change }]];
    }),
  );
}
