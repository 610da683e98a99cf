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
const DASH = 4;
const DOT = 46;
const SPACE = 32;
const classes = asciiClasses();

/** Returns folded words in order; "/" and "&" are words, other separators are `BREAK`. */
export function splitWords(text: string): string[] {
  const folded = fold(text);
  const words: string[] = [];
  let last = BREAK;
  for (let at = 0; at < folded.length; ) {
    const code = folded.charCodeAt(at);
    const kind = classOf(code);
    if (kind === WORD || (code === DOT && startsDotWord(folded, at))) {
      const end = endOfWord(folded, at);
      last = wordIn(folded, at, end);
      words.push(last);
      at = end;
      continue;
    }
    if (kind === SIGN) {
      last = folded.charAt(at);
      words.push(last);
    } else if (
      kind !== OTHER &&
      last !== BREAK &&
      (kind === SEPARATOR || isSpacedDash(folded, at))
    ) {
      last = BREAK;
      words.push(last);
    }
    at++;
  }
  return words;
}

const KNOWN_WORDS = 16_384;
/** Longer slices would keep the whole text they come from. */
const LONGEST_KNOWN = 12;
const knownWords: string[] = new Array(KNOWN_WORDS).fill('');

/** The word as a string that earlier texts already made: words repeat, and look-ups know their hash by then. */
function wordIn(text: string, start: number, end: number): string {
  if (end - start > LONGEST_KNOWN) return text.slice(start, end);
  let hash = end - start;
  for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  const slot = (hash ^ (hash >>> 14)) & (KNOWN_WORDS - 1);
  const known = knownWords[slot] ?? '';
  if (known.length === end - start && isAt(text, start, known)) return known;
  const word = text.slice(start, end);
  knownWords[slot] = word;
  return word;
}

function isAt(text: string, start: number, word: string): boolean {
  for (let at = 0; at < word.length; at++) {
    if (text.charCodeAt(start + at) !== word.charCodeAt(at)) return false;
  }
  return true;
}

/** A dash separates only with a space beside it ("front-end" is two words, "Engineer - Berlin" two parts). */
function isSpacedDash(text: string, at: number): boolean {
  return text.charCodeAt(at - 1) === SPACE || text.charCodeAt(at + 1) === SPACE;
}

function classOf(code: number): number {
  if (code < 128) return classes[code] ?? OTHER;
  if (code === 0x2022 || code === 0xb7) return SEPARATOR;
  if (code === 0x2013 || code === 0x2014) return DASH;
  return isLetter(code) ? WORD : OTHER;
}

/** Letters beyond ASCII, roughly: everything that is no punctuation, symbol, space or private character. */
function isLetter(code: number): boolean {
  if (code < 0xc0) return code === 0xaa || code === 0xb5 || code === 0xba;
  return (
    code !== 0xd7 &&
    code !== 0xf7 &&
    (code < 0x2000 ||
      (code > 0x2e7f && code < 0xe000 && (code < 0x3000 || code > 0x303f)) ||
      (code >= 0xf900 && code < 0xfe00))
  );
}

/** ".NET" keeps its dot. */
function startsDotWord(text: string, at: number): boolean {
  return (
    classOf(text.charCodeAt(at + 1)) === WORD &&
    (at === 0 || classOf(text.charCodeAt(at - 1)) !== WORD)
  );
}

function endOfWord(text: string, start: number): number {
  let end = start + 1;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (classOf(code) === WORD) continue;
    const joins = (code === DOT || code === 39) && classOf(text.charCodeAt(end + 1)) === WORD;
    if (!joins) break;
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
    else if (char === '-') table[code] = DASH;
  }
  return table;
}

type Entry<L> = { readonly words: readonly string[]; readonly label: L };

/** Phrases by their first word; `x*` and `*x` stand for the beginning and the end of a word. */
export type PhraseTable<L> = {
  readonly exact: ReadonlyMap<string, readonly Entry<L>[]>;
  /** `x*` by the first two letters of x. */
  readonly starts: ReadonlyMap<string, readonly Entry<L>[]>;
  readonly ends: readonly Entry<L>[];
  /** Which beginnings of three letters any phrase has, by hash: most words of a text begin none. */
  readonly beginnings: Uint8Array;
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
  for (const [label, phrases] of lists) {
    for (const phrase of phrases) {
      const entry = { words: fold(phrase).split(' '), label };
      const first = entry.words[0] ?? '';
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
  return { exact, starts, ends, beginnings, seen: new Map() };
}

/** A hash of the first three letters; a pattern `x*` has at least three. */
function beginningOf(word: string): number {
  const third = word.length > 2 ? word.charCodeAt(2) : 0;
  const second = word.length > 1 ? word.charCodeAt(1) : 0;
  return (word.charCodeAt(0) * 961 + second * 31 + third) & (BEGINNINGS - 1);
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
