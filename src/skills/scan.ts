import { type Automaton, findEdge, followHash, hasBit, inverse, prime } from './automaton.ts';
import {
  dotSymbol,
  feedSymbol,
  gapSymbol,
  hyphenSymbol,
  ignoredSymbol,
  slashSymbol,
  spaceSymbol,
  symbolMask,
  symbolOf,
  wordBit,
} from './fold.ts';

export const noSuffix = 0;
/** The name is followed by a plural s, which belongs to the hit. */
export const pluralSuffix = 1;
/** The name is followed by a version without a space ("Java17"), which belongs to the hit. */
export const versionSuffix = 2;

/** Hits in text order, four numbers each: start, end (UTF-16, exclusive), the name's value, the suffix. */
export type Hits = { data: Int32Array; length: number };

/** Returns an empty list of hits; its room can be used again by setting `length` to 0. */
export function createHits(): Hits {
  return { data: new Int32Array(256), length: 0 };
}

/** An automaton to scan with, and the list that takes its hits. */
export type Search = { automaton: Automaton; hits: Hits };

/**
 * Appends every name of the automaton that stands in the text as whole words, all of those that begin at one
 * word in order of length. One look-up a word, and a walk from each word that may begin a name, at most as
 * long as the longest name: linear in the text. Another search shares the reading of the words.
 */
export function scan(automaton: Automaton, text: string, hits: Hits, other?: Search): void {
  const table = symbolOf;
  const { length } = text;
  const word: Step = {
    start: 0,
    end: 0,
    hash: 0,
    bare: 0,
    following: 0,
    lastStart: 0,
    lastEnd: 0,
    lastHash: 0,
  };
  for (let at = 0; at < length; at++) {
    let symbol = table[text.charCodeAt(at)] as number;
    if (symbol < wordBit) continue;
    const start = at;
    let last = 0;
    let hash = 0;
    do {
      hash = Math.imul(hash ^ (symbol & symbolMask), prime);
      last = symbol;
      at++;
      symbol = at < length ? (table[text.charCodeAt(at)] as number) : 0;
      while (symbol === ignoredSymbol) {
        at++;
        symbol = at < length ? (table[text.charCodeAt(at)] as number) : 0;
      }
    } while (symbol >= wordBit);
    word.start = start;
    word.end = at;
    word.hash = hash;
    // A plural s or a version may follow the last word of a name.
    word.bare = last === letterS || last >= firstDigit ? bareHash(text, start, at, hash) : hash;
    word.following = symbol;
    visit(automaton, text, word, hits);
    if (other !== undefined) visit(other.automaton, text, word, other.hits);
    word.lastStart = start;
    word.lastEnd = at;
    word.lastHash = hash;
  }
}

/** A word of the text, the symbol right after it, and the word before it. */
type Step = {
  start: number;
  end: number;
  hash: number;
  /** The hash without a plural s or a version. */
  bare: number;
  following: number;
  lastStart: number;
  lastEnd: number;
  lastHash: number;
};

function visit(automaton: Automaton, text: string, word: Step, hits: Hits): void {
  const { ends, continues } = automaton;
  const { start, end, hash, bare, following, lastHash } = word;
  if (
    hasBit(continues, followHash(lastHash, hash)) ||
    (bare !== hash && hasBit(continues, followHash(lastHash, bare)))
  ) {
    const node = findEdge(automaton, 1, lastHash);
    walk(automaton, text, word.lastStart, word.lastEnd, node, hits);
  }
  if (start > 0 && text.charCodeAt(start - 1) === 0x2e)
    walkDotted(automaton, text, start - 1, hits);
  if (hasBit(ends, hash) || (bare !== hash && hasBit(ends, bare))) {
    reportWord(automaton, text, { start, from: start, end, hash, node: 1 }, hits);
  }
  if (following !== 0 && following < spaceSymbol && hasBit(continues, followHash(hash, following)))
    walk(automaton, text, start, end, findEdge(automaton, 1, hash), hits);
}

const firstDigit = wordBit | 27;
const lastDigit = wordBit | 36;
const letterS = wordBit | 19;

