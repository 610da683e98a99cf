import { type Kysely, sql } from 'kysely';

/**
 * Drivers take bytes as two hexadecimal digits each, so cells are base64; those written from now on are compressed as
 * well. A column of its own, since one whose type is changed would be compressed a second time, by the server.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table demand_weeks rename column cell to plain_cell;
    alter table demand_weeks add column cell text;
    alter table demand_weeks alter column cell set storage external;
    update demand_weeks set cell = encode(plain_cell, 'base64');
    alter table demand_weeks alter column cell set not null;
    alter table demand_weeks drop column plain_cell;
    comment on column demand_weeks.cell is 'the vacancies column by column, see src/demand/stored-cell.ts';
  `.execute(db);
}
