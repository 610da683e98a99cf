import { expect, test } from 'vitest';
import { teamtailor } from '../../src/sources/teamtailor.ts';
import { parseFixture } from '../_support/fixture-page.ts';

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
