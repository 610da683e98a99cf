import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { type OpenDatabase, openDatabase } from '../../src/db/open.ts';
import { openChaosDatabase } from './database.ts';
import { chance } from './random.ts';

const postings = 6_000;
const kills = 12;
/** Longest life of an import that is killed: about as long as one takes that is not. */
const longestMs = 20_000;

type Place = {
  env: Record<string, string>;
  open: () => Promise<OpenDatabase>;
  end: () => Promise<void>;
};

/**
 * Imports a file undisturbed, and again into a database of its own while the command is killed at moments that the
 * seed decides; returns whether running it again brings the same rows and figures, without a hand at any lock.
 */
export async function run({ seed }: { seed: number }): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'gapmap-import-chaos-'));
  const file = join(folder, 'postings.jsonl');
  writeFileSync(file, lines().join('\n'));
  let ok = true;
  for (const [size, openPlace] of [
    ['embedded', embedded],
    ['server', server],
  ] as const) {
    const calm = await inPlace(folder, openPlace, file, 0, seed);
    const disturbed = await inPlace(folder, openPlace, file, kills, seed);
    const checks: [string, boolean][] = [
      [`${calm.rows.length} postings undisturbed`, calm.rows.length === postings],
      [`the same rows after ${kills} kills`, calm.rows.join('\n') === disturbed.rows.join('\n')],
      ['the same figures', calm.figures === disturbed.figures],
      [`each opened once (${disturbed.opened})`, disturbed.opened === postings],
      [`no run left open (${disturbed.running})`, disturbed.running === 0],
      ['the last import ended well', disturbed.code === 0],
    ];
    console.log(`${size}: killed at postings ${disturbed.stored.join(', ')}`);
    for (const [name, met] of checks) console.log(`${met ? 'ok  ' : 'FAIL'}  ${name}`);
    ok &&= checks.every(([, met]) => met);
  }
  rmSync(folder, { recursive: true });
  return ok;
}

async function inPlace(
  folder: string,
  openPlace: (folder: string) => Promise<Place>,
  file: string,
  times: number,
  seed: number,
) {
  const place = await openPlace(folder);
  const stored: number[] = [];
  for (let n = 0; n < times; n++) {
    const child = gapmapImport(file, place.env);
    const lives = sleep(300 + chance(seed, 'life', n) * longestMs);
    const said = progressOf(child);
    await Promise.race([lives, once(child, 'exit')]);
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    stored.push(said.found);
  }
  const last = gapmapImport(file, place.env);
  progressOf(last);
  const [code] = await once(last, 'exit');
  const open = await place.open();
  const result = { code, stored, ...(await summarize(open)) };
  await open.close();
  await place.end();
  return result;
}

function gapmapImport(file: string, env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, ['src/cli/gapmap.js', 'import', file, '--format', 'json'], {
    env: { ...process.env, DATABASE_URL: '', REDIS_URL: '', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

/** How many postings an import has said that it found. */
function progressOf(child: ChildProcess): { found: number } {
  const said = { found: 0 };
  child.stderr?.on('data', (chunk: Buffer) => {
    for (const [, n] of chunk.toString().matchAll(/(\d+) found/g)) said.found = Number(n);
  });
  return said;
}

async function embedded(folder: string): Promise<Place> {
  const home = mkdtempSync(join(folder, 'home-'));
  const pool = { max: 1, waitMs: 10_000, statementTimeoutMs: 60_000 };
  return {
    env: { GAPMAP_HOME: home },
    open: () => openDatabase({ home, databaseUrl: null, pool }),
    end: async () => rmSync(home, { recursive: true }),
  };
}

async function server(folder: string): Promise<Place> {
  const { url, open, drop } = await openChaosDatabase();
  return {
    env: { DATABASE_URL: url, GAPMAP_HOME: folder },
    open: async () => open,
    end: drop,
  };
}

/** What the file left behind, by the file's own ids: numbers of rows differ from one database to the next. */
async function summarize({ db }: OpenDatabase) {
  const { rows } = await sql<{ row: string }>`
    select concat_ws(' ', p.external_id, p.title, p.content_hash, p.role, p.level, p.closed_at, p.missed_listings,
      p.read_with, p.skill_needs, (select array_agg(k.id order by k.id) from skills k where k.number = any(p.skill_numbers)),
      p.grouped_by, first_value(p.external_id) over (partition by p.vacancy_id order by p.opened_at, p.external_id)) as row
    from postings p order by p.external_id
  `.execute(db);
  const figures = await sql<{ figures: string }>`
    select string_agg(concat_ws(' ', week, role, vacancies), ', ' order by week, role)
      || (select count(*) from vacancies where stale) as figures from demand_weeks
  `.execute(db);
  const counted = await sql<{ opened: number; running: number }>`
    select (select count(*) from posting_events where kind = 'opened')::int as opened,
      (select count(*) from runs where status = 'running')::int as running
  `.execute(db);
  return {
    rows: rows.map(({ row }) => row),
    figures: figures.rows[0]?.figures,
    opened: counted.rows[0]?.opened,
    running: counted.rows[0]?.running,
  };
}

/** Postings of 300 employers over a year; every tenth is the city copy of another. */
function lines(): string[] {
  const stacks = ['Go and PostgreSQL', 'Java, Spring and Kafka', 'Python and Redis', 'Rust on AWS'];
  return Array.from({ length: postings }, (_, n) => {
    const job = n % 10 === 9 ? n - 1 : n;
    const duties = Array.from({ length: 30 }, (_, i) => `You own part ${job}.${i} of the service.`);
    return JSON.stringify({
      id: `p${n}`,
      title: `Backend Engineer ${job}`,
      company: `Employer ${job % 300}`,
      location: `City ${n % 7}`,
      posted_at: new Date(Date.UTC(2026, 0, 1 + (job % 360))).toISOString(),
      text: `Requirements:\n- ${stacks[job % 4]}\n${duties.join('\n')}`,
    });
  });
}
