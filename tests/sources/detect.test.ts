import { describe, expect, test } from 'vitest';
import { detectHtml, detectUrl } from '../../src/sources/detect.ts';

describe('an address', () => {
  test.each([
    ['https://boards.greenhouse.io/acme/jobs/4012345', 'greenhouse', 'acme'],
    ['https://job-boards.greenhouse.io/acme', 'greenhouse', 'acme'],
    ['https://boards-api.greenhouse.io/v1/boards/acme/jobs?content=true', 'greenhouse', 'acme'],
    ['https://boards.greenhouse.io/embed/job_board?for=acme', 'greenhouse', 'acme'],
    ['https://jobs.lever.co/acme/0f1e2d3c', 'lever', 'acme'],
    ['https://jobs.ashbyhq.com/Acme%20Labs', 'ashby', 'Acme Labs'],
    ['https://remotive.com/remote-jobs/software-dev', 'remotive', 'software-dev'],
    ['https://remoteok.com/remote-golang-jobs', 'remoteok', 'golang'],
    ['https://www.themuse.com/search?category=Data', 'themuse', 'Data'],
    ['https://api.adzuna.com/v1/api/jobs/gb/search/1', 'adzuna', 'gb'],
    ['https://www.adzuna.co.uk/jobs/search', 'adzuna', 'gb'],
    ['https://www.adzuna.com.au/search', 'adzuna', 'au'],
    ['https://www.adzuna.com/search', 'adzuna', 'us'],
    ['https://nofluffjobs.com/pl/backend', 'nofluffjobs', 'category=backend'],
    ['https://justjoin.it/job-offers/all-locations/java', 'justjoinit', 'java'],
    ['https://www.ycombinator.com/companies/acme/jobs', 'workatastartup', 'acme'],
    ['https://solid.jobs/public-api/offers/IT', 'solidjobs', 'IT'],
    [
      'https://weworkremotely.com/categories/remote-back-end-programming-jobs',
      'weworkremotely',
      'remote-back-end-programming-jobs',
    ],
    ['https://weworkremotely.com/remote-jobs.rss', 'weworkremotely', 'all'],
    ['https://acme.teamtailor.com/jobs.rss', 'teamtailor', 'acme'],
    ['https://justjoin.it/all-locations/go', 'justjoinit', 'go'],
    ['https://www.golangprojects.com/rss.xml', 'rss', 'https://www.golangprojects.com/rss.xml'],
    ['https://jobs.example/?feed=job_feed', 'rss', 'https://jobs.example/?feed=job_feed'],
  ])('%s is %s of %s', (address, adapter, token) => {
    expect(detectUrl(address)).toMatchObject({ adapter, token, via: address });
  });

  test.each([
    'https://example.com/careers',
    'mailto:jobs@acme.example',
    'not an address',
    'https://static.recruitee.com/logo.png',
    'https://evil.example/boards.greenhouse.io/acme',
    'https://boards-api.greenhouse.io/v1/boards/{token}/jobs',
    'https://jobs.lever.co/:company',
    'https://assets-cdn.breezy.hr/breezy-portal/images/icon',
    'https://images4.bamboohr.com/logo',
    'https://community.icims.com/articles',
    'https://documentation.bamboohr.com/reference',
  ])('%s is nobody’s', (address) => {
    expect(detectUrl(address)).toBeNull();
  });
});

