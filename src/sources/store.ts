import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { zstdCompress, zstdDecompress } from 'node:zlib';
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { Database, RunStatus } from '../db/database.ts';
import { NotFoundError } from '../errors.ts';
import type { Source } from './adapter.ts';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

export type StoredSource = Source & {
  id: number;
  enabled: boolean;
  intervalMinutes: number;
  /** Characters, of the last complete run; null before one. */
  medianTextLength: number | null;
  /** When its last run began; null before one. */
  lastRunAt: Date | null;
};

/** Writes a source down (or what changed of it) and returns its id; a new one is on unless `enabled` says. */
export async function upsertSource(
  db: Kysely<Database>,
  source: Source & { enabled?: boolean; intervalMinutes?: number },
): Promise<number> {
  const values = {
    ...sourceColumns(source),
    ...(source.enabled === undefined ? {} : { enabled: source.enabled }),
    ...(source.intervalMinutes === undefined ? {} : { interval_minutes: source.intervalMinutes }),
  };
  const { slug: _, ...changes } = values;
  const { id } = await db
    .insertInto('sources')
    .values(values)
    .onConflict((conflict) => conflict.column('slug').doUpdateSet(changes))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Returns the id of the source with this slug as it is stored; one that is not is written down, switched off. */
export async function ensureSource(db: Kysely<Database>, source: Source): Promise<number> {
  const { id } = await db
    .insertInto('sources')
    .values({ ...sourceColumns(source), enabled: false })
    .onConflict((conflict) => conflict.column('slug').doUpdateSet({ slug: source.slug }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

function sourceColumns({ slug, adapter, token, company, region, settings }: Source) {
  return { slug, adapter, token, company, region, settings: JSON.stringify(settings) };
}

/** Returns the stored source with this slug; throws `NotFoundError` when there is none. */
export async function getSource(db: Kysely<Database>, slug: string): Promise<StoredSource> {
  const row = await db
    .selectFrom('sources')
    .selectAll()
    .where('slug', '=', slug)
    .executeTakeFirst();
  if (!row) throw new NotFoundError(`There is no source "${slug}": see \`gapmap sources list\`.`);
  return toStoredSource(row);
}

function toStoredSource(row: Selectable<Database['sources']>): StoredSource {
  const { id, slug, adapter, token, company, region, settings, enabled } = row;
  const own = { slug, adapter, token, company, region, settings };
  const intervalMinutes = row.interval_minutes;
  const { median_text_length: medianTextLength, last_run_at: lastRunAt } = row;
  return { id, ...own, enabled, intervalMinutes, medianTextLength, lastRunAt };
}

/** Writes down how many minutes may lie between two runs of each source (by id); alerts are judged by it. */
export async function setIntervals(
  db: Kysely<Database>,
  intervals: ReadonlyMap<number, number>,
): Promise<void> {
  await sql`
    update sources s set interval_minutes = i.minutes
    from unnest(${[...intervals.keys()]}::bigint[], ${[...intervals.values()]}::int[]) as i (id, minutes)
    where s.id = i.id and s.interval_minutes <> i.minutes
  `.execute(db);
}

/** Writes many sources down at once, on and off as given; what is the same is left alone. */
export async function upsertSources(
  db: Kysely<Database>,
  sources: readonly (Source & { enabled: boolean })[],
): Promise<void> {
  const column = (read: (source: Source & { enabled: boolean }) => unknown) => sources.map(read);
  await sql`
    insert into sources (slug, adapter, token, company, region, settings, enabled)
    select i.slug, i.adapter, i.token, i.company, i.region, i.settings::jsonb, i.enabled
    from unnest(${column((s) => s.slug)}::text[], ${column((s) => s.adapter)}::text[],
      ${column((s) => s.token)}::text[], ${column((s) => s.company)}::text[],
      ${column((s) => s.region)}::text[], ${column((s) => JSON.stringify(s.settings))}::text[],
      ${column((s) => s.enabled)}::boolean[])
      as i (slug, adapter, token, company, region, settings, enabled)
    on conflict (slug) do update set adapter = excluded.adapter, token = excluded.token,
      company = excluded.company, region = excluded.region, settings = excluded.settings,
      enabled = excluded.enabled
    where (sources.adapter, sources.token, sources.company, sources.region, sources.settings, sources.enabled)
      is distinct from (excluded.adapter, excluded.token, excluded.company, excluded.region,
        excluded.settings, excluded.enabled)
  `.execute(db);
}

/** Returns stored sources in the order of their slugs. */
export async function listSources(
  db: Kysely<Database>,
  filter: { enabled?: boolean },
): Promise<StoredSource[]> {
  let query = db.selectFrom('sources').selectAll().where('adapter', '!=', 'file').orderBy('slug');
  if (filter.enabled !== undefined) query = query.where('enabled', '=', filter.enabled);
  return (await query.execute()).map(toStoredSource);
}

export type RunCounts = {
  requested: number;
  found: number;
  new: number;
  changed: number;
  unchanged: number;
  closed: number;
  reopened: number;
  failed: number;
  throttled: number;
  bytes: number;
};

/** Opens a run of a source and returns its id; `at` is when the source was looked at. */
export async function startRun(
  db: Kysely<Database>,
  run: { sourceId: number; correlationId: string; at: Date },
): Promise<number> {
  const { id } = await db
    .insertInto('runs')
    .values({ source_id: run.sourceId, correlation_id: run.correlationId, started_at: run.at })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Returns whether a source has a run that looked at it at exactly this time and did not fail. */
export async function hasRunAt(db: Kysely<Database>, sourceId: number, at: Date): Promise<boolean> {
  const run = await db
    .selectFrom('runs')
    .select('id')
    .where('source_id', '=', sourceId)
    .where('started_at', '=', at)
    .where('status', 'not in', ['failed', 'running'])
    .executeTakeFirst();
  return run !== undefined;
}

/** Returns when the last complete listing of a source was seen, null before the first. */
export async function findLastListing(
  db: Kysely<Database>,
  sourceId: number,
): Promise<Date | null> {
  const run = await db
    .selectFrom('runs')
    .select('started_at')
    .where('source_id', '=', sourceId)
    .where('complete', '=', true)
    .where('status', '!=', 'running')
    .orderBy('started_at', 'desc')
    .executeTakeFirst();
  return run?.started_at ?? null;
}

/** Closes a run with its counts, and keeps on the source when it last ran and last was well. */
export async function finishRun(
  db: Kysely<Database>,
  run: {
    id: number;
    status: RunStatus;
    reason: string | null;
    complete: boolean;
    at: Date;
    medianTextLength: number | null;
    counts: RunCounts;
  },
): Promise<void> {
  const { id, status, reason, complete, at, medianTextLength, counts } = run;
  const well = status === 'ok' || status === 'unchanged';
  await db
    .updateTable('runs')
    .set({
      ...counts,
      status,
      reason,
      complete,
      finished_at: at,
      median_text_length: medianTextLength,
    })
    .where('id', '=', id)
    .execute();
  await sql`
    update sources s set last_run_at = r.started_at,
      last_ok_at = case when ${well} then r.started_at else s.last_ok_at end,
      consecutive_failures = case when ${well} then 0
        when ${status} in ('failed', 'suspect') then s.consecutive_failures + 1
        else s.consecutive_failures end,
      median_text_length = case when ${well && complete} then coalesce(${medianTextLength}::int, s.median_text_length)
        else s.median_text_length end
    from runs r where r.id = ${id} and s.id = r.source_id
  `.execute(db);
}

/** A body with its sha256 and its zstd form, which is null where the body is kept already. */
export type PackedPayload = { body: Buffer; compressed: Buffer | null; hash: Buffer };

/** Keeps a body as received and returns its sha256; the same bytes are kept once. */
export async function storePayload(
  trx: Transaction<Database>,
  payload: PackedPayload,
): Promise<Buffer> {
  const { hash, compressed, body } = payload;
  if (compressed === null) return hash;
  await trx
    .insertInto('payloads')
    .values({ hash, body: compressed, size: body.length })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute();
  return hash;
}

/** Hashes and compresses a body ahead of its transaction. */
export async function packPayload(body: Buffer): Promise<PackedPayload> {
  return { body, compressed: await compress(body), hash: sha256(body) };
}

/** Hashes a body and, unless the same bytes are kept already, compresses it. */
export async function packUnlessKept(db: Kysely<Database>, body: Buffer): Promise<PackedPayload> {
  const hash = sha256(body);
  const kept = await db
    .selectFrom('payloads')
    .select('size')
    .where('hash', '=', hash)
    .executeTakeFirst();
  return kept ? { body, compressed: null, hash } : packPayload(body);
}

const sha256 = (body: Buffer) => createHash('sha256').update(body).digest();

/** Returns a kept body as it was received; throws `NotFoundError` when it is not kept. */
export async function getPayload(db: Kysely<Database>, hash: Buffer): Promise<Buffer> {
  const row = await db
    .selectFrom('payloads')
    .select('body')
    .where('hash', '=', hash)
    .executeTakeFirst();
  if (!row) throw new NotFoundError(`There is no payload ${hash.toString('hex')}.`);
  return decompress(row.body);
}

/** Notes which page of a run served which payload. */
export async function recordPage(
  trx: Transaction<Database>,
  page: {
    runId: number;
    position: number;
    url: string;
    kind: string;
    httpStatus: number | null;
    hash: Buffer | null;
    at: Date;
  },
): Promise<void> {
  await trx
    .insertInto('run_pages')
    .values({
      run_id: page.runId,
      position: page.position,
      url: page.url,
      kind: page.kind,
      http_status: page.httpStatus,
      payload_hash: page.hash,
      fetched_at: page.at,
    })
    .execute();
}

export type RunSummary = RunCounts & {
  source: string;
  status: RunStatus;
  reason: string | null;
  complete: boolean;
};

/** Returns the last run of each source under a correlation id, in the order of slugs. */
export async function listRunsOf(
  db: Kysely<Database>,
  correlationId: string,
): Promise<RunSummary[]> {
  const { rows } = await sql<RunSummary>`
    select distinct on (s.slug) s.slug as source, r.status, r.reason, r.complete, r.requested, r.found,
      r.new, r.changed, r.unchanged, r.closed, r.reopened, r.failed, r.throttled, r.bytes
    from runs r join sources s on s.id = r.source_id
    where r.correlation_id = ${correlationId}
    order by s.slug, r.id desc
  `.execute(db);
  return rows;
}
