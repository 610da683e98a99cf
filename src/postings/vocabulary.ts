import { fold } from './fold.ts';

/**
 * The words that readers of titles and texts look for, as numbers: a text is split once, and all compare numbers.
 * A word gets its number when a reader asks for it by name; `x*` and `*x`, the beginning and the end of words, are
 * patterns with negative numbers. A word of a text that is named nowhere has the number of the patterns it fits.
 */
export const unknownWord = 0;
/** Something other than a word between two words. */
export const breakWord = 1;

/** Words by number, '' for those that are known by their patterns only. */
const words: string[] = ['', '|'];
const numbers = new Map<string, number>();
/** The patterns that each word fits. */
const fits: (readonly number[])[] = [[], []];
/** Bits of the tables that have a phrase which begins with each word: as it is named, and in all. */
const namedIn: number[] = [0, 0];
const begunIn: number[] = [0, 0];

/** Patterns by their number turned round, and bits of the tables that have a phrase which begins with each. */
const patterns: string[] = ['*'];
const patternsIn: number[] = [0];
/** Patterns by the first letters of beginnings and the last of ends. */
const byFirst = new Map<string, number[]>();
const byLast = new Map<string, number[]>();
/** So many letters decide which patterns are compared. */
const KEY = 4;

/** The numbers of words that are named nowhere, by the patterns they fit, and by the only one turned round. */
const fitting = new Map<string, number>();
const fittingOne: number[] = [];
const several = 1;
/** Words of texts that were looked up as strings, as written; forgotten when there are too many. */
const written = new Map<string, number>();
const mostWritten = 1 << 13;

/** What words in ASCII are looked up in: numbers by hash, the next place where one is taken, 0 where none is. */
const slots = new Uint16Array(1 << 13);
const slotMask = slots.length - 1;
const hashes: number[] = [0, 0];
/** The letters of all words and patterns one behind the other, and where those of each word begin. */
const letters = new Uint8Array(1 << 15);
let lettersEnd = 0;
const places: number[] = [0, 0];
/** The places in `lists` of the patterns whose key has a hash: place and length of the letters of each, and its number. */
const beginnings = new Uint8Array(1 << 12);
const endings = new Uint8Array(1 << 12);
const keyMask = beginnings.length - 1;
const lists: number[][] = [[]];
/** Whether a word has a hash: most words of a text are told by that. */
const marks = new Uint8Array(1 << 13);
const markMask = marks.length - 1;
let isSettled = true;

/** Returns the number of a folded word, or of a pattern ("x*", "*x"): the same each time. */
export function numberOf(word: string): number {
  const known = numbers.get(word);
  if (known !== undefined) return known;
  const number = word.includes('*') ? addPattern(word) : addWord(word);
  numbers.set(word, number);
  isSettled = false;
  return number;
}

/** Tells that a table of phrases (`bit`) has one whose first word has that number. */
export function markFirst(number: number, bit: number): void {
  const marks = number < 0 ? patternsIn : namedIn;
  const index = Math.abs(number);
  marks[index] = (marks[index] ?? 0) | bit;
  isSettled = false;
}

/** Returns the bits of the tables that have a phrase which begins with the word. */
export function tablesOf(word: number): number {
  return begunIn[word] as number;
}

/** Whether a word is the one asked for, or fits the pattern. */
export function isWord(word: number, wanted: number): boolean {
  return word === wanted || (wanted < 0 && (fits[word] as readonly number[]).includes(wanted));
}

/** Returns a word folded, '' where it is known by its patterns only. */
export function spellingOf(word: number): string {
  return words[word] as string;
}

/** Returns the hash of a word (0 of no letters) with one letter more, upper and lower case of ASCII alike. */
export function nextHash(hash: number, code: number): number {
  return (Math.imul(hash, 31) + (code | 0x20)) | 0;
}

/** Returns the number of an ASCII word whose characters stand between two places. */
export function lookUp(codes: Uint16Array, from: number, to: number, hash: number): number {
  const named = (marks[hash & markMask] as number) === 0 ? 0 : findNamed(codes, from, to, hash);
  return named !== 0 || to - from < KEY ? named : findFitting(codes, from, to);
}

function findNamed(codes: Uint16Array, from: number, to: number, hash: number): number {
  for (let slot = slotOf(hash); ; slot = (slot + 1) & slotMask) {
    const word = slots[slot] as number;
    if (word === 0 || (hashes[word] === hash && isAt(codes, from, to, word))) return word;
  }
}

function findFitting(codes: Uint16Array, from: number, to: number): number {
  const begin = beginnings[keyAt(codes, from)] as number;
  const close = endings[keyAt(codes, to - KEY)] as number;
  if (begin + close === 0) return unknownWord;
  const first = fitOf(codes, from, to, begin, false);
  const last = fitOf(codes, from, to, close, true);
  if (first === 0 && last === 0) return unknownWord;
  const only = first === 0 || last === 0 ? first + last : several;
  if (only === several) return fittingWord(spell(codes, from, to));
  fittingOne[-only] ??= fittingWord(spell(codes, from, to));
  return fittingOne[-only] as number;
}

/** Returns the number of any word, as written. */
export function lookUpWritten(word: string): number {
  const known = written.get(word);
  if (known !== undefined) return known;
  const folded = fold(word);
  const named = numbers.get(folded);
  const number = named === undefined || named < 0 ? fittingWord(folded) : named;
  if (written.size >= mostWritten) written.clear();
  // A slice would keep the whole text it comes from.
  written.set(word.length > 12 ? ` ${word}`.slice(1) : word, number);
  return number;
}

