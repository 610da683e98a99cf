import { type Kysely, type SqlBool, sql } from 'kysely';
import type { Database } from '../db/database.ts';
import type { OpenSlice } from '../demand/find.ts';
import type { Slice } from '../demand/slice.ts';
import { loadSlice } from '../demand/store.ts';
import { weekStart } from '../demand/week.ts';
import type { Evidence, Trend } from './evidence.ts';
import { slideBack, testTrends } from './trends.ts';
import { wilson } from './wilson.ts';

/**
 * The vacancies of a slice that ask for a degree, of all that were read, with a Wilson interval. A vacancy counts
 * as asking when any of its postings does.
 */
export async function measureDegree(
  db: Kysely<Database>,
  slice: Slice,
): Promise<NonNullable<Evidence['degree']>> {
  const asking = sql<SqlBool>`degree in ('bachelor', 'master', 'doctorate')`;
  let query = db
    .selectFrom('postings')
    .where('read_with', 'is not', null)
    .select(({ fn }) => [
      fn.count<number>('vacancy_id').distinct().as('of'),
      fn.count<number>('vacancy_id').distinct().filterWhere(asking).as('asking'),
    ]);
  if (slice.roles.length > 0) query = query.where('role', 'in', [...slice.roles]);
  if (slice.levels.length > 0) query = query.where('level', 'in', [...slice.levels]);
  if (slice.countries.length > 0) query = query.where('country', 'in', [...slice.countries]);
  if (slice.remote.length > 0) query = query.where('remote', 'in', [...slice.remote]);
  if (slice.since !== null) query = query.where('opened_at', '>=', weekStart(slice.since));
  if (slice.until !== null) query = query.where('opened_at', '<', weekStart(slice.until + 1));
  if (slice.sources.length > 0)
    query = query.where('source_id', 'in', sourceIds(db, slice.sources));
  const row = await query.executeTakeFirstOrThrow();
  const of = Number(row.of);
  return { ...wilson(Number(row.asking), of), of };
}

/** What demand does, by skill id: the slice tested against the period of the same length before it. */
export async function findTrends(
  db: Kysely<Database>,
  open: OpenSlice,
): Promise<Map<string, Trend>> {
  return testTrends(open, await loadSlice(db, slideBack(open.slice)));
}

function sourceIds(db: Kysely<Database>, slugs: readonly string[]) {
  const patterns = slugs.map((slug) => slug.replace(/([\\%_])/g, '\\$1').replaceAll('*', '%'));
  return db
    .selectFrom('sources')
    .select('id')
    .where(sql<SqlBool>`slug like any(${patterns}::text[])`);
}
