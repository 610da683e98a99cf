import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ConfigError, ParseError } from '../../src/errors.ts';
import type { RawPosting } from '../../src/postings/posting.ts';
import type { Adapter, PageRequest, ParsedPage, Source } from '../../src/sources/adapter.ts';
import { adapters } from '../../src/sources/index.ts';
import { rawPosting } from '../../src/sources/payload.ts';
import { detailRequest, pendingPosting } from '../../src/sources/pending.ts';

const folder = new URL('../fixtures/payloads/', import.meta.url);
const list: PageRequest = { url: 'https://board.example/list', kind: 'list' };

describe('Remote OK', () => {
  const { postings, failures } = parse('remoteok/legal-notice-first.json');

  test('begins with its terms, which are no posting', () => {
    expect(postings.map(({ externalId }) => externalId)).toEqual(['1140001', '1140002']);
  });
  test('has texts encoded twice, which are read as they were meant', () => {
    expect(postings[0]?.html).toBe('<p>You won’t be on call. We’re a crèche for Go.</p>');
  });
  test('means no salary by 0, no place by a comma, and may have no date but the epoch', () => {
    expect(postings[0]).toMatchObject({
      locations: ['Lisbon'],
      salary: { min: 80000, period: 'year' },
    });
    expect(postings[1]).toMatchObject({
      salary: null,
      locations: [],
      postedAt: '2026-08-14T17:20:00.000Z',
    });
  });
  test('keeps an item without a title as a failure with its bytes', () => {
    expect(failures).toEqual([
      {
        position: 3,
        reason: expect.stringContaining('position'),
        item: expect.stringContaining('1140003'),
      },
    ]);
  });
});

describe('Remotive', () => {
  test('says that it has more than it shows', () => {
    const { total, complete, postings } = parse('remotive/total-over-jobs.json');
    expect({ total, complete }).toEqual({ total: 41, complete: false });
    expect(postings[0]).toMatchObject({ company: 'Northwind', salary: { text: '$31,2k- $52k' } });
    expect(postings[1]).toMatchObject({ salary: null, locations: [], employmentType: null });
  });
});

describe('Arbeitnow', () => {
  test('leads to the next page on the host that was asked, and no further than its last', () => {
    const request: PageRequest = {
      url: 'https://mirror.example/api/job-board-api?page=1',
      kind: 'list',
    };
    const { requests } = parse('arbeitnow/next-page.json', { request });
    expect(requests.map(({ url }) => url)).toEqual([
      'https://mirror.example/api/job-board-api?page=2',
    ]);
    const second = { ...request, url: requests[0]?.url ?? '' };
    expect(parse('arbeitnow/next-page.json', { request: second }).requests).toEqual([]);
  });
});

describe('Himalayas', () => {
  test('names places as strings or objects, pays by the hour, and goes on by offset', () => {
    const { postings, requests, total } = parse('himalayas/places-as-objects.json');
    expect(postings[0]).toMatchObject({
      locations: ['Portugal', 'Spain'],
      salary: { min: 80, max: 135, currency: 'USD', period: 'hour' },
      closesAt: '2026-10-10T05:04:30.000Z',
    });
    expect(requests[0]?.url).toContain('offset=41');
    expect(total).toBe(101737);
  });
  test('is left when the pages wanted are read', () => {
    const parsed = parse('himalayas/places-as-objects.json', { settings: { pages: 2 } });
    expect({ requests: parsed.requests, complete: parsed.complete }).toEqual({
      requests: [],
      complete: false,
    });
  });
});

describe('Jobicy', () => {
  test('has entities in its fields and, in older answers, pay by the year', () => {
    const [posting] = parse('jobicy/entities-and-annual-pay.json').postings;
    expect(posting).toMatchObject({
      title: 'R&D Engineer – Backend',
      company: 'Smith & Sons',
      department: 'Data & Analytics',
      employmentType: 'Full-Time',
      locations: ['USA', 'Canada'],
      salary: { min: 120000, max: 150000, currency: 'USD', period: 'year' },
      html: '<p>Rust &amp; SQL</p>',
    });
  });
});

