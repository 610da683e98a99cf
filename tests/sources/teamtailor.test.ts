import { expect, test } from 'vitest';
import { teamtailor } from '../../src/sources/teamtailor.ts';
import { fixtureSource, parseFixture } from '../_support/fixture-page.ts';

test('teamtailor: reads RSS with places in a namespace of their own', () => {
  const { postings, failures } = parseFixture(teamtailor, 'feed-with-namespaced-places.rss');
  expect(failures).toEqual([]);
  expect(postings[0]).toMatchObject({
    externalId: 'f3716c4f-0000-4bbe-93f4-c8e55942ce35',
    title: 'Backend-utvecklare',
    company: 'Skärgård Energi',
    html: '<p>Du bygger i <b>Go</b> &amp; SQL.</p>',
    locations: ['Stockholm, Sweden', 'Umeå, Sweden'],
    remote: 'remote',
    department: 'Teknik',
    postedAt: '2026-08-31T16:02:18.000Z',
  });
});

test('teamtailor: asks for what stands behind a full page, also in North America', () => {
  const source = fixtureSource(teamtailor, { settings: { region: 'na' } });
  const [request] = teamtailor.request(source);
  const from = (offset: number) =>
    `https://acme.na.teamtailor.com/jobs.rss?per_page=100&offset=${offset}`;
  expect(request?.url).toBe(from(0));
  const items = (count: number) =>
    '<item><title>Dev</title><guid>1</guid><description>Go</description></item>'.repeat(count);
  const next = (count: number, offset: number) => {
    const body = `<rss><channel><title>Acme</title>${items(count)}</channel></rss>`;
    const page = { request: { url: from(offset), kind: 'list', context: { offset } } as const };
    const parsed = teamtailor.parse({ ...page, body, contentType: null }, source);
    return parsed.requests.map(({ url }) => url);
  };
  expect(next(100, 0)).toEqual([from(100)]);
  expect(next(100, 100)).toEqual([from(200)]);
  expect(next(99, 0)).toEqual([]);
  expect(next(0, 100)).toEqual([]);
});

test('teamtailor: reads the JSON feed under the same identity, and asks for its next page', () => {
  const page = parseFixture(teamtailor, 'json-feed-with-a-next-page.json');
  expect(page.postings[0]).toMatchObject({
    externalId: 'f3716c4f-0000-4bbe-93f4-c8e55942ce35',
    company: 'Skärgård Energi AB',
    locations: ['Stockholm, SE'],
    country: 'SE',
    employmentType: 'FULL_TIME',
  });
  expect(page.requests.map((request) => request.url)).toEqual([
    'https://skargard.teamtailor.com/jobs.json?page=2',
  ]);
});
