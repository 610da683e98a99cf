import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig } from '../../config/config.ts';
import { type Context, toContext } from '../../src/context.ts';
import { createLog } from '../../src/log.ts';
import { openQueues } from '../../src/queue/open.ts';
import { offer } from '../_support/fake-board.ts';
import { startWebServer } from '../_support/web-server.ts';
import { openChaosDatabase } from './database.ts';
import { faults } from './faults.ts';
import { startWorkers, stopWorkers } from './fleet.ts';
import { addSources, type ChaosHost, startHost } from './hosts.ts';
import { listTruth, type Outcome, outcomeOf, printOutcomes } from './outcome.ts';

const workers = 8;
const intervalMs = 100;
const phaseLimitMs = 150_000;
const environment = {
  GAPMAP_HOST_INTERVAL_MS: String(intervalMs),
  GAPMAP_HOST_MAX_WAIT_MS: '5000',
  GAPMAP_BREAKER_FAILURES: '5',
  GAPMAP_BREAKER_COOLDOWN_MS: '2000',
  GAPMAP_BREAKER_MAX_COOLDOWN_MS: '4000',
  GAPMAP_FETCH_TRIES: '3',
  GAPMAP_FETCH_BACKOFF_MS: '20',
  GAPMAP_FETCH_TIMEOUT_MS: '700',
  GAPMAP_FETCH_MAX_BYTES: '2000000',
  GAPMAP_CONCURRENCY: '3',
  GAPMAP_POOL_MAX: '4',
  GAPMAP_LOG_LEVEL: 'silent',
};

/**
 * Lets eight worker processes scrape hosts that fail in every way we know, first while they fill, then while
 * postings come and go; returns whether every invariant held.
 */
export async function run({ seed }: { seed: number }): Promise<boolean> {
  const database = await openChaosDatabase();
  const secret = await startWebServer((_, response) => response.end('{"jobs":[]}'));
  const hosts = await startHosts(seed, `${secret.origin}/jobs`);
  const env = {
    ...environment,
    DATABASE_URL: database.url,
    GAPMAP_ALLOW_PRIVATE: hosts.map((host) => `127.0.0.1:${host.server.port}`).join(','),
  };
  const config = readConfig(env);
  const context = toContext(
    config,
    createLog('silent'),
    database.open,
    await openQueues(config, database.open),
  );
  const sources = new Map<ChaosHost, string[]>();
  for (const host of hosts) sources.set(host, await addSources(context, host));
  const fleet = await startWorkers(workers, env);
  const startedAt = performance.now();
  console.error(
    `${workers} worker processes, ${[...sources.values()].flat().length} sources on ${hosts.length} hosts, seed ${seed}`,
  );
  const filled = await converge(context, sources);
  console.error(`filled after ${seconds(startedAt)}`);
  for (const host of hosts) change(host);
  const followed = await converge(context, sources);
  console.error(`followed the changes after ${seconds(startedAt)}`);
  const elapsedMs = performance.now() - startedAt;
  await stopWorkers(fleet);
  const outcomes: Outcome[] = [];
  for (const host of hosts)
    outcomes.push(await outcomeOf(context, host, { intervalMs, elapsedMs }));
  const leaks = secret.requests.length;
  const ok = printOutcomes(outcomes, {
    filled,
    followed,
    leaks,
    running: await countRunning(context),
  });
  await Promise.all([...hosts.map((host) => host.server.close()), secret.close()]);
  await context.close();
  await database.drop();
  return ok;
}

async function startHosts(seed: number, secret: string): Promise<ChaosHost[]> {
  const failing = Object.keys(faults).map((name, i) =>
    startHost({
      name,
      boards: 3,
      jobs: 4,
      teasers: i % 2 === 0 && !faults[name]?.listOnly,
      seed,
      secret,
    }),
  );
  const shared = startHost({
    name: 'shared by 50',
    boards: 50,
    jobs: 2,
    teasers: true,
    seed,
    secret,
  });
  const dead = startHost({ name: 'dead', boards: 5, jobs: 2, teasers: false, seed, secret });
  for (const board of (await dead).boards.values()) {
    board.disturb = (_, response) => {
      response.writeHead(500).end();
      return true;
    };
  }
  return Promise.all([...failing, shared, dead]);
}

/** One posting of every board goes, one comes, and the paths fail anew. */
function change(host: ChaosHost): void {
  for (const [token, board] of host.boards) {
    board.jobs.delete(2);
    offer(board, 100, `Job 100 of ${token}`);
  }
  host.arm();
}

/** Scrapes again and again until the open postings are those on offer, as a schedule would over days. */
async function converge(
  context: Context,
  sources: ReadonlyMap<ChaosHost, string[]>,
): Promise<boolean> {
  const until = performance.now() + phaseLimitMs;
  while (performance.now() < until) {
    const truth = await listTruth(context);
    const wrong = [...sources].flatMap(([host, slugs]) =>
      slugs.filter((slug) => !isRight(host, slug, truth)),
    );
    const dead = [...sources].flatMap(([host, slugs]) => (host.name === 'dead' ? slugs : []));
    if (wrong.every((slug) => dead.includes(slug))) return true;
    for (const slug of wrong) await enqueue(context, slug);
    await sleep(500);
  }
  return false;
}

function isRight(host: ChaosHost, slug: string, truth: ReadonlyMap<string, string[]>): boolean {
  const board = host.boards.get(slug.replace('greenhouse/', ''));
  const offered = [...(board?.jobs.keys() ?? [])].map(String).sort();
  return (truth.get(slug) ?? []).join() === offered.join();
}

/** One try a job: what fails comes again with the next round, not after the queue's own back-off. */
async function enqueue(context: Context, slug: string): Promise<void> {
  const data = { source: slug, correlationId: `${slug}-${performance.now()}` };
  const options = { attempts: 1, deduplication: { id: slug }, removeOnComplete: true };
  await context.queues.raw('scrape').add('scrape', data, options);
}

async function countRunning(context: Context): Promise<number> {
  const rows = await context.db
    .selectFrom('runs')
    .select('id')
    .where('status', '=', 'running')
    .execute();
  return rows.length;
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1_000).toFixed(1)} s`;
}
