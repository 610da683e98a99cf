/**
 * How long demand, audits, series and the nightly rollup take on a market of a million vacancies, on PostgreSQL and on
 * the embedded database: `npm run bench:demand [-- --postings N] [--embedded N] [--keep]`. Says each figure beside its
 * bound and ends with 1 when one is missed. CPU time is of this process: on a busy machine it says more than the clock.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { migrate } from '../../src/db/migrate.ts';
import { type OpenDatabase, openDatabase } from '../../src/db/open.ts';
import { weekOf } from '../../src/demand/week.ts';
import { createReader } from '../../src/skills/reader.ts';
import { rollUp } from '../../workers/rollup.ts';
import { openChaosDatabase } from '../chaos/database.ts';
import { checkPlans } from './demand-plans.ts';
import { demandQueries } from './demand-queries.ts';
import { writeMarket } from './market.ts';
import { measured, type Outcome, seconds } from './stopwatch.ts';

const { values } = parseArgs({
  options: {
    postings: { type: 'string', default: '1000000' },
    embedded: { type: 'string', default: '100000' },
    keep: { type: 'boolean', default: false },
  },
});
const lastMonday = '2026-11-16';
const now = new Date('2026-11-22T12:00:00Z');
const size = { weeks: 104, sources: 500, employers: 40_000, skillsEach: 15, lastMonday };
const pool = { max: 4, waitMs: 10_000, statementTimeoutMs: 600_000 };

const outcomes: Outcome[] = [];
const postings = Number(values.postings);
if (postings > 0) outcomes.push(...(await benchServer(postings)));
const embedded = Number(values.embedded);
if (embedded > 0) outcomes.push(...(await benchEmbedded(embedded)));
const missed = outcomes.filter(({ passed }) => !passed);
console.log(missed.length === 0 ? 'all within their bounds' : `${missed.length} missed`);
process.exitCode = missed.length === 0 ? 0 : 1;

async function benchServer(count: number): Promise<Outcome[]> {
  const { url, open, drop } = await openChaosDatabase({
    statementTimeoutMs: pool.statementTimeoutMs,
  });
  try {
    console.log(`PostgreSQL, ${count} postings`);
    await fill(open, count);
    const found = await measureQueries(open, { demand: 150, audit: 300, trends: 2_000 });
    const plans = await checkPlans(open, { until: weekOf(now) });
    return [...found, await measureNightly(open, count), ...plans];
  } finally {
    await open.close();
    if (values.keep) console.log(`kept as ${url}`);
    else await drop();
  }
}

async function benchEmbedded(count: number): Promise<Outcome[]> {
  const home = mkdtempSync(join(tmpdir(), 'gapmap-bench-'));
  const open = await openDatabase({ home, databaseUrl: null, pool });
  try {
    console.log(`embedded, ${count} postings`);
    await migrate(open);
    await fill(open, count);
    return await measureQueries(open, { demand: 500 });
  } finally {
    await open.close();
    rmSync(home, { recursive: true });
  }
}

async function fill(open: OpenDatabase, count: number): Promise<void> {
  await createReader(open.db, { skillsFile: null });
  const startedAt = performance.now();
  const client = await open.pool.connect();
  await writeMarket(client, { postings: count, ...size });
  client.release();
  const writtenAt = performance.now();
  await rollUp({ db: open.db, now: () => now });
  await open.pool.query('vacuum analyze vacancies');
  console.log(
    `  written in ${seconds(writtenAt - startedAt)}, rolled up in ${seconds(performance.now() - writtenAt)}`,
  );
}

async function measureQueries(
  open: OpenDatabase,
  bounds: { demand: number; audit?: number; trends?: number },
): Promise<Outcome[]> {
  const { demand, audit, trends } = await demandQueries(open.db, weekOf(now));
  const found: Outcome[] = [];
  for (const [words, run] of demand) found.push(await measured(words, bounds.demand, run));
  if (bounds.audit) found.push(await measured('audit of a roadmap', bounds.audit, audit));
  if (bounds.trends) {
    found.push(await measured('CSV of 52 weeks, all skills', bounds.trends, trends, 4));
  }
  return found;
}

/** Ten thousand vacancies change, first as a night does it (new and lately closed), then anywhere in two years. */
async function measureNightly(open: OpenDatabase, count: number): Promise<Outcome> {
  const changed = Math.min(10_000, count);
  const step = Math.max(1, Math.floor(count / changed));
  const touch = (where: string) =>
    open.pool.query(`update vacancies set stale = true where id in
      (select id from vacancies where ${where} limit ${changed})`);
  const run = async () => {
    const { vacancies, cells } = await rollUp({ db: open.db, now: () => now });
    return `${vacancies} vacancies in ${cells} cells`;
  };
  await touch(`id > ${count * 0.7} and id % ${Math.max(1, Math.floor(step * 0.3))} = 0`);
  const recent = await measured('nightly increment, the last months', 20_000, run, 1);
  await touch(`id % ${step} = 0`);
  const anywhere = await measured('nightly increment, anywhere', 20_000, run, 1);
  return recent.passed ? anywhere : recent;
}
