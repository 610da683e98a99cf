import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { readConfig } from '../../config/config.ts';
import { createClient } from '../../src/client/client.ts';
import { openContext } from '../../src/context.ts';
import { type FakeBoard, fakeBoard, offer, serveBoards } from '../_support/fake-board.ts';
import { startWebServer } from '../_support/web-server.ts';

const count = 12;
const token = 'a-token-of-16-or-more';
const home = mkdtempSync(join(tmpdir(), 'gapmap-sigterm-'));
let child: ChildProcess | undefined;
afterAll(() => {
  child?.kill('SIGKILL');
  rmSync(home, { recursive: true });
});

/** Boards that take half a second to answer, so that some are always in hand. */
function slowBoards(): Map<string, FakeBoard> {
  const entries = Array.from({ length: count }, (_, b): [string, FakeBoard] => {
    const board = fakeBoard();
    for (let id = 1; id <= 5; id += 1) offer(board, b * 100 + id);
    return [`board-${b}`, board];
  });
  return new Map(entries);
}

async function start(env: Record<string, string>): Promise<string> {
  const { DATABASE_URL: _, REDIS_URL: __, ...rest } = process.env;
  const args = ['src/cli/main.ts', 'up', '--no-schedule'];
  const started = spawn(process.execPath, args, {
    env: { ...rest, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  child = started;
  const lines = createInterface({ input: started.stderr });
  const address = await new Promise<string>((resolve, reject) => {
    lines.on('line', (line) => {
      const [, found] = /gapmap is at (http:\S+)/.exec(line) ?? [];
      if (found) resolve(found);
    });
    started.once('exit', (code) => reject(new Error(`ended with ${code}`)));
  });
  return address;
}

it('SIGTERM under load drops no request that was accepted, and loses and doubles no job', async () => {
  const serve = serveBoards(slowBoards());
  const boards = await startWebServer((request, response) => {
    setTimeout(() => serve(request, response), 500);
  });
  const sources = Array.from({ length: count }, (_, b) => ({
    adapter: 'greenhouse',
    token: `board-${b}`,
    settings: { baseUrl: boards.origin },
  }));
  writeFileSync(join(home, 'sources.yaml'), JSON.stringify({ sources }));
  const env = {
    GAPMAP_HOME: home,
    GAPMAP_PORT: '0',
    GAPMAP_HOST_INTERVAL_MS: '0',
    GAPMAP_ALLOW_PRIVATE: '127.0.0.1',
    GAPMAP_ADMIN_TOKEN: token,
    GAPMAP_LOG_LEVEL: 'silent',
  };
  const address = await start(env);
  const slugs = sources.map(({ token }) => `greenhouse/${token}`);
  const { response } = await createClient(address, { token }).POST('/api/v1/admin/scrape', {
    body: { sources: slugs },
  });
  expect(response.status).toBe(202);
  await sleep(400);
  // Held until the signal is under way: each has been accepted, and has its answer still to come.
  const asked = Array.from({ length: 40 }, (_, i) =>
    fetch(`${address}/api/v1/gap`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: `Skills: Go, PostgreSQL, Docker ${i}\n` }),
    }).then((answer) => answer.status),
  );
  // A busy machine takes its time to accept them: with the first answer all have been.
  await Promise.any(asked);
  child?.kill('SIGTERM');
  const statuses = await Promise.all(asked);
  const [code] = child?.exitCode === null ? await once(child, 'exit') : [child?.exitCode];
  expect(code).toBe(0);
  // Those beyond the readers' turns are told to come again; none hangs, breaks off or fails.
  expect(statuses.filter((status) => status !== 200 && status !== 503)).toEqual([]);
  expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(20);

  await start(env);
  const context = async () =>
    openContext({ ...readConfig({ GAPMAP_HOME: home }), logLevel: 'silent' });
  for (
    let i = 0;
    i < 100 && boards.requests.filter(({ url }) => url?.includes('/jobs')).length < count;
    i += 1
  ) {
    await sleep(200);
  }
  await sleep(1_500);
  child?.kill('SIGTERM');
  if (child?.exitCode === null) await once(child, 'exit');
  const open = await context();
  const { rows } = await open.database.pool.query(
    `select s.slug, count(*)::int as runs, min(r.status) as status, (select count(*)::int from postings p where p.source_id = s.id) as postings
     from sources s join runs r on r.source_id = s.id where s.slug like 'greenhouse/board-%' group by s.id order by s.slug`,
  );
  await open.close();
  await boards.close();
  expect(rows).toHaveLength(count);
  expect(
    rows.filter(({ runs, status, postings }) => runs !== 1 || status !== 'ok' || postings !== 5),
  ).toEqual([]);
}, 120_000);
