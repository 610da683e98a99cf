import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrate } from '../../src/db/migrate.ts';
import { type OpenDatabase, openDatabase } from '../../src/db/open.ts';

const serverUrl = process.env.TEST_DATABASE_URL ?? 'postgresql://postgres@127.0.0.1/postgres';

/** Creates a migrated database of its own on the server of TEST_DATABASE_URL (else the local one); `drop` removes it. */
export async function openChaosDatabase({ statementTimeoutMs = 60_000 } = {}): Promise<{
  url: string;
  open: OpenDatabase;
  drop: () => Promise<void>;
}> {
  const name = `gapmap_chaos_${randomBytes(5).toString('hex')}`;
  await asAdmin((admin) => admin.query(`create database ${name}`));
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const pool = { max: 5, waitMs: 10_000, statementTimeoutMs };
  const open = await openDatabase({ home: '', databaseUrl: url.href, pool });
  await migrate(open);
  const drop = () => asAdmin((admin) => admin.query(`drop database ${name} with (force)`));
  return { url: url.href, open, drop: async () => void (await drop()) };
}

async function asAdmin<T>(run: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: serverUrl });
  await admin.connect();
  return run(admin).finally(() => admin.end());
}
