import { connect } from 'node:net';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, buildApp } from '../../src/api/app.ts';
import { listen } from '../../src/api/listen.ts';
import type { Context } from '../../src/context.ts';
import type { Log } from '../../src/log.ts';
import { openTestContext } from '../_support/context.ts';
import { storeMarket } from './_market.ts';

const secret = 'Zebulon Quartermaine-Fitzwilliam';
const resume = `${secret}\nSkills: Go, PostgreSQL\n`;
const lines: string[] = [];
let context: Context;
let app: App;
let origin: string;
beforeAll(async () => {
  const open = await openTestContext({
    GAPMAP_PORT: '0',
    GAPMAP_RATE_LIMIT: '100',
    GAPMAP_RATE_LIMIT_GAP: '25',
    GAPMAP_ADMIN_TOKEN: 'a-long-enough-admin-token',
  });
  const log: Log = pino({ level: 'trace' }, { write: (line: string) => lines.push(line) });
  context = { ...open, log };
  await storeMarket(context);
  app = await buildApp(context);
  origin = await listen(app, context.config);
}, 60_000);
afterAll(async () => {
  await app.close();
  await context.close();
});

const gap = (payload: object | string, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url: '/api/v1/gap',
    payload,
    headers: { 'content-type': 'application/json', ...headers },
  });

describe('a resume', () => {
  it('is in no log and in no table, also when something about it is wrong', async () => {
    expect((await gap({ text: resume })).statusCode).toBe(200);
    expect((await gap({ text: resume, roadmap: 'none' })).statusCode).toBe(404);
    expect(
      (await gap({ text: `{"basics": {"name": "${secret}",` })).statusCode,
    ).toBeGreaterThanOrEqual(200);
    expect((await gap(`{"text": "${secret}"`)).statusCode).toBe(400);
    expect((await gap({ [secret]: 1 })).statusCode).toBe(400);
    const form = new FormData();
    form.set('file', new File([`%PDF-1.7 ${secret}`], `${secret}.pdf`));
    const answer = await fetch(`${origin}/api/v1/gap`, { method: 'POST', body: form });
    expect(answer.status).toBe(422);
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.filter((line) => line.includes('Quartermaine'))).toEqual([]);
    const { rows } = await context.database.pool.query<{ t: string }>(
      "select format('%I.%I', schemaname, tablename) as t from pg_tables where schemaname in ('public', 'bullmq')",
    );
    expect(rows.length).toBeGreaterThan(15);
    for (const { t } of rows) {
      const found = await context.database.pool.query(
        `select 1 from ${t} x where x::text like '%Quartermaine%'`,
      );
      expect(found.rows, t).toEqual([]);
    }
  });
});

describe('hostile clients', () => {
  it.each([
    ['a polluted prototype', '{"text":"x","__proto__":{"a":1}}', 400],
    ['a constructor', '{"text":"x","constructor":{"prototype":{"a":1}}}', 400],
    ['an array', '[]', 400],
    ['a text that is a number', '{"text":1}', 400],
    ['what is no JSON', '{', 400],
    ['too much', JSON.stringify({ text: 'x'.repeat(2_100_000) }), 413],
    ['a deep document', JSON.stringify({ text: '['.repeat(150_000) }), 422],
  ])('sending %s is refused', async (_, payload, status) => {
    const answer = await gap(payload);
    expect(answer.statusCode).toBe(status);
    expect(Object.keys(answer.json())).toEqual(['error']);
  });

  it('sending another type is refused', async () => {
    expect((await gap('<a/>', { 'content-type': 'application/xml' })).statusCode).toBe(415);
  });

  it('a page of another site cannot post', async () => {
    const answer = await gap({ text: resume }, { origin: 'https://evil.example' });
    expect(answer.statusCode).toBe(403);
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    expect((await gap({ text: resume }, { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
  });

  it.each(['role', 'level', 'country', 'remote', 'source', 'since', 'until', 'skill'])(
    'SQL in %s is text',
    async (name) => {
      const evil = encodeURIComponent("'; drop table postings; --");
      const answer = await app.inject(`/api/v1/postings?${name}=${evil}`);
      expect([200, 400]).toContain(answer.statusCode);
      expect(answer.body).not.toMatch(/syntax error|relation/);
      const { rows } = await context.database.pool.query('select count(*)::int as n from postings');
      expect(rows).toEqual([{ n: 40 }]);
    },
  );

  it('huge headers and paths that climb are refused, and the process goes on', async () => {
    const huge = await raw(`GET / HTTP/1.1\r\nHost: x\r\nA: ${'a'.repeat(40_000)}\r\n\r\n`);
    expect(huge).toMatch(/^HTTP\/1\.1 431/);
    for (const path of [
      '/../../etc/passwd',
      '/assets/../../package.json',
      '/assets/%2e%2e/%2e%2e/package.json',
      '//etc/passwd',
    ]) {
      const answer = await raw(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
      expect(answer).toMatch(/^HTTP\/1\.1 404/);
    }
    expect(await raw('nonsense\r\n\r\n')).toMatch(/^HTTP\/1\.1 400/);
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
  });

  it('hundreds of idle connections keep nobody out', async () => {
    const { port } = new URL(origin);
    const idle = Array.from({ length: 500 }, () => connect(Number(port), '127.0.0.1'));
    await Promise.all(idle.map((socket) => new Promise((done) => socket.once('connect', done))));
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
    for (const socket of idle) socket.destroy();
  });

  it('that ask too often are told to wait, while health answers', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => gap({ skills: ['go'] })));
    const limited = answers.filter(({ statusCode }) => statusCode === 429);
    expect(limited.length).toBeGreaterThan(0);
    expect(limited[0]?.json().error.code).toBe('rate_limited');
    expect(Number(limited[0]?.headers['retry-after'])).toBeGreaterThan(0);
    const other = await gap({ skills: ['go'] }, { 'x-forwarded-for': '203.0.113.9' });
    expect(other.statusCode).toBe(200);
    for (let i = 0; i < 120; i += 1) expect((await app.inject('/healthz')).statusCode).toBe(200);
  });
});

/** Sends bytes and returns what comes back until the server closes or falls silent. */
function raw(bytes: string): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const socket = connect(Number(new URL(origin).port), '127.0.0.1');
  let answer = '';
  socket.on('data', (data) => {
    answer += data.toString('latin1');
  });
  socket.on('close', () => resolve(answer));
  socket.on('error', () => resolve(answer));
  socket.setTimeout(3_000, () => socket.destroy());
  socket.write(bytes);
  return promise;
}
