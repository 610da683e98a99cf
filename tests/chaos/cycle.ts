import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const sources = 500;
const jobs = 20;
const limits = { firstMs: 300_000, unchangedMs: 60_000, maxRssMb: 900 };
type Cycle = {
  scrapedMs: number;
  readMs: number;
  maxRssMb: number;
  requested: number;
  runs: number;
};

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Measures a first and an unchanged cycle over 500 boards of 20 postings in one process of the embedded size. */
export async function run(): Promise<boolean> {
  const server = fork(path('./board-server.ts'), [String(sources), String(jobs)]);
  const [origin] = await once(server, 'message');
  const home = mkdtempSync(join(tmpdir(), 'gapmap-cycle-'));
  const cycles: Cycle[] = [];
  const child = fork(path('./cycle-process.ts'), [origin, String(sources), '2'], {
    env: {
      ...process.env,
      GAPMAP_HOME: home,
      GAPMAP_HOST_INTERVAL_MS: '0',
      GAPMAP_ALLOW_PRIVATE: '127.0.0.1',
      GAPMAP_LOG_LEVEL: 'error',
    },
  });
  child.on('message', (cycle: Cycle) => cycles.push(cycle));
  const [code] = await once(child, 'exit');
  server.kill();
  rmSync(home, { recursive: true, force: true });
  return code === 0 && report(cycles);
}

function report([first, unchanged]: readonly Cycle[]): boolean {
  if (!first || !unchanged) return false;
  const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
  console.log(`${sources} sources × ${jobs} postings, one process, embedded database`);
  const checks: [string, boolean][] = [
    [
      `first cycle ${seconds(first.scrapedMs)}, ${seconds(first.readMs)} with extraction`,
      first.readMs <= limits.firstMs,
    ],
    [`unchanged cycle ${seconds(unchanged.readMs)}`, unchanged.readMs <= limits.unchangedMs],
    [`largest memory ${Math.round(unchanged.maxRssMb)} MB`, unchanged.maxRssMb <= limits.maxRssMb],
  ];
  for (const [name, ok] of checks) console.log(`${ok ? 'ok  ' : 'FAIL'}  ${name}`);
  return checks.every(([, ok]) => ok);
}