describe('We Work Remotely', () => {
  const { postings, failures } = parse('weworkremotely/cdata-and-colons.xml');
  test('has the company before the first colon, the text escaped once', () => {
    expect(postings[0]).toMatchObject({
      company: 'Smith & Sons',
      title: 'Backend Engineer: Payments',
      html: '<p>Write &amp; run Go, C &lt; 5 years</p>',
      locations: ['Anywhere in the World'],
      remote: 'remote',
      postedAt: '2026-08-06T07:10:00.000Z',
    });
  });
  test('keeps an item without a title as a failure', () => {
    expect(failures).toMatchObject([{ position: 1, item: expect.stringContaining('untitled') }]);
  });
});

describe('a feed', () => {
  test('may name the company in its author and its title, and write a bare ampersand', () => {
    const [posting] = parse('rss/title-at-company.xml', {
      settings: { title: 'title at company' },
    }).postings;
    expect(posting).toMatchObject({
      externalId: '411001',
      title: 'Backend Engineer',
      company: 'Northwind',
      url: 'https://jobs.example/411001/backend?a=1&b=2',
      locations: ['Berlin, Germany'],
      remote: 'remote',
      tags: ['go', 'postgresql'],
      postedAt: '2026-08-04T12:15:37.000Z',
      updatedAt: '2026-08-05T12:15:37.000Z',
    });
  });
  test('may be Atom, with the text in its content and the page in a link’s attribute', () => {
    const [posting] = parse('rss/atom-with-links.xml').postings;
    expect(posting).toMatchObject({
      externalId: 'tag:jobs.example,2026:1',
      title: 'Go & Rust Engineer',
      company: 'Contoso',
      url: 'https://jobs.example/1?x=1&y=2',
      html: '<p>The whole text of it.</p>',
      tags: ['golang'],
      postedAt: '2026-08-03T08:00:00.000Z',
    });
  });
  test.each([
    [
      'XHTML',
      '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Go &amp; <b>SQL</b></p></div></content>',
      '<div xmlns="http://www.w3.org/1999/xhtml"><p>Go &amp; <b>SQL</b></p></div>',
    ],
    [
      'escaped HTML',
      '<content type="html">&lt;p&gt;R&amp;amp;D&lt;/p&gt;</content>',
      '<p>R&amp;D</p>',
    ],
    ['a section', '<summary><![CDATA[<p>R&amp;D</p>]]></summary>', '<p>R&amp;D</p>'],
    [
      'markup nobody escaped',
      '<summary>Go <p>and <b>SQL</b></p> here</summary>',
      'Go <p>and <b>SQL</b></p> here',
    ],
  ])('may write its text as %s', (_, written, html) => {
    const body = `<feed><entry><title>Dev</title><id>1</id>${written}</entry></feed>`;
    expect(parseBody('rss', body).postings).toMatchObject([{ html }]);
  });
  test('keeps what stands in angle brackets in a title', () => {
    const item = '<title><![CDATA[Engineer <Backend> R&amp;D]]></title><guid>1</guid>';
    const body = `<rss><channel><item>${item}</item></channel></rss>`;
    expect(parseBody('rss', body).postings[0]?.title).toBe('Engineer <Backend> R&D');
  });
  test.each(['source', 'jobs'])('may be the XML that is written for job boards: <%s>', (root) => {
    const body = `<?xml version="1.0"?><${root}><publisher>ATS</publisher><job>
      <title><![CDATA[Go Engineer]]></title><date><![CDATA[Mon, 03 Aug 2026 08:00:00 GMT]]></date>
      <referencenumber>R-7</referencenumber><url><![CDATA[https://jobs.example/7?a=1&b=2]]></url>
      <company>Northwind</company><city>Baku</city><state></state><country>AZ</country>
      <description><![CDATA[<p>Go &amp; SQL</p>]]></description><jobtype>fulltime</jobtype>
      <remotetype>Hybrid</remotetype></job></${root}>`;
    expect(parseBody('rss', body).postings).toMatchObject([
      {
        externalId: 'R-7',
        title: 'Go Engineer',
        company: 'Northwind',
        url: 'https://jobs.example/7?a=1&b=2',
        html: '<p>Go &amp; SQL</p>',
        locations: ['Baku, AZ'],
        remote: 'hybrid',
        employmentType: 'fulltime',
        postedAt: '2026-08-03T08:00:00.000Z',
      },
    ]);
  });
  test('may be RDF', () => {
    expect(parse('rss/rdf.xml').postings).toMatchObject([
      { title: 'SRE', company: 'Northwind', url: 'https://jobs.example/7', html: 'Terraform' },
    ]);
  });
  test.each([
    [
      'title // company',
      'Backend Engineer (m/f/d) // Northwind',
      'Backend Engineer (m/f/d)',
      'Northwind',
    ],
    [
      'title, company',
      'Engineer, Backend, Northwind, Inc.',
      'Engineer, Backend',
      'Northwind, Inc.',
    ],
    ['title @ company', 'Go Developer @ Northwind [CHF 100k]', 'Go Developer', 'Northwind'],
    [
      'title at company',
      'Head of Data at Scale at Northwind',
      'Head of Data at Scale',
      'Northwind',
    ],
    ['company: title', 'A title without a company', 'A title without a company', null],
  ])('of the form "%s" reads "%s"', (title, written, expected, company) => {
    const body = `<rss><channel><item><title>${written}</title><guid>1</guid></item></channel></rss>`;
    expect(parseBody('rss', body, { settings: { title } }).postings[0]).toMatchObject({
      title: expected,
      company,
    });
  });
  test.each([
    ['an HTML page', '<!doctype html><html><body>Not found</body></html>'],
    ['a body cut short', '<?xml version="1.0"?><rss><channel><item><title>Half of'],
    ['a bomb', '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaa">]><rss><channel/></rss>'],
    ['other XML', '<?xml version="1.0"?><urlset></urlset>'],
    ['nothing', ''],
  ])('is not %s', (_, body) => {
    expect(() => parseBody('rss', body)).toThrow(ParseError);
  });
  test.each([
    ['unclosed sections', `<rss><channel>${'<![CDATA['.repeat(60_000)}`],
    [
      'one endless title',
      `<rss><channel><item><title>${'a at ( '.repeat(50_000)}</title><guid>1</guid></item></channel></rss>`,
    ],
    [
      'ampersands',
      `<rss><channel><item><title>${'&a'.repeat(100_000)}</title><guid>1</guid></item></channel></rss>`,
    ],
  ])('of %s is done with in a second', (_, body) => {
    const before = performance.now();
    try {
      parseBody('rss', body, { settings: { title: 'title at company' } });
    } catch (error) {
      expect(error).toBeInstanceOf(ParseError);
    }
    expect(performance.now() - before).toBeLessThan(15_000);
  });
  test('of one employer need not name it', () => {
    const [posting] = parse('rss/atom-with-links.xml', { company: 'Tailspin' }).postings;
    expect(posting?.company).toBe('Contoso');
    const body = '<rss><channel><item><title>SRE</title><guid>1</guid></item></channel></rss>';
    expect(parseBody('rss', body, { company: 'Tailspin' }).postings[0]?.company).toBe('Tailspin');
  });
});

