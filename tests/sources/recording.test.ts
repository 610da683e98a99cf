import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { adapters } from '../../src/sources/index.ts';
import { readRecording } from '../../src/sources/recording.ts';
import { fixtureSource } from '../_support/fixture-page.ts';

const folder = mkdtempSync(join(tmpdir(), 'gapmap-recording-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function isListing(id: string, body: string): Promise<boolean | undefined> {
  const adapter = adapters.get(id);
  if (adapter === undefined) throw new Error(`no adapter ${id}`);
  const path = join(folder, `${id}.recorded`);
  writeFileSync(path, body);
  for await (const part of readRecording(path, { adapter, source: fixtureSource(adapter) })) {
    return part.isListing;
  }
  return undefined;
}

const data = { '@type': 'JobPosting', title: 'Dev', description: '<p>Go</p>' };
const marked = `<html><script type="application/ld+json">${JSON.stringify(data)}</script>`;
const job = { id: 1, title: 'Dev', content: '<p>Go</p>' };

test.each([
  ['a page to its end', 'jsonld', `${marked}</html>`, true],
  ['a page without its end', 'jsonld', marked, false],
  ['a whole answer', 'greenhouse', JSON.stringify({ jobs: [job], meta: { total: 1 } }), true],
  [
    'an answer that counts more',
    'greenhouse',
    JSON.stringify({ jobs: [job], meta: { total: 2 } }),
    false,
  ],
  ['no posting of some', 'recruitee', JSON.stringify({ offers: [], meta: { total: 2 } }), false],
])('%s is a listing that closes what it lacks, or is not', async (_, id, body, listing) => {
  expect(await isListing(id, body)).toBe(listing);
});
