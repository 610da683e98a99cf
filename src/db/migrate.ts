import { readdirSync } from 'node:fs';
import { type Kysely, type Migration, type MigrationResult, Migrator, sql } from 'kysely';
import { ConfigError } from '../errors.ts';
import { migrateQueue } from '../queue/schema.ts';
import type { OpenDatabase } from './open.ts';

const folder = new URL('../../migrations/', import.meta.url);

/**
 * Brings the schema up to date under an advisory lock (safe to run twice, or in many processes at once) and
 * returns the names of the migrations that were applied. Rethrows the error of a migration that failed;
 * nothing of that one is kept. Throws `ConfigError` when a newer gapmap has migrated the database.
 */
export async function migrate({ db, pool, kind }: OpenDatabase): Promise<string[]> {
  await refuseNewer(db);
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

/** Returns the names of the migrations that the database has and this code does not: a newer gapmap's. */
export async function listNewerMigrations(db: OpenDatabase['db']): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from schema_migrations order by name
  `.execute(db);
  const known = new Set(migrationNames());
  return rows.map(({ name }) => name).filter((name) => !known.has(name));
}

async function refuseNewer(db: OpenDatabase['db']): Promise<void> {
  const { rows } = await sql<{ there: boolean }>`
    select to_regclass('public.schema_migrations') is not null as there`.execute(db);
  const newer = rows[0]?.there ? await listNewerMigrations(db) : [];
  if (newer.length === 0) return;
  throw new ConfigError(
    `The database is of a newer gapmap: it has ${newer.at(-1)}, which this one does not know. ` +
      'Start the newer version; this one has changed nothing.',
  );
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
  const entries = migrationNames().map(async (name) => {
    const migration = (await import(new URL(`${name}.ts`, folder).href)) as Migration;
    return [name, { up: (db: Kysely<unknown>) => applyUnhurried(migration, db) }] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** A migration of a large database may take longer than any statement of the running service may. */
async function applyUnhurried(migration: Migration, db: Kysely<unknown>): Promise<void> {
  await sql`set local statement_timeout = 0`.execute(db);
  await migration.up(db);
}

function migrationNames(): string[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  return files.map((name) => name.slice(0, -'.ts'.length));
}
