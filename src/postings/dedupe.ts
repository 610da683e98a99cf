import { BANDS, bandKeys, similarity } from './minhash.ts';
import type { Posting } from './posting.ts';
import { compareTitles, type TitleKey, titleKey } from './title-key.ts';

/** What grouping looks at: a posting with the signature of its text. `id` is unique. */
export type Candidate = {
  id: string;
  source: string;
  employer: string;
  title: TitleKey;
  requisition: string | null;
  city: string | null;
  country: string | null;
  signature: Uint32Array;
};

export type Method = 'requisition' | 'text';
/** How two postings of one vacancy differ: by place, by source, or only by time. */
export type Copy = 'city' | 'source' | 'repost';
export type Match = { method: Method; copy: Copy; similarity: number };

/** `match` says why the posting is in the group, held against `of`; both null for the group's first. */
export type Member = { id: string; of: string | null; match: Match | null };
export type Group = { members: Member[] };

/** Least estimated Jaccard similarity by how well title and employer agree. */
const LEAST = { same: 0.62, within: 0.85, unnamed: 0.7, employerUnclear: 0.8 };
const LEAST_WITH_REQUISITION = 0.3;
/** In a band that many postings share, each is held against this many before it. */
const NEIGHBOURS = 24;
/** More than this many postings cannot be grouped at once. */
const POSITIONS = 2 ** 21;

/** The facts of a posting that grouping looks at, beside its text. */
export type Groupable = Pick<
  Posting,
  'employer' | 'title' | 'location' | 'city' | 'country' | 'requisitionId'
>;

/** Returns what grouping needs of a posting; `id` and `source` are the caller's. */
export function toCandidate(
  id: string,
  source: string,
  posting: Groupable,
  text: Uint32Array,
): Candidate {
  const places = [posting.location, posting.city].filter((place) => place !== null);
  return {
    id,
    source,
    employer: posting.employer,
    title: titleKey(posting.title, places),
    requisition: usableRequisition(posting.requisitionId),
    city: posting.city,
    country: posting.country,
    signature: text,
  };
}

/** Returns why two postings advertise one vacancy, null where they don't seem to. Symmetric. */
export function matchPostings(a: Candidate, b: Candidate): Match | null {
  const employers = compareEmployers(a.employer, b.employer);
  if (employers === 'other') return null;
  const titles = compareTitles(a.title, b.title);
  const alike = similarity(a.signature, b.signature);
  const copy = copyOf(a, b);
  if (employers === 'same' && a.requisition !== null && a.requisition === b.requisition) {
    const agrees = titles !== 'other' || alike >= LEAST_WITH_REQUISITION;
    if (agrees) return { method: 'requisition', copy, similarity: alike };
  }
  const unnamed = a.title.words.size === 0 || b.title.words.size === 0;
  if (titles === 'other' && !unnamed) return null;
  const byTitle = unnamed ? LEAST.unnamed : titles === 'same' ? LEAST.same : LEAST.within;
  const least = employers === 'same' ? byTitle : Math.max(byTitle, LEAST.employerUnclear);
  return alike >= least ? { method: 'text', copy, similarity: alike } : null;
}

/**
 * Returns the postings grouped by vacancy, singles included: by requisition id of one employer, then by
 * near-duplicate text with compatible employer and title. The answer does not depend on the order of
 * the postings; groups and members are in order of id. Postings linked through a third are one group. Throws
 * RangeError above two million postings.
 */
export function groupPostings(candidates: readonly Candidate[]): Group[] {
  if (candidates.length > POSITIONS)
    throw new RangeError(`too many postings at once: ${candidates.length}`);
  const sorted = [...candidates].sort((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)));
  const leaders = sorted.map((_, i) => i);
  for (const bucket of bucketsOf(sorted)) linkBucket(sorted, leaders, bucket);
  const groups = new Map<number, Group>();
  for (const [i, candidate] of sorted.entries()) {
    const leader = leaderOf(leaders, i);
    const group = groups.get(leader) ?? { members: [] };
    group.members.push(memberOf(sorted[leader], candidate));
    groups.set(leader, group);
  }
  return [...groups.values()];
}

