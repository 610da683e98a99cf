import { sql } from 'kysely';
import { listPendingMigrations } from './migrate.ts';
import type { OpenDatabase } from './open.ts';

/** What keeps a database from serving: "unreachable", or how many migrations it lacks; null when nothing does. */
export async function findDatabaseTrouble({
  db,
}: Pick<OpenDatabase, 'db'>): Promise<string | null> {
  try {
    await sql`select 1`.execute(db);
    const pending = await listPendingMigrations(db);
    return pending.length > 0 ? `${pending.length} migrations to apply` : null;
  } catch {
    // Its message may name the server and the user.
    return 'unreachable';
  }
}
