import { expect, test } from 'vitest';
import { htmlToText } from '../../src/postings/html-to-text.ts';
import { pendingPosting } from '../../src/sources/pending.ts';
import { rippling } from '../../src/sources/rippling.ts';
import { parseFixture } from '../_support/fixture-page.ts';

const source = { token: 'copperline' };

test('rippling: takes a job that is listed for two places for one', () => {
  const page = parseFixture(rippling, 'one-job-in-two-places.json', { source });
  expect(page.requests).toHaveLength(1);
  const [request] = page.requests;
  expect(request?.url).toMatch(/\/board\/copperline\/jobs\/3c36e9c8-0000-45a2-94fe-09f10ccbe10f$/);
  expect(request && pendingPosting(request)).toMatchObject({
    company: 'Copperline',
    locations: ['London, United Kingdom', 'Remote (Spain)'],
    remote: 'remote',
  });
});

test('rippling: reads the parts of a job and the pay in one currency', () => {
  const [request] = parseFixture(rippling, 'one-job-in-two-places.json', { source }).requests;
  const options = { source, request: { ...request } };
  const { postings } = parseFixture(rippling, 'job-with-parts-and-ranges.json', options);
  expect(htmlToText(postings[0]?.html ?? '')).toBe('About Copperline\n\nPython and Redis.');
  expect(postings[0]).toMatchObject({
    company: 'Copperline Ltd',
    department: 'Core',
    employmentType: 'Salaried, full-time',
    salary: { min: 65000, max: 85000, currency: 'GBP', period: 'year' },
    postedAt: '2026-07-21T03:23:18.833Z',
  });
});
