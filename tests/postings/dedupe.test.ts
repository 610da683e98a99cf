import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  type Candidate,
  groupPostings,
  matchPostings,
  toCandidate,
} from '../../src/postings/dedupe.ts';
import { bandKeys, SIGNATURE_SIZE, signature, similarity } from '../../src/postings/minhash.ts';
import { normalizePosting } from '../../src/postings/normalize.ts';

const Side = z.object({
  employer: z.string().nullable(),
  title: z.string(),
  city: z.string().nullable(),
  requisitionId: z.string().nullable(),
  source: z.string(),
  text: z.string(),
});
const Pair = z.object({ same: z.boolean(), why: z.string(), a: Side, b: Side });
const pairs = readFileSync(new URL('../fixtures/duplicate-pairs.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => Pair.parse(JSON.parse(line)));

test('on the labelled pairs precision is at least 0.97 and recall at least 0.95', ({
  annotate,
}) => {
  const answers = pairs.map((pair) => ({
    ...pair,
    found: matchPostings(candidate('a', pair.a), candidate('b', pair.b)) !== null,
  }));
  const count = (same: boolean, found: boolean) =>
    answers.filter((x) => x.same === same && x.found === found);
  const [hits, falses, misses] = [count(true, true), count(false, true), count(true, false)];
  const precision = hits.length / (hits.length + falses.length);
  const recall = hits.length / (hits.length + misses.length);
  annotate(
    `duplicate pairs: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)} of ${pairs.length}`,
  );
  const wrong = [...falses, ...misses].map((pair) => pair.why);
  expect({ wrong, ok: precision >= 0.97 && recall >= 0.95 }).toMatchObject({ ok: true });
});

test('groups do not depend on the order of the postings', () => {
  const all = pairs.flatMap((pair, i) => [candidate(`${i}a`, pair.a), candidate(`${i}b`, pair.b)]);
  const expected = groupPostings(all);
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
      expect(groupPostings(shuffled)).toEqual(expected);
    }),
    { numRuns: 20 },
  );
});

test('every posting is in one group and says why', () => {
  const all = pairs.flatMap((pair, i) => [candidate(`${i}a`, pair.a), candidate(`${i}b`, pair.b)]);
  const members = groupPostings(all).flatMap((group) => group.members);
  expect(members.map((member) => member.id).sort()).toEqual(all.map((one) => one.id).sort());
  for (const { of, match } of members) expect(of === null).toBe(match === null);
});

test('a city copy, a repost and a requisition id are named as such', () => {
  const side = pairs[0]!.a;
  const first = candidate('1', { ...side, requisitionId: 'REQ-77' });
  expect(matchPostings(first, candidate('2', { ...side, city: 'Riga' }))).toMatchObject({
    method: 'text',
    copy: 'city',
  });
  expect(matchPostings(first, candidate('2', side))).toMatchObject({
    copy: 'repost',
    similarity: 1,
  });
  const rewritten = candidate('2', {
    ...side,
    text: 'Quite another text about it.',
    requisitionId: 'req 77',
  });
  expect(matchPostings(first, rewritten)?.method).toBe('requisition');
});

test('texts alike share a band key and their similarity is close to the true Jaccard similarity', () => {
  const words = Array.from({ length: 400 }, (_, i) => `word${(i * 7919) % 1000}`);
  const changed = words.map((word, i) => (i >= 100 && i < 140 ? `other${i}` : word));
  const [a, b] = [signature(words.join(' ')), signature(changed.join(' '))];
  const shared = 400 - 42;
  expect(Math.abs(similarity(a, b) - shared / (800 - shared))).toBeLessThan(0.15);
  expect(bandKeys(a).some((key) => bandKeys(b).includes(key))).toBe(true);
  expect(a).toHaveLength(SIGNATURE_SIZE);
  expect(bandKeys(signature(''))).toEqual([]);
  expect(similarity(signature(''), signature(''))).toBe(0);
});

test('100,000 postings are grouped in seconds', () => {
  const pool = pairs.map((pair, i) => candidate(`${i}`, pair.a));
  const many: Candidate[] = Array.from({ length: 100_000 }, (_, i) => {
    const one = pool[i % pool.length]!;
    return {
      ...one,
      id: String(i),
      employer: `employer ${i % 7000}`,
      signature: signature(`${i % 20_000} distinct text of posting ${i % 20_000}`),
    };
  });
  const before = process.cpuUsage();
  expect(groupPostings(many).length).toBeGreaterThan(5000);
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(30_000);
});

function candidate(id: string, side: z.infer<typeof Side>): Candidate {
  const raw = {
    externalId: id,
    title: side.title,
    company: side.employer,
    url: null,
    html: null,
    text: side.text,
    locations: side.city === null ? [] : [side.city],
    country: null,
    remote: null,
    employmentType: null,
    department: null,
    requisitionId: side.requisitionId,
    salary: null,
    language: null,
    tags: [],
    postedAt: null,
    updatedAt: null,
    closesAt: null,
  };
  const posting = normalizePosting(raw, { company: null });
  return toCandidate(id, side.source, posting, signature(posting.text));
}
