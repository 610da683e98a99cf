/** Words and phrases of titles and short texts, folded so that one spelling serves every language. */

/** A separator between parts of a title ("Senior Developer (Java) - Berlin"). */
export const BREAK = '|';

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
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII is meant
  if (!/[^\x00-\x7f]/.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[ıßəłøđæœ]/g, (letter) => SPELLED[letter] ?? letter);
}

const OTHER = 0;
const WORD = 1;
const SEPARATOR = 2;
/** "/" and "&" are words of their own. */
const SIGN = 3;
const classes = asciiClasses();

/** Returns folded words in order; "/" and "&" are words, other separators are `BREAK`. */
export function splitWords(text: string): string[] {
  const folded = fold(text);
  const words: string[] = [];
  for (let at = 0; at < folded.length; ) {
    const kind = classAt(folded, at);
    if (kind === WORD || (kind === OTHER && startsDotWord(folded, at))) {
      const end = endOfWord(folded, at);
      words.push(folded.slice(at, end));
      at = end;
      continue;
    }
    if (kind === SIGN) words.push(folded.charAt(at));
    else if (separates(folded, at, kind) && words.length > 0 && words.at(-1) !== BREAK)
      words.push(BREAK);
    at++;
  }
  return words;
}

/** A dash separates only with a space beside it ("front-end" is two words, "Engineer - Berlin" two parts). */
function separates(text: string, at: number, kind: number): boolean {
  if (kind === SEPARATOR) return true;
  const code = text.charCodeAt(at);
  const isDash = code === 45 || code === 0x2013 || code === 0x2014;
  return isDash && (text.charCodeAt(at - 1) === 32 || text.charCodeAt(at + 1) === 32);
}

function classAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 128) return classes[code] ?? OTHER;
  if (code === 0x2022 || code === 0xb7) return SEPARATOR;
  return /[\p{L}\p{N}]/u.test(text.charAt(at)) ? WORD : OTHER;
}

/** ".NET" keeps its dot. */
function startsDotWord(text: string, at: number): boolean {
  return (
    text.charCodeAt(at) === 46 && classAt(text, at + 1) === WORD && classAt(text, at - 1) !== WORD
  );
}

function endOfWord(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length) {
    if (classAt(text, end) !== WORD) {
      const code = text.charCodeAt(end);
      const joins = (code === 46 || code === 39) && classAt(text, end + 1) === WORD;
      if (!joins) break;
    }
    end++;
  }
  // "C++", "C#"
  while (text.charCodeAt(end) === 43 || text.charCodeAt(end) === 35) end++;
  return end;
}

function asciiClasses(): Uint8Array {
  const table = new Uint8Array(128);
  for (let code = 0; code < 128; code++) {
    const char = String.fromCharCode(code);
    if (/[a-z0-9]/i.test(char)) table[code] = WORD;
    else if ('|()[]{},;:@\n'.includes(char)) table[code] = SEPARATOR;
    else if (char === '/' || char === '&') table[code] = SIGN;
  }
  return table;
}

type Entry<L> = { readonly words: readonly string[]; readonly label: L };

/** Phrases by their first word; `x*` and `*x` stand for the beginning and the end of a word. */
export type PhraseTable<L> = {
  readonly exact: ReadonlyMap<string, readonly Entry<L>[]>;
  readonly wild: readonly Entry<L>[];
  /** Which phrases a word can begin, longest first: found once per word, since words repeat. */
  readonly seen: Map<string, readonly Entry<L>[]>;
};

export type PhraseHit<L> = { label: L; start: number; length: number };

const MOST_SEEN = 20_000;

/** Returns a table of phrases (words with single spaces, no separators) by label, for `findPhrases`. */
export function compilePhrases<L>(
  lists: Iterable<readonly [L, readonly string[]]>,
): PhraseTable<L> {
  const exact = new Map<string, Entry<L>[]>();
  const wild: Entry<L>[] = [];
  for (const [label, phrases] of lists) {
    for (const phrase of phrases) {
      const entry = { words: fold(phrase).split(' '), label };
      const first = entry.words[0] ?? '';
      if (first.includes('*')) wild.push(entry);
      else exact.set(first, [...(exact.get(first) ?? []), entry]);
    }
  }
  return { exact, wild, seen: new Map() };
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
  const known = table.seen.get(word);
  if (known) return known;
  const fitting = table.wild.filter((entry) => wordFits(entry.words[0] ?? '', word));
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
