import { fold } from './fold.ts';
import { isWord, markFirst, numberOf, tablesOf } from './vocabulary.ts';

/** `order`: exact first words first, then those known by their beginning, then by their end, each as listed. */
type Entry<L> = {
  readonly phrase: string;
  readonly words: readonly number[];
  readonly label: L;
  readonly order: number;
};

/** Phrases by the number of their first word or pattern. */
export type PhraseTable<L> = {
  readonly byFirst: ReadonlyMap<number, readonly Entry<L>[]>;
  /** What each word begins, longest first; found out when it is first met. */
  readonly begun: (readonly Entry<L>[] | null)[];
  /** The table's own bit in what the vocabulary knows of words. */
  readonly bit: number;
};

/** A phrase at a place: by the index of its first word, and how many words it has. */
export type PhraseHit<L> = { phrase: string; label: L; start: number; length: number };

/** Words to be told from all others. */
export type WordSet = { readonly bit: number };

let tables = 0;
const mostTables = 31;

/** Returns a table of phrases (words with single spaces, no separators; `x*` and `*x` stand for the beginning and the end of a word) by label, for `findPhrases`. */
export function compilePhrases<L>(
  lists: Iterable<readonly [L, readonly string[]]>,
): PhraseTable<L> {
  const bit = takeBit();
  const byFirst = new Map<number, Entry<L>[]>();
  let order = 0;
  for (const [label, phrases] of lists) {
    for (const phrase of phrases) {
      const words = fold(phrase).split(' ').map(numberOf);
      const first = words[0] ?? 0;
      const entry = { phrase, words, label, order: order++ };
      const known = byFirst.get(first);
      if (known) known.push(entry);
      else byFirst.set(first, [entry]);
      markFirst(first, bit);
    }
  }
  return { byFirst, begun: [], bit };
}

/** Returns a set of words ("x", "x*", "*x"; those of several words are left out), for `isIn`. */
export function compileWords(words: readonly string[]): WordSet {
  const bit = takeBit();
  for (const word of words) if (!word.includes(' ')) markFirst(numberOf(fold(word)), bit);
  return { bit };
}

/** Whether a word is one of a set; none is where there is no word. */
export function isIn({ bit }: WordSet, word: number | undefined): boolean {
  return word !== undefined && (tablesOf(word) & bit) !== 0;
}

function takeBit(): number {
  if (tables >= mostTables) throw new Error(`more than ${mostTables} tables of phrases`);
  return 1 << tables++;
}

/** Returns, in order of their beginning, the longest phrase at each place of some words; phrases don't overlap. */
export function findPhrases<L>(
  table: PhraseTable<L>,
  words: readonly number[],
  count = words.length,
): PhraseHit<L>[] {
  const hits: PhraseHit<L>[] = [];
  const { bit } = table;
  for (let at = 0; at < count; at++) {
    const word = words[at] as number;
    if ((tablesOf(word) & bit) === 0) continue;
    const best = longestAt(begunBy(table, word), words, at, count);
    if (best === null) continue;
    const { phrase, label } = best;
    hits.push({ phrase, label, start: at, length: best.words.length });
    at += best.words.length - 1;
  }
  return hits;
}

/** Returns the phrases that the word begins, the longest first. */
export function begunBy<L>({ begun, byFirst }: PhraseTable<L>, word: number): readonly Entry<L>[] {
  // Without gaps, or the array would become a table of hashes.
  while (begun.length <= word) begun.push(null);
  begun[word] ??= findBegun(byFirst, word);
  return begun[word];
}

function longestAt<L>(
  entries: readonly Entry<L>[],
  words: readonly number[],
  at: number,
  count: number,
): Entry<L> | null {
  for (let index = 0; index < entries.length; index++) {
    const entry = entries[index] as Entry<L>;
    if (at + entry.words.length <= count && restFits(entry.words, words, at)) return entry;
  }
  return null;
}

function restFits(wanted: readonly number[], words: readonly number[], at: number): boolean {
  for (let index = 1; index < wanted.length; index++) {
    if (!isWord(words[at + index] as number, wanted[index] as number)) return false;
  }
  return true;
}

function findBegun<L>(byFirst: PhraseTable<L>['byFirst'], word: number): readonly Entry<L>[] {
  return [...byFirst]
    .flatMap(([first, entries]) => (isWord(word, first) ? entries : []))
    .sort((a, b) => b.words.length - a.words.length || rankOf(a) - rankOf(b) || a.order - b.order);
}

/** Of phrases as long as each other a word itself comes before the beginning of one, and that before its end. */
function rankOf({ words: [first = 0], phrase }: Entry<unknown>): number {
  if (first >= 0) return 0;
  return phrase.startsWith('*') ? 2 : 1;
}
