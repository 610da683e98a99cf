import { type Kysely, sql } from 'kysely';
import type { Database, RunStatus } from '../db/database.ts';

export type Alert = 'silent' | 'broken' | 'thin' | 'shrunk';

/** What the alert of one enabled source is judged by. */
export type SourceSigns = {
  id: number;
  slug: string;
  intervalMinutes: number;
  createdAt: Date;
  lastRunAt: Date | null;
  lastOkAt: Date | null;
  failuresInARow: number;
  /** Of the last finished run; null before the first. */
  status: RunStatus | null;
  reason: string | null;
  found: number | null;
  /** Postings found by the five complete runs before it at the median; null when there are fewer than three. */
  usualFound: number | null;
  /** What the operator was last told. */
  told: Alert | null;
};

/** Returns the signs of every source that is read. */
export async function listSigns(db: Kysely<Database>): Promise<SourceSigns[]> {
  const { rows } = await sql<SourceSigns>`
    select s.id, s.slug, s.interval_minutes as "intervalMinutes", s.created_at as "createdAt",
      s.last_run_at as "lastRunAt", s.last_ok_at as "lastOkAt",
      s.consecutive_failures as "failuresInARow", s.alert as told, l.status, l.reason, l.found,
      u.usual as "usualFound"
    from sources s
    left join lateral (
      select id, status, reason, found from runs
      where source_id = s.id and status <> 'running' order by started_at desc limit 1) l on true
    left join lateral (
      select case when count(*) >= 3
        then percentile_disc(0.5) within group (order by found) end as usual
      from (select found from runs where source_id = s.id and complete and id <> l.id
        order by started_at desc limit 5) before) u on true
    where s.enabled and s.adapter <> 'file'
    order by s.slug
  `.execute(db);
  return rows;
}

/** Keeps what the operator was told of these sources; null means that all is well again. */
export async function markTold(
  db: Kysely<Database>,
  told: readonly { id: number; alert: Alert | null }[],
): Promise<void> {
  if (told.length === 0) return;
  await sql`
    update sources s set alert = i.alert
    from unnest(${told.map((one) => one.id)}::bigint[], ${told.map((one) => one.alert)}::text[])
      as i (id, alert)
    where s.id = i.id
  `.execute(db);
}
