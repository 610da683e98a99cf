import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Context } from '../../src/context.ts';
import { upsertSource } from '../../src/sources/store.ts';
import { type ScrapeProgress, scrapeAndWait } from '../../workers/scrape-now.ts';
import { openTestContext } from '../_support/context.ts';
import { fakeBoard, offer, serveBoards } from '../_support/fake-board.ts';
import { startWebServer, type WebServer } from '../_support/web-server.ts';

const boards = new Map(['good', 'dead', 'slow'].map((token) => [token, fakeBoard()]));
let context: Context;
let servers: Map<string, WebServer>;

beforeAll(async () => {
  context = await openTestContext({ GAPMAP_FETCH_TRIES: '1' });
  const serve = serveBoards(boards);
  servers = new Map();
  for (const [token, board] of boards) {
    for (let id = 1; id <= 3; id++) offer(board, id);
    const server = await startWebServer(async (request, response) => {
      if (request.url !== '/robots.txt' && token === 'dead') {
        return void response.writeHead(500).end();
      }
      if (request.url !== '/robots.txt' && token === 'slow') await sleep(8_000);
      serve(request, response);
    });
    servers.set(token, server);
    await upsertSource(context.db, {
      slug: `greenhouse/${token}`,
      adapter: 'greenhouse',
      token,
      company: null,
      region: null,
      settings: { baseUrl: server.origin },
    });
  }
});

afterAll(async () => {
  await context.close();
  for (const server of servers.values()) await server.close();
});

describe('a scrape that somebody waits for', () => {
  test('does not wait for what fails to be tried again some time', async () => {
    const progress: ScrapeProgress[] = [];
    const { runs, later, stopped } = await scrapeAndWait(
      context,
      ['greenhouse/good', 'greenhouse/dead'],
      {
        correlationId: 'patience',
        patienceMs: 1_200,
        onProgress: (state) => progress.push(state),
      },
    );
    expect(runs).toMatchObject(
      [
        { source: 'greenhouse/dead', status: 'failed', reason: /^server-error/ },
        { source: 'greenhouse/good', status: 'ok', found: 3, new: 3 },
      ].map((run) =>
        'reason' in run ? { ...run, reason: expect.stringMatching(run.reason) } : run,
      ),
    );
    expect({ later, stopped }).toEqual({ later: ['greenhouse/dead'], stopped: false });
    expect(progress.at(-1)).toMatchObject({
      done: 1,
      total: 2,
      found: 3,
      fresh: 3,
      failing: ['greenhouse/dead'],
    });
    await context.queues.raw('scrape').obliterate({ force: true });
  });

  test('ends at once when it is stopped, and leaves no job behind', async () => {
    const stop = AbortSignal.timeout(1_500);
    const startedAt = performance.now();
    const { runs, later, stopped } = await scrapeAndWait(
      context,
      ['greenhouse/slow', 'greenhouse/good'],
      { correlationId: 'stop', stop },
    );
    expect(performance.now() - startedAt).toBeLessThan(6_000);
    const slow = runs.find(({ source }) => source === 'greenhouse/slow');
    expect(slow?.reason).toMatch(/^interrupted/);
    expect({ later, stopped }).toEqual({ later: [], stopped: true });
    const counts = (await context.queues.counts()).find(({ queue }) => queue === 'scrape');
    expect(counts).toMatchObject({ waiting: 0, active: 0, delayed: 0 });
  });
});