describe('Adzuna', () => {
  const { postings, complete } = parse('adzuna/predicted-salary.json', { token: 'gb' });
  test('guesses salaries, which nobody stated', () => {
    expect(postings.map(({ salary }) => salary?.text ?? null)).toEqual([
      'GBP 50000 - 60000 per year',
      null,
    ]);
  });
  test('cuts every text, so no page of it is complete', () => {
    expect(complete).toBe(false);
    expect(postings[0]).toMatchObject({ title: 'Backend Developer', country: 'GB' });
  });
  test('is told from its error answer', () => {
    expect(() => parse('adzuna/authorisation-failed.json')).toThrow(ParseError);
  });
  test('is asked with the key apart from the address, and not without one', () => {
    const adapter = adapterOf('adzuna');
    const [request] = adapter.request(sourceOf('adzuna', { settings: { key: 'id:secret' } }));
    expect(request?.url).not.toContain('secret');
    expect(request?.secretQuery).toEqual({ app_id: 'id', app_key: 'secret' });
    expect(() => adapter.request(sourceOf('adzuna', { settings: {} }))).toThrow(ConfigError);
    expect(() => adapter.request(sourceOf('adzuna', { settings: { key: 'half' } }))).toThrow(
      /app key/,
    );
  });
});

describe('USAJobs', () => {
  test('serves its text in sections, some of them lists', () => {
    const { postings, requests, total } = parse('usajobs/sections-of-text.json');
    expect(postings[0]).toMatchObject({
      url: 'https://www.usajobs.gov/job/880000001',
      requisitionId: 'AB-26-001',
      locations: ['Denver, Colorado', 'Washington, District of Columbia'],
      remote: 'hybrid',
      salary: { min: 106437, max: 158322, currency: 'USD', period: 'year' },
      closesAt: '2026-07-20T23:59:59.997Z',
      html: '<h3>Summary</h3>\nYou will build services.\n<h3>Duties</h3>\nDesign APIs.<br>\nOperate PostgreSQL.\n<h3>Qualifications</h3>\nOne year of Java.\n',
    });
    expect(requests[0]?.url).toContain('Page=2');
    expect(total).toBe(301);
  });
});

