import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '../../src/db/migrate.ts';
import { type OpenDatabase, openDatabase, toOpenDatabase } from '../../src/db/open.ts';
import { openPGlitePool } from '../../src/db/pglite-pool.ts';
import { serviceUrl } from './services.ts';

export const testDatabaseUrl = serviceUrl('TEST_DATABASE_URL');
const limits = { max: 10, waitMs: 10_000, statementTimeoutMs: 60_000 };

/**
 * Opens an empty, migrated database for one test file: on the server of TEST_DATABASE_URL a database of its
 * own, else an embedded one in memory. Close it in `afterAll`; closing drops it.
 */
export async function openTestDatabase(): Promise<OpenDatabase & { url: string | null }> {
  return testDatabaseUrl ? openOnServer(testDatabaseUrl) : openInMemory();
}

async function openOnServer(serverUrl: string): Promise<OpenDatabase & { url: string }> {
  const template = `gapmap_template_${schemaVersion()}`;
  await asAdmin(serverUrl, async (admin) => {
    await admin.query('select pg_advisory_lock(7263)');
    const known = await admin.query('select 1 from pg_database where datname = $1', [template]);
    if (known.rowCount === 0) await createTemplate(admin, serverUrl, template);
    await admin.query('select pg_advisory_unlock(7263)');
  });
  const name = `gapmap_test_${randomBytes(6).toString('hex')}`;
  await asAdmin(serverUrl, (admin) => admin.query(`create database ${name} template ${template}`));
  const url = withDatabase(serverUrl, name);
  const open = await openDatabase({ home: '', databaseUrl: url, pool: limits });
  const close = async () => {
    await open.close();
    await asAdmin(serverUrl, (admin) =>
      admin.query(`drop database if exists ${name} with (force)`),
    );
  };
  return { ...open, url, close };
}

async function createTemplate(admin: pg.Client, serverUrl: string, template: string) {
  const draft = `${template}_draft`;
  await admin.query(`drop database if exists ${draft} with (force)`);
  await admin.query(`create database ${draft}`);
  const open = await openDatabase({
    home: '',
    databaseUrl: withDatabase(serverUrl, draft),
    pool: limits,
  });
  await migrate(open);
  await open.close();
  await admin.query(`alter database ${draft} rename to ${template}`);
}

async function openInMemory(): Promise<OpenDatabase & { url: null }> {
  const folder = join(import.meta.dirname, '../../node_modules/.cache/gapmap');
  const path = join(folder, `template-${schemaVersion()}.tar`);
  let pool = await openPGlitePool('memory://', readIfThere(path));
  await pool.query('set search_path to public, bullmq');
  let open = toOpenDatabase('embedded', pool as unknown as pg.Pool, pool.end);
  const applied = await migrate(open);
  if (applied.length > 0) {
    mkdirSync(folder, { recursive: true });
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, await pool.dump());
    renameSync(draft, path);
    await open.close();
    pool = await openPGlitePool('memory://', readIfThere(path));
    await pool.query('set search_path to public, bullmq');
    open = toOpenDatabase('embedded', pool as unknown as pg.Pool, pool.end);
  }
  return { ...open, url: null };
}

function schemaVersion(): string {
  const folder = join(import.meta.dirname, '../../migrations');
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort()) {
    if (name.endsWith('.ts')) hash.update(name).update(readFileSync(join(folder, name)));
  }
  return hash.digest('hex').slice(0, 12);
}

function readIfThere(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

async function asAdmin<T>(serverUrl: string, run: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: serverUrl });
  await admin.connect();
  return run(admin).finally(() => admin.end());
}

function withDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
