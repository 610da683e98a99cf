import { describe, expect, test } from 'vitest';
import { ConfigError, ParseError } from '../../src/errors.ts';
import { htmlToText } from '../../src/postings/html-to-text.ts';
import { jsonld } from '../../src/sources/jsonld.ts';
import { pendingPosting } from '../../src/sources/pending.ts';
import { fixtureSource, parseFixture } from '../_support/fixture-page.ts';

const source = { token: 'https://oakline.example/careers' };
const read = (file: string, settings: Record<string, unknown> = {}) =>
  parseFixture(jsonld, file, { source: { ...source, settings } });

describe('jsonld', () => {
  test('reads a script whose type is escaped', () => {
    const { postings, failures } = read('escaped-ld-json-type.html');
    expect(failures).toEqual([]);
    expect(postings[0]).toMatchObject({
      externalId: 'https://oakline.example/careers/backend-engineer-77',
      url: 'https://oakline.example/careers/backend-engineer-77',
      title: 'Backend Engineer & Mentor',
      company: 'Oakline Bank',
      html: '<p>Build the ledger in <b>Kotlin</b>.</p>',
      locations: ['Gdańsk, Pomerania, PL', 'Redmond, WA', 'Redmond, USA', 'Poland'],
      country: 'PL',
      remote: 'remote',
      employmentType: 'FULL_TIME, CONTRACTOR',
      requisitionId: 'OAK-77',
      salary: { min: 18000, max: 24000, currency: 'PLN', period: 'month' },
      postedAt: '2026-04-02T00:00:00.000Z',
      closesAt: '2026-06-01T00:00:00.000Z',
    });
  });

  test('takes its own address from a page that was recorded without the one it was asked for by', () => {
    const data = {
      '@type': 'JobPosting',
      title: 'Dev',
      description: 'Go',
      identifier: { value: 'R1' },
    };
    const recorded = (head: string) => {
      const script = `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
      const request = { url: 'file:/tmp/1.html', kind: 'list' } as const;
      const body = `<html>${head}${script}</html>`;
      return jsonld.parse({ request, body, contentType: null }, fixtureSource(jsonld, source));
    };
    const url = 'https://oakline.example/jobs/1';
    for (const head of [
      `<link rel="canonical" href="${url}">`,
      `<link rel="canonical" href="https://oakline.example/"><meta property="og:url" content="${url}">`,
    ]) {
      expect(recorded(head).postings).toMatchObject([{ externalId: url, url }]);
    }
    expect(recorded('').postings).toMatchObject([{ externalId: 'R1' }]);
  });

  test('gathers a text that is spread over properties, each sentence once', () => {
    const [posting] = read('graph-with-the-text-in-parts.html').postings;
    expect(htmlToText(posting?.html ?? '').split(/\n+/)).toEqual([
      'Keep the ledger up.',
      'On call one week in six.',
      'Responsibilities',
      '- Run Kubernetes',
      'Qualifications',
      '3 years with Linux',
      'Prometheus',
    ]);
    expect(posting).toMatchObject({ company: 'Oakline Bank', locations: ['Gdańsk, Poland'] });
  });

  test('mends raw line breaks, unknown escapes and stray commas', () => {
    const { postings, failures } = read('raw-line-breaks-in-strings.html');
    expect(failures).toEqual([]);
    expect(htmlToText(postings[0]?.html ?? '')).toMatch(
      /Write contracts\.\n+Bring C:Users, and 'quotes'\./,
    );
  });

  test('keeps what cannot be mended as a failure beside what can be read', () => {
    const { postings, failures } = read('broken-beside-good.html');
    expect(postings.map((posting) => posting.url)).toEqual(['https://oakline.example/careers/one']);
    expect(failures).toEqual([
      {
        position: 1,
        reason: 'structured data that is no JSON',
        item: expect.stringContaining('Lost'),
      },
    ]);
  });

  test('reads microdata', () => {
    const [posting] = read('microdata.html').postings;
    expect(posting).toMatchObject({
      title: 'Data Engineer',
      company: 'Brackwater',
      locations: ['Malmö, SE'],
      country: 'SE',
      postedAt: '2026-02-10T00:00:00.000Z',
    });
    expect(posting?.html).toContain('<li>dbt</li>');
  });

  test('asks for the pages of postings that a list only names', () => {
    const page = read('teasers-with-addresses.html');
    expect(page.postings).toEqual([]);
    expect(page.requests.map((request) => [request.url, pendingPosting(request)?.title])).toEqual([
      ['https://oakline.example/careers/backend-engineer', 'Backend Engineer'],
      ['https://oakline.example/careers/sre', 'SRE'],
    ]);
  });

  test('follows the links of a list page that look like postings, once each, and the next page', () => {
    const page = read('list-page.html');
    expect(page.requests.map((request) => [request.kind, request.url])).toEqual([
      ['detail', 'https://oakline.example/jobs/backend-engineer-1'],
      ['detail', 'https://oakline.example/jobs/data-engineer-2'],
      ['list', 'https://oakline.example/jobs?page=2'],
    ]);
  });

  test('follows the links that the settings select', () => {
    const page = read('list-page.html', { links: 'nav a', urlPattern: 'elsewhere' });
    expect(page.requests[0]?.url).toBe('https://elsewhere.example/jobs/backend-engineer-1');
    expect(() => read('list-page.html', { urlPattern: '(' })).toThrow(ConfigError);
  });

  test('reads the entries of an ItemList', () => {
    const page = read('item-list.html');
    expect(page.postings.map((posting) => posting.url)).toEqual([
      'https://oakline.example/careers/sre',
    ]);
    expect(page.requests.map((request) => request.url)).toEqual([
      'https://oakline.example/careers/backend-engineer',
    ]);
  });

  test('follows a sitemap, and an index of sitemaps', () => {
    expect(read('sitemap.xml').requests.map((request) => request.url)).toEqual([
      'https://oakline.example/careers/backend-engineer?src=a&x=1',
    ]);
    expect(read('sitemap-index.xml').requests).toEqual([
      { url: 'https://oakline.example/sitemap-jobs.xml', kind: 'list' },
    ]);
  });

  test('reports a selected page without a posting, and passes over a guessed one', () => {
    const parse = (context?: unknown) =>
      jsonld.parse(
        {
          request: { url: 'https://oakline.example/jobs/x', kind: 'detail', context },
          body: '<html><body>Gone</body></html>',
          contentType: 'text/html',
        },
        fixtureSource(jsonld, source),
      );
    expect(parse().failures).toHaveLength(1);
    const [guessed] = read('list-page.html').requests;
    expect(parse(guessed?.context).failures).toEqual([]);
  });

  test('refuses what is no page', () => {
    const request = { url: 'https://oakline.example/careers', kind: 'list' } as const;
    const page = { request, body: 'upstream connect error', contentType: 'text/plain' };
    expect(() => jsonld.parse(page, fixtureSource(jsonld, source))).toThrow(ParseError);
  });

  test('refuses a page nested too deeply to be walked, at once', () => {
    const request = { url: 'https://oakline.example/careers', kind: 'list' } as const;
    const body = `<html>${'<div>'.repeat(200_000)}`;
    const page = { request, body, contentType: 'text/html' };
    const started = performance.now();
    expect(() => jsonld.parse(page, fixtureSource(jsonld, source))).toThrow(/nested too deeply/);
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});
