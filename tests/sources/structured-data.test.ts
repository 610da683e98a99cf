import { describe, expect, test } from 'vitest';
import { readJobPosting } from '../../src/sources/job-posting.ts';
import { loadHtml, readStructuredData } from '../../src/sources/structured-data.ts';

const job = {
  '@type': 'JobPosting',
  title: 'Go Developer',
  description: '<p>Go &amp; SQL</p>',
  hiringOrganization: { name: 'Acme' },
  datePosted: '2026-08-01',
  jobLocation: { '@type': 'Place', address: { addressLocality: 'Baku', addressCountry: 'AZ' } },
};
const facts = {
  title: 'Go Developer',
  html: '<p>Go &amp; SQL</p>',
  company: 'Acme',
  postedAt: '2026-08-01T00:00:00.000Z',
};

function read(html: string) {
  const { jobPostings } = readStructuredData(loadHtml('https://acme.example/1', html));
  return jobPostings.map((node) => readJobPosting(node));
}

function inScript(data: unknown): string {
  const json = typeof data === 'string' ? data : JSON.stringify(data);
  return `<html><script type="application/ld+json">${json}</script></html>`;
}

describe('a JobPosting is found', () => {
  test('in microdata whose element was closed before its contents', () => {
    const html = `<html><ul itemscope itemtype="https://schema.org/BreadcrumbList">
      <li itemprop="itemListElement" itemscope><b itemprop="name">Jobs</b></li></ul>
      <article itemscope itemtype="https://schema.org/JobPosting"></article>
      <meta itemprop="title" content="Go Developer"><meta itemprop="datePosted" content="2026-08-01">
      <span itemprop="hiringOrganization" itemscope><i itemprop="name">Acme</i></span>
      <span itemprop="description"><p>Go &amp; SQL</p></span></html>`;
    expect(read(html)).toMatchObject([facts]);
  });

  test('once, however often the page marks it up', () => {
    const { datePosted: _, ...less } = job;
    expect(read(inScript(less) + inScript(job))).toMatchObject([facts]);
    expect(read(inScript(job) + inScript({ ...job, url: '/2' }))).toHaveLength(2);
  });

  test.each([
    ['in a list of types', { ...job, '@type': ['Thing', 'JobPosting'] }],
    ['under a type in small letters', { ...job, '@type': 'jobPosting' }],
    ['under a type with its address', { ...job, '@type': 'https://schema.org/JobPosting' }],
    ['in a graph', { '@graph': [{ '@type': 'WebSite' }, job] }],
    ['as what a page is about', { '@type': 'WebPage', mainEntity: job }],
    ['as JSON in a JSON string', JSON.stringify(JSON.stringify(job))],
    [
      'as JSON escaped for HTML',
      JSON.stringify(job)
        .replaceAll('&', '&amp;')
        .replaceAll('"', '&quot;')
        .replaceAll('<', '&lt;'),
    ],
    ['in CDATA in a comment', `//<![CDATA[\n${JSON.stringify(job)}\n//]]>`],
    ['behind a comment', `/* jobs */\n// one\n${JSON.stringify(job)}`],
    ['after another document', `${JSON.stringify({ '@type': 'WebSite' })}\n${JSON.stringify(job)}`],
    [
      'with its employer and place elsewhere in the graph',
      {
        '@graph': [
          { '@type': 'Organization', '@id': '#org', name: 'Acme' },
          { ...job, hiringOrganization: { '@id': '#org' }, jobLocation: [{ '@id': '#baku' }] },
          { ...job.jobLocation, '@id': '#baku' },
        ],
      },
    ],
    [
      'as typed values',
      {
        ...job,
        title: { '@value': job.title, '@language': 'en' },
        description: { '@value': job.description },
        datePosted: { '@type': 'Date', '@value': job.datePosted },
      },
    ],
  ])('%s', (_, data) => {
    expect(read(inScript(data))).toMatchObject([facts]);
  });

  test('marked up as RDFa', () => {
    const html = `<div vocab="https://schema.org/" typeof="JobPosting">
      <h1 property="title">Go Developer</h1>
      <div property="description"><p>Go &amp; SQL</p></div>
      <span property="hiringOrganization" typeof="Organization"><b property="name">Acme</b></span>
      <time property="datePosted" datetime="2026-08-01">the first</time></div>`;
    expect(read(html)).toMatchObject([facts]);
  });
});

describe('the fields of a JobPosting', () => {
  test.each([
    ['&lt;p&gt;Go &amp;amp; SQL&lt;/p&gt;', '<p>Go &amp; SQL</p>'],
    ['&amp;lt;p&amp;gt;Go &amp;amp;amp; SQL&amp;lt;/p&amp;gt;', '<p>Go &amp; SQL</p>'],
    ['Go &lt; 2 years', 'Go &lt; 2 years'],
    [['Go', 'SQL'], 'Go<br>\nSQL'],
  ])('the description %j is %s', (description, html) => {
    expect(readJobPosting({ ...job, description })).toMatchObject({ html });
  });

  test.each([
    [{ address: [{ addressLocality: 'Baku' }, { addressLocality: 'Ganja' }] }, ['Baku', 'Ganja']],
    [{ address: { addressLocality: ['Baku', 'Ganja'] } }, ['Baku', 'Ganja']],
    ['Baku, Azerbaijan', ['Baku, Azerbaijan']],
    [{ address: 'Baku' }, ['Baku']],
    [
      [{ name: 'Baku' }, { address: { addressCountry: { name: 'Georgia' } } }],
      ['Baku', 'Georgia'],
    ],
    [null, []],
    [7, []],
  ])('the place %j is %j', (jobLocation, locations) => {
    expect(readJobPosting({ ...job, jobLocation })).toMatchObject({ locations });
  });

  test.each([
    [
      { value: { minValue: '100,000', maxValue: 120000, unitText: 'YEAR' }, currency: 'USD' },
      100000,
    ],
    ['$100k - $120k', null],
  ])('the pay %j has the least %j', (baseSalary, min) => {
    expect(readJobPosting({ ...job, baseSalary }).salary).toMatchObject({ min });
  });

  test('spaces and line ends that were escaped twice are those', () => {
    const description = '<p>Go&amp;#xa;and&amp;nbsp;SQL &amp;amp; R&amp;D</p>';
    expect(readJobPosting({ ...job, description }).html).toBe(
      '<p>Go&#xa;and&nbsp;SQL &amp;amp; R&amp;D</p>',
    );
  });

  test('quotes that nobody escaped stay in the text', () => {
    const script = JSON.stringify(job).replace('Go &amp; SQL', 'Go, "boring" SQL');
    expect(read(inScript(script))).toMatchObject([{ ...facts, html: '<p>Go, "boring" SQL</p>' }]);
  });

  test.each([
    [{ legalName: 'Acme LLC' }, 'Acme LLC'],
    [{ '@id': '#org' }, null],
    [{ url: 'https://acme.example' }, null],
    ['Acme', 'Acme'],
  ])('the employer %j is %j', (hiringOrganization, company) => {
    expect(readJobPosting({ ...job, hiringOrganization }).company).toBe(company);
  });

  test('a title keeps what stands in angle brackets', () => {
    const title = 'Engineer <Backend> R&amp;D';
    expect(readJobPosting({ ...job, title }).title).toBe('Engineer <Backend> R&D');
  });

  test('a name stands in for a title that is null', () => {
    expect(readJobPosting({ ...job, title: null, name: 'Go Developer' })).toMatchObject(facts);
  });
});
