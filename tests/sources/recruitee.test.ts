import { expect, test } from 'vitest';
import { htmlToText } from '../../src/postings/html-to-text.ts';
import { recruitee } from '../../src/sources/recruitee.ts';
import { fixtureSource, parseFixture } from '../_support/fixture-page.ts';

test('recruitee: joins description and requirements, and shows only what is published', () => {
  const page = parseFixture(recruitee, 'requirements-beside-the-description.json');
  expect(page.failures).toEqual([]);
  expect(page.postings).toHaveLength(1);
  expect(page.postings[0]).toMatchObject({
    externalId: '2700001',
    company: 'Tulipworks',
    locations: ['Utrecht, Netherlands'],
    country: 'NL',
    remote: 'hybrid',
    language: 'nl',
    salary: { min: 5253, max: 6152, currency: 'EUR', period: 'month' },
    tags: ['backend'],
    postedAt: '2026-08-05T10:10:39.000Z',
    updatedAt: '2026-08-06T11:45:30.000Z',
  });
  const text = htmlToText(page.postings[0]?.html ?? '');
  expect(text.split(/\n+/)).toEqual(['Build the API.', 'Requirements', '- Elixir']);
});

test('recruitee: a token with a dot is a site of its own', () => {
  const source = fixtureSource(recruitee, { token: 'jobs.tulipworks.example' });
  expect(recruitee.request(source)[0]?.url).toBe('https://jobs.tulipworks.example/api/offers/');
});
