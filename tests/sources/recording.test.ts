import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { adapters } from '../../src/sources/index.ts';
import { type RecordedPart, readRecording } from '../../src/sources/recording.ts';
import { fixtureSource } from '../_support/fixture-page.ts';

const folder = mkdtempSync(join(tmpdir(), 'gapmap-recording-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(id: string, body: string | Uint8Array): Promise<RecordedPart | undefined> {
  const adapter = adapters.get(id);
  if (adapter === undefined) throw new Error(`no adapter ${id}`);
  const path = join(folder, `${id}.recorded`);
  writeFileSync(path, body);
  for await (const part of readRecording(path, { adapter, source: fixtureSource(adapter) })) {
    return part;
  }
  return undefined;
}

const isListing = async (id: string, body: string) => (await read(id, body))?.isListing;

const title = 'Dev';
const job = { id: 1, title, content: '<p>Go</p>' };
const detail = { jobPostingInfo: { id: '1', title, jobDescription: '<p>Go</p>' } };
const listed = { title, externalPath: '/job/Baku/Dev_R1' };
const offer = { slug: 'dev', title, description: '<p>Go</p>' };
const text = { jobAd: { sections: { jobDescription: { text: '<p>Go</p>' } } } };

test.each([
  ['a whole answer', 'greenhouse', { jobs: [job], meta: { total: 1 } }, true],
  ['an answer that counts more', 'greenhouse', { jobs: [job], meta: { total: 2 } }, false],
  ['no posting of some', 'recruitee', { offers: [], meta: { total: 2 } }, false],
  ['one posting', 'greenhouse', job, false],
  ['one posting', 'bamboohr', { result: { jobOpening: { id: 1, jobOpeningName: title } } }, false],
  ['one posting', 'rippling', { uuid: '1', name: title, description: { role: 'Go' } }, false],
  ['one posting', 'smartrecruiters', { id: '1', name: title, ...text }, false],
  ['one posting', 'workable', { shortcode: 'A1', title, description: '<p>Go</p>' }, false],
  ['one posting', 'workday', detail, false],
  ['one posting', 'nofluffjobs', { id: '1', title, requirements: {} }, false],
  ['one posting', 'justjoinit', { slug: 'dev', title, body: '<p>Go</p>' }, false],
  ['a search of few', 'workday', { total: 1, jobPostings: [listed] }, true],
  ['a later page, whose total is 0', 'workday', { total: 0, jobPostings: [listed] }, false],
  ['the only page', 'arbeitnow', { data: [offer], links: { prev: null }, meta: { from: 1 } }, true],
  ['a later page', 'arbeitnow', { data: [offer], links: { prev: '/?page=1' } }, false],
  ['a later page', 'arbeitnow', { data: [offer], meta: { current_page: 2 } }, false],
])('%s of %s is a listing that closes what it lacks: %j', async (_, id, answer, listing) => {
  expect(await isListing(id, JSON.stringify(answer))).toBe(listing);
});

const data = { '@type': 'JobPosting', title, description: '<p>Go</p>' };
const script = (url: string) =>
  `<script type="application/ld+json">${JSON.stringify({ ...data, url })}</script>`;
const two = script('https://acme.example/jobs/1') + script('https://acme.example/jobs/2');

test.each([
  ['a page of postings', `<html>${two}</html>`, true],
  ['a page of postings without its end', `<html>${two}`, false],
  [
    'the page of one posting',
    `<html><link rel="canonical" href="https://acme.example/jobs/1">${script('/jobs/1')}</html>`,
    false,
  ],
])('%s is a listing that closes what it lacks, or is not', async (_, body, listing) => {
  expect(await isListing('jsonld', body)).toBe(listing);
});

test.each(['latin1', 'utf-8'] as const)(
  'reads a feed that declares Latin-1 and is %s',
  async (encoding) => {
    const feed = `<?xml version="1.0" encoding="ISO-8859-1"?><workzag-jobs><position><id>1</id>
    <name>Entwickler für Zürich</name></position></workzag-jobs>`;
    const part = await read('personio', Buffer.from(feed, encoding));
    expect(part?.parsed.postings).toMatchObject([{ title: 'Entwickler für Zürich' }]);
  },
);
