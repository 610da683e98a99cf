import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table validators add column content_type text;
    alter table validators add column request_digest text;
    comment on column validators.content_type is 'as served with the payload: a 304 does not repeat it';
    comment on column validators.request_digest is
      'md5 of what the listing said of a detail page; NULL for listings. The same digest spares the request';
  `.execute(db);
}
