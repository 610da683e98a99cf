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

/**
 * The words of a text: "/" and "&" are words, other separators are breaks. By index: where each begins and ends
 * (UTF-16; -1 for a break) and hashes of its first letters, its last ones and both, which say what it cannot be.
 */
export type Words = {
  text: string;
  count: number;
  readonly starts: number[];
  readonly ends: number[];
  readonly heads: number[];
  readonly tails: number[];
  readonly wholes: number[];
};

/** Returns folded words in order; "/" and "&" are words, other separators are `BREAK`. */
export function splitWords(text: string): string[] {
  const words = readWords(text);
  return Array.from({ length: words.count }, (_, index) => wordAt(words, index));
}

/** Returns a word folded, `BREAK` for a break, '' beyond the last word. */
export function wordAt({ text, count, starts, ends }: Words, index: number): string {
  const start = starts[index] ?? 0;
  if (index >= count) return '';
  return start < 0 ? BREAK : wordIn(text, start, ends[index] ?? start);
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
  const { starts, ends, heads, tails, wholes } = into;
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
      heads[count] = headOf(text, at, end);
      tails[count] = tailOf(text, at, end);
      wholes[count++] = wholeOf(text, at, end);
      broken = false;
      at = end;
      continue;
    }
    at++;
    if (broken || !(kind === SEPARATOR || (kind === DASH && isSpacedDash(text, at - 1)))) continue;
    broken = true;
    starts[count] = ends[count] = -1;
    heads[count] = tails[count] = wholes[count] = breakHash;
    count++;
  }
  into.text = text;
  into.count = count;
  return into;
}

/** Returns room for words. */
export function noWords(): Words {
  return { text: '', count: 0, starts: [], ends: [], heads: [], tails: [], wholes: [] };
}

const hashMask = (1 << 14) - 1;
/** The hash of all words with a letter beyond ASCII in the place: they may be anything. */
export const wildHash = hashMask + 1;
const breakHash = wildHash + 1;
/** All hashes of words are below this. */
export const hashCount = breakHash + 1;

/** Returns the hash of the first three letters of the word at a place, upper and lower case alike. */
export function headOf(text: string, start: number, end: number): number {
  if (end - start > 2) return hashOf(text, start);
  const first = text.charCodeAt(start);
  const second = end - start > 1 ? text.charCodeAt(start + 1) : 0;
  return (first | second) > 0x7f ? wildHash : ((first | 0x20) * 31 + (second | 0x20)) & hashMask;
}

/** Returns the hash of the last three letters of the word at a place; shorter words all have the same. */
export function tailOf(text: string, start: number, end: number): number {
  return end - start > 2 ? hashOf(text, end - 3) : breakHash;
}

/** Returns the hash of the first and last letters of the word at a place, and of its length. */
export function wholeOf(text: string, start: number, end: number): number {
  const head = headOf(text, start, end);
  const tail = tailOf(text, start, end);
  if (head === wildHash || tail === wildHash) return wildHash;
  return (head * 7 + tail * 31 + end - start) & hashMask;
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

const knownWords = 1 << 14;
/** Longer slices would keep the whole text they come from. */
const longestKnown = 12;
const spellings: string[] = new Array(knownWords).fill('');
const folded: string[] = new Array(knownWords).fill('');

/** The word, folded, as a string that earlier texts already made: words repeat, and their hash is known by then. */
function wordIn(text: string, start: number, end: number): string {
  if (end - start > longestKnown) return fold(text.slice(start, end));
  let hash = end - start;
  for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  const slot = (hash ^ (hash >>> 14)) & (knownWords - 1);
  const spelling = spellings[slot] ?? '';
  if (spelling.length === end - start && isAt(text, start, spelling)) return folded[slot] ?? '';
  const written = text.slice(start, end);
  const word = fold(written);
  spellings[slot] = written;
  folded[slot] = word;
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
