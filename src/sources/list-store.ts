import { type Kysely, sql } from 'kysely';
import type { Database, RunStatus } from '../db/database.ts';

export type ListedRun = {
  id: number;
  source: string;
  correlation_id: string;
  status: RunStatus;
  reason: string | null;
  complete: boolean;
  started_at: Date;
  finished_at: Date | null;
  requested: number;
  found: number;
  new: number;
  changed: number;
  closed: number;
  failed: number;
  throttled: number;
  bytes: number;
};

/** Returns runs before an id, the latest first, of one source (a slug) or of all. */
export async function listRuns(
  db: Kysely<Database>,
  { source, before, limit }: { source: string | null; before: number | null; limit: number },
): Promise<ListedRun[]> {
  const { rows } = await sql<ListedRun>`
    select r.id, s.slug as source, r.correlation_id, r.status, r.reason, r.complete, r.started_at,
      r.finished_at, r.requested, r.found, r.new, r.changed, r.closed, r.failed, r.throttled, r.bytes
    from runs r join sources s on s.id = r.source_id
    where (${source}::text is null or s.slug = ${source}) and (${before}::bigint is null or r.id < ${before})
    order by r.id desc limit ${limit}
  `.execute(db);
  return rows;
}

export type HostSign = {
  host: string;
  breaker: string;
  failures: number;
  interval_ms: number;
  wait_ms: number;
};

/** Returns the pace and breaker of every host, and how far away its next free slot is; at most 2,000. */
export async function listHosts(db: Kysely<Database>): Promise<HostSign[]> {
  const { rows } = await sql<HostSign>`
    select host, breaker, failures, interval_ms,
      greatest(0, extract(epoch from next_at - now()) * 1000)::float8 as wait_ms
    from hosts order by host limit 2000
  `.execute(db);
  return rows;
}
