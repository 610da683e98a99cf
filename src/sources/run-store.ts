import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../db/database.ts';
import { reasons } from './reasons.ts';
import type { RunCounts } from './store.ts';

/** What was kept of a page at an earlier visit. */
export type KnownPage = {
  etag: string | null;
  lastModified: string | null;
  hash: Buffer;
  contentType: string | null;
  /** md5 of what the listing said of a detail page, null for listings. */
  digest: string | null;
  checkedAt: Date;
};

/**
 * Returns the run of a source that the same job finished well before (its worker stopped before it could
 * say so), undefined when there is none.
 */
export async function findFinishedRun(
  db: Kysely<Database>,
  sourceId: number,
  correlationId: string,
): Promise<RunCounts | undefined> {
  const row = await db
    .selectFrom('runs')
    .selectAll()
    .where('source_id', '=', sourceId)
    .where('correlation_id', '=', correlationId)
    .where('status', 'in', ['ok', 'unchanged', 'suspect'])
    .orderBy('id', 'desc')
    .executeTakeFirst();
  if (!row) return undefined;
  const { requested, found, changed, unchanged, closed, reopened, failed, throttled, bytes } = row;
  const pages = { requested, found, failed, throttled, bytes };
  return { ...pages, new: row.new, changed, unchanged, closed, reopened };
}

/**
 * Returns when the job of this correlation first looked at a source, null when it has not yet, and whether
 * one of its runs was a complete listing already, whose absences are counted.
 */
export async function findJobHistory(
  db: Kysely<Database>,
  sourceId: number,
  correlationId: string,
): Promise<{ startedAt: Date | null; counted: boolean }> {
  const row = await db
    .selectFrom('runs')
    .select((eb) => [
      eb.fn.min('started_at').as('startedAt'),
      eb.fn.agg<boolean | null>('bool_or', ['complete']).as('counted'),
    ])
    .where('source_id', '=', sourceId)
    .where('correlation_id', '=', correlationId)
    .executeTakeFirst();
  return { startedAt: row?.startedAt ?? null, counted: row?.counted ?? false };
}

/** Ends the runs of a source that a stopped worker left open; what they stored stays. */
export async function interruptRuns(
  db: Kysely<Database>,
  sourceId: number,
  at: Date,
): Promise<void> {
  await db
    .updateTable('runs')
    .set({ status: 'failed', reason: `interrupted: ${reasons.interrupted}`, finished_at: at })
    .where('source_id', '=', sourceId)
    .where('status', '=', 'running')
    .execute();
}

/** How far the runs of one correlation have come. */
export type RunProgress = {
  found: number;
  fresh: number;
  /** Sources being read now, and those whose last run failed, in the order in which they began; a few of each. */
  reading: string[];
  failing: string[];
};

/** Returns how far the runs of a correlation have come, the last run of each source counted. */
export async function readProgress(
  db: Kysely<Database>,
  correlationId: string,
): Promise<RunProgress> {
  const { rows } = await sql<RunProgress>`
    with last as (
      select distinct on (r.source_id) r.id, s.slug, r.status, r.found, r.new + r.changed as fresh
      from runs r join sources s on s.id = r.source_id
      where r.correlation_id = ${correlationId} order by r.source_id, r.id desc)
    select coalesce(sum(found), 0)::int as found, coalesce(sum(fresh), 0)::int as fresh,
      coalesce((array_agg(slug order by id) filter (where status = 'running'))[1:3], '{}') as reading,
      coalesce((array_agg(slug order by id) filter (where status = 'failed'))[1:3], '{}') as failing
    from last
  `.execute(db);
  return rows[0] ?? { found: 0, fresh: 0, reading: [], failing: [] };
}

/** Takes hold of a run that is to be finished; false when another worker has ended it meanwhile. */
export async function lockRun(trx: Transaction<Database>, runId: number): Promise<boolean> {
  const row = await trx
    .selectFrom('runs')
    .select('status')
    .where('id', '=', runId)
    .forUpdate()
    .executeTakeFirst();
  return row?.status === 'running';
}

/** Writes down how far a run has come. */
export async function recordProgress(
  trx: Transaction<Database>,
  runId: number,
  counts: RunCounts,
): Promise<void> {
  await trx
    .updateTable('runs')
    .set(counts)
    .where('id', '=', runId)
    .where('status', '=', 'running')
    .execute();
}

/** Returns when the unbroken series of suspect runs began that ends with the last one, null without one. */
export async function findSuspectSince(
  db: Kysely<Database>,
  sourceId: number,
): Promise<Date | null> {
  const { rows } = await sql<{ since: Date | null }>`
    select min(started_at) as since from runs
    where source_id = ${sourceId} and status = 'suspect' and id > coalesce((
      select max(id) from runs
      where source_id = ${sourceId} and status in ('ok', 'unchanged', 'partial')
        and (reason is null or reason not like 'believed:%')), 0)
  `.execute(db);
  return rows[0]?.since ?? null;
}

/** Returns every page of a source that is known from earlier visits, by its request key. */
export async function listKnownPages(
  db: Kysely<Database>,
  sourceId: number,
): Promise<Map<string, KnownPage>> {
  const rows = await db
    .selectFrom('validators')
    .selectAll()
    .where('source_id', '=', sourceId)
    .execute();
  return new Map(
    rows.map((row) => [
      row.url,
      {
        etag: row.etag,
        lastModified: row.last_modified,
        hash: row.payload_hash,
        contentType: row.content_type,
        digest: row.request_digest,
        checkedAt: row.checked_at,
      },
    ]),
  );
}

/** Keeps what a page's next visit needs. */
export async function saveKnownPage(
  trx: Transaction<Database>,
  sourceId: number,
  { key, page }: { key: string; page: KnownPage },
): Promise<void> {
  const values = {
    etag: page.etag,
    last_modified: page.lastModified,
    payload_hash: page.hash,
    content_type: page.contentType,
    request_digest: page.digest,
    checked_at: page.checkedAt,
  };
  await trx
    .insertInto('validators')
    .values({ source_id: sourceId, url: key, ...values })
    .onConflict((conflict) => conflict.columns(['source_id', 'url']).doUpdateSet(values))
    .execute();
}

/** Forgets pages that were not visited since `before`. */
export async function forgetPages(
  trx: Transaction<Database>,
  sourceId: number,
  before: Date,
): Promise<void> {
  await trx
    .deleteFrom('validators')
    .where('source_id', '=', sourceId)
    .where('checked_at', '<', before)
    .execute();
}
