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

/** A word as texts write it. */
export type Word = {
  readonly written: string;
  readonly folded: string;
  readonly hash: number;
  /** What each table of phrases knows of the word, by the table's number; undefined where it was not asked yet. */
  readonly begins: unknown[];
};

/**
 * The words of a text: "/" and "&" are words, other separators are breaks. By index: where each begins and ends
 * (UTF-16; -1 for a break), and bits of the tables of phrases that may have one which begins with it.
 */
export type Words = {
  text: string;
  count: number;
  readonly starts: number[];
  readonly ends: number[];
  readonly begins: number[];
};

/** Returns folded words in order; "/" and "&" are words, other separators are `BREAK`. */
export function splitWords(text: string): string[] {
  const words = readWords(text);
  return Array.from({ length: words.count }, (_, index) => wordAt(words, index));
}

/** Returns a word folded, `BREAK` for a break, '' beyond the last word. */
export function wordAt(words: Words, index: number): string {
  if (index >= words.count) return '';
  return isBreak(words, index) ? BREAK : knownWord(words, index).folded;
}

/** Whether something other than a word stands there. */
export function isBreak({ starts }: Words, index: number): boolean {
  return (starts[index] ?? -1) < 0;
}

/**
 * Returns the words that begin before an offset, in `into` where given (whose own words are gone then): not one
 * of them is made a string yet.
 */
export function readWords(text: string, limit = text.length, into = noWords()): Words {
  const { starts, ends, begins } = into;
  const stop = Math.min(limit, text.length);
  let count = 0;
  let broken = true;
  for (let at = 0; at < stop; ) {
    let kind = classes[text.charCodeAt(at)] as number;
    if (kind === JOINT && startsDotWord(text, at)) kind = WORD;
    if (kind === WORD || kind === SIGN) {
      const end = kind === SIGN ? at + 1 : endOfWord(text, at + 1);
      starts[count] = at;
      ends[count] = end;
      begins[count++] = tablesFor(text, at, end);
      broken = false;
      at = end;
      continue;
    }
    at++;
    if (broken || !(kind === SEPARATOR || (kind === DASH && isSpacedDash(text, at - 1)))) continue;
    broken = true;
    starts[count] = ends[count] = -1;
    begins[count++] = 0;
  }
  into.text = text;
  into.count = count;
  return into;
}

/** Returns room for words. */
export function noWords(): Words {
  return { text: '', count: 0, starts: [], ends: [], begins: [] };
}

/** Returns words without the breaks between them. */
export function withoutBreaks({ text, count, starts, ends, begins }: Words): Words {
  const spoken = noWords();
  spoken.text = text;
  for (let index = 0; index < count; index++) {
    if ((starts[index] as number) < 0) continue;
    spoken.starts.push(starts[index] as number);
    spoken.ends.push(ends[index] as number);
    spoken.begins.push(begins[index] as number);
  }
  spoken.count = spoken.starts.length;
  return spoken;
}

/** Where a word of a pattern must be the same: "x", "x*", "*x". */
export type Fit = 'whole' | 'head' | 'tail';

const hashMask = (1 << 14) - 1;
/** The hash of all words with a letter beyond ASCII in the place: they may be anything. */
const wildHash = hashMask + 1;
const noHash = wildHash + 1;
/** Bits of the tables by the hash of what their phrases begin with: most words of a text begin none. */
const marks: Readonly<Record<Fit, Uint16Array>> = {
  whole: new Uint16Array(noHash + 1),
  head: new Uint16Array(noHash + 1),
  tail: new Uint16Array(noHash + 1),
};

/** Tells that a table (`bit`) has a phrase whose first word has the letters given, "*" left out. */
export function markWord(fit: Fit, letters: string, bit: number): void {
  const hash = { whole: wholeOf, head: headOf, tail: tailOf }[fit](letters, 0, letters.length);
  const table = marks[fit];
  for (const slot of [hash, wildHash]) table[slot] = (table[slot] ?? 0) | bit;
}

function tablesFor(text: string, start: number, end: number): number {
  const head = headOf(text, start, end);
  const tail = tailOf(text, start, end);
  return (
    (marks.head[head] as number) |
    (marks.tail[tail] as number) |
    (marks.whole[mixHashes(head, tail, end - start)] as number)
  );
}

