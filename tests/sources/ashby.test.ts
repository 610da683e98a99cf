import { describe, expect, test } from 'vitest';
import { ashby } from '../../src/sources/ashby.ts';
import { parseFixture } from '../_support/fixture-page.ts';

describe('ashby', () => {
  test('shows only what is listed', () => {
    const page = parseFixture(ashby, 'secondary-locations.json');
    expect(page.failures).toEqual([]);
    expect(page.postings.map((posting) => posting.title)).toEqual([
      'Software Engineer, Storage',
      'Support Lead',
    ]);
  });

  test('reads every place, the pay, and the kind of work', () => {
    const [posting] = parseFixture(ashby, 'secondary-locations.json').postings;
    expect(posting).toMatchObject({
      company: 'Tessellate',
      locations: [
        'SF / NY',
        'San Francisco, California, United States',
        'Berlin',
        'Berlin, DE',
        'Remote (EU)',
      ],
      remote: 'hybrid',
      salary: { min: 150000, max: 190000, currency: 'USD', period: 'year', text: '$150K - $190K' },
      postedAt: '2026-03-02T10:15:00.000Z',
    });
  });

  test('takes the plain text where there is no HTML, and no salary from equity alone', () => {
    const posting = parseFixture(ashby, 'secondary-locations.json').postings[1];
    expect(posting).toMatchObject({
      html: null,
      text: 'THE WORK\n\n- Write Rust',
      remote: 'remote',
      salary: null,
    });
  });

  test('identifies a single job by its address', () => {
    const page = parseFixture(ashby, 'single-job-without-id.json');
    expect(page.postings[0]?.externalId).toBe('3c0b3c6c-14a9-4a5a-8f5e-000000000004');
  });
});
