import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../../config/config.ts';
import { type Context, toContext } from '../../src/context.ts';
import { createLog } from '../../src/log.ts';
import { openQueues } from '../../src/queue/open.ts';
import { upsertSource } from '../../src/sources/store.ts';
import { openChaosDatabase } from './database.ts';
import { startWorker, startWorkers, stopWorkers } from './fleet.ts';
import { chance } from './random.ts';

const sources = 500;
const jobs = 20;
const workers = 3;
const kills = 50;
const env = {
  GAPMAP_HOST_INTERVAL_MS: '0',
  GAPMAP_ALLOW_PRIVATE: '127.0.0.1',
  GAPMAP_LOG_LEVEL: 'silent',
  GAPMAP_POOL_MAX: '5',
  GAPMAP_CONCURRENCY: '2',
};

/**
 * Scrapes 500 boards twice, once undisturbed and once while workers are killed fifty times at moments that the
 * seed decides; returns whether both databases hold the same rows, and the second ran at no loss.
 */
export async function run({ seed }: { seed: number }): Promise<boolean> {
  const server = fork(fileURLToPath(new URL('./board-server.ts', import.meta.url)), [
    String(sources),
    String(jobs),
  ]);
  const [origin] = await once(server, 'message');
  const calm = await cycle(origin, async () => 0);
  console.log(`undisturbed: ${calm.rows.length} postings, ${calm.seconds.toFixed(1)} s`);
  const disturbed = await cycle(origin, (fleet, again) => killSome(fleet, again, seed));
  console.log(
    `${disturbed.killed} workers killed: ${disturbed.rows.length} postings, ${disturbed.seconds.toFixed(1)} s, ${disturbed.interrupted} runs interrupted`,
  );
  server.kill();
  const checks: [string, boolean][] = [
    [`${sources * jobs} postings are stored`, disturbed.rows.length === sources * jobs],
    ['the same rows as undisturbed', calm.rows.join('\n') === disturbed.rows.join('\n')],
    [`each was opened once (${disturbed.opened})`, disturbed.opened === sources * jobs],
    [`nothing was closed (${disturbed.closed})`, disturbed.closed === 0],
    [`no run was left open (${disturbed.running})`, disturbed.running === 0],
    [`no job was lost or failed (${disturbed.failed})`, disturbed.failed === 0],
    [`${kills} kills`, disturbed.killed === kills],
  ];
  for (const [name, ok] of checks) console.log(`${ok ? 'ok  ' : 'FAIL'}  ${name}`);
  return checks.every(([, ok]) => ok);
}

type Again = () => Promise<ChildProcess>;

async function cycle(
  origin: string,
  disturb: (fleet: ChildProcess[], again: Again) => Promise<number>,
) {
  const database = await openChaosDatabase();
  const own = { ...env, DATABASE_URL: database.url };
  const config = readConfig(own);
  const queues = await openQueues(config, database.open);
  const context = toContext(config, createLog('silent'), database.open, queues);
  await addBoards(context, origin);
  const fleet = await startWorkers(workers, own);
  const startedAt = performance.now();
  for (let b = 0; b < sources; b++) await context.enqueue('scrape', { source: slugOf(b) });
  const killed = await disturb(fleet, () => startWorker(own));
  await drain(context);
  const seconds = (performance.now() - startedAt) / 1_000;
  await stopWorkers(fleet);
  const result = { killed, seconds, ...(await summarize(context)) };
  await context.close();
  await database.drop();
  return result;
}

/** Kills a worker at a random moment and starts another in its place, fifty times. */
async function killSome(fleet: ChildProcess[], again: Again, seed: number): Promise<number> {
  for (let n = 0; n < kills; n++) {
    await sleep(100 + chance(seed, 'pause', n) * 600);
    const which = Math.floor(chance(seed, 'which', n) * fleet.length);
    const victim = fleet[which];
    if (!victim) continue;
    victim.kill('SIGKILL');
    await once(victim, 'exit');
    fleet[which] = await again();
  }
  return kills;
}

async function drain(context: Context): Promise<void> {
  for (;;) {
    const counts = (await context.queues.counts()).find((one) => one.queue === 'scrape');
    if (counts && counts.waiting + counts.active + counts.delayed === 0) return;
    await sleep(200);
  }
}

async function addBoards(context: Context, origin: string): Promise<void> {
  for (let b = 0; b < sources; b++) {
    const token = `board-${b}`;
    const settings = { baseUrl: origin };
    const source = { slug: slugOf(b), adapter: 'greenhouse', token, company: token, region: null };
    await upsertSource(context.db, { ...source, settings });
  }
}

function slugOf(board: number): string {
  return `greenhouse/board-${board}`;
}

async function summarize(context: Context) {
  const { db } = context;
  const rows = await db
    .selectFrom('postings')
    .innerJoin('sources', 'sources.id', 'postings.source_id')
    .select(['slug', 'external_id', 'title', 'content_hash', 'closed_at', 'missed_listings'])
    .orderBy('slug')
    .orderBy('external_id')
    .execute();
  const kinds = await db
    .selectFrom('posting_events')
    .select((eb) => ['kind', eb.fn.countAll<number>().as('n')])
    .groupBy('kind')
    .execute();
  const count = (kind: string) => kinds.find((row) => row.kind === kind)?.n ?? 0;
  const runs = await db.selectFrom('runs').select(['status', 'reason']).execute();
  const counts = (await context.queues.counts()).find((one) => one.queue === 'scrape');
  return {
    rows: rows.map((row) => JSON.stringify(row)),
    opened: count('opened'),
    closed: count('closed'),
    running: runs.filter((row) => row.status === 'running').length,
    interrupted: runs.filter((row) => row.reason?.startsWith('interrupted')).length,
    failed: counts?.failed ?? -1,
  };
}
