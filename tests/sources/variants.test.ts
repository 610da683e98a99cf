import { describe, expect, test } from 'vitest';
import type { RawPosting } from '../../src/postings/posting.ts';
import type { Adapter, Source } from '../../src/sources/adapter.ts';
import { adapters } from '../../src/sources/index.ts';
import { pendingPosting } from '../../src/sources/pending.ts';
import { fixtureSource } from '../_support/fixture-page.ts';

/** The postings of an answer, those among them whose text is on a page of its own. */
function read(id: string, answer: unknown, given: Partial<Source> = {}): RawPosting[] {
  const adapter = adapterOf(id);
  const request = { url: 'https://board.example/list', kind: 'list' } as const;
  const body = typeof answer === 'string' ? answer : JSON.stringify(answer);
  const source = fixtureSource(adapter, given);
  const page = adapter.parse({ request, body, contentType: null }, source);
  const pending = page.requests.flatMap((one) => pendingPosting(one) ?? []);
  return [...page.postings, ...pending];
}

function adapterOf(id: string): Adapter {
  const adapter = adapters.get(id);
  if (adapter === undefined) throw new Error(`no adapter ${id}`);
  return adapter;
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

  test('any board: its feed in place of the answer of the API', () => {
    const feed = `<?xml version="1.0"?><rss><channel><item><guid>9</guid><title>Dev</title>
      <company>Acme</company><location>USA</location><description>&lt;p&gt;Go&lt;/p&gt;</description></item></channel></rss>`;
    for (const id of ['remoteok', 'remotive', 'jobicy']) {
      expect(read(id, feed)).toMatchObject([
        { externalId: '9', title: 'Dev', company: 'Acme', locations: ['USA'], html: '<p>Go</p>' },
      ]);
    }
  });

  test('any board: a null in place of the list is no posting and no proof that there is none', () => {
    const source = fixtureSource(adapterOf('smartrecruiters'));
    const request = { url: 'https://board.example/list', kind: 'list' } as const;
    const parse = (answer: unknown) =>
      adapterOf('smartrecruiters').parse(
        { request, body: JSON.stringify(answer), contentType: null },
        source,
      );
    expect(parse({ totalFound: 0, content: null })).toMatchObject({
      postings: [],
      complete: false,
    });
    expect(() => parse({ error: 'no such company', content: null })).toThrow(/expected/);
  });

  test('lever: lists without headings, as bare strings, or one outside an array', () => {
    const posting = { id: 'p1', text: 'Go Engineer', description: '<p>Us</p>' };
    const list = { text: 'You know', content: '<li>Go</li>' };
    const [one] = read('lever', [{ ...posting, lists: [null, '<li>SQL</li>', list] }]);
    expect(one?.html).toContain('<ul><li>SQL</li></ul>');
    expect(one?.html).toContain('<h3>You know</h3>\n<ul><li>Go</li></ul>');
    expect(read('lever', [{ ...posting, lists: list }])[0]?.html).toContain('<li>Go</li>');
  });

  test('ashby: what the pages of the board ask for, a list without texts and one posting', () => {
    const listed = {
      id: 'a1',
      title: 'Engineer',
      locationName: 'Baku',
      secondaryLocations: [{ locationName: 'Ganja' }],
    };
    expect(
      read('ashby', { data: { jobBoard: { teams: [], jobPostings: [listed] } } }),
    ).toMatchObject([
      { externalId: 'a1', locations: ['Baku', 'Ganja'], url: 'https://jobs.ashbyhq.com/acme/a1' },
    ]);
    const whole = { ...listed, departmentName: 'Data', descriptionHtml: '<p>SQL</p>' };
    expect(read('ashby', { data: { jobPosting: whole } })).toMatchObject([
      { externalId: 'a1', department: 'Data', html: '<p>SQL</p>' },
    ]);
  });

  test('workable: the job board of its own, where texts are in sections and employers are named', () => {
    const job = {
      id: 'w1',
      title: 'Engineer',
      description: '<p>Us</p>',
      requirementsSection: '<p>Go</p>',
      benefitsSection: '<p>Fruit</p>',
      employmentType: 'Full-time',
      company: { title: 'Globex' },
      location: { city: 'Athens', subregion: 'Attica', countryName: 'Greece' },
      created: '2026-02-04T00:00:00Z',
    };
    expect(read('workable', { totalSize: 1, jobs: [{ ...job, shortcode: null }] })).toMatchObject([
      {
        company: 'Globex',
        html: '<p>Us</p>\n<h3>Requirements</h3>\n<p>Go</p>\n<h3>Benefits</h3>\n<p>Fruit</p>',
        locations: ['Athens, Attica, Greece'],
        postedAt: '2026-02-04T00:00:00.000Z',
      },
    ]);
  });

  test('smartrecruiters: a posting that does not say its title, its id or all of its sections', () => {
    const jobAd = { sections: { jobDescription: { text: '<p>Go</p>' }, qualifications: 'SQL' } };
    const url = 'https://jobs.smartrecruiters.com/Acme/743-senior-go-engineer';
    expect(read('smartrecruiters', { id: '743', postingUrl: url, jobAd })).toMatchObject([
      { externalId: '743', title: 'Senior Go Engineer', html: '<p>Go</p>\nSQL' },
    ]);
    expect(read('smartrecruiters', { id: '7', jobAd: { title: 'SRE', ...jobAd } })).toMatchObject([
      { title: 'SRE' },
    ]);
    expect(read('smartrecruiters', { jobAd })).toMatchObject([
      { externalId: 'list', title: '(untitled)', html: '<p>Go</p>\nSQL' },
    ]);
    expect(read('smartrecruiters', { id: '7', name: 'SRE', jobAd: {} })).toMatchObject([
      { externalId: '7', title: 'SRE' },
    ]);
  });

  test('recruitee: one offer by itself', () => {
    const offer = { id: 5, title: 'Dev', description: '<p>Go</p>' };
    expect(read('recruitee', { offer })).toMatchObject([{ externalId: '5', title: 'Dev' }]);
  });

  test('teamtailor: jobs as its JSON:API serves them', () => {
    const attributes = { title: 'Dev', body: '<p>Go</p>', 'remote-status': 'fully' };
    const links = { 'careersite-job-url': 'https://acme.teamtailor.com/jobs/1-dev' };
    expect(
      read('teamtailor', { data: [{ id: '1', type: 'jobs', attributes, links }], meta: {} }),
    ).toMatchObject([{ externalId: '1', url: links['careersite-job-url'], remote: 'remote' }]);
  });

  test('personio: the positions as its search gets them', () => {
    const position = { id: 5, name: 'Dev', office: 'Berlin', description: '<p>Go</p>' };
    expect(read('personio', [{ ...position, employment_type: 'permanent' }])).toMatchObject([
      { externalId: '5', html: '<p>Go</p>', locations: ['Berlin'], employmentType: 'permanent' },
    ]);
  });

  test('workday: a posting without a page of its own', () => {
    const answer = { total: 1, jobPostings: [{ title: 'Dev', bulletFields: ['R-17'] }] };
    expect(read('workday', answer, { token: 'acme/wd5/Careers' })).toMatchObject([
      { externalId: 'R-17', title: 'Dev', url: null },
    ]);
  });

  test('lever: the API of employers, whose texts and addresses are in objects of their own', () => {
    const posting = {
      id: 'p1',
      text: 'Go Engineer',
      content: {
        descriptionHtml: '<div>Us</div>',
        lists: [{ text: 'You know', content: '<li>Go</li>' }],
        closingHtml: '<p>Bye</p>',
      },
      urls: { show: 'https://jobs.lever.co/globex/p1' },
    };
    const [one] = read('lever', { data: [posting], hasNext: true, next: 'x' });
    expect(one).toMatchObject({ url: posting.urls.show, company: 'Globex' });
    expect(one?.html).toMatch(/Us[\s\S]*You know[\s\S]*Go[\s\S]*Bye/);
  });

  test('lever: a plain description beside lists is not left out', () => {
    const lists = [{ text: 'You know', content: '<li>Go</li>' }];
    const posting = { id: 'p1', text: 'Dev', descriptionPlain: 'Us < them\nHere', lists };
    const [one] = read('lever', [{ ...posting, additionalPlain: 'Bye' }]);
    expect(one?.html).toMatch(/^Us &lt; them<br>\nHere\n[\s\S]*<li>Go<\/li>[\s\S]*Bye$/);
  });

  test('workable: the API of employers, with whole texts, a workplace in the place, one job alone', () => {
    const job = {
      shortcode: 'A1',
      title: 'Engineer',
      state: 'published',
      location: { city: 'Baku', country: 'Azerbaijan', workplace_type: 'hybrid' },
      full_description: '<p>Go</p>',
    };
    const expected = { locations: ['Baku, Azerbaijan'], remote: 'hybrid', html: '<p>Go</p>' };
    expect(read('workable', { jobs: [job], paging: { next: 'x' } })).toMatchObject([expected]);
    const { full_description, ...facts } = job;
    expect(read('workable', { job: { ...facts, details: { full_description } } })).toMatchObject([
      expected,
    ]);
  });

  test('workable: a blank description is asked for, and a hidden place shows its country', () => {
    const job = {
      shortcode: 'A1',
      title: 'Engineer',
      description: ' ',
      locations: [{ city: 'Limassol', country: 'Cyprus', hidden: true }],
    };
    expect(read('workable', { jobs: [job] })).toMatchObject([
      { html: null, text: null, locations: ['Cyprus'] },
    ]);
  });

  test('recruitee: town and country for a place, and the translation that has the text', () => {
    const offer = {
      id: 5,
      title: 'Dev',
      city: 'Baku',
      country: 'Azerbaijan',
      description: '',
      translations: { de: { description: '' }, en: { description: '<p>Go</p>' } },
    };
    expect(read('recruitee', { offers: [offer] })).toMatchObject([
      { locations: ['Baku, Azerbaijan'], html: '<p>Go</p>' },
    ]);
  });

  test('justjoinit: the list and the offer of the API of before 2023', () => {
    const offer = {
      id: 'acme-java-developer',
      title: 'Java Developer',
      city: 'Warszawa',
      workplace_type: 'partly_remote',
      company_name: 'Acme',
      published_at: '2023-02-01T10:00:00.000Z',
      employment_types: [
        { type: 'permanent', salary: null },
        { type: 'b2b', salary: { from: 20000, to: 25000, currency: 'pln' } },
      ],
      skills: [{ name: 'Java', level: 4 }],
      multilocation: [{ city: 'Gdańsk' }],
    };
    const expected = {
      externalId: offer.id,
      company: 'Acme',
      locations: ['Warszawa', 'Gdańsk'],
      remote: 'hybrid',
      salary: { min: 20000, max: 25000, currency: 'PLN', period: 'month' },
      tags: ['Java'],
      postedAt: offer.published_at,
    };
    expect(read('justjoinit', [offer])).toMatchObject([expected]);
    expect(read('justjoinit', { ...offer, body: '<p>Java</p>' })).toMatchObject([
      { ...expected, html: '<p>Java</p>' },
    ]);
  });

  test('nofluffjobs: one job without a section of requirements', () => {
    const job = { id: 'x', title: 'Dev', company: { name: 'Acme' }, specs: { dailyTasks: ['Go'] } };
    const [one] = read('nofluffjobs', job);
    expect(one).toMatchObject({ company: 'Acme' });
    expect(one?.html).toContain('<li>Go</li>');
  });

  test('teamtailor: places and department that the JSON:API keeps apart', () => {
    const job = {
      id: '1',
      type: 'jobs',
      attributes: { title: 'Dev', body: '<p>Go</p>' },
      relationships: {
        department: { data: { type: 'departments', id: '9' } },
        locations: { data: [{ type: 'locations', id: '5' }] },
        user: { links: {} },
      },
    };
    const included = [
      { id: '5', type: 'locations', attributes: { city: 'Oslo', country: 'Norway' } },
      { id: '9', type: 'departments', attributes: { name: 'Engineering' } },
    ];
    expect(read('teamtailor', { data: [job], included })).toMatchObject([
      { locations: ['Oslo, Norway'], department: 'Engineering' },
    ]);
    expect(read('teamtailor', { data: [{ ...job, relationships: null }] })).toMatchObject([
      { title: 'Dev', locations: [] },
    ]);
  });

  test('workday: no place in the list but in the path, and a posting told by its address', () => {
    const source = { token: 'acme/wd5/Careers' };
    const listed = { title: 'Dev', externalPath: '/job/Baku/Dev_R-1', bulletFields: ['R-1'] };
    expect(read('workday', { total: 1, jobPostings: [listed] }, source)).toMatchObject([
      { externalId: 'R-1', locations: ['Baku'] },
    ]);
    const info = {
      id: '0fab',
      title: 'Dev',
      jobDescription: '<p>Go</p>',
      externalUrl: 'https://acme.wd5.myworkdayjobs.com/Careers/job/Baku/Dev_R-1',
    };
    expect(read('workday', { jobPostingInfo: info }, source)).toMatchObject([
      { externalId: 'R-1' },
    ]);
  });

  test('any board: a text in parts keeps its lines, and one that was escaped as a whole its elements', () => {
    const plain = { id: 1, title: 'Dev', description: 'Us\nhere', requirements: '- Go\n- SQL' };
    expect(read('recruitee', { offers: [plain] })[0]?.html).toBe(
      'Us<br>\nhere\n<h3>Requirements</h3>\n- Go<br>\n- SQL',
    );
    const description = '&lt;p&gt;Go &amp;amp; SQL&lt;/p&gt;';
    const job = { id: '1', name: 'Dev', description };
    expect(read('breezy', [job])).toMatchObject([{ html: '<p>Go &amp; SQL</p>' }]);
    const spoken = { ...job, description: 'Know &lt;div&gt; and CSS' };
    expect(read('breezy', [spoken])).toMatchObject([{ html: spoken.description }]);
  });

  test('breezy: a kind of contract whose name was left untranslated', () => {
    const type = { id: 'fullTime', name: '%LABEL_POSITION_TYPE_FULL_TIME%' };
    const job = { id: '1', name: 'Dev', type, description: '<p>Go</p>' };
    expect(read('breezy', [job])).toMatchObject([{ employmentType: 'fullTime' }]);
  });

  test('usajobs: the feed of an agency has text, pay and end in elements of their own', () => {
    const feed = `<rss xmlns:joblisting="https://example.gov"><channel><title>City of Example</title><item>
      <guid>1</guid><title>Programmer</title><description>&lt;p&gt;Lead.&lt;/p&gt;</description>
      <joblisting:minimumSalary>65</joblisting:minimumSalary><joblisting:maximumSalary>85</joblisting:maximumSalary>
      <joblisting:salaryCurrency>USD</joblisting:salaryCurrency><joblisting:salaryInterval>Hour</joblisting:salaryInterval>
      <joblisting:advertiseToDateTimeUTC>Sun, 20 Sep 2026 04:59:00:0</joblisting:advertiseToDateTimeUTC>
      <joblisting:qualifications>&lt;p&gt;Five years of Java.&lt;/p&gt;</joblisting:qualifications></item></channel></rss>`;
    const [one] = read('usajobs', feed);
    expect(one).toMatchObject({
      salary: { min: 65, max: 85, currency: 'USD', period: 'hour' },
      closesAt: '2026-09-20T04:59:00.000Z',
    });
    expect(one?.html).toMatch(/Lead\.[\s\S]*Qualifications[\s\S]*Five years of Java\./);
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
