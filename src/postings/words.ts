/** Words and phrases of titles and short texts, folded so that one spelling serves every language. */

/** A separator between parts of a title ("Senior Developer (Java) - Berlin"). */
export const BREAK = '|';

const WORD =
  /\.?[\p{L}\p{N}]+(?:[.'’][\p{L}\p{N}]+)*[+#]*|[|()[\]{},;:•·@]| [-–—]+ |[-–—]{2,}|\/|&|\n/gu;
const SPELLED: Readonly<Record<string, string>> = {
  ı: 'i',
  ß: 'ss',
  ə: 'e',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
};

/** Returns the text in lower case without diacritics ("Développeur" → "developpeur"); lengths may differ. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (!/[^\x20-\x7e\n\t]/.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[ıßəłøđæœ]/g, (letter) => SPELLED[letter] ?? letter);
}

/** Returns folded words in order; "/" and "&" are words, other separators are `BREAK`. */
export function splitWords(text: string): string[] {
  const words: string[] = [];
  for (const [found] of fold(text).matchAll(WORD)) {
    const isWord = found === '/' || found === '&' || /[\p{L}\p{N}]/u.test(found);
    if (isWord) words.push(found);
    else if (words.length > 0 && words.at(-1) !== BREAK) words.push(BREAK);
  }
  return words;
}

type Entry<L> = { readonly words: readonly string[]; readonly label: L };

/** Phrases by their first word; `x*` and `*x` stand for the beginning and the end of a word. */
export type PhraseTable<L> = {
  readonly exact: ReadonlyMap<string, readonly Entry<L>[]>;
  readonly starts: readonly Entry<L>[];
  readonly ends: readonly Entry<L>[];
};

export type PhraseHit<L> = { label: L; start: number; length: number };

/** Returns a table of phrases (folded words, "|"-free) by label, for `findPhrases`. */
export function compilePhrases<L>(
  lists: Iterable<readonly [L, readonly string[]]>,
): PhraseTable<L> {
  const exact = new Map<string, Entry<L>[]>();
  const starts: Entry<L>[] = [];
  const ends: Entry<L>[] = [];
  for (const [label, phrases] of lists) {
    for (const phrase of phrases) {
      const entry = { words: phrase.split(' '), label };
      const first = entry.words[0] ?? '';
      if (first.startsWith('*')) ends.push(entry);
      else if (first.endsWith('*')) starts.push(entry);
      else exact.set(first, [...(exact.get(first) ?? []), entry]);
    }
  }
  return { exact, starts, ends };
}

/** Returns, in order of their beginning, the longest phrase at each place; phrases don't overlap. */
export function findPhrases<L>(table: PhraseTable<L>, words: readonly string[]): PhraseHit<L>[] {
  const hits: PhraseHit<L>[] = [];
  let at = 0;
  while (at < words.length) {
    const best = longestAt(table, words, at);
    if (best) hits.push({ label: best.label, start: at, length: best.words.length });
    at += best ? best.words.length : 1;
  }
  return hits;
}

function longestAt<L>(
  table: PhraseTable<L>,
  words: readonly string[],
  at: number,
): Entry<L> | null {
  const word = words[at] ?? '';
  let best: Entry<L> | null = null;
  const consider = (entry: Entry<L>) => {
    if (entry.words.length <= (best?.words.length ?? 0)) return;
    if (entry.words.every((pattern, i) => wordFits(pattern, words[at + i]))) best = entry;
  };
  for (const entry of table.exact.get(word) ?? []) consider(entry);
  for (const entry of table.starts) consider(entry);
  for (const entry of table.ends) consider(entry);
  return best;
}

function wordFits(pattern: string, word: string | undefined): boolean {
  if (word === undefined) return false;
  if (pattern.startsWith('*')) return word.endsWith(pattern.slice(1));
  if (pattern.endsWith('*')) return word.startsWith(pattern.slice(0, -1));
  return word === pattern;
}
