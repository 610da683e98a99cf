import { describe, expect, test } from 'vitest';
import { ParseError } from '../../src/errors.ts';
import { join } from '../../src/sources/join.ts';
import { pendingPosting } from '../../src/sources/pending.ts';
import { fixtureSource, parseFixture } from '../_support/fixture-page.ts';

const source = { token: 'rapsfeld' };
const list = 'https://join.com/api/public/companies/41234/jobs?locale=en';

describe('join', () => {
  test('finds the number of the company on its page', () => {
    const page = parseFixture(join, 'company-page.html', { source });
    expect(page.requests.map((request) => request.url)).toEqual([`${list}&page=1&pageSize=5`]);
    const known = fixtureSource(join, { ...source, settings: { companyId: 41234 } });
    expect(join.request(known)[0]?.url).toBe(`${list}&page=1&pageSize=5`);
  });

  test('tells a company that is gone, whose page is served all the same', () => {
    expect(() => parseFixture(join, 'company-that-is-gone.html', { source })).toThrow(ParseError);
  });

  test('asks for each text and for the next page', () => {
    const request = { url: `${list}&page=1&pageSize=5` };
    const page = parseFixture(join, 'first-of-two-pages.json', { source, request });
    expect(page).toMatchObject({ total: 6, complete: true, failures: [] });
    expect(page.requests.map((one) => one.url)).toEqual([
      'https://join.com/companies/rapsfeld/14000001-backend-developer',
      `${list}&page=2&pageSize=5`,
    ]);
    expect(page.requests[0] && pendingPosting(page.requests[0])).toMatchObject({
      locations: ['Köln, Germany'],
      country: 'DE',
      remote: 'hybrid',
      postedAt: '2026-05-02T08:00:00.000Z',
    });
  });
});
