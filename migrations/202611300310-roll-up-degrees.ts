import { type Kysely, sql } from 'kysely';

/** Cells hold degrees now: every vacancy is rolled up again, by the next rollup. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`update vacancies set stale = true where week is not null`.execute(db);
}