/** Brings what is known of each word up to date with the tables made since; to be called before words are read. */
export function settleWords(): void {
  if (isSettled) return;
  isSettled = true;
  written.clear();
  for (let word = breakWord + 1; word < words.length; word++) {
    const name = words[word] as string;
    if (name !== '') fits[word] = patternsOf(name);
    begunIn[word] = (namedIn[word] ?? 0) | tablesOfPatterns(fits[word] as readonly number[]);
  }
}

function addWord(word: string): number {
  if (words.length * 4 > slots.length) throw new Error('more words than there is room for');
  const number = pushWord(word, []);
  // Words with other letters are looked up as strings.
  if (!isAscii(word)) return number;
  places[number] = keepLetters(word);
  for (let at = 0; at < word.length; at++) {
    hashes[number] = nextHash(hashes[number] as number, word.charCodeAt(at));
  }
  takeSlot(number);
  return number;
}

/** Returns the place of letters. */
function keepLetters(word: string): number {
  const place = lettersEnd;
  lettersEnd += word.length;
  if (lettersEnd > letters.length) throw new Error('more letters than there is room for');
  for (let at = 0; at < word.length; at++) letters[place + at] = word.charCodeAt(at);
  return place;
}

function isAscii(word: string): boolean {
  for (let at = 0; at < word.length; at++) if (word.charCodeAt(at) > 0x7f) return false;
  return true;
}

function pushWord(word: string, fitted: readonly number[]): number {
  hashes.push(0);
  places.push(0);
  fits.push(fitted);
  namedIn.push(0);
  begunIn.push(tablesOfPatterns(fitted));
  return words.push(word) - 1;
}

function takeSlot(word: number): void {
  let slot = slotOf(hashes[word] as number);
  while (slots[slot] !== 0) slot = (slot + 1) & slotMask;
  slots[slot] = word;
  const mark = (hashes[word] as number) & markMask;
  marks[mark] = 1;
}

function slotOf(hash: number): number {
  return (hash ^ (hash >>> 15)) & slotMask;
}

function addPattern(pattern: string): number {
  const isEnd = pattern.startsWith('*');
  const fixed = pattern.replace('*', '');
  if (fixed.length < KEY || !(isEnd || pattern.endsWith('*'))) {
    throw new Error(`no beginning nor end of ${KEY} letters and more: ${pattern}`);
  }
  const number = -patterns.push(pattern) + 1;
  patternsIn.push(0);
  const key = isEnd ? fixed.slice(-KEY) : fixed.slice(0, KEY);
  const byKey = isEnd ? byLast : byFirst;
  byKey.set(key, [...(byKey.get(key) ?? []), number]);
  if (!isAscii(fixed)) return number;
  const hash = keyAt(
    Uint16Array.from(key, (letter) => letter.charCodeAt(0)),
    0,
  );
  const table = isEnd ? endings : beginnings;
  if (table[hash] === 0) table[hash] = lists.push([]) - 1;
  lists[table[hash] as number]?.push(keepLetters(fixed), fixed.length, number);
  return number;
}

/** Returns the number of a folded word that is named nowhere, by the patterns it fits. */
function fittingWord(word: string): number {
  const fitted = patternsOf(word);
  if (fitted.length === 0) return unknownWord;
  const key = fitted.join();
  const number = fitting.get(key) ?? pushWord('', fitted);
  fitting.set(key, number);
  return number;
}

function tablesOfPatterns(fitted: readonly number[]): number {
  return fitted.reduce((bits, pattern) => bits | (patternsIn[-pattern] as number), 0);
}

function patternsOf(word: string): number[] {
  const begin = byFirst.get(word.slice(0, KEY)) ?? [];
  const close = byLast.get(word.slice(-KEY)) ?? [];
  return [
    ...begin.filter((number) => word.startsWith((patterns[-number] as string).slice(0, -1))),
    ...close.filter((number) => word.endsWith((patterns[-number] as string).slice(1))),
  ];
}

function keyAt(codes: Uint16Array, at: number): number {
  const one = ((codes[at] as number) | 0x20) * 31 + ((codes[at + 1] as number) | 0x20);
  const two = ((codes[at + 2] as number) | 0x20) * 31 + ((codes[at + 3] as number) | 0x20);
  return (one * 7 + two * 97) & keyMask;
}

/** Whether a word of ASCII stands between two places. */
function isAt(codes: Uint16Array, from: number, to: number, word: number): boolean {
  const { length } = words[word] as string;
  return length === to - from && areAt(codes, from, places[word] as number, length);
}

/** Returns the pattern of a list that fits the word between two places, 0 where none does, `several` for several. */
function fitOf(
  codes: Uint16Array,
  from: number,
  to: number,
  place: number,
  isEnd: boolean,
): number {
  const list = lists[place] as number[];
  let found = 0;
  for (let index = 0; index < list.length; index += 3) {
    const size = list[index + 1] as number;
    const start = isEnd ? to - size : from;
    if (size > to - from || !areAt(codes, start, list[index] as number, size)) continue;
    found = found === 0 ? (list[index + 2] as number) : several;
  }
  return found;
}

/** Whether kept letters stand at a place; all that is in words of ASCII has the bit that capitals lack. */
function areAt(codes: Uint16Array, from: number, place: number, size: number): boolean {
  for (let at = 0; at < size; at++) {
    if (((codes[from + at] as number) | 0x20) !== letters[place + at]) return false;
  }
  return true;
}

function spell(codes: Uint16Array, from: number, to: number): string {
  let word = '';
  for (let at = from; at < to; at++) word += String.fromCharCode((codes[at] as number) | 0x20);
  return word;
}
