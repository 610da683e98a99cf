import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalizePosting } from '../../src/postings/normalize.ts';
import type { Posting, RawPosting } from '../../src/postings/posting.ts';

const raw: RawPosting = {
  externalId: '4711',
  title: '  Senior\u00a0Backend Engineer ',
  company: null,
  url: 'https://jobs.example/4711',
  html: '<p>We pay well.</p><ul><li>5+ years of experience with Java</li></ul>',
  text: null,
  locations: ['Berlin, Germany', 'Remote'],
  country: 'de',
  remote: null,
  employmentType: 'FULL_TIME',
  department: 'Payments',
  requisitionId: 'R-12',
  salary: { min: 6000, max: 7000, currency: 'EUR', period: 'month', text: '6000-7000 EUR' },
  language: null,
  tags: ['java', 'java', ' kafka '],
  postedAt: '2026-08-12T10:00:00.000Z',
  updatedAt: null,
  closesAt: null,
};

test('a raw posting becomes the stored form, with the source standing in for the company', () => {
  const posting = normalizePosting(raw, { company: 'ACME, Inc.' });
  expect(posting).toMatchObject({
    title: 'Senior Backend Engineer',
    company: 'ACME, Inc.',
    employer: 'acme',
    location: 'Berlin, Germany; Remote',
    country: 'DE',
    remote: 'remote',
    employmentType: 'full-time',
    salaryYearMin: 72_000,
    salaryYearMax: 84_000,
    yearsMin: 5,
    tags: ['java', 'kafka'],
    postedAt: new Date('2026-08-12T10:00:00Z'),
    closesAt: null,
  });
  expect(posting.text).toContain('- 5+ years of experience with Java');
  expect(posting.contentHash).toMatch(/^[0-9a-f]{32}$/);
});

test('the content hash changes with what a reader sees and with nothing else', () => {
  const hash = (change: Partial<RawPosting>) =>
    normalizePosting({ ...raw, ...change }, { company: 'Acme' }).contentHash;
  expect(hash({ postedAt: null, externalId: '9', tags: [] })).toBe(hash({}));
  expect(hash({ title: 'Junior Backend Engineer' })).not.toBe(hash({}));
  expect(hash({ locations: ['Paris'] })).not.toBe(hash({}));
  expect(hash({ html: '<p>We pay very well.</p>' })).not.toBe(hash({}));
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc.constant('\ud800\u0000 a\r\n'),
);

test('normalizing twice changes nothing', () => {
  fc.assert(
    fc.property(anyText, anyText, anyText, fc.array(anyText), (title, text, company, tags) => {
      const once = normalizePosting(
        { ...raw, html: null, text, title, company, tags },
        { company },
      );
      expect(normalizePosting(backToRaw(once), { company: null })).toEqual(once);
    }),
  );
});

const statements = fc.constantFrom(
  'Acme | Berlin, Germany | REMOTE',
  '€70k - €90k per year',
  'Salary: 2500-3500 AZN',
  'up to $95k',
  '5+ years of experience',
  "Bachelor's degree in physics",
  'London; Paris',
  '\u00a0\r\n \u2028',
);

test('normalizing twice changes nothing that was read from the text', () => {
  fc.assert(
    fc.property(fc.array(statements), fc.array(statements), (lines, locations) => {
      const text = lines.join('\n');
      const read = { ...raw, html: null, text, locations, salary: null, country: null };
      const once = normalizePosting(read, { company: null });
      expect(normalizePosting(backToRaw(once), { company: null })).toEqual(once);
    }),
  );
});

test('nothing that PostgreSQL refuses is left in a text', () => {
  const { title, text } = normalizePosting(
    { ...raw, html: null, title: 'A\u0000B', text: 'x\ud800y\u0000' },
    { company: null },
  );
  expect([title, text]).toEqual(['AB', 'x\ufffdy']);
});

function backToRaw(posting: Posting): RawPosting {
  return {
    ...raw,
    title: posting.title,
    company: posting.company,
    html: null,
    text: posting.text,
    locations: posting.location === null ? [] : posting.location.split('; '),
    country: posting.country,
    salary: posting.salary,
    tags: posting.tags,
  };
}
