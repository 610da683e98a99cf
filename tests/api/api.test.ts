import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, buildApp } from '../../src/api/app.ts';
import type { Context } from '../../src/context.ts';
import { openTestContext } from '../_support/context.ts';
import { storeMarket } from './_market.ts';

let context: Context;
let app: App;
beforeAll(async () => {
  context = await openTestContext({ GAPMAP_RATE_LIMIT: '0', GAPMAP_RATE_LIMIT_GAP: '0' });
  await storeMarket(context);
  app = await buildApp(context);
}, 60_000);
afterAll(async () => {
  await app.close();
  await context.close();
});

const get = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ method: 'GET', url, headers });

describe('the API', () => {
  it('tells the demand of a slice with its sample', async () => {
    const answer = await get('/api/v1/demand?level=senior&country=DE');
    expect(answer.statusCode).toBe(200);
    const { sample, skills, slice } = answer.json();
    expect(sample).toEqual({ vacancies: 20, employers: 20, postings: 20 });
    expect(slice).toMatchObject({ roles: ['backend'], levels: ['senior'], countries: ['DE'] });
    expect(skills[0]).toMatchObject({ id: 'apache-kafka', asked: 20, share: null });
  });

  it('tells shares with intervals where there are enough vacancies', async () => {
    const { skills } = (await get('/api/v1/demand?strength=required')).json();
    expect(skills[0]).toMatchObject({ id: 'go', asked: 40, share: 1 });
    expect(skills[1]).toMatchObject({ id: 'apache-kafka', share: 0.5 });
    expect(skills[1].share_low).toBeLessThan(0.5);
  });

  it('tells whoever has the figures that they have not changed', async () => {
    const first = await get('/api/v1/demand');
    const { etag } = first.headers;
    const again = await get('/api/v1/demand', { 'if-none-match': String(etag) });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    const other = await get('/api/v1/demand?level=senior', { 'if-none-match': String(etag) });
    expect(other.statusCode).toBe(200);
  });

  it('tells one skill with what it goes with', async () => {
    const { demand, asked_with, levels, alternatives } = (await get('/api/v1/skills/java')).json();
    expect(demand).toMatchObject({ id: 'java', asked: 10 });
    expect(alternatives).toEqual([{ id: 'kotlin', name: 'kotlin', vacancies: 10 }]);
    expect(asked_with[0]).toMatchObject({ vacancies: 10, share: null, lift: null });
    expect(levels).toContainEqual({ level: 'senior', vacancies: 20, asked: 10, share: null });
  });

  it('holds a resume against the market', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/gap',
      payload: { text: 'Skills: Go, PostgreSQL\n', target: 'backend' },
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['cache-control']).toBe('no-store');
    const { coverage, gaps } = answer.json();
    expect(coverage).toMatchObject({ full_fit: 0.5, full_fits: 20 });
    expect(gaps[0]).toMatchObject({ id: 'apache-kafka', unlocks: 10 });
  });

  it.each([
    ['GET', '/api/v1/nothing', 404, 'not_found'],
    ['GET', '/api/v1/skills/no-such-skill', 404, 'not_found'],
    ['GET', '/api/v1/demand?country=Germany', 400, 'invalid_request'],
    ['GET', '/api/v1/demand?since=yesterday', 400, 'invalid_request'],
    ['GET', '/api/v1/demand?nonsense=1', 400, 'invalid_request'],
    ['GET', '/api/v1/demand?source=%00', 400, 'invalid_request'],
    ['POST', '/api/v1/gap', 400, 'invalid_request'],
  ] as const)('answers %s %s with %i in the one shape', async (method, url, status, code) => {
    const answer = await app.inject({ method, url, ...(method === 'POST' ? { payload: {} } : {}) });
    expect(answer.statusCode).toBe(status);
    const { error } = answer.json();
    expect(error).toMatchObject({ code, request_id: answer.headers['x-request-id'] });
    expect(error.message).not.toMatch(/node_modules|select |at .*\.ts/);
  });

  it('says that it lives and that it is ready', async () => {
    expect((await get('/healthz')).json()).toEqual({ status: 'ok' });
    expect((await get('/readyz')).json()).toEqual({
      status: 'ok',
      checks: { database: 'ok', migrations: 'ok', queue: 'ok' },
    });
  });
});
