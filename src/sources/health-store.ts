import { type Kysely, sql } from 'kysely';
import type { Database } from '../db/database.ts';

/** How one source is doing: its last run, and since when that has been so. */
export type SourceHealth = {
  slug: string;
  company: string | null;
  enabled: boolean;
  status: string | null;
  reason: string | null;
  alert: string | null;
  last_run_at: Date | null;
  last_ok_at: Date | null;
  failures_in_a_row: number;
  found: number | null;
  new: number | null;
  changed: number | null;
  closed: number | null;
  failed: number | null;
  throttled: number | null;
  bytes: number | null;
  seconds: number | null;
  open: number;
  median_text_length: number | null;
};

/** The health of every source that ever ran, the most troubled first; at most `limit`. */
export async function listHealth(db: Kysely<Database>, limit: number): Promise<SourceHealth[]> {
  const { rows } = await sql<SourceHealth>`
    select s.slug, s.company, s.enabled, r.status, r.reason, s.alert, s.last_run_at, s.last_ok_at,
      s.consecutive_failures as failures_in_a_row, r.found, r.new, r.changed, r.closed, r.failed,
      r.throttled, r.bytes, extract(epoch from r.finished_at - r.started_at)::float8 as seconds,
      (select count(*)::int from postings p where p.source_id = s.id and p.closed_at is null) as open,
      s.median_text_length
    from sources s
    join lateral (
      select * from runs where source_id = s.id order by started_at desc limit 1
    ) r on true
    order by s.alert is null, s.consecutive_failures desc, r.status in ('ok', 'unchanged'), s.last_ok_at nulls first, s.slug
    limit ${limit}`.execute(db);
  return rows;
}
