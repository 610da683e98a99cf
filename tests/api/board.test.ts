import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, buildApp } from '../../src/api/app.ts';
import type { Context } from '../../src/context.ts';
import { openTestContext } from '../_support/context.ts';

const token = 'a token of at least 16';
const login = { authorization: `Basic ${Buffer.from(`me:${token}`).toString('base64')}` };

describe('the job dashboard', () => {
  let context: Context;
  let app: App;
  beforeAll(async () => {
    context = await openTestContext({ GAPMAP_ADMIN_TOKEN: token });
    app = await buildApp(context);
  });
  afterAll(async () => {
    await app.close();
    await context.close();
  });
  const get = (url: string, headers = {}) => app.inject({ url, headers });

  it.each(['/admin/queues', '/admin/queues/', '/admin/queues/api/queues'])(
    'is closed without the token: %s',
    async (url) => {
      const answer = await get(url, { authorization: 'Bearer wrong' });
      expect(answer.statusCode).toBe(401);
      expect(answer.headers['www-authenticate']).toContain('Basic');
    },
  );

  it('is a page that asks nobody else for anything', async () => {
    const { statusCode, body, headers } = await get('/admin/queues', login);
    expect(statusCode).toBe(200);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(body).not.toMatch(/https?:\/\/|<style/);
    const [, script = ''] = /src="(static\/js\/main[^"]+)"/.exec(body) ?? [];
    expect((await get(`/admin/queues/${script}`, login)).statusCode).toBe(200);
  });

  it('shows the jobs of every queue', async () => {
    await context.enqueue('rollup', { correlationId: 'shown' });
    const answer = await get('/admin/queues/api/queues?activeQueue=gapmap-rollup', login);
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('shown');
  });
});

it('there is no dashboard where no token is set', async () => {
  const context = await openTestContext();
  const app = await buildApp(context);
  expect((await app.inject({ url: '/admin/queues', headers: login })).statusCode).toBe(404);
  await app.close();
  await context.close();
});
