import type { OpenSlice } from '../demand/find.ts';
import { weekName } from '../demand/week.ts';

/** A slice as documents say it: its sides as lists, its weeks by name, and the whole in words. */
export function sliceDocument({ slice, words }: Pick<OpenSlice, 'slice' | 'words'>) {
  const { since, until, ...rest } = slice;
  return { ...rest, since: weekName(since), until: weekName(until), words };
}
