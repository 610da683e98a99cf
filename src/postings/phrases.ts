import { bounds, fold, markWords, wordAt } from './words.ts';

type Entry<L> = { readonly words: readonly string[]; readonly label: L };

/** Phrases by their first word; `x*` and `*x` stand for the beginning and the end of a word. */
export type PhraseTable<L> = {
  readonly exact: ReadonlyMap<string, readonly Entry<L>[]>;
  /** `x*` by the first two letters of x. */
  readonly starts: ReadonlyMap<string, readonly Entry<L>[]>;
  readonly ends: readonly Entry<L>[];
  /** Which beginnings of three letters any phrase has, by hash: most words of a text begin none. */
  readonly beginnings: Uint8Array;
  /** Words of the longest phrase. */
  readonly longest: number;
  /** Which phrases a word can begin, longest first: found once per word, since words repeat. */
  readonly seen: Map<string, readonly Entry<L>[]>;
};

export type PhraseHit<L> = { label: L; start: number; length: number };

const MOST_SEEN = 20_000;
const BEGINNINGS = 16_384;
/** No pattern `*x` is shorter. */
const SHORTEST_END = 8;
const NONE: readonly never[] = [];

/** Returns a table of phrases (words with single spaces, no separators) by label, for `findPhrases`. */
export function compilePhrases<L>(
  lists: Iterable<readonly [L, readonly string[]]>,
): PhraseTable<L> {
  const exact = new Map<string, Entry<L>[]>();
  const starts = new Map<string, Entry<L>[]>();
  const ends: Entry<L>[] = [];
  let longest = 1;
  for (const [label, phrases] of lists) {
    for (const phrase of phrases) {
      const entry = { words: fold(phrase).split(' '), label };
      const first = entry.words[0] ?? '';
      longest = Math.max(longest, entry.words.length);
      if (first.includes('*') && first.length < (first.startsWith('*') ? SHORTEST_END : 4)) {
        throw new Error(`pattern too short: ${phrase}`);
      }
      if (first.startsWith('*')) ends.push(entry);
      else if (first.endsWith('*')) addTo(starts, first.slice(0, 2), entry);
      else addTo(exact, first, entry);
    }
  }
  const beginnings = new Uint8Array(BEGINNINGS);
  for (const word of exact.keys()) beginnings[beginningOf(word)] = 1;
  for (const entry of [...starts.values()].flat())
    beginnings[beginningOf(entry.words[0] ?? '')] = 1;
  return { exact, starts, ends, beginnings, longest, seen: new Map() };
}

/** A hash of the first three letters of a word, or of the word at a place; a pattern `x*` has at least three. */
function beginningOf(text: string, start = 0, end = text.length): number {
  const third = end - start > 2 ? text.charCodeAt(start + 2) : 0;
  const second = end - start > 1 ? text.charCodeAt(start + 1) : 0;
  return (text.charCodeAt(start) * 961 + second * 31 + third) & (BEGINNINGS - 1);
}

function addTo<V>(lists: Map<string, V[]>, key: string, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** Returns, in order of their beginning, the longest phrase at each place; phrases don't overlap. */
export function findPhrases<L>(table: PhraseTable<L>, words: readonly string[]): PhraseHit<L>[] {
  const hits: PhraseHit<L>[] = [];
  for (let at = 0; at < words.length; ) {
    const best = longestAt(table, words, at);
    if (best) hits.push({ label: best.label, start: at, length: best.words.length });
    at += best ? best.words.length : 1;
  }
  return hits;
}

/**
 * Returns the phrases of a text as `findPhrases(table, splitWords(text))` does, as written there (folded).
 * Only words that may begin a phrase, and those after them, become strings.
 */
export function listPhrases<L>(
  table: PhraseTable<L>,
  text: string,
): { label: L; phrase: string }[] {
  const folded = fold(text);
  const count = markWords(folded);
  const found: { label: L; phrase: string }[] = [];
  const words: string[] = new Array(count);
  for (let at = 0; at < count; ) {
    if (!mayBegin(table, folded, at)) {
      at++;
      continue;
    }
    const limit = Math.min(count, at + table.longest);
    for (let index = at; index < limit; index++) words[index] ??= wordAt(folded, index);
    const best = longestAt(table, words, at);
    const length = best?.words.length ?? 1;
    if (best) found.push({ label: best.label, phrase: words.slice(at, at + length).join(' ') });
    at += length;
  }
  return found;
}

function mayBegin<L>(table: PhraseTable<L>, folded: string, index: number): boolean {
  const start = bounds[index * 2] ?? 0;
  const end = bounds[index * 2 + 1] ?? 0;
  if (end === 0) return false;
  return (
    table.beginnings[beginningOf(folded, start, end)] === 1 ||
    (table.ends.length > 0 && end - start >= SHORTEST_END)
  );
}

/** Whether a phrase of one word with this label fits the word. */
export function beginsPhrase<L>(table: PhraseTable<L>, word: string, label: L): boolean {
  return startingWith(table, word).some(
    (entry) => entry.label === label && entry.words.length === 1,
  );
}

function longestAt<L>(
  table: PhraseTable<L>,
  words: readonly string[],
  at: number,
): Entry<L> | null {
  for (const entry of startingWith(table, words[at] ?? '')) {
    if (restFits(entry.words, words, at)) return entry;
  }
  return null;
}

function startingWith<L>(table: PhraseTable<L>, word: string): readonly Entry<L>[] {
  if (
    table.beginnings[beginningOf(word)] !== 1 &&
    (table.ends.length === 0 || word.length < SHORTEST_END)
  )
    return NONE;
  const known = table.seen.get(word);
  if (known) return known;
  const wild = [...(table.starts.get(word.slice(0, 2)) ?? []), ...table.ends];
  const fitting = wild.filter((entry) => wordFits(entry.words[0] ?? '', word));
  const entries = [...(table.exact.get(word) ?? []), ...fitting].sort(
    (a, b) => b.words.length - a.words.length,
  );
  if (table.seen.size >= MOST_SEEN) table.seen.clear();
  if (word.length < 40) table.seen.set(word, entries);
  return entries;
}

function restFits(pattern: readonly string[], words: readonly string[], at: number): boolean {
  for (let i = 1; i < pattern.length; i++) {
    if (!wordFits(pattern[i] ?? '', words[at + i])) return false;
  }
  return true;
}

function wordFits(pattern: string, word: string | undefined): boolean {
  if (word === undefined) return false;
  if (pattern.startsWith('*')) return word.endsWith(pattern.slice(1));
  if (pattern.endsWith('*')) return word.startsWith(pattern.slice(0, -1));
  return word === pattern;
}
