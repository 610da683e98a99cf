import { expect, test } from 'vitest';
import { bamboohr } from '../../src/sources/bamboohr.ts';
import { pendingPosting } from '../../src/sources/pending.ts';
import { parseFixture } from '../_support/fixture-page.ts';

const source = { token: 'northlight' };

test('bamboohr: asks for the page of each opening', () => {
  const page = parseFixture(bamboohr, 'list-without-texts.json', { source });
  expect(page).toMatchObject({ total: 2, complete: true, failures: [] });
  expect(page.requests.map((request) => request.url)).toEqual([
    'https://northlight.bamboohr.com/careers/39/detail',
    'https://northlight.bamboohr.com/careers/40/detail',
  ]);
  expect(page.requests.flatMap((request) => pendingPosting(request) ?? [])).toMatchObject([
    { locations: ['Turku', 'Turku, Finland'], remote: 'hybrid' },
    { locations: [], remote: 'remote' },
  ]);
});

test('bamboohr: numbers an opening by the request, or by its address', () => {
  const [request] = parseFixture(bamboohr, 'list-without-texts.json', { source }).requests;
  for (const given of [{ ...request }, {}]) {
    const options = { source, request: given };
    const page = parseFixture(bamboohr, 'opening-without-its-number.json', options);
    expect(page.postings[0]).toMatchObject({
      externalId: '39',
      html: '<p>Write C for sensors.</p>',
      salary: { min: null, max: null, text: 'EUR 4,000 - 5,000 per month' },
      postedAt: '2026-03-09T00:00:00.000Z',
    });
  }
});
