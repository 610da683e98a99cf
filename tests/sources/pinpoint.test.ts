import { expect, test } from 'vitest';
import { htmlToText } from '../../src/postings/html-to-text.ts';
import { pinpoint } from '../../src/sources/pinpoint.ts';
import { parseFixture } from '../_support/fixture-page.ts';

test('pinpoint: puts the parts of a text under their headings', () => {
  const { postings, failures } = parseFixture(pinpoint, 'parts-with-their-headings.json');
  expect(failures).toEqual([]);
  expect(htmlToText(postings[0]?.html ?? '').split(/\n+/)).toEqual([
    'Build billing.',
    'Key Responsibilities',
    '- Own the API',
    'Skills, Knowledge and Expertise',
    'C# and SQL Server',
  ]);
  expect(postings[0]).toMatchObject({
    company: 'Millrace',
    locations: ['Leeds Office', 'Leeds'],
    remote: 'hybrid',
    requisitionId: 'PIN-0679',
    salary: { min: 60000, max: 70000, currency: 'GBP', period: 'year' },
    closesAt: '2026-06-26T22:59:59.000Z',
  });
});

test('pinpoint: leaves out pay that the board does not show', () => {
  const posting = parseFixture(pinpoint, 'parts-with-their-headings.json').postings[1];
  expect(posting).toMatchObject({
    salary: null,
    url: 'https://acme.pinpointhq.com/en/postings/x',
  });
});