/** A member is explained against the first of its group, or stands linked through others. */
function memberOf(first: Candidate | undefined, candidate: Candidate): Member {
  if (!first || first === candidate) return { id: candidate.id, of: null, match: null };
  const match = matchPostings(first, candidate) ?? {
    method: 'text',
    copy: copyOf(first, candidate),
    similarity: similarity(first.signature, candidate.signature),
  };
  return { id: candidate.id, of: first.id, match };
}

function linkBucket(all: readonly Candidate[], leaders: number[], bucket: readonly number[]): void {
  for (let i = 1; i < bucket.length; i++) {
    for (let j = Math.max(0, i - NEIGHBOURS); j < i; j++) {
      const [a, b] = [bucket[j] ?? 0, bucket[i] ?? 0];
      const [x, y] = [all[a], all[b]];
      if (leaderOf(leaders, a) === leaderOf(leaders, b) || !x || !y) continue;
      if (matchPostings(x, y)) join(leaders, a, b);
    }
  }
}

/** Positions of postings that share a requisition id or a band, requisitions first. */
function* bucketsOf(all: readonly Candidate[]): Generator<readonly number[]> {
  const byRequisition = new Map<string, number[]>();
  for (const [i, { employer, requisition }] of all.entries()) {
    if (requisition !== null && employer !== '') {
      push(byRequisition, `${employer}|${requisition}`, i);
    }
  }
  for (const bucket of byRequisition.values()) if (bucket.length > 1) yield bucket;
  const keys = all.map((candidate) => bandKeys(candidate.signature));
  for (let band = 0; band < BANDS; band++) yield* bucketsOfBand(keys, band);
}

/** Sorts key and position as one number each (32 and 21 bits), and cuts where the key changes. */
function* bucketsOfBand(keys: readonly number[][], band: number): Generator<readonly number[]> {
  const pairs = new Float64Array(keys.length);
  let size = 0;
  for (const [i, { [band]: key }] of keys.entries()) {
    if (key !== undefined) pairs[size++] = (key >>> 0) * POSITIONS + i;
  }
  const sorted = pairs.subarray(0, size).sort();
  let bucket: number[] = [];
  let last = -1;
  for (const pair of sorted) {
    const key = Math.floor(pair / POSITIONS);
    if (key !== last) {
      if (bucket.length > 1) yield bucket;
      bucket = [];
    }
    bucket.push(pair % POSITIONS);
    last = key;
  }
  if (bucket.length > 1) yield bucket;
}

function push<K>(map: Map<K, number[]>, key: K, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function leaderOf(leaders: number[], of: number): number {
  let at = of;
  while (leaders[at] !== at) {
    leaders[at] = leaders[leaders[at] ?? at] ?? at;
    at = leaders[at] ?? at;
  }
  return at;
}

function join(leaders: number[], a: number, b: number): void {
  const [x, y] = [leaderOf(leaders, a), leaderOf(leaders, b)];
  leaders[Math.max(x, y)] = Math.min(x, y);
}

function copyOf(a: Candidate, b: Candidate): Copy {
  if (a.city !== b.city || a.country !== b.country) return 'city';
  return a.source === b.source ? 'repost' : 'source';
}

function compareEmployers(a: string, b: string): 'same' | 'unclear' | 'other' {
  if (a === b && a !== '') return 'same';
  if (a === '' || b === '') return 'unclear';
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= 4 && long.startsWith(`${short} `) ? 'unclear' : 'other';
}

/** "N/A", "0000" and "1" number no job. */
function usableRequisition(id: string | null): string | null {
  const key = id?.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '') ?? '';
  return key.length >= 3 && /\d/.test(key) && !/^(.)\1*$/.test(key) ? key : null;
}
