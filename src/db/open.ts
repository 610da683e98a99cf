import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Config } from '../../config/config.ts';
import { ConfigError } from '../errors.ts';
import type { Database } from './database.ts';
import { lockFolder } from './folder-lock.ts';
import { types } from './value-types.ts';

export type Db = Kysely<Database>;

/** An open database: `pool` is a `pg.Pool` or its embedded equal; `close` ends everything that was opened. */
export type OpenDatabase = {
  kind: 'embedded' | 'server';
  db: Db;
  pool: pg.Pool;
  close: () => Promise<void>;
};

/**
 * Opens the database of the configuration: a server when `databaseUrl` is set, else the embedded one in
 * `<home>/postgres`. Throws `ConfigError` that says what to do when it cannot be reached or is in use.
 */
export async function openDatabase(
  config: Pick<Config, 'home' | 'databaseUrl' | 'pool'>,
): Promise<OpenDatabase> {
  return config.databaseUrl
    ? openServer(config.databaseUrl, config.pool)
    : openEmbedded(config.home);
}

async function openServer(url: string, limits: Config['pool']): Promise<OpenDatabase> {
  const pool = new pg.Pool({
    connectionString: url,
    max: limits.max,
    connectionTimeoutMillis: limits.waitMs,
    statement_timeout: limits.statementTimeoutMs,
    lock_timeout: limits.statementTimeoutMs,
    idle_in_transaction_session_timeout: limits.statementTimeoutMs,
    keepAlive: true,
    application_name: 'gapmap',
    types,
  });
  // An idle client that drops is replaced by the next query; unheard, the event would end the process.
  pool.on('error', () => undefined);
  try {
    await pool.query('select 1');
  } catch (error) {
    await pool.end();
    throw new ConfigError(
      `The database at ${withoutPassword(url)} cannot be reached (${messageOf(error)}). ` +
        'Start it with `docker compose up -d postgres`, or unset DATABASE_URL to use the embedded database.',
      { cause: error },
    );
  }
  return toOpenDatabase('server', pool, () => pool.end());
}

async function openEmbedded(home: string): Promise<OpenDatabase> {
  mkdirSync(home, { recursive: true });
  const unlock = lockFolder(home);
  try {
    const { openPGlitePool } = await import('./pglite-pool.ts');
    const pool = await openPGlitePool(join(home, 'postgres'));
    await pool.query('set search_path to public, bullmq');
    return toOpenDatabase('embedded', pool as unknown as pg.Pool, async () => {
      await pool.end();
      unlock();
    });
  } catch (error) {
    unlock();
    throw new ConfigError(
      `The embedded database in ${home} cannot be opened (${messageOf(error)}). ` +
        'Move the folder aside to start anew, or restore your copy of it.',
      { cause: error },
    );
  }
}

/** Returns the handle for a pool that is already open; `end` is what `close` calls after kysely has let go. */
export function toOpenDatabase(
  kind: OpenDatabase['kind'],
  pool: pg.Pool,
  end: () => Promise<void>,
): OpenDatabase {
  // Kysely ends its pool when destroyed; the pool is shared with the queue, so `close` does that itself.
  const shared = { connect: () => pool.connect(), end: async () => undefined };
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: shared as never }) });
  const close = async () => {
    await db.destroy();
    await end();
  };
  return { kind, db, pool, close };
}

function withoutPassword(url: string): string {
  return url.replace(/\/\/([^:@/]*):[^@/]*@/, '//$1@');
}

function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return messageOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
