import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, buildApp } from '../../src/api/app.ts';
import type { Context } from '../../src/context.ts';
import { openTestContext } from '../_support/context.ts';
import { storeMarket } from '../api/_market.ts';

let context: Context;
let app: App;
beforeAll(async () => {
  context = await openTestContext({
    GAPMAP_RATE_LIMIT: '0',
    GAPMAP_RATE_LIMIT_GAP: '0',
    GAPMAP_EXPORTS: '/nonexistent',
  });
  await storeMarket(context);
  app = await buildApp(context);
}, 60_000);
afterAll(async () => {
  await app.close();
  await context.close();
});

const open = async (url: string) => {
  const answer = await app.inject({ method: 'GET', url });
  return {
    document: parseHTML(answer.body).document,
    status: answer.statusCode,
    body: answer.body,
    headers: answer.headers,
  };
};

describe('the pages', () => {
  it('find a skill by its name, by what it is also called, and say when there is none', async () => {
    const { status, headers } = await open('/skills?q=PostgreSQL');
    expect([status, headers.location]).toEqual([303, '/skills/postgresql']);
    const { document } = await open('/skills?q=postgr');
    expect(document.querySelector('tbody a')?.getAttribute('href')).toMatch(/^\/skills\/postgr/);
    const none = await open('/skills?q=%3Cscript%3Enothing');
    expect(none.document.querySelector('main')?.textContent).toContain('No skill is called that');
    expect(none.body).not.toContain('<script>nothing');
  });

  it('keep the filters in the address, and lead to more rows of the same slice', async () => {
    const { document } = await open('/?level=senior&rows=1');
    expect(document.querySelectorAll('main table tbody tr')).toHaveLength(1);
    expect(document.querySelector('#f-level option[selected]')?.textContent).toBe('senior');
    const more = [...document.querySelectorAll('.note a')].map((one) => one.getAttribute('href'));
    expect(more[0]).toContain('level=senior');
    expect(document.querySelector('tbody a')?.getAttribute('href')).toContain('level=senior');
  });

  it('offers no more rows than there are, and no change without sources read in both periods', async () => {
    const text = (await open('/')).document.querySelector('main')?.textContent ?? '';
    expect(text).toContain('nothing can be said of change yet');
    expect(text).not.toMatch(/Show\s*$/);
  });

  it.each([
    '/',
    '/skills/go',
    '/roadmaps',
    '/roadmaps/birjob-2026',
    '/gap',
    '/sources',
    '/releases',
    '/api',
  ])(
    '%s is one page with one heading, our own files only, and no inline script or style',
    async (path) => {
      const { document, status, headers } = await open(path);
      expect(status).toBe(200);
      expect(document.querySelectorAll('h1')).toHaveLength(1);
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(
        document.querySelectorAll('script:not([src]), style, [style], [onclick]'),
      ).toHaveLength(0);
      const files = [...document.querySelectorAll('[src], link[href]')].map(
        (one) => one.getAttribute('src') ?? one.getAttribute('href') ?? '',
      );
      expect(files.filter((file) => !/^\/assets\/|^data:,$/.test(file))).toEqual([]);
    },
  );

  it('shows the demand of the slice that the form names', async () => {
    const { document } = await open('/?level=senior&country=DE&role=backend&since=&until=');
    expect(document.querySelector('.tiles')?.textContent).toContain('20 vacancies');
    expect(document.querySelector('select[name=level] option[selected]')?.textContent).toBe(
      'senior',
    );
    expect(document.querySelector('tbody a')?.getAttribute('href')).toMatch(
      /^\/skills\/apache-kafka\?/,
    );
  });

  it('escapes whatever a posting holds', async () => {
    const { body, document } = await open('/skills/go');
    expect(body).not.toContain('<script>alert');
    expect(body).not.toContain('<img src=x');
    expect(document.querySelectorAll('a[href^="javascript"]')).toHaveLength(0);
    const { body: odd } = await open('/?country=%22%3E%3Cscript%3Ealert(1)%3C/script%3E');
    expect(odd).not.toContain('<script>alert');
  });

  it('says what is wrong with a slice on a page', async () => {
    const { document, status } = await open('/?country=Germany');
    expect(status).toBe(400);
    expect(document.querySelector('.problem')?.textContent).toContain('two letters');
    expect((await open('/skills/none')).status).toBe(404);
  });

  it('shows the report of a pasted resume without any script, and keeps what was read for the next question', async () => {
    const form = new FormData();
    form.set('text', 'Ann Example\nSkills: Go, <b>PostgreSQL</b>\n');
    form.set('target', 'senior backend');
    const request = new Request('http://x/', { method: 'POST', body: form });
    const answer = await app.inject({
      method: 'POST',
      url: '/gap',
      headers: { 'content-type': request.headers.get('content-type') ?? '' },
      payload: Buffer.from(await request.arrayBuffer()),
    });
    expect(answer.statusCode).toBe(200);
    const { document } = parseHTML(answer.body);
    expect(document.querySelector('h1')?.textContent).toBe('Gap report');
    expect(document.querySelector('textarea')?.textContent).toContain('Ann Example');
    expect(document.querySelector('#way')?.textContent).toContain('on the server');
    expect(answer.headers['cache-control']).toBe('no-store');
  });
});
