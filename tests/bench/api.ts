/**
 * What the API answers under load: `TEST_DATABASE_URL=… node tests/bench/api.ts`. A server process over 200,000
 * postings in a database of its own, a client process's load on loopback, each phase 10 seconds: demand of a version
 * that is known, gap reports of texts, and both while boards are scraped into the same database. Needs a quiet
 * machine of two cores; prints each figure beside its limit and ends with 1 when one is missed.
 */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import autocannon, { type Options, type Result } from 'autocannon';
import { readConfig } from '../../config/config.ts';
import { openQueues } from '../../src/queue/open.ts';
import { createReader } from '../../src/skills/reader.ts';
import { upsertSource } from '../../src/sources/store.ts';
import { rollUp } from '../../workers/rollup.ts';
import { openChaosDatabase } from '../chaos/database.ts';
import { writeMarket } from './market.ts';

const seconds = 10;
const boards = 100;
const poolMax = 10;
const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const checks: [name: string, ok: boolean][] = [];

const { url, open, drop } = await openChaosDatabase();
const children: ChildProcess[] = [];
try {
  await fill();
  const env = {
    ...process.env,
    DATABASE_URL: url,
    GAPMAP_PORT: '0',
    GAPMAP_POOL_MAX: String(poolMax),
    GAPMAP_RATE_LIMIT: '0',
    GAPMAP_RATE_LIMIT_GAP: '0',
    GAPMAP_HOST_INTERVAL_MS: '0',
    GAPMAP_ALLOW_PRIVATE: '127.0.0.1',
    GAPMAP_LOG_LEVEL: 'error',
  };
  const origin = await startApi(env);
  await fetch(`${origin}/api/v1/demand`);
  await post(origin);
  report('demand, cached version', await load(demand(origin)), { least: 2_000, p99: 50 });
  report('gap of a text', await load(gap(origin)), { least: 20, p99: 500 });
  await scrapeMeanwhile(origin, env);
} finally {
  for (const child of children.reverse()) {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
  }
  await open.close();
  await drop();
}
for (const [name, ok] of checks) console.log(`${ok ? 'ok  ' : 'FAIL'}  ${name}`);
process.exitCode = checks.every(([, ok]) => ok) ? 0 : 1;

async function fill(): Promise<void> {
  await createReader(open.db, { skillsFile: null });
  const client = await open.pool.connect();
  await writeMarket(client, {
    postings: 200_000,
    weeks: 52,
    sources: 500,
    employers: 20_000,
    skillsEach: 12,
    lastMonday: new Date(Date.now() - 7 * 86_400_000).toISOString().slice(0, 10),
  });
  client.release();
  const { vacancies } = await rollUp({ db: open.db, now: () => new Date() });
  console.log(`${vacancies} vacancies of 200,000 postings are rolled up`);
}

async function startApi(env: NodeJS.ProcessEnv): Promise<string> {
  const api = spawn(process.execPath, [path('../../src/cli/main.ts'), 'api'], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  children.push(api);
  for await (const line of createInterface({ input: api.stderr })) {
    const [, origin] = /gapmap is at (http:\S+)/.exec(line) ?? [];
    if (origin) return origin;
    console.error(line);
  }
  throw new Error('the API ended before it listened');
}

function demand(origin: string): Options {
  return { url: `${origin}/api/v1/demand?level=senior&limit=50`, connections: 20 };
}

/** Resumes that differ, so that no two of them are the same work. */
function gap(origin: string): Options {
  const names = ['Go', 'PostgreSQL', 'Docker', 'Kafka', 'Java', 'Redis', 'Kubernetes', 'Python'];
  const requests = Array.from({ length: 64 }, (_, i) => {
    const skills = names.filter((_, at) => (i >> (at % 6)) % 2 === 0).join(', ');
    const lines = Array.from(
      { length: 30 },
      (_, at) =>
        `- Built service ${at} in ${names[(at + i) % 8]}, shipped it weekly for ${i} teams.`,
    );
    const text = `Ann Example ${i}\nSkills: ${skills}\nExperience\n2019 - 2025 Engineer\n${lines.join('\n')}\n`;
    return { method: 'POST' as const, path: '/api/v1/gap', body: JSON.stringify({ text }) };
  });
  const headers = { 'content-type': 'application/json' };
  return { url: origin, connections: 4, requests, headers };
}

async function post(origin: string): Promise<void> {
  const { headers, requests } = gap(origin);
  const body = requests?.[0]?.body ?? '';
  await fetch(`${origin}/api/v1/gap`, { method: 'POST', headers: headers as never, body });
}

function load(options: Options): Promise<Result> {
  return autocannon({ ...options, duration: seconds, workers: 1 });
}

function report(name: string, result: Result, { least, p99 }: { least: number; p99: number }) {
  const { requests, latency, non2xx, errors, timeouts } = result;
  const failed = non2xx + errors + timeouts;
  const said = `${name}: ${requests.average.toFixed(0)} requests/s (at least ${least}), p99 ${latency.p99} ms (at most ${p99}), ${failed} failed`;
  checks.push([said, requests.average >= least && latency.p99 <= p99 && failed === 0]);
}

/** Both kinds of request while a worker reads a hundred boards, and what the pools held meanwhile. */
async function scrapeMeanwhile(origin: string, env: NodeJS.ProcessEnv): Promise<void> {
  const board = fork(path('../chaos/board-server.ts'), [String(boards), '20']);
  children.push(board);
  const [boardOrigin] = await once(board, 'message');
  const config = readConfig(env);
  const queues = await openQueues(config, open);
  const worker = spawn(
    process.execPath,
    [path('../../src/cli/main.ts'), 'worker', '--no-schedule'],
    {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  children.push(worker);
  for (let b = 0; b < boards; b += 1) {
    const token = `board-${b}`;
    const settings = { baseUrl: boardOrigin };
    const source = { slug: `greenhouse/${token}`, adapter: 'greenhouse', token, company: token };
    await upsertSource(open.db, { ...source, region: null, settings });
    await queues.enqueue('scrape', { source: source.slug });
  }
  for (let i = 0; i < 120 && (await countRead()) === 0; i += 1) await sleep(500);
  const readBefore = await countRead();
  const watch = watchPools(origin);
  const [first, second] = await Promise.all([load(demand(origin)), load(gap(origin))]);
  const pools = await watch();
  const read = (await countRead()) - readBefore;
  await queues.close();
  report('demand while scraping', first, { least: 1, p99: 1_000 });
  report('gap while scraping', second, { least: 1, p99: 2_000 });
  checks.push([`${read} boards were read meanwhile`, read > 0]);
  checks.push([
    `at most ${pools.inUse} of ${poolMax} connections in use, ${pools.waiting} waiting`,
    pools.inUse <= poolMax,
  ]);
}

async function countRead(): Promise<number> {
  const { rows } = await open.pool.query(
    `select count(*)::int as n from runs where status = 'ok' and correlation_id <> 'bench'`,
  );
  return rows[0].n;
}

function watchPools(origin: string): () => Promise<{ inUse: number; waiting: number }> {
  const most = { inUse: 0, waiting: 0 };
  let on = true;
  const watching = (async () => {
    while (on) {
      const text = await (await fetch(`${origin}/metrics`)).text();
      const read = (state: string) =>
        Number(text.match(`pool_connections\\{pool="data",state="${state}"\\} (\\d+)`)?.[1]);
      most.inUse = Math.max(most.inUse, read('in_use'));
      most.waiting = Math.max(most.waiting, read('waiting'));
      await sleep(500);
    }
  })();
  return async () => {
    on = false;
    await watching;
    return most;
  };
}
