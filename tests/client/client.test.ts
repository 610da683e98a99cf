import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from 'vitest';
import { clientTypes } from '../../scripts/write-client.ts';
import { type App, buildApp } from '../../src/api/app.ts';
import { listen } from '../../src/api/listen.ts';
import { type ApiClient, createClient } from '../../src/client/client.ts';
import type { Context } from '../../src/context.ts';
import { openTestContext } from '../_support/context.ts';
import { storeMarket } from '../api/_market.ts';

const token = 'a token of at least 16';

describe('the typed client', () => {
  let context: Context;
  let app: App;
  let client: ApiClient;
  let address: string;
  beforeAll(async () => {
    context = await openTestContext({ GAPMAP_ADMIN_TOKEN: token, GAPMAP_PORT: '0' });
    await storeMarket(context);
    app = await buildApp(context);
    address = await listen(app, context.config);
    client = createClient(address, { token });
  });
  afterAll(async () => {
    await app.close();
    await context.close();
  });

  it('is what the OpenAPI document says: else `npm run client`', async () => {
    const openapi = (await app.inject('/api/openapi.json')).json();
    const bare = (text: string) => text.replace(/[\s;()|]/g, '').replaceAll('"', "'");
    expect(bare(readFileSync('src/client/api.ts', 'utf8')) === bare(clientTypes(openapi))).toBe(
      true,
    );
  });

  it('refers to nothing that the document lacks', async () => {
    const text = (await app.inject('/api/openapi.json')).body;
    const { components, openapi } = JSON.parse(text);
    expect(openapi).toBe('3.1.0');
    const names = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref = '']) => ref);
    expect(names.length).toBeGreaterThan(20);
    const known = Object.keys(components.schemas).map((name) => `#/components/schemas/${name}`);
    expect(names.filter((name) => !known.includes(name))).toEqual([]);
  });

  it('reads demand, a skill, and every posting page by page', async () => {
    const { data: demand } = await client.GET('/api/v1/demand', {
      params: { query: { level: 'senior', limit: 2 } },
    });
    expect(demand?.sample.vacancies).toBe(20);
    expectTypeOf(demand?.skills[0]?.share).toEqualTypeOf<number | null | undefined>();
    const { data: skill } = await client.GET('/api/v1/skills/{id}', {
      params: { path: { id: 'go' } },
    });
    expect(skill?.name).toBe('go');
    const ids: number[] = [];
    for (let cursor: string | undefined; ; ) {
      const query = { skill: 'apache-kafka', limit: 7, ...(cursor ? { cursor } : {}) };
      const { data } = await client.GET('/api/v1/postings', { params: { query } });
      ids.push(...(data?.postings ?? []).map(({ id }) => id));
      if (!data?.next) break;
      cursor = data.next;
    }
    expect(new Set(ids).size).toBe(20);
    expect(ids).toHaveLength(20);
  });

  it('asks for a gap report, and is told what is wrong with a request', async () => {
    const { data } = await client.POST('/api/v1/gap', {
      body: { text: 'Skills: Go, PostgreSQL\n', gaps: 1 },
    });
    expect(data?.gaps.map(({ id }) => id)).toEqual(['apache-kafka']);
    const { error, response } = await client.GET('/api/v1/demand', {
      params: { query: { country: 'Atlantis' } },
    });
    expect(response.status).toBe(400);
    expect(error?.error.code).toBe('invalid_request');
  });

  it('does what only the admin may', async () => {
    const { data } = await client.GET('/api/v1/admin/queues');
    expect(data?.queues.map(({ queue }) => queue)).toContain('scrape');
    const stranger = createClient(address);
    expect((await stranger.GET('/api/v1/admin/queues')).response.status).toBe(401);
  });
});
