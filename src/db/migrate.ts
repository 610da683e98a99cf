import { readdirSync } from 'node:fs';
import { type Kysely, type Migration, sql, type Transaction } from 'kysely';
import { ConfigError } from '../errors.ts';
import { migrateQueue } from '../queue/schema.ts';
import type { Database } from './database.ts';
import type { OpenDatabase } from './open.ts';

const folder = new URL('../../migrations/', import.meta.url);

/**
 * Brings the schema up to date and returns the names of the migrations that were applied: all of them in one
 * transaction under an advisory lock, so that it is safe to run twice, in many processes at once, and through a pooler.
 * Rethrows the error of a migration that failed, of which nothing is kept; throws `ConfigError` when a newer gapmap
 * has migrated the database.
 */
export async function migrate({ db, pool, kind }: OpenDatabase): Promise<string[]> {
  const applied = await db.transaction().execute(applyPending);
  await migrateQueue(pool);
  if (kind === 'embedded') await pool.query('set search_path to public, bullmq');
  return applied;
}

/** Returns the names of the migrations that the database lacks. */
export async function listPendingMigrations(db: OpenDatabase['db']): Promise<string[]> {
  const executed = new Set(await listExecuted(db));
  return migrationNames().filter((name) => !executed.has(name));
}

/** Returns the names of the migrations that the database has and this code does not: a newer gapmap's. */
export async function listNewerMigrations(db: OpenDatabase['db']): Promise<string[]> {
  const known = new Set(migrationNames());
  return (await listExecuted(db)).filter((name) => !known.has(name));
}

async function applyPending(trx: Transaction<Database>): Promise<string[]> {
  // A large database takes longer than any statement of the running service may.
  await sql`set local statement_timeout = 0`.execute(trx);
  await sql`set local lock_timeout = '1h'`.execute(trx);
  // A session's lock would be lost in a pooler that hands connections out by transaction.
  await sql`select pg_advisory_xact_lock(hashtext('gapmap migrations'))`.execute(trx);
  await refuseNewer(trx);
  const pending = await listPendingMigrations(trx);
  if (pending.length > 0) await createTable(trx);
  for (const name of pending) {
    const { up } = (await import(new URL(`${name}.ts`, folder).href)) as Migration;
    await up(trx);
    const at = new Date().toISOString();
    await sql`insert into schema_migrations (name, timestamp) values (${name}, ${at})`.execute(trx);
  }
  return pending;
}

async function refuseNewer(db: Kysely<Database>): Promise<void> {
  const newer = await listNewerMigrations(db);
  if (newer.length === 0) return;
  throw new ConfigError(
    `The database is of a newer gapmap: it has ${newer.at(-1)}, which this one does not know. ` +
      'Start the newer version; this one has changed nothing.',
  );
}

async function createTable(db: Kysely<Database>): Promise<void> {
  await sql`
    create table if not exists schema_migrations (
      name varchar(255) primary key, timestamp varchar(255) not null)
  `.execute(db);
}

async function listExecuted(db: Kysely<Database>): Promise<string[]> {
  const { rows } = await sql<{ there: boolean }>`
    select to_regclass('public.schema_migrations') is not null as there`.execute(db);
  if (!rows[0]?.there) return [];
  const executed = await sql<{ name: string }>`
    select name from schema_migrations order by name`.execute(db);
  return executed.rows.map(({ name }) => name);
}

function migrationNames(): string[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  return files.map((name) => name.slice(0, -'.ts'.length)).sort();
}