/** The hash of a word without its plural s or its trailing digits. */
function bareHash(text: string, start: number, end: number, hash: number): number {
  let bare = hash;
  for (let at = end - 1; at >= start; at--) {
    const symbol = symbolOf[text.charCodeAt(at)] as number;
    if (symbol === ignoredSymbol) continue;
    if (symbol === letterS && bare === hash)
      return Math.imul(hash, inverse) ^ (letterS & symbolMask);
    if (symbol < firstDigit || symbol > lastDigit) break;
    bare = Math.imul(bare, inverse) ^ (symbol & symbolMask);
  }
  return bare;
}

/** ".NET": a full stop that begins a name, where no word stands before it. */
function walkDotted(automaton: Automaton, text: string, start: number, hits: Hits): void {
  if (start > 0 && (symbolOf[text.charCodeAt(start - 1)] as number) >= wordBit) return;
  const node = findEdge(automaton, 1, dotSymbol);
  if (node !== 0) walkWord(automaton, text, start, start + 1, node, hits);
}

/** Goes on from a node, `end` being right after what led to it. */
function walk(
  automaton: Automaton,
  text: string,
  start: number,
  end: number,
  node: number,
  hits: Hits,
): void {
  if (node === 0 || end >= text.length) return;
  let symbol = symbolOf[text.charCodeAt(end)] as number;
  let after = end + 1;
  if (symbol >= spaceSymbol) {
    const crossing = crossGap(text, end);
    symbol = crossing % crossingUnit;
    after = (crossing - symbol) / crossingUnit;
  } else if (symbol === slashSymbol) after = skipSpaces(text, after);
  if (symbol === 0 || symbol > symbolMask) return;
  const next = findEdge(automaton, node, symbol);
  if (next === 0) return;
  const value = automaton.value[next] as number;
  if (value !== 0) report(automaton, text, { start, end: after, value, suffix: noSuffix }, hits);
  if (isWordAt(text, after)) walkWord(automaton, text, start, after, next, hits);
  else walk(automaton, text, start, after, next, hits);
}

/** Takes the word that begins at `from`. */
function walkWord(
  automaton: Automaton,
  text: string,
  start: number,
  from: number,
  node: number,
  hits: Hits,
): void {
  let end = from;
  let hash = 0;
  for (; end < text.length; end++) {
    const symbol = symbolOf[text.charCodeAt(end)] as number;
    if (symbol >= wordBit) hash = Math.imul(hash ^ (symbol & symbolMask), prime);
    else if (symbol !== ignoredSymbol) break;
  }
  reportWord(automaton, text, { start, from, end, hash, node }, hits);
  walk(automaton, text, start, end, findEdge(automaton, node, hash), hits);
}

/** The last word read: from `from` to `end`, after `node`, in a name that begins at `start`. */
type Word = { start: number; from: number; end: number; hash: number; node: number };

/** Stores the name that ends with this word: as it is, before a plural s, or before a version ("Java17"). */
function reportWord(automaton: Automaton, text: string, word: Word, hits: Hits): void {
  const { start, end, hash, node } = word;
  const last = symbolOf[text.charCodeAt(end - 1)] as number;
  if (last === letterS) {
    const singular = Math.imul(hash, inverse) ^ (letterS & symbolMask);
    reportAt(automaton, text, { start, end: end - 1, hash: singular, node }, hits, pluralSuffix);
  } else if (last >= firstDigit && last <= lastDigit) reportVersion(automaton, text, word, hits);
  reportAt(automaton, text, { start, end, hash, node }, hits, noSuffix);
}

function reportVersion(automaton: Automaton, text: string, word: Word, hits: Hits): void {
  let { end, hash } = word;
  for (; end > word.from; end--) {
    const symbol = symbolOf[text.charCodeAt(end - 1)] as number;
    if (symbol === ignoredSymbol) continue;
    if (symbol < firstDigit || symbol > lastDigit) break;
    hash = Math.imul(hash, inverse) ^ (symbol & symbolMask);
  }
  if (end > word.from) reportAt(automaton, text, { ...word, end, hash }, hits, versionSuffix);
}

