import { sql } from 'kysely';
import { listNewerMigrations, listPendingMigrations } from './migrate.ts';
import type { OpenDatabase } from './open.ts';

/** What keeps a database from serving, in words that name no server or user; null where nothing does. */
export type DatabaseTrouble = { database: string | null; migrations: string | null };

/** Looks whether the database answers and has just the migrations that this code knows. */
export async function findDatabaseTrouble({
  db,
}: Pick<OpenDatabase, 'db'>): Promise<DatabaseTrouble> {
  try {
    await sql`select 1`.execute(db);
  } catch {
    return { database: 'unreachable', migrations: 'unknown' };
  }
  try {
    const pending = await listPendingMigrations(db);
    if (pending.length > 0) {
      return { database: null, migrations: `${pending.length} to apply: run gapmap migrate` };
    }
    const newer = await listNewerMigrations(db);
    const migrations = newer.length > 0 ? 'of a newer gapmap: start that one' : null;
    return { database: null, migrations };
  } catch {
    return { database: null, migrations: 'unknown' };
  }
}
