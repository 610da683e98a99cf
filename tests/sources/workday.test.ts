import { describe, expect, test } from 'vitest';
import { ConfigError, ParseError } from '../../src/errors.ts';
import { pendingPosting } from '../../src/sources/pending.ts';
import { workday } from '../../src/sources/workday.ts';
import { fixtureSource, parseFixture } from '../_support/fixture-page.ts';

const source = { token: 'quayside/wd3/Careers' };

describe('workday', () => {
  test('asks the service of the board by POST', () => {
    expect(workday.request(fixtureSource(workday, source))[0]).toMatchObject({
      url: 'https://quayside.wd3.myworkdayjobs.com/wday/cxs/quayside/Careers/jobs',
      method: 'POST',
      json: { appliedFacets: {}, limit: 20, offset: 0, searchText: '' },
    });
    expect(() => workday.request(fixtureSource(workday))).toThrow(ConfigError);
  });

  test('numbers postings by their path and asks for their pages', () => {
    const page = parseFixture(workday, 'first-page.json', { source });
    expect(page).toMatchObject({ total: 3, complete: true, failures: [] });
    const pending = page.requests.flatMap((request) => pendingPosting(request) ?? []);
    expect(pending).toMatchObject([
      { externalId: 'R-1001', locations: ['USA DC Washington'], requisitionId: 'R-1001' },
      { externalId: 'R-1002-1', locations: ['Berlin'], remote: 'hybrid', requisitionId: 'R-1002' },
    ]);
    expect(page.requests[0]?.url).toBe(
      'https://quayside.wd3.myworkdayjobs.com/wday/cxs/quayside/Careers/job/USA-DC-Washington/Data-Engineer_R-1001',
    );
  });

  test('keeps the total of the first page, since later ones say 0', () => {
    const first = parseFixture(workday, 'first-page.json', { source });
    const next = first.requests.at(-1);
    expect(next).toMatchObject({ kind: 'list', method: 'POST', json: { offset: 2, limit: 20 } });
    const request = { ...next };
    const later = parseFixture(workday, 'later-page-says-total-zero.json', { source, request });
    expect(later).toMatchObject({ total: 3, complete: true });
    expect(later.requests.filter((one) => one.kind === 'list')).toEqual([]);
    expect(later.failures).toHaveLength(1);
  });

  test('reads a posting, its places and the day it was put up', () => {
    const list = parseFixture(workday, 'first-page.json', { source });
    const page = parseFixture(workday, 'posting.json', {
      source,
      request: { ...list.requests[1] },
    });
    expect(page.postings[0]).toMatchObject({
      externalId: 'R-1002-1',
      company: 'Quayside GmbH',
      html: '<p>Run Linux.</p>',
      locations: ['Berlin', 'Germany, Remote'],
      country: 'DE',
      remote: 'hybrid',
      requisitionId: 'R-1002',
      postedAt: '2026-08-18T00:00:00.000Z',
    });
  });

  test('calls a board over the search limit incomplete', () => {
    const request = { context: { offset: 1998, total: 4000 } };
    const page = parseFixture(workday, 'first-page.json', { source, request });
    expect(page).toMatchObject({ total: 4000, complete: false });
  });

  test('refuses an error body', () => {
    expect(() => parseFixture(workday, 'error-body.json', { source })).toThrow(ParseError);
  });
});
