import type { Db } from '../db/open.ts';
import { type OpenSlice, openEarlier } from '../demand/find.ts';
import type { Trend } from './evidence.ts';
import { testTrends } from './trends.ts';

/** What demand does, by skill id: the slice tested against the period of the same length before it. */
export async function findTrends(db: Db, open: OpenSlice): Promise<Map<string, Trend>> {
  return testTrends(open, await openEarlier(db, open));
}
