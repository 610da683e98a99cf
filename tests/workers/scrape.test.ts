import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Context } from '../../src/context.ts';
import { upsertSource } from '../../src/sources/store.ts';
import { scrape } from '../../workers/scrape.ts';
import { openTestContext } from '../_support/context.ts';
import { type FakeBoard, fakeBoard, offer, serveBoards } from '../_support/fake-board.ts';
import { startWebServer, type WebServer } from '../_support/web-server.ts';

const boards = new Map<string, FakeBoard>();
let context: Context;
let server: WebServer;
let jobs = 0;
let clock = Date.UTC(2026, 7, 3, 6, 0, 0);

beforeAll(async () => {
  server = await startWebServer(serveBoards(boards));
  context = await openTestContext({ GAPMAP_RUN_REQUESTS: '40', GAPMAP_FETCH_TRIES: '2' });
});
afterAll(async () => {
  await context.close();
  await server.close();
});

/** A new board with `n` jobs, and its source. */
async function open(token: string, n: number): Promise<FakeBoard> {
  const board = fakeBoard();
  for (let id = 1; id <= n; id++) offer(board, id);
  boards.set(token, board);
  await context.db.deleteFrom('hosts').execute();
  await upsertSource(context.db, {
    slug: `greenhouse/${token}`,
    adapter: 'greenhouse',
    token,
    company: token,
    region: null,
    settings: { baseUrl: server.origin },
  });
  return board;
}

/** Runs a job and returns its counts or its error's code; the clock goes on by an hour. */
async function run(token: string, correlationId = `job-${++jobs}`) {
  clock += 3_600_000;
  const now = new Date(clock);
  const job = { ...context, correlationId, now: () => now };
  return scrape({ source: `greenhouse/${token}` }, job).catch((error) => error);
}

