import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, buildApp } from '../../src/api/app.ts';
import type { Context } from '../../src/context.ts';
import { finishRun, getSource, startRun } from '../../src/sources/store.ts';
import { openTestContext } from '../_support/context.ts';
import { storeMarket } from './_market.ts';

const token = 'a-long-enough-admin-token';
let context: Context;
let app: App;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gapmap-api-'));
  mkdirSync(join(folder, '2026-W36'));
  writeFileSync(join(folder, '2026-W36', 'skills.csv'), 'week,skill\r\n');
  const files = [{ name: 'skills.csv', bytes: 12, sha256: 'ab' }];
  writeFileSync(
    join(folder, '2026-W36', 'manifest.json'),
    JSON.stringify({ week: '2026-W36', files }),
  );
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  context = await openTestContext({
    GAPMAP_RATE_LIMIT: '0',
    GAPMAP_EXPORTS: folder,
    GAPMAP_ADMIN_TOKEN: token,
    GAPMAP_SOURCES: join(folder, 'sources.yaml'),
  });
  await storeMarket(context);
  app = await buildApp(context);
}, 60_000);
afterAll(async () => {
  await app.close();
  await context.close();
  rmSync(folder, { recursive: true });
});

const get = async (url: string) => app.inject({ method: 'GET', url });

describe('postings', () => {
  it('come in pages that make up the whole list, each once', async () => {
    const seen: string[] = [];
    for (let next = ''; ; ) {
      const page = (await get(`/api/v1/postings?limit=7${next}`)).json();
      seen.push(...page.postings.map(({ id }: { id: number }) => id));
      if (page.next === null) break;
      next = `&cursor=${page.next}`;
    }
    expect(seen).toHaveLength(40);
    expect(new Set(seen).size).toBe(40);
  });

  it('are filtered by every side, and by skill', async () => {
    const page = (
      await get('/api/v1/postings?country=DE&level=senior&skill=java&limit=200')
    ).json();
    expect(page.postings).toHaveLength(10);
    expect(page.postings[0].skills.map(({ id }: { id: string }) => id)).toContain('java');
    expect((await get('/api/v1/postings?source=lever/*')).json().postings).toEqual([]);
  });

  it('carry no link that runs a script', async () => {
    const { postings } = (await get('/api/v1/postings?limit=200')).json();
    expect(JSON.stringify(postings)).not.toContain('javascript:');
  });

  it('are found by id', async () => {
    const [first] = (await get('/api/v1/postings?limit=1')).json().postings;
    expect((await get(`/api/v1/postings/${first.id}`)).json()).toEqual(first);
    expect((await get('/api/v1/postings/999999')).statusCode).toBe(404);
  });

  it.each([
    'nonsense',
    "' or 1=1 --",
    Buffer.from('2026-13-45T99:99:99.000000Z 1').toString('base64url'),
  ])('refuse the cursor %s', async (cursor) => {
    const answer = await get(`/api/v1/postings?cursor=${encodeURIComponent(cursor)}`);
    expect(answer.statusCode).toBe(400);
  });
});

describe('trends, runs and releases', () => {
  it('stream the same series as CSV and JSON', async () => {
    const csv = (await get('/api/v1/trends?skill=go,java&format=csv')).body.trimEnd().split('\r\n');
    const { weeks } = (await get('/api/v1/trends?skill=go,java')).json();
    expect(csv[0]).toMatch(/^week,monday,skill,/);
    expect(csv).toHaveLength(weeks.length + 1);
    expect(weeks).toHaveLength(2);
    expect(weeks[0]).toMatchObject({ week: '2026-W36', skill: 'go', asked: 40, vacancies: 40 });
  });

  it('tell of runs and of the health of their source', async () => {
    const { id } = await getSource(context.db, 'greenhouse/kestrel');
    const at = new Date('2026-09-07T08:00:00Z');
    const run = await startRun(context.db, { sourceId: id, correlationId: 'c-1', at });
    const counts = {
      requested: 1,
      found: 0,
      new: 0,
      changed: 0,
      unchanged: 0,
      closed: 0,
      reopened: 0,
      failed: 2,
      throttled: 0,
      bytes: 9,
    };
    await finishRun(context.db, {
      id: run,
      status: 'failed',
      reason: 'blocked: 403',
      complete: false,
      at,
      medianTextLength: null,
      counts,
    });
    const { runs, next } = (await get('/api/v1/runs?source=greenhouse/kestrel')).json();
    expect(runs[0]).toMatchObject({ status: 'failed', reason: 'blocked: 403', failed: 2 });
    expect(next).toBeNull();
    const { sources } = (await get('/api/v1/sources')).json();
    expect(sources[0]).toMatchObject({
      slug: 'greenhouse/kestrel',
      failures_in_a_row: 1,
      open: 40,
    });
    const { body } = await get('/metrics');
    expect(body).toContain('gapmap_source_failures_in_a_row{source="greenhouse/kestrel"} 1');
    expect(body).toMatch(/gapmap_queue_jobs\{queue="scrape",state="waiting"\} 0/);
  });

  it('serve the files of a release, and nothing beside them', async () => {
    const { releases } = (await get('/api/v1/releases')).json();
    expect(releases[0].files).toContainEqual({ name: 'skills.csv', bytes: 12, sha256: 'ab' });
    expect((await get('/api/v1/releases/2026-W36/skills.csv')).body).toBe('week,skill\r\n');
    for (const path of [
      '2026-W36/..%2f..%2fsecret.txt',
      '..%2f/secret.txt',
      '../secret.txt',
      '2026-W36/%2e%2e%2fsecret.txt',
    ]) {
      const answer = await get(`/api/v1/releases/${path}`);
      expect(answer.statusCode).toBe(404);
      expect(answer.body).not.toContain('secret"');
    }
  });
});

describe('the admin routes', () => {
  const post = (url: string, payload: object, authorization?: string) =>
    app.inject({ method: 'POST', url, payload, headers: authorization ? { authorization } : {} });

  it.each([undefined, 'Bearer wrong', 'Basic d3Jvbmc6d3Jvbmc=', `Digest ${token}`])(
    'refuse %s',
    async (authorization) => {
      const answer = await post('/api/v1/admin/scrape', { all: true }, authorization);
      expect(answer.statusCode).toBe(401);
      expect(answer.headers['www-authenticate']).toContain('Bearer');
    },
  );

  it('put a scrape into the queue, once while it waits', async () => {
    await post(
      '/api/v1/admin/sources',
      { sources: ['greenhouse/stripe'], enabled: true },
      `Bearer ${token}`,
    );
    const body = { sources: ['greenhouse/stripe'] };
    const answer = await post('/api/v1/admin/scrape', body, `Bearer ${token}`);
    expect(answer.statusCode).toBe(202);
    expect(Object.keys(answer.json().jobs)).toEqual(['greenhouse/stripe']);
    const queues = await app.inject({
      url: '/api/v1/admin/queues',
      headers: { authorization: `Bearer ${token}` },
    });
    expect(queues.json().queues).toContainEqual(
      expect.objectContaining({ queue: 'scrape', waiting: 1 }),
    );
  });

  it('are not there without a token in the configuration', async () => {
    const bare = await buildApp({ ...context, config: { ...context.config, adminToken: null } });
    const answer = await bare.inject({
      method: 'POST',
      url: '/api/v1/admin/scrape',
      payload: {},
      headers: { authorization: 'Bearer ' },
    });
    expect(answer.statusCode).toBe(404);
    await bare.close();
  });
});
