import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '../../src/context.ts';
import { upsertSource } from '../../src/sources/store.ts';
import { scrape } from '../../workers/scrape.ts';
import { openTestContext } from '../_support/context.ts';
import { startWebServer, type WebServer } from '../_support/web-server.ts';

/** A local board: two pages of a list, a page for each vacancy. */
const vacancies = new Map([
  [1, 'Java'],
  [2, 'Go'],
  [3, 'PostgreSQL'],
]);
let context: Context;
let server: WebServer;
let clock = Date.UTC(2026, 9, 7);

beforeAll(async () => {
  server = await startWebServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    response.setHeader('content-type', 'text/html');
    if (url.pathname === '/list') response.end(listPage(Number(url.searchParams.get('page') ?? 1)));
    else if (url.pathname.startsWith('/v1/api/jobs/')) {
      const found = url.searchParams.get('app_key') === 'secret';
      response.end(
        JSON.stringify(found ? { count: 1, results: [job] } : { exception: 'AUTH_FAIL' }),
      );
    } else {
      const skill = vacancies.get(Number(url.pathname.split('/')[2]));
      response
        .writeHead(skill ? 200 : 404)
        .end(`<h1>x</h1><div class="text"><p>${skill}</p></div>`);
    }
  });
  context = await openTestContext({ ADZUNA_KEY: 'id:secret' });
});
afterAll(async () => {
  await context.close();
  await server.close();
});

const job = {
  id: '1',
  title: 'Backend Developer',
  description: 'Java…',
  created: '2026-10-06T00:00:00Z',
};

function listPage(page: number): string {
  const ids = [...vacancies.keys()].slice((page - 1) * 2, page * 2);
  const items = ids.map((id) => `<li class="job"><a href="/vacancy/${id}">Engineer ${id}</a></li>`);
  const next = page * 2 < vacancies.size ? `<a rel="next" href="?page=${page + 1}">›</a>` : '';
  return `<html><body><ul>${items.join('')}</ul>${next}</body></html>`;
}

async function run(slug: string) {
  clock += 86_400_000;
  const now = new Date(clock);
  const job = { ...context, correlationId: `${slug}-${clock}`, now: () => now };
  return scrape({ source: slug }, job);
}

async function texts(slug: string, state: 'open' | 'closed') {
  const rows = await context.db
    .selectFrom('postings')
    .innerJoin('sources', 'sources.id', 'postings.source_id')
    .where('sources.slug', '=', slug)
    .where('postings.closed_at', state === 'open' ? 'is' : 'is not', null)
    .select(['postings.title', 'postings.text'])
    .orderBy('postings.title')
    .execute();
  return rows.map(({ title, text }) => `${title}: ${text}`);
}

test('a board described by selectors is read whole, and what it no longer lists is closed after two looks', async () => {
  const slug = 'company_html/local';
  const settings = {
    item: 'li.job',
    fields: { title: 'a', url: 'a@href' },
    next: 'a[rel=next]@href',
    detail: { description: 'div.text' },
  };
  const token = `${server.origin}/list`;
  await upsertSource(context.db, {
    slug,
    adapter: 'company_html',
    token,
    company: 'Local',
    region: 'az',
    settings,
  });
  expect(await run(slug)).toMatchObject({ found: 3, new: 3, failed: 0 });
  expect(await texts(slug, 'open')).toEqual([
    'Engineer 1: Java',
    'Engineer 2: Go',
    'Engineer 3: PostgreSQL',
  ]);
  vacancies.delete(2);
  await run(slug);
  await run(slug);
  expect(await texts(slug, 'closed')).toEqual(['Engineer 2: Go']);
  expect(await texts(slug, 'open')).toEqual(['Engineer 1: Java', 'Engineer 3: PostgreSQL']);
});

test('a key in the query reaches the board and nothing that is stored', async () => {
  const slug = 'adzuna/gb';
  const settings = { baseUrl: server.origin };
  await upsertSource(context.db, {
    slug,
    adapter: 'adzuna',
    token: 'gb',
    company: null,
    region: 'eu',
    settings,
  });
  expect(await run(slug)).toMatchObject({ found: 1, new: 1 });
  const pages = await context.db.selectFrom('run_pages').selectAll().execute();
  const sources = await context.db.selectFrom('sources').selectAll().execute();
  expect(JSON.stringify([pages, sources])).not.toContain('secret');
});
