import type { Sighting } from './discover-terms.ts';

/** What is known of one unknown name over all postings read. */
export type Tally = {
  key: string;
  /** Postings that write it, by spelling. */
  spellings: Map<string, number>;
  beside: number;
  near: number;
  asked: number;
  /** Positions of the postings that write it, in the order they were added. */
  postings: number[];
  sentences: string[];
  /** Every different sentence that holds it: an advertisement repeated for months says it once. */
  said: Set<string>;
  /** Known skills of its sentences, with how often. */
  company: Map<string, number>;
};

export type Discovery = {
  term: string;
  postings: number;
  /** Postings of the recent part, and of the older one. */
  recent: number;
  older: number;
  /** Share among the recent postings over the share among the older ones; null where no older one has it. */
  growth: number | null;
  /** Shares of its postings: as the next item of a list of skills, in a sentence with one, in requirements. */
  beside: number;
  near: number;
  asked: number;
  score: number;
  sentences: string[];
  /** Ids of the known skills that it is named with, the most frequent first. */
  company: string[];
};

export type Tallies = Map<string, Tally>;

const sentencesKept = 3;

/** Adds one posting's unknown names; `position` counts the postings from 0. */
export function addSightings(
  tallies: Tallies,
  position: number,
  sightings: readonly Sighting[],
): void {
  for (const sighting of sightings) {
    const tally = tallies.get(sighting.key) ?? openTally(sighting.key);
    tallies.set(sighting.key, tally);
    tally.postings.push(position);
    count(tally.spellings, sighting.written);
    tally.beside += Number(sighting.beside);
    tally.near += Number(sighting.near);
    tally.asked += Number(sighting.asked);
    for (const id of sighting.company) count(tally.company, id);
    if (!tally.said.has(sighting.sentence)) keepSentence(tally, sighting);
    tally.said.add(sighting.sentence);
  }
}

/** What ranking needs beside the tallies; `idf` is measured over the older postings. */
export type Ranking = {
  isRecent: (position: number) => boolean;
  recentPostings: number;
  olderPostings: number;
  idf: (key: string) => number;
  /** How many postings write this word in lower case. */
  plain: (word: string) => number;
  minPostings: number;
};

/**
 * Returns the names by TF-IDF times the company they keep, best first: term frequency is the logarithm of the
 * recent postings that write the name (repeats of one sentence count once), inverse document frequency is measured over the older postings, and
 * company is how sure it is that the name stands among skills (list neighbours weigh most) and is no plain word.
 * Parts that are hardly written outside a longer name are left out.
 */
export function rankTerms(tallies: Tallies, ranking: Ranking): Discovery[] {
  const enough = [...tallies.values()].filter(
    ({ postings, beside, near, said }) =>
      postings.length >= ranking.minPostings && said.size > 1 && beside + near > 0,
  );
  // Counting through all older postings for each name costs most: only the best get their idf.
  const best = dropParts(enough)
    .map((tally) => ({ tally, weight: weigh(tally, ranking) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, mostRanked);
  return best
    .map(({ tally, weight }) => describe(tally, ranking, weight * ranking.idf(tally.key)))
    .sort((a, b) => b.score - a.score || (a.term < b.term ? -1 : 1));
}

const mostRanked = 1500;

/** The score without its inverse document frequency. */
function weigh(tally: Tally, { isRecent, plain }: Ranking): number {
  const recent = Math.min(tally.postings.filter(isRecent).length, tally.said.size);
  return Math.log2(1 + recent) * companyOf(tally) ** 2 * namedShare(tally, plain);
}

function describe(tally: Tally, ranking: Ranking, score: number): Discovery {
  const { postings } = tally;
  const recent = postings.filter(ranking.isRecent).length;
  const older = postings.length - recent;
  const share = (part: number) => part / postings.length;
  const growth =
    older === 0 || ranking.recentPostings === 0
      ? null
      : recent / ranking.recentPostings / (older / ranking.olderPostings);
  return {
    term: mostFrequent(tally.spellings)[0] ?? tally.key,
    postings: postings.length,
    recent,
    older,
    growth,
    beside: share(tally.beside),
    near: share(tally.near),
    asked: share(tally.asked),
    score,
    sentences: tally.sentences,
    company: mostFrequent(tally.company).slice(0, 8),
  };
}

/** 0 to 1: how seldom the words of a name are written in lower case; its least common word decides. */
function namedShare({ key, postings }: Tally, plain: (word: string) => number): number {
  return Math.max(
    ...key.split(' ').map((word) => (postings.length + 1) / (postings.length + 1 + plain(word))),
  );
}

/** 0 to 1; a few postings prove less than many, so that each share is read cautiously. */
function companyOf({ postings, beside, near, asked }: Tally): number {
  const cautious = (part: number) => part / (postings.length + 2);
  return 0.6 * cautious(beside) + 0.3 * cautious(near) + 0.1 * cautious(asked);
}

function dropParts(tallies: readonly Tally[]): Tally[] {
  const inLonger = new Map<string, number>();
  for (const { key, postings } of tallies) {
    const parts = key.split(' ');
    for (let n = 1; n < parts.length; n++) {
      for (let at = 0; at + n <= parts.length; at++) {
        const part = parts.slice(at, at + n).join(' ');
        inLonger.set(part, Math.max(inLonger.get(part) ?? 0, postings.length));
      }
    }
  }
  return tallies.filter(({ key, postings }) => (inLonger.get(key) ?? 0) < postings.length * 0.7);
}

function openTally(key: string): Tally {
  return {
    key,
    spellings: new Map(),
    beside: 0,
    near: 0,
    asked: 0,
    postings: [],
    sentences: [],
    said: new Set(),
    company: new Map(),
  };
}

/** The first sentences in which it stands among skills, else the first ones. */
function keepSentence({ sentences, beside }: Tally, sighting: Sighting): void {
  if (sentences.length < sentencesKept) sentences.push(sighting.sentence);
  else if (sighting.beside && beside <= sentencesKept) sentences[beside - 1] = sighting.sentence;
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function mostFrequent(counts: ReadonlyMap<string, number>): string[] {
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([key]) => key);
}