describe('Reed', () => {
  test('cuts texts in its list, so every job is asked for, with the key in a header', () => {
    const parsed = parse('reed/list-cuts-descriptions.json', { settings: { key: 'k' } });
    expect(parsed.postings).toEqual([]);
    const [detail, next] = parsed.requests;
    expect(detail).toMatchObject({
      url: 'https://www.reed.co.uk/api/1.0/jobs/50000001',
      headers: { authorization: 'Basic azo=' },
    });
    expect(pendingOf(detail)).toMatchObject({ html: null, postedAt: '2026-08-06T00:00:00.000Z' });
    expect(next?.url).toContain('resultsToSkip=1');
  });
  test('has the whole text in the job’s own answer', () => {
    expect(parse('reed/whole-job.json').postings[0]).toMatchObject({
      html: '<p>You know Java and <b>PostgreSQL</b>.</p>',
      employmentType: 'Permanent, full-time',
      salary: { min: 50000, currency: 'GBP', period: 'year' },
      closesAt: '2026-09-04T00:00:00.000Z',
    });
  });
});

describe('No Fluff Jobs', () => {
  const { requests } = parse('nofluffjobs/one-job-in-two-cities.json');
  test('lists a job once a city; it is one posting', () => {
    expect(requests.map(({ kind }) => kind)).toEqual(['detail', 'list']);
    expect(pendingOf(requests[0])).toMatchObject({
      externalId: 'ABCD1234',
      locations: ['Warszawa, Poland', 'Gdańsk, Poland', 'silesian'],
      country: 'PL',
      remote: 'hybrid',
      tags: ['Java', 'Spring'],
    });
    expect(requests[1]).toMatchObject({ method: 'POST', json: { page: 2 } });
  });
  test('says must and nice apart, which the text keeps', () => {
    const [request] = requests;
    const [posting] = parse('nofluffjobs/whole-job.json', request ? { request } : {}).postings;
    expect(posting).toMatchObject({
      company: 'Northwind',
      remote: 'hybrid',
      salary: { period: 'month' },
    });
    expect(posting?.html).toContain(
      '<h3>Must have</h3>\n<ul><li>Java</li><li>C# &lt; 10</li></ul>',
    );
    expect(posting?.html).toContain('<h3>Nice to have</h3>\n<ul><li>Kafka</li></ul>');
    expect(posting?.html).toContain('<li>Review code &amp; tests</li>');
  });
  test('is read from the job’s own answer alone', () => {
    expect(parse('nofluffjobs/whole-job.json').postings[0]).toMatchObject({
      externalId: 'ABCD1234',
      company: 'Northwind',
      locations: ['Warszawa, Poland'],
      salary: { min: 120, max: 160, currency: 'PLN', period: 'hour' },
    });
  });
});

