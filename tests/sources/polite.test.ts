import type { RequestListener } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Context } from '../../src/context.ts';
import { hostPolicyOf } from '../../src/sources/network.ts';
import { fetchPolitely } from '../../src/sources/polite.ts';
import { codeOf } from '../../src/sources/reasons.ts';
import { openTestContext } from '../_support/context.ts';
import { startWebServer, type WebServer } from '../_support/web-server.ts';

let context: Context;
let server: WebServer;
let robots: RequestListener;
let page: RequestListener;
let troubles: string[] = [];

beforeAll(async () => {
  context = await openTestContext();
  server = await startWebServer((request, response) =>
    (request.url === '/robots.txt' ? robots : page)(request, response),
  );
});
afterAll(async () => {
  await context.close();
  await server.close();
});
beforeEach(async () => {
  await context.db.deleteFrom('hosts').execute();
  server.requests.length = 0;
  troubles = [];
  robots = (_, response) => response.writeHead(404).end();
  page = (_, response) => response.end('{}');
});

async function get(path: string, options: { maxWaitMs?: number } = {}) {
  const policy = { ...hostPolicyOf(context.config), maxWaitMs: options.maxWaitMs ?? 5_000 };
  const request = { url: `${server.origin}${path}`, kind: 'list' } as const;
  return fetchPolitely(request, null, {
    ...context,
    policy,
    tries: 3,
    backoff: { baseMs: 1, capMs: 1 },
    spend: () => {},
    onTrouble: (error) => troubles.push(codeOf(error)),
    signal: AbortSignal.timeout(20_000),
  }).then((answer) => answer.body, codeOf);
}
const paths = () => server.requests.map((request) => request.url);
const text =
  (body: string): RequestListener =>
  (_, response) =>
    response.end(body);

describe('robots.txt', () => {
  test('is asked for once, and obeyed', async () => {
    robots = text('User-agent: gapmap\nDisallow: /private');
    expect(await get('/private/jobs')).toBe('robots-disallowed');
    expect(await get('/jobs')).toBe('{}');
    expect(await get('/jobs')).toBe('{}');
    expect(paths()).toEqual(['/robots.txt', '/jobs', '/jobs']);
  });

  test('is asked for once by many at a time', async () => {
    await Promise.all(Array.from({ length: 6 }, (_, n) => get(`/${n}`)));
    expect(paths().filter((path) => path === '/robots.txt')).toHaveLength(1);
  });

  test('that fails forbids everything', async () => {
    robots = (_, response) => response.writeHead(500).end();
    expect(await get('/jobs')).toBe('server-error');
    expect(paths().every((path) => path === '/robots.txt')).toBe(true);
  });

  test('that fails later counts as it was before', async () => {
    robots = text('User-agent: *\nDisallow: /private');
    await get('/jobs');
    await context.db
      .updateTable('hosts')
      .set({ robots_expires_at: new Date(0) })
      .execute();
    robots = (_, response) => response.writeHead(500).end();
    expect(await get('/jobs')).toBe('{}');
    expect(await get('/private')).toBe('robots-disallowed');
  });

  test('sets the pace where it asks for a slower one', async () => {
    robots = text('User-agent: *\nCrawl-delay: 0.4');
    await get('/a');
    const began = performance.now();
    await get('/b');
    expect(performance.now() - began).toBeGreaterThan(380);
  });
});

describe('a page', () => {
  test('that fails is tried again, and what was got over is told', async () => {
    let n = 0;
    page = (_, response) => response.writeHead(++n < 3 ? 502 : 200).end('{"n":3}');
    expect(await get('/jobs')).toBe('{"n":3}');
    expect(troubles).toEqual(['server-error', 'server-error']);
  });

  test('is not tried again when that cannot help', async () => {
    page = (_, response) => response.writeHead(404).end();
    expect(await get('/jobs')).toBe('not-found');
    expect(paths()).toEqual(['/robots.txt', '/jobs']);
  });

  test('is waited for when the host asks for a short while', async () => {
    let n = 0;
    page = (_, response) =>
      response.writeHead(++n === 1 ? 429 : 200, { 'retry-after': '1' }).end('{}');
    const began = performance.now();
    expect(await get('/jobs')).toBe('{}');
    expect(performance.now() - began).toBeGreaterThan(990);
  });

  test('is given up when the host asks for a long while, and nobody asks again before', async () => {
    page = (_, response) => response.writeHead(429, { 'retry-after': '600' }).end();
    expect(await get('/jobs')).toBe('throttled');
    expect(await get('/other')).toBe('host-busy');
    expect(paths()).toEqual(['/robots.txt', '/jobs']);
  });

  test('of a host that fails again and again is not asked for any more', async () => {
    page = (_, response) => response.writeHead(500).end();
    const answers: string[] = [];
    for (let n = 0; n < 4; n++) answers.push(await get(`/${n}`));
    expect(answers).toEqual(['server-error', 'breaker-open', 'breaker-open', 'breaker-open']);
    expect(paths()).toHaveLength(1 + 5);
  });
});
