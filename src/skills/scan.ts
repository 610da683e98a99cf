import {
  type Automaton,
  addLetter,
  dropLetter,
  findEdge,
  findRoot,
  hasBit,
  hasMark,
  hasSecond,
  isName,
  letterS,
  nodeOf,
  pairHash,
  spread,
  startOf,
} from './automaton.ts';
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

/** What is searched for, where, and the list that takes the hits. */
type Search = { automaton: Automaton; text: string; hits: Hits };

/**
 * Appends every name of the automaton that stands in the text as whole words, all of those that begin at one
 * word in order of length. One look-up a word, and a walk from each word that may begin a longer name, at most as
 * long as the longest name: linear in the text.
 */
export function scan(automaton: Automaton, text: string, hits: Hits): void {
  const search = { automaton, text, hits };
  const table = symbolOf;
  const { length } = text;
  const { pairs } = automaton;
  const { slots, bits, multiplier } = automaton.roots;
  const mask = slots.length - 1;
  const numberMask = (1 << bits) - 1;
  const first = startOf(automaton);
  let lastStart = 0;
  let lastEnd = 0;
  let lastHash = 0;
  let lastRoot = 0;
  let before = 0;
  for (let at = 0; at < length; at++) {
    let symbol = table[text.charCodeAt(at)] as number;
    if (symbol < wordBit) {
      before = symbol;
      continue;
    }
    const start = at;
    let hash = 0;
    let letter = 0;
    do {
      do {
        hash = addLetter(hash, symbol);
        letter = symbol;
        at++;
        symbol = at < length ? (table[text.charCodeAt(at)] as number) : 0;
      } while (symbol >= wordBit);
      while (symbol === ignoredSymbol) {
        at++;
        symbol = at < length ? (table[text.charCodeAt(at)] as number) : 0;
      }
    } while (symbol >= wordBit);
    // The look-up of `findRoot`.
    const mixed = spread(hash, multiplier);
    let slot = mixed & mask;
    let root = slots[slot] as number;
    while (root !== 0 && (root ^ mixed) >>> bits !== 0) {
      slot = (slot + 1) & mask;
      root = slots[slot] as number;
    }
    root &= numberMask;
    if ((lastRoot & hasSecond) !== 0) {
      const isPair =
        hasBit(pairs, pairHash(lastHash, hash)) ||
        (letter >= firstDigit && isVersionedPair(search, lastHash, start, at, hash));
      if (isPair) walk(search, lastStart, lastEnd, nodeOf(lastRoot));
    }
    if (before === dotSymbol) walkDotted(search, start - 1);
    if (letter === letterS) reportPlural(search, start, at, hash, first);
    else if (letter >= firstDigit) reportVersion(search, start, start, at, hash, first);
    if (root !== 0) {
      if ((root & isName) !== 0) report(search, start, at, nodeOf(root), noSuffix);
      if ((root & hasMark) !== 0 && symbol < spaceSymbol) walk(search, start, at, nodeOf(root));
    }
    // The walk over a mark has gone as far as one from the next word would.
    lastRoot = symbol < spaceSymbol && (root & hasMark) !== 0 ? 0 : root;
    lastStart = start;
    lastEnd = at;
    lastHash = hash;
    before = symbol;
  }
}

const firstDigit = wordBit | 27;
const lastDigit = wordBit | 36;

/** Whether two neighbouring words may begin a name, without the digits of the second. */
function isVersionedPair(
  { automaton, text }: Search,
  first: number,
  start: number,
  end: number,
  second: number,
): boolean {
  let bare = second;
  for (let at = end - 1; at >= start; at--) {
    const symbol = symbolOf[text.charCodeAt(at)] as number;
    if (symbol === ignoredSymbol) continue;
    if (symbol < firstDigit || symbol > lastDigit) break;
    bare = dropLetter(bare, symbol);
  }
  return bare !== second && hasBit(automaton.pairs, pairHash(first, bare));
}

/** ".NET": a full stop that begins a name, where no word stands before it. */
function walkDotted(search: Search, start: number): void {
  const { automaton, text } = search;
  if (text.charCodeAt(start) !== 0x2e) return;
  if (start > 0 && (symbolOf[text.charCodeAt(start - 1)] as number) >= wordBit) return;
  const node = findEdge(automaton, startOf(automaton), dotSymbol);
  if (node !== 0) walkWord(search, start, start + 1, node);
}

/** Goes on from a node, `end` being right after what led to it. */
function walk(search: Search, start: number, end: number, node: number): void {
  const { automaton, text } = search;
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
  report(search, start, after, next, noSuffix);
  if (isWordAt(text, after)) walkWord(search, start, after, next);
  else walk(search, start, after, next);
}

/** Takes the word that begins at `from`. */
function walkWord(search: Search, start: number, from: number, node: number): void {
  const { automaton, text } = search;
  let end = from;
  let hash = 0;
  let letter = 0;
  for (; end < text.length; end++) {
    const symbol = symbolOf[text.charCodeAt(end)] as number;
    if (symbol >= wordBit) {
      hash = addLetter(hash, symbol);
      letter = symbol;
    } else if (symbol !== ignoredSymbol) break;
  }
  if (letter === letterS) reportPlural(search, start, end, hash, node);
  else if (letter >= firstDigit) reportVersion(search, start, from, end, hash, node);
  const next = findEdge(automaton, node, hash);
  if (next === 0) return;
  report(search, start, end, next, noSuffix);
  walk(search, start, end, next);
}

/** Stores the name that ends with the word read, whose hash is given, before its plural s. */
function reportPlural(
  search: Search,
  start: number,
  end: number,
  hash: number,
  node: number,
): void {
  const { automaton } = search;
  const next = stepOver(automaton, node, dropLetter(hash, letterS));
  report(search, start, end - 1, next, pluralSuffix);
}

/** Stores the name that ends with the word read (from `from`), before its version ("Java17"). */
function reportVersion(
  search: Search,
  start: number,
  from: number,
  end: number,
  hash: number,
  node: number,
): void {
  const { automaton, text } = search;
  let bare = hash;
  let at = end;
  for (; at > from; at--) {
    const symbol = symbolOf[text.charCodeAt(at - 1)] as number;
    if (symbol === ignoredSymbol) continue;
    if (symbol < firstDigit || symbol > lastDigit) break;
    bare = dropLetter(bare, symbol);
  }
  if (at === from || at === end) return;
  report(search, start, at, stepOver(automaton, node, bare), versionSuffix);
}

/** The node after a word: of a first one where `node` is the start. */
function stepOver(automaton: Automaton, node: number, hash: number): number {
  return node === startOf(automaton)
    ? nodeOf(findRoot(automaton, hash))
    : findEdge(automaton, node, hash);
}

/** Stores a hit if a name ends at the node and its letters are those read; its end takes in the plural s or the version. */
function report(
  { automaton, text, hits }: Search,
  start: number,
  end: number,
  node: number,
  suffix: number,
): void {
  if (node === 0 || node > automaton.names || !isSpelt(automaton, text, start, end, node)) return;
  let after = end;
  if (suffix === pluralSuffix) after = end + 1;
  else if (suffix === versionSuffix) {
    while (isDigit(text.charCodeAt(after)) || isDottedDigit(text, after)) after++;
  }
  push(hits, start, after, node, suffix);
}

function isSpelt(
  automaton: Automaton,
  text: string,
  start: number,
  end: number,
  name: number,
): boolean {
  const { spelling, starts } = automaton;
  let at = starts[name] as number;
  const stop = starts[name + 1] as number;
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