describe('Just Join IT', () => {
  const { requests } = parse('justjoinit/cursor.json');
  test('pays in the currency that the employer stated, and goes on by its cursor', () => {
    expect(pendingOf(requests[0])).toMatchObject({
      company: 'Northwind',
      locations: ['Gdańsk', 'Sopot'],
      remote: 'hybrid',
      salary: { min: 26000, max: 31000, currency: 'PLN', period: 'month' },
      tags: ['Java', 'Kafka'],
    });
    expect(requests[1]?.url).toContain('from=100');
  });
  test('has the text in the offer’s own answer, where words are labels', () => {
    expect(parse('justjoinit/whole-offer.json').postings[0]).toMatchObject({
      html: '<p>Build <strong>services</strong>.</p>',
      remote: 'hybrid',
      locations: ['Gdańsk', 'Sopot'],
    });
  });
});

describe('Landing.jobs', () => {
  test('serves the text in pieces and the company in the address', () => {
    const [posting] = parse('landingjobs/text-in-pieces.json').postings;
    expect(posting).toMatchObject({
      company: 'North Wind',
      locations: ['Lisbon, PT', 'DE'],
      country: 'PT',
      salary: { min: 50000, max: null, currency: 'EUR', period: 'year' },
      postedAt: '2026-02-26T08:53:02.254Z',
    });
    expect(posting?.html).toContain('<h3>Main requirements</h3>\n<ul><li>Java</li></ul>');
    expect(posting?.html).not.toContain('Nice to have');
  });
});

describe('SOLID.Jobs', () => {
  test('goes on while its total is not reached', () => {
    const { requests, postings } = parse('solidjobs/next-page.json', { token: 'IT' });
    expect(postings[0]).toMatchObject({
      remote: 'hybrid',
      salary: null,
      postedAt: '2026-06-11T12:26:58.030Z',
    });
    expect(requests[0]?.url).toBe(
      'https://solid.jobs/public-api/offers/IT?campaign=gapmap&pageSize=200&pageIndex=1',
    );
  });
});

describe('The Muse', () => {
  test('goes on page by page and keeps what it cannot read', () => {
    const { requests, postings, failures } = parse('themuse/next-page.json', {
      token: 'Software Engineering',
    });
    expect(postings[0]).toMatchObject({ remote: 'remote', tags: ['Fortune 500'] });
    expect(failures).toMatchObject([{ position: 1, reason: expect.stringContaining('number') }]);
    expect(requests[0]?.url).toContain('page=2');
  });
});

describe('Working Nomads', () => {
  test('has its ids in its addresses', () => {
    expect(parse('workingnomads/id-in-url.json').postings[0]).toMatchObject({
      externalId: '1719999',
      tags: ['go', 'sql'],
      postedAt: '2026-07-10T13:24:39.000Z',
    });
  });
});

describe('StartupJobs.cz', () => {
  test('has CDATA that is no XML and an address that is', () => {
    expect(parse('startupjobs_cz/two-cities.xml').postings[0]).toMatchObject({
      title: 'Vývojář R&D',
      html: '<p>Python &amp; SQL</p>',
      url: 'https://www.startupjobs.cz/nabidka/30001/vyvojar?utm_source=x&utm_medium=y',
      locations: ['Praha, Česko', 'Remote'],
      remote: 'remote',
      employmentType: 'Part-time, Full-time',
    });
  });
});

