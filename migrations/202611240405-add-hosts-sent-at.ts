import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table hosts add column sent_at timestamptz;
    alter table hosts add column quiet_until timestamptz;
    comment on column hosts.sent_at is 'when the last request was let go; NULL before the first';
    comment on column hosts.quiet_until is
      'the host asked for patience until then, those who hold a slot included; NULL when it never did';
    comment on column hosts.interval_ms is 'least time between requests that robots.txt asks for; 0 when it does not';
  `.execute(db);
}
