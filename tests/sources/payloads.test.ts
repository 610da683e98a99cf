import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { RawPosting } from '../../src/postings/posting.ts';
import type { PageRequest, ParsedPage, Source } from '../../src/sources/adapter.ts';
import { adapters } from '../../src/sources/index.ts';
import { pendingPosting } from '../../src/sources/pending.ts';

const folder = new URL('../../../shared/data/payloads/', import.meta.url);

/** Files that hold no recorded answer of a board's list or posting, each with the reason. */
const otherwise: Record<string, string> = {
  'greenhouse/19.yml': 'a test cassette around an answer, not an answer',
  'greenhouse/21.md': 'documentation',
  'lever/17.md': 'documentation',
  'hackernews/05.html': 'the thread as a web page; the adapter asks the API',
  'hackernews/08.md': 'documentation',
  'jobicy/04.md': 'documentation',
  'remotive/05.md': 'documentation',
};

/** Files of which the adapter reads another number than the manifest counts, each with the reason. */
const differing: Record<string, { jobs: number; failures: number; reason: string }> = {
  'greenhouse/13.json': {
    jobs: 131,
    failures: 0,
    reason: 'the departments endpoint: 131 jobs named in 67 departments',
  },
  'hackernews/07.json': { jobs: 6, failures: 0, reason: 'one of the comments is a reply' },
  'hackernews/01.json': {
    jobs: 627,
    failures: 20,
    reason: '15 comments deleted by their authors, 5 hidden by the moderators',
  },
  'remoteok/01.json': { jobs: 3, failures: 0, reason: 'the first element is the legal notice' },
  'remoteok/03.json': { jobs: 4, failures: 0, reason: 'the first element is the legal notice' },
  'remoteok/05.json': { jobs: 4, failures: 0, reason: 'the first element is the legal notice' },
  'gusto/01.html': { jobs: 3, failures: 0, reason: 'a list whose texts are on their own pages' },
  'paylocity/01.html': { jobs: 18, failures: 0, reason: 'a list whose texts are elsewhere' },
  'reed/01.html': { jobs: 1, failures: 0, reason: 'its microdata stands outside its element' },
  'startupjobs_cz/01.xml': { jobs: 2, failures: 0, reason: 'two <offer> elements' },
  'workatastartup/05.html': { jobs: 8, failures: 0, reason: 'a list whose texts are elsewhere' },
};

/** Files whose recorder took the text out, or whose own fields lack what the others have. */
const cut: Record<string, string> = {
  'greenhouse/15.json': 'the recorder replaced the content',
  'breezy/01.json': 'the longest string is an address',
};
const withoutUrl: Record<string, string> = {
  'greenhouse/13.json': 'only ids and titles',
};
const withoutPlace: Record<string, string> = {
  'smartrecruiters/07.json': 'cut down to the text: the rest is in the list',
  'greenhouse/13.json': 'only ids and titles',
  'remoteok/01.json': 'one of three names no place',
  'bamboohr/01.json': 'one of three names no place',
};
const withoutDate: Record<string, string> = {
  'pinpoint/01.json': 'its dates are deadlines',
  'workatastartup/05.html': 'the list says "20 days"',
};

/** What only the list says of a date, until the posting's own page says more. */
const age = /^Posted (today|yesterday|\d+\+? days ago)$/i;

type Row = { adapter: string; file: string; jobs: number; longest: number; dates: string };

describe.skipIf(!existsSync(folder))('recorded answers of real boards', () => {
  const rows = existsSync(folder) ? readManifest() : [];
  test.each(rows.map((row) => [row.file, row] as const))('%s', (file, row) => {
    const adapter = adapters.get(row.adapter);
    if (adapter === undefined) throw new Error(`no adapter ${row.adapter}`);
    const page = parse(row);
    const pending = page.requests.flatMap((request) => pendingPosting(request) ?? []);
    const postings = [...page.postings, ...pending];
    const expected = differing[file] ?? { jobs: row.jobs, failures: 0 };
    expect(page.failures.map((failure) => failure.reason)).toHaveLength(expected.failures);
    expect(postings).toHaveLength(expected.jobs);
    for (const posting of postings) expectFacts(row, posting);
    for (const posting of page.postings) expectText(posting);
    expectMost(row, postings);
    if (cut[file] === undefined) expectLength(row, page.postings);
  });
});

function parse(row: Row): ParsedPage {
  const adapter = adapters.get(row.adapter);
  const source: Source = {
    slug: `${row.adapter}/acme`,
    adapter: row.adapter,
    token: row.adapter === 'workday' ? 'acme/wd5/Careers' : 'acme',
    company: 'Acme',
    region: null,
    settings: {},
  };
  const request: PageRequest = {
    url: `https://boards.example/${row.file}`,
    kind: 'list',
  };
  const body = readFileSync(new URL(row.file, folder), 'utf8');
  const page = adapter?.parse({ request, body, contentType: null }, source);
  if (page === undefined) throw new Error(`no adapter ${row.adapter}`);
  return page;
}

function expectFacts(row: Row, posting: RawPosting): void {
  expect(posting.externalId).not.toBe('');
  expect(posting.title).not.toBe('');
  expect(posting.title).not.toMatch(/<\w|&\w+;/);
  if (withoutUrl[row.file] === undefined) expect(posting.url).toMatch(/^https?:/);
  for (const date of [posting.postedAt, posting.updatedAt, posting.closesAt]) {
    if (date !== null && !age.test(date)) expect(date).toBe(new Date(date).toISOString());
  }
}

/** Most postings name a place (a comment need not), and all have a date where the payload has dates. */
function expectMost(row: Row, postings: readonly RawPosting[]): void {
  if (postings.length === 0) return;
  const placed = postings.filter((posting) => posting.locations.length > 0);
  const dated = postings.filter((posting) => posting.postedAt ?? posting.updatedAt);
  if (withoutPlace[row.file] === undefined) {
    expect(placed.length / postings.length).toBeGreaterThan(0.7);
  }
  if (row.dates !== '' && withoutDate[row.file] === undefined) {
    expect(dated).toHaveLength(postings.length);
  }
}

function expectText(posting: RawPosting): void {
  expect([posting.html, posting.text].filter((body) => body !== null)).toHaveLength(1);
}

/** The manifest counts the longest string of each item, at the median; Greenhouse's are escaped there. */
function expectLength(row: Row, postings: readonly RawPosting[]): void {
  if (postings.length === 0) return;
  const lengths = postings.map((posting) => (posting.html ?? posting.text ?? '').length);
  expect(median(lengths)).toBeGreaterThan((row.adapter === 'greenhouse' ? 0.6 : 0.8) * row.longest);
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function readManifest(): Row[] {
  const lines = readFileSync(new URL('MANIFEST.tsv', folder), 'utf8').trim().split('\n').slice(1);
  return lines.flatMap((line) => {
    const [id = '', file = '', , jobs, longest, dates = ''] = line.split('\t');
    const adapter = id === 'jsonld_html' ? 'jsonld' : id;
    if (!adapters.has(adapter) || otherwise[file] !== undefined) return [];
    return [{ adapter, file, jobs: Number(jobs), longest: Number(longest), dates }];
  });
}
