import { describe, expect, test } from 'vitest';
import type { RawPosting } from '../../src/postings/posting.ts';
import type { Source } from '../../src/sources/adapter.ts';
import { adapters } from '../../src/sources/index.ts';
import { pendingPosting } from '../../src/sources/pending.ts';
import { fixtureSource } from '../_support/fixture-page.ts';

/** The postings of an answer, those among them whose text is on a page of its own. */
function read(id: string, answer: unknown, given: Partial<Source> = {}): RawPosting[] {
  const adapter = adapters.get(id);
  if (adapter === undefined) throw new Error(`no adapter ${id}`);
  const request = { url: 'https://board.example/list', kind: 'list' } as const;
  const body = typeof answer === 'string' ? answer : JSON.stringify(answer);
  const source = fixtureSource(adapter, given);
  const page = adapter.parse({ request, body, contentType: null }, source);
  const pending = page.requests.flatMap((one) => pendingPosting(one) ?? []);
  return [...page.postings, ...pending];
}

describe('boards of one system that differ', () => {
  test('greenhouse: a place as a string, no address, no company', () => {
    expect(read('greenhouse', { jobs: [{ id: 7, title: 'SRE', location: 'Oslo' }] })).toMatchObject(
      [
        {
          company: 'Acme',
          url: 'https://job-boards.greenhouse.io/acme/jobs/7',
          locations: ['Oslo'],
        },
      ],
    );
  });

  test('lever: grouped by team, and a description that lacks its own body', () => {
    const posting = {
      id: 'p1',
      text: 'Go Engineer',
      description: '<div>About us</div>',
      opening: '<div>About us</div>',
      descriptionBody: '<div>You write Go.</div>',
    };
    const [one] = read('lever', [{ title: 'Platform', postings: [posting] }]);
    expect(one).toMatchObject({ title: 'Go Engineer', url: 'https://jobs.lever.co/acme/p1' });
    expect(one?.html).toBe('<div>About us</div>\n<div>You write Go.</div>');
  });

  test('ashby: secondary places as strings, a department as an object', () => {
    const job = {
      id: 'a1',
      title: 'Engineer',
      jobUrl: 'https://jobs.ashbyhq.com/acme/a1',
      location: 'Baku',
      secondaryLocations: ['Ganja', { location: 'Shaki' }],
      department: { name: 'Data' },
      descriptionHtml: '<p>SQL</p>',
    };
    expect(read('ashby', { jobs: [job] })).toMatchObject([
      { locations: ['Baku', 'Ganja', 'Shaki'], department: 'Data' },
    ]);
  });

  test('bamboohr: openings a level deeper, a place as a string, remote in words', () => {
    const job = { id: 3, jobOpeningName: 'QA', location: 'Riga', isRemote: 'yes' };
    expect(read('bamboohr', { result: { jobs: [job] } })).toMatchObject([
      { externalId: '3', locations: ['Riga'], remote: 'remote' },
    ]);
  });

  test('pinpoint: a bare list, a department as a string', () => {
    const posting = {
      id: '1',
      title: 'Counsel',
      path: '/en/postings/1',
      description: '<p>Law</p>',
      job: { department: 'Legal' },
    };
    expect(read('pinpoint', [posting])).toMatchObject([
      { url: 'https://acme.pinpointhq.com/en/postings/1', department: 'Legal' },
    ]);
  });

  test('recruitee: title and texts only among the translations', () => {
    const offer = {
      id: 5,
      slug: 'dev',
      title: null,
      translations: { nl: { title: 'Ontwikkelaar', description: '<p>Go</p>', requirements: '' } },
    };
    expect(read('recruitee', { offers: [offer] })).toMatchObject([
      { title: 'Ontwikkelaar', html: '<p>Go</p>', language: 'nl' },
    ]);
  });

  test('teamtailor: items without text, which their own pages have', () => {
    const item = {
      id: 't1',
      title: 'Utvecklare',
      url: 'https://acme.teamtailor.com/jobs/1',
      date_published: '2026-02-04T09:26:20+01:00',
    };
    expect(read('teamtailor', { title: 'Acme AB', items: [item] })).toMatchObject([
      { company: 'Acme AB', html: null, text: null, postedAt: '2026-02-04T08:26:20.000Z' },
    ]);
  });

  test('themuse: no number, but a page', () => {
    const job = {
      name: 'Data Engineer',
      contents: '<p>Spark</p>',
      company: 'Globex',
      refs: { landing_page: 'https://www.themuse.com/jobs/globex/data-engineer' },
    };
    expect(read('themuse', { results: [job] })).toMatchObject([
      { externalId: job.refs.landing_page, company: 'Globex' },
    ]);
  });

  test('usajobs: pay an hour by its code', () => {
    const job = {
      PositionTitle: 'Computer Scientist',
      PositionRemuneration: [
        { MinimumRange: '48.0', MaximumRange: '62.0', RateIntervalCode: 'PH' },
      ],
    };
    const items = [{ MatchedObjectId: '1', MatchedObjectDescriptor: job }];
    expect(read('usajobs', { SearchResult: { SearchResultItems: items } })).toMatchObject([
      { salary: { min: 48, max: 62, period: 'hour' } },
    ]);
  });

  test('usajobs: the feed of an agency, which alone names it', () => {
    const feed = `<rss><channel><title>City of Example</title>
      <item><guid>1</guid><title>Programmer</title><description>Java</description></item></channel></rss>`;
    expect(read('usajobs', feed)).toMatchObject([{ company: 'City of Example' }]);
  });

  test('any board: the page of one posting in place of the answer of the API', () => {
    const data = {
      '@context': 'https://schema.org',
      '@type': 'JobPosting',
      title: 'Rust Engineer',
      description: '<p>Rust</p>',
      hiringOrganization: { name: 'Acme' },
    };
    const html = `<!doctype html><html><script type="application/ld+json">${JSON.stringify(data)}</script></html>`;
    expect(read('smartrecruiters', html)).toMatchObject([
      { title: 'Rust Engineer', company: 'Acme' },
    ]);
  });
});