describe('a board described by selectors', () => {
  const settings = {
    item: 'div.vac-card:not(:has(.premium-badge))',
    fields: {
      title: 'a.vac-name',
      url: 'a.vac-name@href',
      company: 'a.comp-link',
      date: 'p.vac-time',
    },
    next: 'a[rel="next"]@href',
    detail: { location: '.header-info a', description: 'div.text' },
  };
  const parsed = parse('company_html/list.html', { settings });

  test('lists its items, each with a page of its own, and the next page', () => {
    expect(parsed.requests.map(({ url, kind }) => `${kind} ${url}`)).toEqual([
      'detail https://board.example/vacancy/2',
      'list https://board.example/list?page=2',
    ]);
    expect(pendingOf(parsed.requests[0])).toMatchObject({
      title: 'Backend Developer',
      company: 'Northwind MMC',
      postedAt: '2026-10-07T00:00:00.000Z',
    });
  });
  test('keeps an item without a title as a failure with its bytes', () => {
    expect(parsed.failures).toMatchObject([
      { position: 1, item: expect.stringContaining('/vacancy/3') },
    ]);
  });
  test('has the text on the posting’s page, each part once', () => {
    const [request] = parsed.requests;
    const detail = parse('company_html/detail.html', { settings, ...(request ? { request } : {}) });
    expect(detail.postings[0]).toMatchObject({ company: 'Northwind MMC', locations: ['Bakı'] });
    expect(detail.postings[0]?.html?.match(/Java/g)).toHaveLength(1);
  });
  test('whose page has changed is reported, not read as empty', () => {
    const changed = { ...settings, item: 'li.vacancy' };
    expect(() => parse('company_html/list.html', { settings: changed })).toThrow(/li\.vacancy/);
  });
  test('ends its numbered pages with the first that has no items', () => {
    const numbered = {
      ...settings,
      next: undefined,
      pageUrl: 'https://board.example/list?p={page}',
    };
    const first = parse('company_html/list.html', { settings: numbered });
    const next = first.requests.at(-1);
    expect(next?.url).toBe('https://board.example/list?p=2');
    const last = parse('company_html/detail.html', {
      settings: numbered,
      request: next ?? list,
    });
    expect(last).toMatchObject({ postings: [], requests: [], failures: [] });
  });
  test('whose limit of pages is reached before its end is not complete', () => {
    expect(parsed.complete).toBe(true);
    const cut = parse('company_html/list.html', { settings: { ...settings, pages: 1 } });
    expect(cut).toMatchObject({ complete: false, requests: [{ kind: 'detail' }] });
  });
  test('nested beyond all measure is refused, not walked', () => {
    const body = `<html><body>${'<div class="vac-card">'.repeat(60_000)}</body></html>`;
    expect(() => parseBody('company_html', body, { settings })).toThrow(ParseError);
  });
  test('without selectors gives nothing that is not marked up', () => {
    expect(parse('company_html/list.html')).toMatchObject({ postings: [], complete: false });
  });
});