/** The hash of the first three letters of the word at a place, upper and lower case alike. */
function headOf(text: string, start: number, end: number): number {
  if (end - start > 2) return hashOf(text, start);
  const first = text.charCodeAt(start);
  const second = end - start > 1 ? text.charCodeAt(start + 1) : 0;
  return (first | second) > 0x7f ? wildHash : ((first | 0x20) * 31 + (second | 0x20)) & hashMask;
}

/** The hash of the last three letters of the word at a place; shorter words all have the same. */
function tailOf(text: string, start: number, end: number): number {
  return end - start > 2 ? hashOf(text, end - 3) : noHash;
}

/** The hash of the first and last letters of the word at a place, and of its length. */
function wholeOf(text: string, start: number, end: number): number {
  return mixHashes(headOf(text, start, end), tailOf(text, start, end), end - start);
}

function mixHashes(head: number, tail: number, length: number): number {
  return head === wildHash || tail === wildHash
    ? wildHash
    : (head * 7 + tail * 31 + length) & hashMask;
}

function hashOf(text: string, at: number): number {
  const first = text.charCodeAt(at);
  const second = text.charCodeAt(at + 1);
  const third = text.charCodeAt(at + 2);
  if ((first | second | third) > 0x7f) return wildHash;
  return ((first | 0x20) * 961 + (second | 0x20) * 31 + (third | 0x20)) & hashMask;
}

/** Classes of characters; all others are 0. */
const WORD = 1;
const SEPARATOR = 2;
/** "/" and "&" are words of their own. */
const SIGN = 3;
const DASH = 4;
/** A full stop or an apostrophe joins what stands on both its sides. */
const JOINT = 5;
/** "C++", "C#" */
const SUFFIX = 6;
const DOT = 46;
const SPACE = 32;
const classes = buildClasses();

/** Tables of phrases there may be: each has a bit. */
export const mostTables = 16;
const knownWords = 1 << 14;
/** Words of earlier texts by their hash: one that comes later with the same takes the place. */
const vocabulary: Word[] = new Array(knownWords).fill(makeWord('', 0));
const longestKnown = 40;

/** Returns the word at an index, which is none of the breaks: words repeat, and what was found out about one is known by then. */
export function knownWord({ text, starts, ends }: Words, index: number): Word {
  const start = starts[index] ?? 0;
  const end = ends[index] ?? start;
  let hash = end - start;
  for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  const slot = (hash ^ (hash >>> 14)) & (knownWords - 1);
  const known = vocabulary[slot] as Word;
  if (
    known.hash === hash &&
    known.written.length === end - start &&
    isAt(text, start, known.written)
  )
    return known;
  const word = makeWord(copyOf(text.slice(start, end)), hash);
  if (end - start <= longestKnown) vocabulary[slot] = word;
  return word;
}

function makeWord(written: string, hash: number): Word {
  return { written, folded: fold(written), hash, begins: new Array(mostTables).fill(undefined) };
}

/** The same letters in a string of their own: a slice would keep the whole text it comes from. */
function copyOf(slice: string): string {
  return slice.length > 12 ? ` ${slice}`.slice(1) : slice;
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

/** Letters and digits, beyond ASCII roughly: everything that is no punctuation, symbol, space or private character. */
function isLetter(code: number): boolean {
  if (code < 0x80) return /[a-z0-9]/i.test(String.fromCharCode(code));
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
    text.charCodeAt(at) === DOT &&
    classes[text.charCodeAt(at + 1)] === WORD &&
    (at === 0 || classes[text.charCodeAt(at - 1)] !== WORD)
  );
}

function endOfWord(text: string, from: number): number {
  let end = from;
  for (; end < text.length; end++) {
    const kind = classes[text.charCodeAt(end)];
    if (kind === WORD) continue;
    if (kind !== JOINT || classes[text.charCodeAt(end + 1)] !== WORD) break;
  }
  while (end < text.length && classes[text.charCodeAt(end)] === SUFFIX) end++;
  return end;
}

function buildClasses(): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (let code = 0; code < table.length; code++) if (isLetter(code)) table[code] = WORD;
  for (const char of '|()[]{},;:@\n\u2022\u00b7') table[char.charCodeAt(0)] = SEPARATOR;
  for (const char of '/&') table[char.charCodeAt(0)] = SIGN;
  for (const char of '-\u2013\u2014') table[char.charCodeAt(0)] = DASH;
  for (const char of ".'") table[char.charCodeAt(0)] = JOINT;
  for (const char of '+#') table[char.charCodeAt(0)] = SUFFIX;
  return table;
}
