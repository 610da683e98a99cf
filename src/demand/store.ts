import { type Kysely, sql } from 'kysely';
import type { Database } from '../db/database.ts';
import type { Role } from '../postings/posting.ts';
import type { Cell } from './cell.ts';
import type { Ledger } from './health.ts';
import { createFilter, type InSlice, type Slice } from './slice.ts';
import { unpackCell } from './stored-cell.ts';
import { weekOf, weekStart } from './week.ts';

/** The cells that a slice's roles and period touch, and the filter for what the cells hold beside it. */
export type LoadedSlice = { cells: Cell[]; isIn: InSlice };

const dateOf = (week: number) => weekStart(week).toISOString().slice(0, 10);
const weekOfDate = (date: string) => weekOf(new Date(`${date}T00:00:00Z`));

/** Loads what a slice needs of the weekly rollup, oldest week first. */
export async function loadSlice(db: Kysely<Database>, slice: Slice): Promise<LoadedSlice> {
  let query = db
    .selectFrom('demand_weeks')
    .select(['week', 'role', 'cell'])
    .orderBy('week')
    .orderBy('role');
  if (slice.roles.length > 0) query = query.where('role', 'in', [...slice.roles]);
  if (slice.since !== null) query = query.where('week', '>=', dateOf(slice.since));
  if (slice.until !== null) query = query.where('week', '<=', dateOf(slice.until));
  const [rows, sources] = await Promise.all([query.execute(), findSources(db, slice.sources)]);
  const cells = rows.map((row) => unpackCell(row.cell, weekOfDate(row.week), row.role));
  return { cells, isIn: createFilter(slice, sources) };
}

/** Returns the first and last week that hold vacancies of these roles (all when empty), null without any. */
export async function findPeriod(
  db: Kysely<Database>,
  roles: readonly Role[] = [],
): Promise<{ first: number; last: number } | null> {
  let query = db
    .selectFrom('demand_weeks')
    .select((eb) => [eb.fn.min('week').as('first'), eb.fn.max('week').as('last')])
    .where('vacancies', '>', 0);
  if (roles.length > 0) query = query.where('role', 'in', [...roles]);
  const row = await query.executeTakeFirst();
  return row?.first && row.last
    ? { first: weekOfDate(row.first), last: weekOfDate(row.last) }
    : null;
}

/** Returns when the figures last changed, null when there are none. */
export async function findLastRollup(db: Kysely<Database>): Promise<Date | null> {
  const row = await db
    .selectFrom('demand_weeks')
    .select('rolled_up_at')
    .orderBy('rolled_up_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.rolled_up_at ?? null;
}

/** Returns the id and name of every skill by its number. */
export async function listSkills(
  db: Kysely<Database>,
): Promise<Map<number, { id: string; name: string; category: string }>> {
  // Columns as JSON, which are read several times as fast as thousands of rows.
  const { rows } = await sql<SkillColumns>`
    select json_agg(number) as numbers, json_agg(id) as ids, json_agg(name) as names,
      json_agg(category) as categories
    from skills
  `.execute(db);
  const { numbers, ids, names, categories } = rows[0] ?? {};
  return new Map(
    numbers?.map((number, at) => {
      const [id = '', name = '', category = ''] = [ids?.[at], names?.[at], categories?.[at]];
      return [number, { id, name, category }];
    }),
  );
}

/** As many of each; nulls where there are no skills. */
type SkillColumns = Record<'ids' | 'names' | 'categories', string[] | null> & {
  numbers: number[] | null;
};

type RunsRow = {
  source: number;
  first: Date;
  complete: number[] | null;
  partial: number[] | null;
  failed: number[] | null;
};

/** What the runs of all sources say of the weeks from `since` to `until`, for `healthOf`. */
export async function loadLedger(
  db: Kysely<Database>,
  { since, until }: { since: number; until: number },
): Promise<Ledger> {
  // A row a source with its weeks as JSON, which is read ten times as fast as rows or arrays of them.
  const { rows } = await sql<RunsRow>`
    select s.id as source, f.first, r.complete, r.partial, r.failed
    from sources s
    cross join lateral (
      select min(started_at) as first from runs where source_id = s.id and status <> 'running'
    ) f
    left join (
      select source_id, json_agg(week) filter (where complete) as complete,
        json_agg(week) filter (where well and not complete) as partial,
        json_agg(week) filter (where not well) as failed
      from (
        select source_id, complete, well,
          floor(date_part('epoch', start - ${weekStart(0)}::timestamptz) / 604800)::int as week
        from (
          select source_id, date_bin('7 days', started_at, ${weekStart(0)}) as start,
            bool_or(complete and status in ('ok', 'unchanged')) as complete,
            bool_or(status in ('ok', 'unchanged')) as well
          from runs where status <> 'running' and started_at >= ${weekStart(since)}
            and started_at < ${weekStart(until + 1)}
          group by 1, 2
        ) weeks
      ) numbered group by source_id
    ) r on r.source_id = s.id
    where f.first is not null
  `.execute(db);
  return new Map(
    rows.map(({ source, first, complete, partial, failed }) => [
      source,
      {
        first: weekOf(first),
        complete: new Set(complete),
        partial: new Set(partial),
        failed: new Set(failed),
      },
    ]),
  );
}

async function findSources(
  db: Kysely<Database>,
  slugs: readonly string[],
): Promise<ReadonlySet<number>> {
  if (slugs.length === 0) return new Set();
  const patterns = slugs.map((slug) => slug.replace(/([\\%_])/g, '\\$1').replaceAll('*', '%'));
  const { rows } = await sql<{ id: number }>`
    select id from sources where slug like any(${patterns}::text[])
  `.execute(db);
  return new Set(rows.map((row) => row.id));
}
