import { fold, hashCount, headOf, tailOf, type Words, wholeOf, wildHash, wordAt } from './words.ts';

type Entry<L> = { readonly words: readonly string[]; readonly label: L };

/** Phrases by their first word; `x*` and `*x` stand for the beginning and the end of a word. */
export type PhraseTable<L> = {
  readonly exact: ReadonlyMap<string, readonly Entry<L>[]>;
  /** `x*` by the first two letters of x. */
  readonly starts: ReadonlyMap<string, readonly Entry<L>[]>;
  readonly ends: readonly Entry<L>[];
  /** Bits by hash: a word whose hashes have none of theirs begins no phrase. Most words of a text don't. */
  readonly marks: Uint8Array;
  /** Which phrases a word can begin, longest first: found once per word, since words repeat. */
  readonly seen: Map<string, readonly Entry<L>[]>;
};

export type PhraseHit<L> = { label: L; start: number; length: number };

const MOST_SEEN = 20_000;
const SHORTEST_START = 4;
const SHORTEST_END = 8;
const NONE: readonly never[] = [];

/** Returns a table of phrases (words with single spaces, no separators) by label, for `findPhrases`. */
export function compilePhrases<L>(
  lists: Iterable<readonly [L, readonly string[]]>,
): PhraseTable<L> {
  const exact = new Map<string, Entry<L>[]>();
  const starts = new Map<string, Entry<L>[]>();
  const ends: Entry<L>[] = [];
  for (const [label, phrases] of lists) {
    for (const phrase of phrases) {
      const entry = { words: fold(phrase).split(' '), label };
      const first = entry.words[0] ?? '';
      const shortest = first.startsWith('*') ? SHORTEST_END : SHORTEST_START;
      if (first.includes('*') && first.length < shortest) {
        throw new Error(`pattern too short: ${phrase}`);
      }
      if (first.startsWith('*')) ends.push(entry);
      else if (first.endsWith('*')) addTo(starts, first.slice(0, 2), entry);
      else addTo(exact, first, entry);
    }
  }
  const marks = new Uint8Array(hashCount);
  for (const word of exact.keys()) mark(marks, WHOLE, wholeOf(word, 0, word.length));
  for (const { words } of [...starts.values()].flat())
    mark(marks, HEAD, headOf(words[0] ?? '', 0, 3));
  for (const {
    words: [first = ''],
  } of ends)
    mark(marks, TAIL, tailOf(first, 0, first.length));
  return { exact, starts, ends, marks, seen: new Map() };
}

const WHOLE = 1;
const HEAD = 2;
const TAIL = 4;

function mark(marks: Uint8Array, kind: number, hash: number): void {
  marks[hash] = (marks[hash] ?? 0) | kind;
  marks[wildHash] = WHOLE | HEAD | TAIL;
}

function addTo<V>(lists: Map<string, V[]>, key: string, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** Returns, in order of their beginning, the longest phrase at each place; phrases don't overlap. */
export function findPhrases<L>(table: PhraseTable<L>, words: Words): PhraseHit<L>[] {
  const hits: PhraseHit<L>[] = [];
  for (let at = 0; at < words.count; ) {
    const best = mayBegin(table, words, at) ? longestAt(table, words, at) : null;
    if (best) hits.push({ label: best.label, start: at, length: best.words.length });
    at += best ? best.words.length : 1;
  }
  return hits;
}

/** Whether any phrase can begin with the word. */
export function beginsAny<L>(table: PhraseTable<L>, words: Words, index: number): boolean {
  return mayBegin(table, words, index) && begunBy(table, wordAt(words, index)).length > 0;
}

/** Whether a phrase of one word with this label fits the word. */
export function beginsPhrase<L>(
  table: PhraseTable<L>,
  words: Words,
  index: number,
  label: L,
): boolean {
  if (!mayBegin(table, words, index)) return false;
  return begunBy(table, wordAt(words, index)).some(
    (entry) => entry.label === label && entry.words.length === 1,
  );
}

/** Whether a phrase can begin with the word as far as its hashes tell: a look at three numbers. */
export function mayBegin<L>({ marks }: PhraseTable<L>, words: Words, index: number): boolean {
  return (
    ((marks[words.heads[index] ?? 0] ?? 0) & HEAD) !== 0 ||
    ((marks[words.wholes[index] ?? 0] ?? 0) & WHOLE) !== 0 ||
    ((marks[words.tails[index] ?? 0] ?? 0) & TAIL) !== 0
  );
}

function longestAt<L>(table: PhraseTable<L>, words: Words, at: number): Entry<L> | null {
  for (const entry of begunBy(table, wordAt(words, at))) {
    if (restFits(entry.words, words, at)) return entry;
  }
  return null;
}

function begunBy<L>(table: PhraseTable<L>, word: string): readonly Entry<L>[] {
  const known = table.seen.get(word);
  if (known) return known;
  const entries = findBegun(table, word);
  if (table.seen.size >= MOST_SEEN) table.seen.clear();
  if (word.length < 40) table.seen.set(word, entries);
  return entries;
}

function findBegun<L>(table: PhraseTable<L>, word: string): readonly Entry<L>[] {
  const exact = table.exact.get(word) ?? NONE;
  const fits = ({ words: [first = ''] }: Entry<L>) => wordFits(first, word);
  const open = (table.starts.get(word.slice(0, 2)) ?? NONE).filter(fits);
  const ends = table.ends.filter(fits);
  if (exact.length + open.length + ends.length === 0) return NONE;
  return [...exact, ...open, ...ends].sort((a, b) => b.words.length - a.words.length);
}

function restFits(pattern: readonly string[], words: Words, at: number): boolean {
  if (at + pattern.length > words.count) return false;
  for (let i = 1; i < pattern.length; i++) {
    if (!wordFits(pattern[i] ?? '', wordAt(words, at + i))) return false;
  }
  return true;
}

function wordFits(pattern: string, word: string): boolean {
  if (pattern.startsWith('*')) return word.endsWith(pattern.slice(1));
  if (pattern.endsWith('*')) return word.startsWith(pattern.slice(0, -1));
  return word === pattern;
}