function reportAt(
  automaton: Automaton,
  text: string,
  word: Omit<Word, 'from'>,
  hits: Hits,
  suffix: number,
): void {
  if (word.node === 1 && !hasBit(automaton.ends, word.hash)) return;
  const value = automaton.value[findEdge(automaton, word.node, word.hash)] as number;
  if (value !== 0)
    report(automaton, text, { start: word.start, end: word.end, value, suffix }, hits);
}

type Found = { start: number; end: number; value: number; suffix: number };

/** Stores a hit whose letters are those of the name; its end takes in the plural s or the version. */
function report(automaton: Automaton, text: string, found: Found, hits: Hits): void {
  const { start, end, value, suffix } = found;
  if (!isSpelt(automaton, text, start, end, value)) return;
  let after = end;
  if (suffix === pluralSuffix) after = end + 1;
  else if (suffix === versionSuffix) {
    while (isDigit(text.charCodeAt(after)) || isDottedDigit(text, after)) after++;
  }
  push(hits, start, after, value, suffix);
}

function isSpelt(
  automaton: Automaton,
  text: string,
  start: number,
  end: number,
  value: number,
): boolean {
  const { spelling, starts } = automaton;
  let at = starts[value] as number;
  const stop = starts[value + 1] as number;
  for (let index = start; index < end; index++) {
    const symbol = symbolOf[text.charCodeAt(index)] as number;
    if (symbol >= spaceSymbol && symbol < wordBit) continue;
    while (spelling[at] === gapSymbol) at++;
    if (spelling[at] !== (symbol & symbolMask)) return false;
    at++;
  }
  return at === stop;
}

const crossingUnit = 256;

/**
 * Crosses layout inside a name: where the text goes on, times `crossingUnit`, plus what was crossed (a gap, a
 * slash, the symbol of the next letter where nothing visible was crossed, 0 where no name goes on).
 */
function crossGap(text: string, from: number): number {
  let hyphens = 0;
  let spaces = 0;
  let feeds = 0;
  let spacedHyphen = false;
  let at = from;
  for (; at < text.length; at++) {
    const symbol = symbolOf[text.charCodeAt(at)] as number;
    if (symbol === spaceSymbol) spaces++;
    else if (symbol === feedSymbol) feeds++;
    else if (symbol === hyphenSymbol) {
      spacedHyphen ||= spaces + feeds > 0;
      hyphens++;
    } else if (symbol !== ignoredSymbol) break;
    if (feeds > 1 || hyphens > 1 || spaces > maxSpaces || spacedHyphen) return at * crossingUnit;
  }
  // "multi-\nstep" is a name broken at the end of a line; "multi- step" is not.
  if (at >= text.length || (hyphens === 1 && spaces > 0 && feeds === 0)) return at * crossingUnit;
  const following = symbolOf[text.charCodeAt(at)] as number;
  if (hyphens + spaces + feeds === 0) return at * crossingUnit + following;
  if (following !== slashSymbol || hyphens > 0) return at * crossingUnit + gapSymbol;
  return skipSpaces(text, at + 1) * crossingUnit + slashSymbol;
}

/** A line that goes on after a break may be indented this far. */
const maxSpaces = 16;

function skipSpaces(text: string, from: number): number {
  let at = from;
  const limit = Math.min(text.length, from + maxSpaces);
  while (at < limit && symbolOf[text.charCodeAt(at)] === spaceSymbol) at++;
  return at;
}

function isWordAt(text: string, at: number): boolean {
  return at < text.length && (symbolOf[text.charCodeAt(at)] as number) >= wordBit;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isDottedDigit(text: string, at: number): boolean {
  return text.charCodeAt(at) === 0x2e && isDigit(text.charCodeAt(at + 1));
}

function push(hits: Hits, start: number, end: number, value: number, suffix: number): void {
  if (hits.length + 4 > hits.data.length) {
    const larger = new Int32Array(hits.data.length * 2);
    larger.set(hits.data);
    hits.data = larger;
  }
  const { data, length } = hits;
  data[length] = start;
  data[length + 1] = end;
  data[length + 2] = value;
  data[length + 3] = suffix;
  hits.length = length + 4;
}