describe('an interface described by paths', () => {
  const settings = {
    items: 'data.items',
    total: 'data.total',
    next: 'next',
    fields: {
      id: 'id',
      title: 'name',
      company: 'employer.title',
      location: 'cities',
      date: 'created',
      url: 'https://board.example/vacancy/{id}',
      description: [['Duties', 'parts.duties'], 'parts.extra'],
    },
  };

  test('gives its items, their texts put together', () => {
    const parsed = parse('json_api/list.json', { settings });
    expect(parsed.postings[0]).toMatchObject({
      externalId: '7',
      company: 'Northwind',
      locations: ['Bakı, Sumqayıt'],
      url: 'https://board.example/vacancy/7',
      postedAt: '2026-10-06T00:00:00.000Z',
      html: '<h3>Duties</h3>\n<ul><li>Java</li><li>SQL & more</li></ul>\n\n<p>Lunch</p>',
    });
    expect(parsed.failures).toMatchObject([{ position: 1 }]);
    expect(parsed).toMatchObject({
      total: 37,
      requests: [{ url: 'https://board.example/api/v1/jobs?cursor=abc' }],
    });
  });
  test('whose limit of pages is reached before its end is not complete', () => {
    const cut = parse('json_api/list.json', { settings: { ...settings, pages: 1 } });
    expect(cut).toMatchObject({ complete: false, requests: [] });
    expect(parse('json_api/list.json', { settings }).complete).toBe(true);
  });
  test.each([
    [{}, true],
    [{ total: 1 }, true],
    [{ total: 40 }, false],
    [{ links: { next: '/jobs?page=2' } }, false],
  ])('that is read in one answer with %j beside the list is complete: %j', (beside, complete) => {
    const body = JSON.stringify({ items: [{ id: 1, name: 'Dev', text: 'Go' }], ...beside });
    const one = { items: 'items', fields: { id: 'id', title: 'name', description: ['text'] } };
    expect(parseBody('json_api', body, { settings: one })).toMatchObject({ complete });
  });
  test('may have each text in an answer of its own', () => {
    const detail = {
      url: 'https://board.example/api/{id}',
      item: 'data',
      fields: { description: ['text'] },
    };
    const [request] = parse('json_api/list.json', { settings: { ...settings, detail } }).requests;
    expect(request?.url).toBe('https://board.example/api/7');
    const whole = { settings: { ...settings, detail }, ...(request ? { request } : {}) };
    expect(parse('json_api/detail.json', whole).postings[0]).toMatchObject({
      externalId: '7',
      html: '<p>All of it.</p>',
    });
  });
  test('may have each text on an HTML page', () => {
    const detail = { url: 'https://board.example/{id}', select: { description: 'div.text' } };
    const listed = rawPosting({ externalId: '7', title: 'Backend Developer' });
    const request = detailRequest('https://board.example/7', listed);
    const parsed = parse('company_html/detail.html', {
      adapter: 'json_api',
      settings: { ...settings, detail },
      request,
    });
    expect(parsed.postings[0]?.html).toContain('Java');
  });
  test('that answers without the list is told', () => {
    expect(() => parse('json_api/detail.json', { settings })).toThrow(ParseError);
  });
});

describe('every adapter', () => {
  const settings: Record<string, Record<string, unknown>> = {
    json_api: { items: 'items', fields: {} },
  };
  test.each([...adapters.keys()])('%s reports a page that is not its board’s', (id) => {
    const bodies = ['', 'Service unavailable', '{"error":"nope"}', '{"jobs":null}', '[1'];
    for (const body of bodies) {
      let parsed: ParsedPage | null = null;
      try {
        parsed = parseBody(id, body, { settings: settings[id] ?? {} });
      } catch (error) {
        expect(error).toBeInstanceOf(ParseError);
      }
      if (parsed)
        expect({ id, body, postings: parsed.postings }).toEqual({ id, body, postings: [] });
    }
  });
});

type Options = Partial<Pick<Source, 'settings' | 'token' | 'company'>> & {
  request?: PageRequest;
  adapter?: string;
};

function parse(file: string, options: Options = {}): ParsedPage {
  const id = options.adapter ?? file.split('/')[0] ?? '';
  return parseBody(id, readFileSync(new URL(file, folder), 'utf8'), options);
}

function parseBody(id: string, body: string, options: Options = {}): ParsedPage {
  const page = { request: options.request ?? list, body, contentType: null };
  return adapterOf(id).parse(page, sourceOf(id, options));
}

function sourceOf(id: string, { settings = {}, token = 'all', company = null }: Options): Source {
  return { slug: `${id}/${token}`, adapter: id, token, company, region: null, settings };
}

function adapterOf(id: string): Adapter {
  const adapter = adapters.get(id);
  if (!adapter) throw new Error(`no adapter ${id}`);
  return adapter;
}

function pendingOf(request: PageRequest | undefined): RawPosting | null {
  return request ? pendingPosting(request) : null;
}
