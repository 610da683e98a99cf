import { type Kysely, sql } from 'kysely';
import type { Database } from '../db/database.ts';
import { markStale } from './store.ts';

/** Days after which a posting that its source no longer shows counts as closed, where no listing is complete. */
const forgottenDays = 60;

/**
 * Closes at most `limit` open postings that no run closes: those whose own last day has passed, and those that a
 * source which is read well has not shown for 60 days (feeds and threads show a window only). Returns how many.
 */
export async function closeExpired(
  db: Kysely<Database>,
  { now, limit }: { now: Date; limit: number },
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ id: number }>`
      with expired as (
        select p.id from postings p join sources s on s.id = p.source_id
        where p.closed_at is null and s.adapter <> 'file' and (p.closes_at < ${now}::timestamptz
          or s.last_ok_at > p.last_seen_at and p.last_seen_at < ${now}::timestamptz - make_interval(days => ${forgottenDays}))
        order by p.id limit ${limit} for update of p skip locked
      ), closed as (
        update postings p set closed_at = ${now}, changed_at = ${now} from expired e where e.id = p.id
        returning p.id
      )
      insert into posting_events (posting_id, at, kind) select id, ${now}, 'closed' from closed
      on conflict do nothing returning posting_id as id
    `.execute(trx);
    await markStale(
      trx,
      rows.map(({ id }) => id),
    );
    return rows.length;
  });
}