describe('a careers page', () => {
  const base = 'https://acme.example/careers';

  test('is known by the script of its embedded board', () => {
    const html = `<div id="grnhse_app"></div>
      <script src="https://boards.greenhouse.io/embed/job_board/js?for=acmeinc"></script>`;
    expect(detectHtml(html, base)).toMatchObject([{ adapter: 'greenhouse', token: 'acmeinc' }]);
  });

  test('is known by an iframe without a scheme', () => {
    const html = '<iframe src="//jobs.ashbyhq.com/acme/embed"></iframe>';
    expect(detectHtml(html, base)).toMatchObject([{ adapter: 'ashby', token: 'acme' }]);
  });

  test('is known by an address written in a script, escaped slashes and all', () => {
    const html = '<script>window.data = {"jobsUrl":"https:\\/\\/jobs.lever.co\\/acme"}</script>';
    expect(detectHtml(html, base)).toMatchObject([{ adapter: 'lever', token: 'acme' }]);
  });

  test('is known by the options of a widget that has no address', () => {
    const html = `<script>leverJobsOptions = { accountName: 'acme-labs', includeCss: true };</script>`;
    expect(detectHtml(html, base)).toMatchObject([{ adapter: 'lever', token: 'acme-labs' }]);
  });

  test.each([
    ['greenhouse', 'acme', `<script>window.Grnhse = {"boardToken":"acme"}</script>`],
    [
      'greenhouse',
      'acme',
      `<div data-props="{&quot;feed&quot;:&quot;https:\\/\\/boards.greenhouse.io\\/acme\\/jobs&quot;}">`,
    ],
    ['ashby', 'acme', `<script>x = {"organizationHostedJobsPageName":"acme"}</script>`],
    ['ashby', 'acme', `<script>window.__appData = {"hostedJobsPageSlug":"acme"}</script>`],
    [
      'ashby',
      'acme',
      `<div data-url="https%3A%2F%2Fjobs.ashbyhq.com%2Facme%2Fembed"></div><i data-x="https%3A%2F%2Fjobs.ashbyhq.com%2Facme">`,
    ],
    ['workable', '417203', `<script>whr_embed(417203, {detail: 'titles'});</script>`],
    ['lever', 'acme', `<!-- jobs: https://api.lever.co/v0/postings/acme?mode=json -->`],
    ['breezy', 'acme', `<script src="https://acme.breezy.hr/embed/js?inline=true"></script>`],
    ['personio', 'acme', `<iframe src="https://acme.jobs.personio.de/?language=en"></iframe>`],
    [
      'recruitee',
      'acme',
      `<script>fetch("https:\\u002F\\u002Facme.recruitee.com\\u002Fapi\\u002Foffers")</script>`,
    ],
    [
      'workday',
      'acme/wd3/Careers',
      `<a href="https://acme.wd3.myworkdayjobs.com/en-US/Careers">Jobs</a>`,
    ],
    ['smartrecruiters', 'Acme1', `<script>widget({"company_code":"Acme1"})</script>`],
    ['bamboohr', 'acme', `<div id=BambooHR data-domain=acme.bamboohr.com></div>`],
    ['jobvite', 'acme', `<div class="jv-careersite" data-careersite="acme"></div>`],
    [
      'workable',
      'acme',
      `<a href="https://acme.example/go?u=https%3A%2F%2Fapply.workable.com%2Facme%2F">Jobs</a>`,
    ],
  ])('on %s is known by the token %s in %s', (adapter, token, html) => {
    expect(detectHtml(`<html><body>${html}</body></html>`, base)[0]).toMatchObject({
      adapter,
      token,
    });
  });

  test.each([
    'scripts.teamtailor-cdn.com/widgets/production.js',
    'jobs-widget.recruiteecdn.com/widget.js',
  ])('with the widget of a system is no careers site of that system: %s', (file) => {
    expect(detectHtml(`<script src="https://${file}"></script>`, base)).toEqual([]);
  });

  test.each([
    ['recruitee', 'careers.recruiteecdn.com/image/x.png'],
    ['breezy', 'assets-cdn.breezy.hr/breezy-portal/images/icon.png'],
  ])('with the files of %s is a careers site of it under a name of its own', (adapter, file) => {
    expect(detectHtml(`<img src="https://${file}">`, base)).toMatchObject([
      { adapter, token: 'acme.example', settings: { baseUrl: 'https://acme.example' } },
    ]);
  });

  test('names the board it links to most often first', () => {
    const html = `<a href="https://jobs.lever.co/partner">A partner hires</a>
      <a href="https://boards.greenhouse.io/acme/jobs/1">One</a>
      <a href="https://boards.greenhouse.io/acme/jobs/2">Two</a>`;
    expect(detectHtml(html, base).map(({ token }) => token)).toEqual(['acme', 'partner']);
  });

  test('with postings of its own marked up is a source itself, before its feed', () => {
    const html = `<link rel="alternate" type="application/rss+xml" href="/careers/feed/">
      <script type="application/ld+json">{"@type":"JobPosting","title":"Engineer"}</script>`;
    expect(detectHtml(html, base).map(({ adapter, token }) => [adapter, token])).toEqual([
      ['jsonld', base],
      ['rss', 'https://acme.example/careers/feed/'],
    ]);
  });

  test('under the employer’s own name is known by where its files come from', () => {
    const html = '<script src="https://assets.teamtailor-cdn.com/assets/jobs.js"></script>';
    expect(detectHtml(html, base)).toMatchObject([
      {
        adapter: 'teamtailor',
        token: 'acme.example',
        settings: { baseUrl: 'https://acme.example' },
      },
    ]);
    const both = `${html}<a href="https://acme.teamtailor.com/jobs">All jobs</a>`;
    expect(detectHtml(both, base).map(({ token }) => token)).toEqual(['acme']);
  });

  test('that is also on boards of many employers does not run on them', () => {
    const html = `<a href="https://www.themuse.com/profiles/acme">On The Muse</a>
      <img src="https://www.reed.co.uk/logo.png"><a href="https://jobs.lever.co/acme">Jobs</a>`;
    expect(detectHtml(html, base).map(({ adapter }) => adapter)).toEqual(['lever', 'themuse']);
  });

  test.each([
    ['rss', '<?xml version="1.0"?>\n<rss version="2.0"><channel></channel></rss>'],
    ['rss', '<feed xmlns="http://www.w3.org/2005/Atom"></feed>'],
    ['jsonld', '<?xml version="1.0"?><?xml-stylesheet href="/x"?><urlset></urlset>'],
  ])('that is a feed or a sitemap is a source itself: %s', (adapter, body) => {
    expect(detectHtml(body, base)).toMatchObject([{ adapter, token: base }]);
  });

  test('without any of this is nothing', () => {
    expect(
      detectHtml('<h1>Join us</h1><a href="mailto:jobs@acme.example">Write</a>', base),
    ).toEqual([]);
  });
});