async function lastRun(token: string) {
  return context.db
    .selectFrom('runs')
    .innerJoin('sources', 'sources.id', 'runs.source_id')
    .where('sources.slug', '=', `greenhouse/${token}`)
    .select(['status', 'reason', 'complete', 'requested', 'failed', 'throttled'])
    .orderBy('runs.id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
}

async function postings(token: string, state: 'open' | 'closed' = 'open') {
  const rows = await context.db
    .selectFrom('postings')
    .innerJoin('sources', 'sources.id', 'postings.source_id')
    .where('sources.slug', '=', `greenhouse/${token}`)
    .where('closed_at', state === 'open' ? 'is' : 'is not', null)
    .select('external_id')
    .orderBy('postings.id')
    .execute();
  return rows.map((row) => Number(row.external_id));
}

describe('the life of a posting', () => {
  test('begins as new, and the next visit finds it unchanged by one conditional request', async () => {
    await open('steady', 5);
    expect(await run('steady')).toMatchObject({ found: 5, new: 5, unchanged: 0 });
    expect(await lastRun('steady')).toMatchObject({ status: 'ok', reason: null, complete: true });
    const before = server.requests.length;
    expect(await run('steady')).toMatchObject({ found: 5, new: 0, unchanged: 5, requested: 1 });
    expect(server.requests.length).toBe(before + 1);
    expect(await lastRun('steady')).toMatchObject({ status: 'unchanged', complete: true });
  });

  test('is unchanged too where the board knows no conditional requests', async () => {
    const board = await open('plain', 3);
    board.etags = false;
    await run('plain');
    expect(await run('plain')).toMatchObject({ unchanged: 3, new: 0 });
    expect(await lastRun('plain')).toMatchObject({ status: 'unchanged' });
  });

  test('changes with its text', async () => {
    const board = await open('edited', 3);
    await run('edited');
    offer(board, 2, 'Staff Backend Engineer');
    expect(await run('edited')).toMatchObject({ changed: 1, unchanged: 2 });
  });

  test('ends when two complete listings lack it, and begins again when it is back', async () => {
    const board = await open('rotating', 4);
    await run('rotating');
    board.jobs.delete(3);
    expect(await run('rotating')).toMatchObject({ closed: 0 });
    expect(await postings('rotating')).toEqual([1, 2, 3, 4]);
    expect(await run('rotating')).toMatchObject({ closed: 1 });
    expect(await postings('rotating', 'closed')).toEqual([3]);
    offer(board, 3);
    expect(await run('rotating')).toMatchObject({ reopened: 1 });
    expect(await postings('rotating')).toEqual([1, 2, 3, 4]);
  });

  test('does not end when the listings that lack it are not in a row', async () => {
    const board = await open('blinking', 3);
    await run('blinking');
    for (let n = 0; n < 3; n++) {
      board.jobs.delete(2);
      await run('blinking');
      offer(board, 2);
      await run('blinking');
    }
    expect(await postings('blinking')).toEqual([1, 2, 3]);
  });

  test('ends when its own page is gone', async () => {
    const board = await open('detailed', 3);
    board.teasers = true;
    expect(await run('detailed')).toMatchObject({ new: 3 });
    const [gone] = [...board.jobs.values()].slice(1);
    board.disturb = (path, response) => {
      if (!path.endsWith(`/jobs/${gone?.id}`)) return false;
      response.writeHead(410).end();
      return true;
    };
    if (gone) gone.title = 'Moved';
    expect(await run('detailed')).toMatchObject({ closed: 1, unchanged: 2 });
    expect(await postings('detailed', 'closed')).toEqual([2]);
  });
});

describe('a run', () => {
  test('asks for a detail page again only when the listing says something else of it', async () => {
    const board = await open('teasing', 6);
    board.teasers = true;
    await run('teasing');
    expect(await run('teasing')).toMatchObject({ requested: 1, found: 6, unchanged: 6 });
    const job = board.jobs.get(4);
    if (job) job.title = 'Another title';
    expect(await run('teasing')).toMatchObject({ requested: 2, changed: 1, unchanged: 5 });
  });

  test('that a board cuts short keeps what it got and closes nothing', async () => {
    const board = await open('cut', 4);
    await run('cut');
    board.jobs.delete(1);
    board.total = 4;
    offer(board, 9);
    board.jobs.delete(2);
    for (let n = 0; n < 3; n++) await run('cut');
    expect(await lastRun('cut')).toMatchObject({ status: 'partial', complete: false });
    expect((await lastRun('cut')).reason).toMatch(/^incomplete-listing: .* 3 of 4 seen$/);
    expect(await postings('cut')).toEqual([1, 2, 3, 4, 9]);
  });

  test('on a board that shows none of its postings is suspect and closes nothing', async () => {
    const board = await open('emptied', 4);
    await run('emptied');
    board.jobs.clear();
    for (let n = 0; n < 4; n++) await run('emptied');
    expect(await lastRun('emptied')).toMatchObject({ status: 'suspect', complete: false });
    expect((await lastRun('emptied')).reason).toMatch(/^empty-board: .* 4 were open$/);
    expect(await postings('emptied')).toEqual([1, 2, 3, 4]);
  });

  test('believes an empty board after a week', async () => {
    const board = await open('closing', 2);
    await run('closing');
    board.jobs.clear();
    await run('closing');
    clock += 8 * 86_400_000;
    await run('closing');
    await run('closing');
    expect(await postings('closing')).toEqual([]);
  });

  test('on a board whose texts were cut to half is suspect', async () => {
    const board = await open('thinned', 5);
    await run('thinned');
    for (const job of board.jobs.values()) job.content = `<p>Apply to ${job.id} now</p>`;
    await run('thinned');
    expect((await lastRun('thinned')).reason).toMatch(/^texts-shrunk: /);
    await run('thinned');
    expect(await lastRun('thinned')).toMatchObject({ status: 'suspect', complete: false });
  });

  test('that fails is named, closes nothing and is tried again', async () => {
    const board = await open('failing', 3);
    await run('failing');
    board.disturb = (_, response) => {
      response.writeHead(500).end();
      return true;
    };
    const error = await run('failing');
    expect(error).toHaveProperty('code', 'server-error');
    expect(await lastRun('failing')).toMatchObject({ status: 'failed', complete: false });
    expect(await postings('failing')).toEqual([1, 2, 3]);
  });

  test('of a board that is gone fails for good and closes nothing', async () => {
    await open('moved-away', 2);
    await run('moved-away');
    boards.delete('moved-away');
    expect(await run('moved-away')).toHaveProperty('name', 'NotFoundError');
    expect((await lastRun('moved-away')).reason).toMatch(/^not-found: /);
    expect(await postings('moved-away')).toEqual([1, 2]);
  });

  test('that gets a web page where data is due keeps it as a failure', async () => {
    const board = await open('maintained', 2);
    board.disturb = (path, response) => {
      if (path === '/robots.txt') return false;
      response.setHeader('content-type', 'text/html').end('<!doctype html><title>Oops</title>');
      return true;
    };
    expect(await run('maintained')).toHaveProperty('code', 'html-for-data');
    expect(await lastRun('maintained')).toMatchObject({ status: 'failed', failed: 1 });
    const kept = await context.db
      .selectFrom('failures')
      .where('item', 'like', '%Oops%')
      .selectAll()
      .execute();
    expect(kept).toHaveLength(1);
  });

  test('that a host asks for patience is cut short and comes back when the host said', async () => {
    const board = await open('throttling', 8);
    board.teasers = true;
    let left = 4;
    board.disturb = (path, response) => {
      if (path === '/robots.txt' || left-- > 0) return false;
      response.writeHead(429, { 'retry-after': '90' }).end();
      return true;
    };
    const error = await run('throttling', 'patient');
    expect(error).toMatchObject({ name: 'ThrottledError', retryAfterMs: 90_000 });
    expect(await lastRun('throttling')).toMatchObject({ status: 'partial', throttled: 1 });
    expect(await postings('throttling')).toEqual([1, 2, 3]);
    board.disturb = () => false;
    await context.db.deleteFrom('hosts').execute();
    const before = server.requests.length;
    expect(await run('throttling', 'patient')).toMatchObject({ new: 5, unchanged: 3 });
    // robots.txt, the list and five pages: the three that were read are not asked for again.
    expect(server.requests.length - before).toBe(7);
  });

  test('stops at its budget of requests and goes on from there the next time', async () => {
    const board = await open('large', 60);
    board.teasers = true;
    await run('large');
    expect((await lastRun('large')).reason).toMatch(/^request-budget: /);
    expect(await postings('large')).toHaveLength(38);
    await run('large');
    expect(await postings('large')).toHaveLength(60);
    expect(await lastRun('large')).toMatchObject({ status: 'ok' });
  });

  test('that was finished before its worker was killed is not counted twice', async () => {
    const board = await open('killed', 3);
    await run('killed');
    board.jobs.delete(1);
    const first = await run('killed', 'same');
    expect(await run('killed', 'same')).toEqual(first);
    expect(await postings('killed')).toEqual([1, 2, 3]);
  });

  test('that is tried again for one page counts an absence once', async () => {
    const board = await open('tried', 4);
    board.teasers = true;
    await run('tried');
    board.jobs.delete(1);
    const job = board.jobs.get(3);
    if (job) job.title = 'Changed';
    board.disturb = (path, response) => {
      if (!path.endsWith('/jobs/3')) return false;
      response.writeHead(500).end();
      return true;
    };
    for (let n = 0; n < 3; n++) {
      expect(await run('tried', 'tried')).toHaveProperty('code', 'server-error');
      await context.db.deleteFrom('hosts').execute();
    }
    expect(await lastRun('tried')).toMatchObject({ status: 'partial', complete: true });
    expect(await postings('tried')).toEqual([1, 2, 3, 4]);
    await run('tried', 'the next day');
    expect(await postings('tried')).toEqual([2, 3, 4]);
  });

  test('without the key that its board needs ends with the reason', async () => {
    const source = {
      slug: 'adzuna/gb',
      adapter: 'adzuna',
      token: 'gb',
      company: null,
      region: null,
    };
    await upsertSource(context.db, { ...source, settings: { baseUrl: server.origin } });
    const job = { ...context, correlationId: 'keyless' };
    const error = await scrape({ source: 'adzuna/gb' }, job).catch((thrown) => thrown);
    expect(error).toHaveProperty('name', 'ConfigError');
    const runs = await context.db.selectFrom('runs').selectAll().orderBy('id', 'desc').execute();
    expect(runs[0]).toMatchObject({ status: 'failed', correlation_id: 'keyless' });
    expect(runs[0]?.reason).toMatch(/^wrong-settings: .*ADZUNA_KEY/);
  });

  test('does not close a posting whose item cannot be read any more', async () => {
    const board = await open('odd', 3);
    await run('odd');
    const job = board.jobs.get(2);
    if (job) job.title = '';
    for (let n = 0; n < 3; n++) await run('odd');
    expect((await lastRun('odd')).reason).toMatch(/^items-failed: /);
    expect(await postings('odd')).toEqual([1, 2, 3]);
  });
});
