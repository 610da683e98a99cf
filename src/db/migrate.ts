import { readdirSync } from 'node:fs';
import { type Kysely, type Migration, type MigrationResult, Migrator } from 'kysely';
import { migrateQueue } from '../queue/schema.ts';
import type { OpenDatabase } from './open.ts';

const folder = new URL('../../migrations/', import.meta.url);

/**
 * Brings the schema up to date under an advisory lock (safe to run twice, or in many processes at once) and
 * returns the names of the migrations that were applied. Rethrows the error of a migration that failed;
 * nothing of that one is kept.
 */
export async function migrate({ db, pool, kind }: OpenDatabase): Promise<string[]> {
  const { error, results } = await createMigrator(db).migrateToLatest();
  if (error) throw error;
  await migrateQueue(pool);
  if (kind === 'embedded') await pool.query('set search_path to public, bullmq');
  return (results ?? []).filter(succeeded).map((result) => result.migrationName);
}

/** Returns the names of the migrations that the database lacks. */
export async function listPendingMigrations(db: OpenDatabase['db']): Promise<string[]> {
  const all = await createMigrator(db).getMigrations();
  return all.filter((migration) => !migration.executedAt).map((migration) => migration.name);
}

const succeeded = (result: MigrationResult) => result.status === 'Success';

function createMigrator<T>(db: Kysely<T>): Migrator {
  return new Migrator({
    db,
    migrationTableName: 'schema_migrations',
    migrationLockTableName: 'schema_migrations_lock',
    provider: { getMigrations: readMigrations },
  });
}

async function readMigrations(): Promise<Record<string, Migration>> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  const entries = names.map(async (name) => {
    const migration = (await import(new URL(name, folder).href)) as Migration;
    return [name.slice(0, -'.ts'.length), migration] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}
