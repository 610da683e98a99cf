import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openChaosDatabase } from './database.ts';
import { startWorkers, stopWorkers } from './fleet.ts';
import { openChaosQueue } from './queue.ts';

const sources = 500;
const jobs = 20;
const workers = 2;
const limits = { firstMs: 300_000, unchangedMs: 60_000, maxRssMb: 900 };
type Cycle = {
  scrapedMs: number;
  readMs: number;
  maxRssMb: number;
  requested: number;
  runs: number;
  stored: number;
  unread: number;
};

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const unpaced = {
  GAPMAP_HOST_INTERVAL_MS: '0',
  GAPMAP_ALLOW_PRIVATE: '127.0.0.1',
  GAPMAP_LOG_LEVEL: 'error',
};

/**
 * Measures a first and an unchanged cycle over 500 boards of 20 postings: in one process of the embedded size, and
 * in two workers on PostgreSQL and Redis (TEST_DATABASE_URL and TEST_REDIS_URL, else the local ones).
 */
export async function run(): Promise<boolean> {
  const server = fork(path('./board-server.ts'), [String(sources), String(jobs)]);
  const [origin] = await once(server, 'message');
  const embedded = report('one process, embedded database', await cycleEmbedded(origin));
  const scaledOut = report(`${workers} workers, PostgreSQL and Redis`, await cycleServer(origin));
  server.kill();
  return embedded && scaledOut;
}

async function cycleEmbedded(origin: string): Promise<Cycle[]> {
  const home = mkdtempSync(join(tmpdir(), 'gapmap-cycle-'));
  const cycles = await measure([origin, String(sources), 'works'], { GAPMAP_HOME: home });
  rmSync(home, { recursive: true, force: true });
  return cycles;
}

async function cycleServer(origin: string): Promise<Cycle[]> {
  const database = await openChaosDatabase();
  const queue = openChaosQueue();
  const env = { ...unpaced, ...queue.env, DATABASE_URL: database.url };
  const fleet = await startWorkers(workers, env, ['scrape', 'extract']);
  const peaks: number[] = [];
  for (const worker of fleet) worker.on('message', ({ maxRssMb }: Cycle) => peaks.push(maxRssMb));
  const cycles = await measure([origin, String(sources), 'watches'], env);
  await stopWorkers(fleet);
  await database.open.close();
  await Promise.all([database.drop(), queue.drop()]);
  return cycles.map((cycle) => ({ ...cycle, maxRssMb: Math.max(...peaks) }));
}

/** Both cycles as the process that runs them tells; fewer when it fails. */
async function measure(words: string[], env: Record<string, string>): Promise<Cycle[]> {
  const cycles: Cycle[] = [];
  const child = fork(path('./cycle-process.ts'), words, {
    env: { ...process.env, ...unpaced, ...env },
  });
  child.on('message', (cycle: Cycle) => cycles.push(cycle));
  const [code] = await once(child, 'exit');
  return code === 0 ? cycles : [];
}

function report(size: string, [first, unchanged]: readonly Cycle[]): boolean {
  console.log(`${sources} sources × ${jobs} postings, ${size}`);
  if (!first || !unchanged) return false;
  const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
  const checks: [string, boolean][] = [
    [
      `first cycle ${seconds(first.scrapedMs)}, ${seconds(first.readMs)} with extraction`,
      first.readMs <= limits.firstMs,
    ],
    [`unchanged cycle ${seconds(unchanged.readMs)}`, unchanged.readMs <= limits.unchangedMs],
    [
      `largest memory of a worker ${Math.round(unchanged.maxRssMb)} MB`,
      unchanged.maxRssMb <= limits.maxRssMb,
    ],
    [
      `${unchanged.stored} postings stored, ${unchanged.unread} of them unread`,
      unchanged.stored === sources * jobs && unchanged.unread === 0,
    ],
  ];
  for (const [name, ok] of checks) console.log(`${ok ? 'ok  ' : 'FAIL'}  ${name}`);
  return checks.every(([, ok]) => ok);
}
