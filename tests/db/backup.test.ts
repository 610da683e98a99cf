import { execFile, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { readConfig } from '../../config/config.ts';
import { migrate } from '../../src/db/migrate.ts';
import { type OpenDatabase, openDatabase } from '../../src/db/open.ts';
import { openQueues } from '../../src/queue/open.ts';
import { rollUp } from '../../workers/rollup.ts';
import { openTestDatabase, testDatabaseUrl } from '../_support/database.ts';
import { storeTold } from '../_support/postings.ts';

const run = promisify(execFile);
const hasTools = spawnSync('pg_dump', ['--version']).status === 0;

async function fill(open: OpenDatabase): Promise<void> {
  const told = Array.from({ length: 30 }, (_, i) => ({
    externalId: `job-${i}`,
    title: `Engineer "${i}" — ŞİD`,
    role: 'backend' as const,
    employer: `company-${i}`,
    skills: ['go', 'kafka?', 'java|1', 'kotlin|1'],
  }));
  await storeTold(open, 'greenhouse/kestrel', told);
  await rollUp({ db: open.db, now: () => new Date('2026-10-01T00:00:00Z') });
}

/** Every row of every table of ours, as text. */
async function rowsOf({ pool }: OpenDatabase): Promise<Record<string, string[]>> {
  const { rows: tables } = await pool.query(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  );
  const all: Record<string, string[]> = {};
  for (const { name } of tables) {
    const { rows } = await pool.query(`select t::text as row from "${name}" t order by 1`);
    all[name] = rows.map(({ row }) => row);
  }
  return all;
}

it('a copy of the embedded folder is a backup', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gapmap-backup-'));
  const pool = { max: 5, waitMs: 10_000, statementTimeoutMs: 60_000 };
  const openIn = (name: string) =>
    openDatabase({ home: join(folder, name), databaseUrl: null, pool });
  const original = await openIn('a');
  await migrate(original);
  await fill(original);
  const rows = await rowsOf(original);
  await original.close();
  cpSync(join(folder, 'a'), join(folder, 'b'), { recursive: true });
  const copy = await openIn('b');
  expect(await migrate(copy)).toEqual([]);
  expect(await rowsOf(copy)).toEqual(rows);
  expect(rows.postings).toHaveLength(30);
  await copy.close();
  rmSync(folder, { recursive: true });
}, 120_000);

it.skipIf(!testDatabaseUrl || !hasTools)(
  'a dump brings back every row, and the queue works on it',
  async () => {
    const open = await openTestDatabase();
    const restored = await openTestDatabase();
    const folder = mkdtempSync(join(tmpdir(), 'gapmap-dump-'));
    try {
      await fill(open);
      const file = join(folder, 'gapmap.dump');
      await run('pg_dump', ['--format=custom', `--file=${file}`, open.url ?? '']);
      await restored.pool.query(
        'drop schema public cascade; drop schema if exists bullmq cascade; create schema public',
      );
      await run('pg_restore', [
        `--dbname=${restored.url}`,
        '--exit-on-error',
        '--clean',
        '--if-exists',
        file,
      ]);
      expect(await rowsOf(restored)).toEqual(await rowsOf(open));
      expect(await migrate(restored)).toEqual([]);
      const config = readConfig({ DATABASE_URL: restored.url ?? '' });
      const queues = await openQueues(config, restored);
      const id = await queues.enqueue('rollup', {});
      expect(await queues.stateOf('rollup', id)).toBe('waiting');
      await queues.close();
    } finally {
      await open.close();
      await restored.close();
      rmSync(folder, { recursive: true });
    }
  },
  120_000,
);
