import { fold, knownWord, markWord, mostTables, type Words, wordAt } from './words.ts';

type Entry<L> = { readonly words: readonly string[]; readonly label: L };

/** Phrases by their first word; `x*` and `*x` stand for the beginning and the end of a word. */
export type PhraseTable<L> = {
  readonly exact: ReadonlyMap<string, readonly Entry<L>[]>;
  /** `x*` by the first two letters of x. */
  readonly starts: ReadonlyMap<string, readonly Entry<L>[]>;
  /** `*x` by the last two letters of x. */
  readonly ends: ReadonlyMap<string, readonly Entry<L>[]>;
  /** The table's own number: words keep what they begin under it. */
  readonly number: number;
};

export type PhraseHit<L> = { label: L; start: number; length: number };

let tables = 0;
const SHORTEST_START = 4;
const SHORTEST_END = 8;
const NONE: readonly never[] = [];

/** Returns a table of phrases (words with single spaces, no separators) by label, for `findPhrases`. */
export function compilePhrases<L>(
  lists: Iterable<readonly [L, readonly string[]]>,
): PhraseTable<L> {
  const exact = new Map<string, Entry<L>[]>();
  const starts = new Map<string, Entry<L>[]>();
  const ends = new Map<string, Entry<L>[]>();
  for (const [label, phrases] of lists) {
    for (const phrase of phrases) {
      const entry = { words: fold(phrase).split(' '), label };
      const first = entry.words[0] ?? '';
      const shortest = first.startsWith('*') ? SHORTEST_END : SHORTEST_START;
      if (first.includes('*') && first.length < shortest) {
        throw new Error(`pattern too short: ${phrase}`);
      }
      if (first.startsWith('*')) addTo(ends, first.slice(-2), entry);
      else if (first.endsWith('*')) addTo(starts, first.slice(0, 2), entry);
      else addTo(exact, first, entry);
    }
  }
  const number = tables++;
  if (number >= mostTables) throw new Error(`more than ${mostTables} tables of phrases`);
  for (const word of exact.keys()) markWord('whole', word, 1 << number);
  for (const entry of [...starts.values()].flat()) markWord('head', lettersOf(entry), 1 << number);
  for (const entry of [...ends.values()].flat()) markWord('tail', lettersOf(entry), 1 << number);
  return { exact, starts, ends, number };
}

function lettersOf({ words: [first = ''] }: Entry<unknown>): string {
  return first.replace('*', '');
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
    const best = longestAt(table, words, at);
    if (best) hits.push({ label: best.label, start: at, length: best.words.length });
    at += best ? best.words.length : 1;
  }
  return hits;
}

/** Whether a phrase may begin with the word: a look at one number, which says no for most words. */
export function mayBegin<L>({ number }: PhraseTable<L>, { begins }: Words, index: number): boolean {
  return ((begins[index] as number) & (1 << number)) !== 0;
}

/** Returns the labels of the phrases that the word begins. */
export function begunAt<L>(table: PhraseTable<L>, words: Words, index: number): readonly L[] {
  const entries = entriesAt(table, words, index);
  return entries.length === 0 ? NONE : entries.map(({ label }) => label);
}

/** Whether any phrase begins with the word. */
export function beginsAny<L>(table: PhraseTable<L>, words: Words, index: number): boolean {
  return entriesAt(table, words, index).length > 0;
}

/** Whether a phrase of one word with this label fits the word. */
export function beginsPhrase<L>(
  table: PhraseTable<L>,
  words: Words,
  index: number,
  label: L,
): boolean {
  for (const entry of entriesAt(table, words, index)) {
    if (entry.label === label && entry.words.length === 1) return true;
  }
  return false;
}

function longestAt<L>(table: PhraseTable<L>, words: Words, at: number): Entry<L> | null {
  for (const entry of entriesAt(table, words, at)) {
    if (restFits(entry.words, words, at)) return entry;
  }
  return null;
}

/** The phrases that the word begins, longest first. */
function entriesAt<L>(table: PhraseTable<L>, words: Words, at: number): readonly Entry<L>[] {
  if (!mayBegin(table, words, at)) return NONE;
  const { begins, folded } = knownWord(words, at);
  const known = begins[table.number] as readonly Entry<L>[] | undefined;
  if (known !== undefined) return known;
  const begun = findBegun(table, folded);
  begins[table.number] = begun;
  return begun;
}

function findBegun<L>(table: PhraseTable<L>, word: string): readonly Entry<L>[] {
  const exact = table.exact.get(word) ?? NONE;
  const starts = table.starts.get(word.slice(0, 2)) ?? NONE;
  const ends = table.ends.get(word.slice(-2)) ?? NONE;
  if (exact.length + starts.length + ends.length === 0) return NONE;
  const fits = ({ words: [first = ''] }: Entry<L>) => wordFits(first, word);
  const begun = [...exact, ...starts.filter(fits), ...ends.filter(fits)];
  return begun.sort((a, b) => b.words.length - a.words.length);
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
