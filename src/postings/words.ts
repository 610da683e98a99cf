import { fold } from './fold.ts';
import {
  breakWord,
  lookUp,
  lookUpWritten,
  nextHash,
  settleWords,
  spellingOf,
  unknownWord,
} from './vocabulary.ts';

/** A separator between parts of a title ("Senior Developer (Java) - Berlin"). */
export const BREAK = '|';

/**
 * The words of a text: "/" and "&" are words, other separators are breaks. By index: the number that the
 * vocabulary has for each (`breakWord` for a break), where it begins and ends (UTF-16), and whether it is nothing
 * but letters of ASCII. `end`: where the last of the characters ends that were read.
 */
export type Words = {
  text: string;
  count: number;
  end: number;
  readonly numbers: number[];
  readonly starts: number[];
  readonly ends: number[];
  readonly plain: boolean[];
};

/** Returns folded words in order; "/" and "&" are words, other separators are `BREAK`. */
export function splitWords(text: string): string[] {
  const words = readWords(text);
  return Array.from({ length: words.count }, (_, index) => wordAt(words, index));
}

/** Returns a word folded, `BREAK` for a break, '' beyond the last word. */
export function wordAt({ text, count, numbers, starts, ends }: Words, index: number): string {
  if (index >= count) return '';
  const known = spellingOf(numbers[index] ?? unknownWord);
  return known === '' ? fold(text.slice(starts[index], ends[index])) : known;
}

/** Returns the words that begin before an offset, in `into` where given (whose own words are gone then). */
export function readWords(text: string, limit = text.length, into = noWords()): Words {
  settleWords();
  const { numbers, starts, ends, plain } = into;
  const stop = Math.min(limit, text.length);
  const codes = codesOf(text, Math.min(text.length, stop + longestWord));
  let count = 0;
  let broken = true;
  let at = 0;
  while (at < stop) {
    const start = at;
    let code = codes[at++] as number;
    let kind = classes[code] as number;
    if (kind === OTHER) continue;
    if (kind === WORD || (kind === JOINT && startsDotWord(codes, start))) {
      let hash = nextHash(0, code);
      let all = code;
      let common = code;
      for (;;) {
        code = codes[at] as number;
        kind = classes[code] as number;
        if (kind !== WORD && (kind !== JOINT || classes[codes[at + 1] as number] !== WORD)) break;
        hash = nextHash(hash, code);
        all |= code;
        common &= code;
        at++;
      }
      while (kind === SUFFIX) {
        hash = nextHash(hash, code);
        common = 0;
        code = codes[++at] as number;
        kind = classes[code] as number;
      }
      numbers[count] = all < 0x80 ? lookUp(codes, start, at, hash) : foreign(text, start, at);
      // All letters, and nothing else in words, have the bit.
      plain[count] = all < 0x80 && (common & 0x40) !== 0;
      broken = false;
    } else if (kind === SIGN) {
      numbers[count] = lookUp(codes, start, at, nextHash(0, code));
      plain[count] = false;
      broken = false;
    } else if (!broken && (kind === SEPARATOR || (kind === DASH && isSpacedDash(codes, start)))) {
      numbers[count] = breakWord;
      plain[count] = false;
      broken = true;
    } else continue;
    starts[count] = start;
    ends[count++] = at;
  }
  into.text = text;
  into.count = count;
  into.end = at;
  return into;
}

function foreign(text: string, start: number, end: number): number {
  return lookUpWritten(text.slice(start, end));
}

/** A word that begins before the limit may go on so far behind it. */
const longestWord = 1000;
let room = new Uint16Array(1 << 13);

/** Returns the characters before an offset, zeros behind them: V8 looks at a string's shape for each character. */
function codesOf(text: string, end: number): Uint16Array {
  if (end + 2 > room.length) room = new Uint16Array(2 * end + 2);
  const codes = room;
  for (let at = 0; at < end; at++) codes[at] = text.charCodeAt(at);
  codes[end] = codes[end + 1] = 0;
  return codes;
}

/** Returns the index of the first word that begins at an offset or behind it, the count of words where none does. */
export function wordFrom({ count, starts }: Words, offset: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Returns room for words. */
export function noWords(): Words {
  return { text: '', count: 0, end: 0, numbers: [], starts: [], ends: [], plain: [] };
}

/** Classes of characters. */
const OTHER = 0;
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

/** A dash separates only with a space beside it ("front-end" is two words, "Engineer - Berlin" two parts). */
function isSpacedDash(codes: Uint16Array, at: number): boolean {
  return codes[at - 1] === SPACE || codes[at + 1] === SPACE;
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
function startsDotWord(codes: Uint16Array, at: number): boolean {
  return (
    codes[at] === DOT &&
    classes[codes[at + 1] as number] === WORD &&
    (at === 0 || classes[codes[at - 1] as number] !== WORD)
  );
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
