import { expect, test } from 'vitest';
import { breezy } from '../../src/sources/breezy.ts';
import { parseFixture } from '../_support/fixture-page.ts';

test('breezy: reads the texts that are there and asks for the others', () => {
  const page = parseFixture(breezy, 'one-with-and-one-without-text.json', {
    source: { token: 'gantry' },
  });
  expect(page.failures).toEqual([]);
  expect(page.postings).toHaveLength(1);
  expect(page.postings[0]).toMatchObject({
    externalId: 'e63605aeb81c',
    company: 'Gantry',
    country: 'US',
    remote: 'remote',
    employmentType: 'Full-Time',
    salary: { text: '$120k - $150k' },
    postedAt: '2026-06-04T23:24:11.988Z',
  });
  expect(page.requests.map((request) => request.url)).toEqual([
    'https://gantry.breezy.hr/p/f73605aeb81c-dispatcher',
  ]);
});
