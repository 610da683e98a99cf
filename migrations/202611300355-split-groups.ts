import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table postings drop constraint postings_grouped_by;
    alter table postings add constraint postings_grouped_by
      check (grouped_by in ('self', 'requisition', 'text', 'split'));
    comment on column postings.grouped_by is 'why it belongs to the vacancy: alone so far, same requisition, same text, taken out of a group by hand';
  `.execute(db);
}
