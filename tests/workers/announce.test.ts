import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Context } from '../../src/context.ts';
import { findNewlyRising } from '../../workers/announce.ts';
import { startWorkers } from '../../workers/main.ts';
import { rollUp } from '../../workers/rollup.ts';
import { openTestContext } from '../_support/context.ts';
import { storeTold } from '../_support/postings.ts';
import { startWebServer, type WebServer } from '../_support/web-server.ts';

const exportsDir = mkdtempSync(join(tmpdir(), 'gapmap-announce-'));
const heard: { event: string; text: string; details: Record<string, unknown> }[] = [];
let status = 200;
let server: WebServer;
let context: Context;

/** Two quarters of forty vacancies each; go is asked by a tenth of the first and most of the second. */
async function storeRise() {
  for (const [quarter, asking] of [4, 36].entries()) {
    const told = Array.from({ length: 40 }, (_, i) => ({
      externalId: `q${quarter}-${i}`,
      title: 'Backend Engineer',
      company: `Company ${i}`,
      employer: `company-${quarter}-${i}`,
      role: 'backend' as const,
      postedAt: new Date(Date.UTC(2026, 3 + quarter * 3, 8 + (i % 28))),
      skills: ['postgresql', ...(i < asking ? ['go'] : [])],
    }));
    await storeTold(context.database, 'greenhouse/kestrel', told);
  }
  await rollUp(context);
}

beforeAll(async () => {
  server = await startWebServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => {
      if (status === 200) heard.push(JSON.parse(body));
      response.writeHead(status).end();
    });
  });
  context = await openTestContext({
    GAPMAP_EXPORTS: exportsDir,
    GAPMAP_ALERT_WEBHOOK: `${server.origin}/hook`,
  });
  await storeRise();
});
afterAll(async () => {
  await context.close();
  await server.close();
  rmSync(exportsDir, { recursive: true });
});

const until = async (ready: () => boolean | Promise<boolean>) => {
  for (let i = 0; i < 200 && !(await ready()); i += 1) await sleep(50);
  expect(await ready()).toBe(true);
};
const isDone = async (job: string) => (await context.queues.stateOf('report', job)) === 'completed';

it('a release is told once, with its files and hashes, and what has begun to rise', async () => {
  const week = '2026-W30';
  const stop = startWorkers(context, ['report', 'notify']);
  try {
    await context.enqueue('report', { week });
    await until(() => heard.length === 2);
    const again = await context.enqueue('report', { week });
    await until(() => isDone(again));
  } finally {
    await stop();
  }
  const [release, rising] = ['release', 'rising'].map((name) =>
    heard.find(({ event }) => event === name),
  );
  expect(heard).toHaveLength(2);
  expect(release?.details.week).toBe(week);
  expect(release?.details.files).toContainEqual({
    name: 'skills.csv',
    bytes: expect.any(Number),
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(rising?.text).toMatch(/• Go: 1\d\.\d% to 6\d\.\d%/);
});

it('a skill that goes on rising is not told again', async () => {
  expect(await findNewlyRising(context, '2026-W31')).toEqual([]);
});

it('a message that nobody takes is tried again, eight times in all, and never dropped', async () => {
  status = 500;
  const id = await context.enqueue('notify', { event: 'release', body: { text: 'unheard' } });
  const job = await context.queues.raw('notify').getJob(id);
  expect(job?.opts).toMatchObject({ attempts: 8, removeOnFail: false });
  const stop = startWorkers(context, ['notify']);
  try {
    await until(
      async () => ((await context.queues.raw('notify').getJob(id))?.attemptsMade ?? 0) > 0,
    );
  } finally {
    await stop();
  }
  expect(['delayed', 'waiting', 'active']).toContain(await context.queues.stateOf('notify', id));
});
