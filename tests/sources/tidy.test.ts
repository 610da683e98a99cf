import { describe, expect, test } from 'vitest';
import type { RawPosting } from '../../src/postings/posting.ts';
import type { Adapter, Page, Source } from '../../src/sources/adapter.ts';
import { nameInToken } from '../../src/sources/company-name.ts';
import { rawPosting } from '../../src/sources/payload.ts';
import { detailRequest, pendingPosting } from '../../src/sources/pending.ts';
import { withTidyPostings } from '../../src/sources/tidy.ts';

const source: Source = {
  slug: 'board/acme-labs',
  adapter: 'board',
  token: 'acme-labs',
  company: null,
  region: null,
  settings: {},
};
const page: Page = {
  request: { url: 'https://jobs.example/list?page=2', kind: 'list' },
  body: '',
  contentType: null,
  at: new Date('2026-08-20T15:30:00Z'),
};

function adapterOf(
  fields: Partial<RawPosting>,
  { pending = false, ...more }: Partial<Adapter> & { pending?: boolean } = {},
): Adapter {
  const posting = rawPosting({ externalId: '1', title: 'Engineer', html: '<p>Go</p>', ...fields });
  const request = detailRequest('https://jobs.example/1', { ...posting, html: null });
  return withTidyPostings({
    id: 'board',
    name: 'Board',
    lists: 'all',
    request: () => [],
    detect: () => null,
    parse: () => ({
      postings: pending ? [] : [posting],
      requests: pending ? [request] : [],
      failures: [],
      total: null,
      complete: true,
    }),
    ...more,
  });
}

const tidied = (fields: Partial<RawPosting>, given: Partial<Adapter> = {}) =>
  adapterOf(fields, given).parse(page, source).postings[0];

describe('the last step of every adapter', () => {
  test('shows names as a reader sees them', () => {
    expect(
      tidied({
        title: ' R&amp;D  <b>Lead</b>',
        company: 'A &amp; B',
        locations: ['K&#246;ln', 'Köln'],
      }),
    ).toMatchObject({ title: 'R&D Lead', company: 'A & B', locations: ['Köln'] });
    expect(tidied({ title: 'Engineer <Backend> &amp; Co' })?.title).toBe('Engineer <Backend> & Co');
    expect(tidied({ title: 'C++ < 5 years & more' })?.title).toBe('C++ < 5 years & more');
  });

  test('names the employer of a board of one employer, and of no other', () => {
    expect(tidied({})?.company).toBe('Acme Labs');
    expect(tidied({ company: 'ACME Inc.' })?.company).toBe('ACME Inc.');
    expect(tidied({}, { manyEmployers: true })?.company).toBeNull();
    const named = adapterOf({}).parse(page, { ...source, company: 'Acme' }).postings[0];
    expect(named?.company).toBe('Acme');
  });

  test.each([
    ['/jobs/1', 'https://jobs.example/jobs/1'],
    ['?id=1', 'https://jobs.example/list?id=1'],
    ['//other.example/1', 'https://other.example/1'],
    [' https://other.example/1 ', 'https://other.example/1'],
    ['mailto:jobs@acme.example', null],
  ])('makes %s the whole address %s', (url, whole) => {
    expect(tidied({ url })?.url).toBe(whole);
  });

  test.each([
    ['2026-08-12T09:00:00+02:00', '2026-08-12T07:00:00.000Z'],
    ['12 August 2026', '2026-08-12T00:00:00.000Z'],
    ['1786518000', '2026-08-12T07:00:00.000Z'],
    ['Posted 8 Days Ago', '2026-08-12T00:00:00.000Z'],
    ['Posted 30+ Days Ago', '2026-07-21T00:00:00.000Z'],
    ['Posted Today', '2026-08-20T00:00:00.000Z'],
    ['dünən', '2026-08-19T00:00:00.000Z'],
    ['soon', null],
  ])('reads "%s" as %s', (postedAt, iso) => {
    expect(tidied({ postedAt })?.postedAt).toBe(iso);
  });

  test('leaves an age unread where nobody knows when the page came', () => {
    const { at: _, ...undated } = page;
    const adapter = adapterOf({ postedAt: 'Posted 8 Days Ago' });
    expect(adapter.parse(undated, source).postings[0]?.postedAt).toBeNull();
  });

  test('keeps an age as written until the own page of the posting has come', () => {
    const adapter = adapterOf({ postedAt: 'Posted 8 Days Ago', url: '/1' }, { pending: true });
    const [request] = adapter.parse(page, source).requests;
    expect(request && pendingPosting(request)).toMatchObject({
      company: 'Acme Labs',
      url: 'https://jobs.example/1',
      postedAt: 'Posted 8 Days Ago',
    });
  });
});

test.each([
  ['acme', 'Acme'],
  ['acme-labs', 'Acme Labs'],
  ['AcmeLabs', 'AcmeLabs'],
  ['careers-acme', 'Acme'],
  ['jobs.acme.com', 'Acme'],
  ['careers.acme.co.uk', 'Acme'],
  ['acme-0f8fad5b-d9cb-469f-a165-70867728950e', 'Acme'],
  ['211e692d-c45a-4e3a-ae01-3e497af97929', null],
  ['12345', null],
  ['https://acme.example/jobs', null],
])('the token %s names %s', (token, name) => {
  expect(nameInToken(token)).toBe(name);
});
