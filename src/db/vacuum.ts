import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { OpenDatabase } from './open.ts';

/**
 * Frees the room of rows that were written anew, for the next ones: an embedded database has no autovacuum and would
 * grow by a table's size each time all of it is rewritten. Does nothing on a server. Not within a transaction.
 */
export async function vacuumEmbedded(
  { db, kind }: Pick<OpenDatabase, 'db' | 'kind'>,
  table: keyof Database,
): Promise<void> {
  if (kind === 'embedded') await sql`vacuum ${sql.table(table)}`.execute(db);
}
