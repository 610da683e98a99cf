import { describe, expect, test } from 'vitest';
import { ParseError } from '../../src/errors.ts';
import type { ParsedPage } from '../../src/sources/adapter.ts';
import { gusto } from '../../src/sources/gusto.ts';
import { icims } from '../../src/sources/icims.ts';
import { jobvite } from '../../src/sources/jobvite.ts';
import { manatal } from '../../src/sources/manatal.ts';
import { paylocity } from '../../src/sources/paylocity.ts';
import { pendingPosting } from '../../src/sources/pending.ts';
import { fixtureSource, parseFixture } from '../_support/fixture-page.ts';

const pending = (page: ParsedPage) =>
  page.requests.flatMap((request) => pendingPosting(request) ?? []);
const lists = (page: ParsedPage) =>
  page.requests.filter((request) => request.kind === 'list').map((request) => request.url);

describe('boards that are web pages', () => {
  test('jobvite: asks for the posting of each row and for the next page', () => {
    const page = parseFixture(jobvite, 'search-page.html', { source: { token: 'stillwater' } });
    expect(pending(page)).toMatchObject([
      { externalId: 'oAb1zfwA', title: 'Backend Engineer', locations: ['Austin, Texas'] },
      { externalId: 'oCd2zfwB', title: 'QA Analyst', locations: ['Remote, United States'] },
    ]);
    expect(page.total).toBe(3);
    expect(lists(page)).toEqual(['https://jobs.jobvite.com/stillwater/search?p=1']);
  });

  test('jobvite: reads a posting without structured data by its marks', () => {
    const url = 'https://jobs.jobvite.com/stillwater/job/oAb1zfwA';
    const page = parseFixture(jobvite, 'posting-without-structured-data.html', {
      request: { url, kind: 'detail' },
    });
    expect(page.postings[0]).toMatchObject({
      externalId: 'oAb1zfwA',
      title: 'Backend Engineer',
      html: '<p>Write Ruby.</p>',
      department: 'Engineering',
      locations: ['Austin, Texas'],
    });
  });

  test('icims: asks for each posting inside its frame and for the next page', () => {
    const page = parseFixture(icims, 'search-page-in-its-frame.html', {
      source: { token: 'careers-saltmarsh' },
    });
    expect(pending(page)).toMatchObject([
      { externalId: '2101', title: 'Backend Engineer', locations: ['US-UT-North Salt Lake'] },
      { externalId: '2102', title: 'Nurse', locations: ['UK-London'] },
    ]);
    expect(page.requests[1]?.url).toBe(
      'https://careers-saltmarsh.icims.com/jobs/2102/nurse/job?in_iframe=1',
    );
    expect(lists(page)).toEqual([
      'https://careers-saltmarsh.icims.com/jobs/search?ss=1&in_iframe=1&pr=1',
    ]);
  });

  test.each([
    ['jobvite', jobvite, '<div class="jv-page"><div ng-app="careers"></div></div>'],
    ['icims', icims, '<iframe src="https://careers-acme.icims.com/jobs/intro"></iframe>'],
    ['gusto', gusto, '<main data-app="gusto"></main>'],
  ])(
    '%s: a page without postings lists them only if it says that there are none',
    (_, adapter, shell) => {
      const request = { url: 'https://board.example/', kind: 'list' } as const;
      const parsed = (body: string) =>
        adapter.parse({ request, body, contentType: null }, fixtureSource(adapter));
      expect(parsed(shell)).toMatchObject({ requests: [], complete: false });
      const empty = `${shell}<p>There are currently no open positions.</p>`;
      expect(parsed(empty)).toMatchObject({ requests: [], complete: true });
    },
  );

  test('gusto: reads company, places and terms beside each link', () => {
    const page = parseFixture(gusto, 'board.html');
    expect(pending(page)).toMatchObject([
      {
        externalId: '2b84b230-7406-4214-a985-ee75a8b90aa7',
        title: 'Firmware Engineer',
        company: 'Pinewood Robotics Inc',
        locations: ['Boise, ID', 'Reno, NV'],
        employmentType: 'Full time',
      },
    ]);
  });

  test('manatal: reads the texts of a page and asks the same host for the next', () => {
    const page = parseFixture(manatal, 'first-of-two-pages.json', {
      source: { token: 'bluefinch' },
    });
    expect(page).toMatchObject({ total: 3, complete: true, failures: [] });
    expect(page.postings[0]).toMatchObject({
      externalId: 'RY6X46WX',
      url: 'https://www.careers-page.com/bluefinch/job/RY6X46WX',
      html: '<p>Node.js and MySQL.</p>',
      locations: ['Hanoi, Vietnam'],
    });
    expect(lists(page)).toEqual(['https://www.careers-page.com/api/v1.0/c/bluefinch/jobs/?page=2']);
  });

  test('paylocity: reads the list out of its script, without the internal jobs', () => {
    const page = parseFixture(paylocity, 'list-in-a-script.html');
    expect(pending(page)).toMatchObject([
      {
        externalId: '4248001',
        company: 'Pinewood Mills LLC',
        locations: ['Boise, ID, USA'],
        postedAt: '2026-06-11T21:42:33.000Z',
      },
    ]);
  });

  test.each([jobvite, icims, gusto])('$id refuses a page of another kind', (adapter) => {
    const source = fixtureSource(adapter);
    const request = { url: 'https://boards.example/', kind: 'list' } as const;
    const page = { request, body: '<html><body>Domain for sale</body></html>', contentType: null };
    expect(() => adapter.parse(page, source)).toThrow(ParseError);
  });
});
