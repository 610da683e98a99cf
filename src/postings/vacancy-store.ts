import { sql, type Transaction } from 'kysely';
import type { Database } from '../db/database.ts';

/** Gives each of these postings that belongs to no vacancy one of its own. */
export async function openVacancies(
  trx: Transaction<Database>,
  postingIds: readonly number[],
): Promise<void> {
  if (postingIds.length === 0) return;
  await sql`
    with alone as materialized (
      select id, employer, title, nextval(pg_get_serial_sequence('vacancies', 'id')) as vacancy_id
      from postings where id = any(${postingIds}::bigint[]) and vacancy_id is null
    ), opened as (
      insert into vacancies (id, employer, title) overriding system value
      select vacancy_id, employer, title from alone
    )
    update postings p set vacancy_id = a.vacancy_id, grouped_by = 'self' from alone a where a.id = p.id
  `.execute(trx);
}
