import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table hosts add column in_flight_until timestamptz;
    comment on column hosts.in_flight_until is
      'a request is under way, and by then given up for lost; NULL when none is';
  `.execute(db);
}
