/**
 * The inner loop of the matcher (ADR 010), in AssemblyScript: `npm run matcher` compiles it into `scan-module.ts`. Its
 * host (`scan.ts`) has laid the tables of an automaton and the symbols of a stretch of text into the memory.
 */
import {
  dotSymbol,
  feedSymbol,
  firstDigit,
  flagBits,
  gapSymbol,
  hasMark,
  hasSecond,
  hyphenSymbol,
  ignoredSymbol,
  isName,
  lastDigit,
  letterS,
  nodeFactor,
  noSuffix,
  pairBits,
  pairPrime,
  pairSeed,
  pluralSuffix,
  slashSymbol,
  spaceSymbol,
  symbolMask,
  versionSuffix,
  wordBit,
} from '../symbols';

// A table of an automaton: where its slots are, and its figures.
let rootSlots: usize = 0;
let rootMask: u32 = 0;
let rootBits: u32 = 0;
let rootMultiplier: u32 = 0;
let edgeSlots: usize = 0;
let edgeMask: u32 = 0;
let edgeBits: u32 = 0;
let edgeMultiplier: u32 = 0;

/** Tells where the first words of names are. */
export function useRoots(slots: usize, size: u32, bits: u32, multiplier: u32): void {
  rootSlots = slots;
  rootMask = size - 1;
  rootBits = bits;
  rootMultiplier = multiplier;
}

/** Tells where the steps between nodes are. */
export function useEdges(slots: usize, size: u32, bits: u32, multiplier: u32): void {
  edgeSlots = slots;
  edgeMask = size - 1;
  edgeBits = bits;
  edgeMultiplier = multiplier;
}

let names: u32 = 0;
let seed: u64 = 0;
let pairs: usize = 0;
let spelling: usize = 0;
let spellingStarts: usize = 0;

/** Tells how many names there are, what hashes begin with, and where their first two words and their letters are. */
export function useNames(
  count: u32,
  hashSeed: u32,
  pairBits: usize,
  letters: usize,
  starts: usize,
): void {
  names = count;
  seed = hashSeed;
  pairs = pairBits;
  spelling = letters;
  spellingStarts = starts;
}

let bytes: usize = 0;
let symbolTable: usize = 0;
let symbols: usize = 0;
let offsets: usize = 0;
let hits: usize = 0;

/**
 * Tells where the text is as UTF-8, where the symbol of each code unit, where the symbols go (with `padding` of 0
 * behind the last), where there is room for a number of each, and, behind all else, for the hits: four numbers each.
 */
export function useRoom(
  ofBytes: usize,
  ofTable: usize,
  ofSymbols: usize,
  ofOffsets: usize,
  ofHits: usize,
): void {
  bytes = ofBytes;
  symbolTable = ofTable;
  symbols = ofSymbols;
  offsets = ofOffsets;
  hits = ofHits;
}

/** Writes the symbols of so many bytes of UTF-8, one a code unit of UTF-16; behind them stand 16 bytes at least. */
export function foldBytes(length: u32): void {
  let to = symbols;
  const end = bytes + length;
  for (let at = bytes; at < end; ) {
    const block = v128.load(at);
    if (i8x16.bitmask(block) === 0) {
      v128.store(to, foldAscii(block));
      at += 16;
      to += 16;
      continue;
    }
    for (const stop = at + 16; at < stop && at < end; to++) {
      const first = <u32>load<u8>(at);
      if (first < 0x80) {
        store<u8>(to, load<u8>(symbolTable + first));
        at++;
      } else if (first < 0xe0) {
        store<u8>(to, load<u8>(symbolTable + (((first & 0x1f) << 6) | tailAt(at + 1))));
        at += 2;
      } else if (first < 0xf0) {
        const code = ((first & 0x0f) << 12) | (tailAt(at + 1) << 6) | tailAt(at + 2);
        store<u8>(to, load<u8>(symbolTable + code));
        at += 3;
      } else {
        // A pair of surrogates, which no name holds.
        store<u16>(to++, 0);
        at += 4;
      }
    }
  }
}

function tailAt(at: usize): u32 {
  return load<u8>(at) & 0x3f;
}

/** The symbols of 16 characters of ASCII: each is found in one of eight rows of the table, and 0 in the others. */
function foldAscii(block: v128): v128 {
  let found = i8x16.swizzle(v128.load(symbolTable), block);
  for (let row = 16; row < 0x80; row += 16) {
    const inRow = i8x16.sub(block, i8x16.splat(<i8>row));
    found = v128.or(found, i8x16.swizzle(v128.load(symbolTable + row), inRow));
  }
  return found;
}

/** Symbols are looked at in blocks of so many. */
const padding: u32 = 64;

let count: u32 = 0;
let hasOffsets: bool = false;
let hitsEnd: usize = 0;

/**
 * Finds every name among the symbols as whole words, all of those that begin at one word in order of length; returns
 * how many. One look-up a word, and a walk from each that may begin a longer name: linear in the text.
 */
export function scan(length: u32): u32 {
  count = length;
  hitsEnd = hits;
  hasOffsets = hasIgnored();
  if (hasOffsets) dropIgnored();
  let isOpen = false;
  let carry: u64 = 0;
  let start: u32 = 0;
  for (let block: u32 = 0; block <= count; block += padding) {
    const letters = lettersOf(symbols + block);
    let edges = letters ^ ((letters << 1) | carry);
    carry = letters >> 63;
    while (edges !== 0) {
      const at = block + <u32>ctz(edges);
      edges &= edges - 1;
      if (isOpen) takeWord(start, at);
      else start = at;
      isOpen = !isOpen;
    }
  }
  lastRoot = 0;
  return <u32>(hitsEnd - hits) >> 4;
}

/** A bit for each of 64 symbols that is a letter or digit. */
function lettersOf(at: usize): u64 {
  return (
    <u64>i8x16.bitmask(v128.load(at)) |
    ((<u64>i8x16.bitmask(v128.load(at, 16))) << 16) |
    ((<u64>i8x16.bitmask(v128.load(at, 32))) << 32) |
    ((<u64>i8x16.bitmask(v128.load(at, 48))) << 48)
  );
}

function hasIgnored(): bool {
  const mark = i8x16.splat(<i8>ignoredSymbol);
  for (let at: u32 = 0; at < count; at += 16) {
    if (v128.any_true(i8x16.eq(v128.load(symbols + at), mark))) return true;
  }
  return false;
}

/** Takes the symbols without width out, and keeps where the others stood. */
function dropIgnored(): void {
  let kept: u32 = 0;
  for (let at: u32 = 0; at < count; at++) {
    const symbol = symbolAt(at);
    if (symbol === ignoredSymbol) continue;
    store<u8>(symbols + kept, <u8>symbol);
    store<u32>(offsets + (kept << 2), at);
    kept++;
  }
  store<u32>(offsets + (kept << 2), count);
  memory.fill(symbols + kept, 0, count - kept);
  count = kept;
}

function symbolAt(at: u32): i32 {
  return load<u8>(symbols + at);
}

// The word before, what it begins, and where it stands.
let lastRoot: u32 = 0;
let lastHash: u32 = 0;
let lastStart: u32 = 0;
let lastEnd: u32 = 0;

function takeWord(start: u32, end: u32): void {
  const hash = hashOf(start, end);
  const root = findRoot(hash);
  const letter = symbolAt(end - 1);
  const symbol = symbolAt(end);
  if ((lastRoot & hasSecond) !== 0) {
    if (isPair(hash) || (letter >= firstDigit && isPairBefore(start, digitsFrom(start, end), end)))
      walk(lastStart, lastEnd, lastRoot >> flagBits);
  }
  if (start > 0 && symbolAt(start - 1) === dotSymbol) walkDotted(start - 1);
  if (letter >= firstDigit) {
    const bare = digitsFrom(start, end);
    if (bare > start && bare < end) report(start, bare, rootOf(start, bare), versionSuffix);
  } else if (letter === letterS && end - start > 1) {
    report(start, end - 1, rootOf(start, end - 1), pluralSuffix);
  }
  lastRoot = root;
  if (root !== 0) {
    if ((root & isName) !== 0) report(start, end, root >> flagBits, noSuffix);
    if ((root & hasMark) !== 0 && symbol < spaceSymbol) {
      walk(start, end, root >> flagBits);
      // The walk over a mark has gone as far as one from the next word would.
      lastRoot = 0;
    }
  }
  lastStart = start;
  lastEnd = end;
  lastHash = hash;
}

/** The hash of a word, eight symbols at a time; `hashOf` in `automaton.ts` returns the same. */
function hashOf(start: u32, end: u32): u32 {
  let at = symbols + start;
  let length = end - start;
  let hash = seed;
  for (; length > 8; length -= 8, at += 8) hash = mix(hash ^ load<u64>(at));
  hash = mix(hash ^ (load<u64>(at) & (<u64>-1 >> ((<u64>(8 - length)) << 3))));
  return <u32>hash;
}

function mix(value: u64): u64 {
  const product = value * (((<u64>0x9e3779b9) << 32) | 0x7f4a7c15);
  return product ^ (product >> 32);
}

function findRoot(hash: u32): u32 {
  return lookUp(rootSlots, rootMask, rootBits, rootMultiplier, hash);
}

/** The node of the first word that stands there. */
function rootOf(start: u32, end: u32): u32 {
  return findRoot(hashOf(start, end)) >> flagBits;
}

/** The node behind another and a step, or 0. */
function findEdge(node: u32, step: u32): u32 {
  return lookUp(edgeSlots, edgeMask, edgeBits, edgeMultiplier, (node * <u32>nodeFactor) ^ step);
}

function lookUp(slots: usize, mask: u32, bits: u32, multiplier: u32, hash: u32): u32 {
  const mixed = (hash ^ (hash >> 15)) * multiplier;
  let slot = mixed & mask;
  let found = load<u32>(slots + (slot << 2));
  while (found !== 0 && (found ^ mixed) >> bits !== 0) {
    slot = (slot + 1) & mask;
    found = load<u32>(slots + (slot << 2));
  }
  return found & ((1 << bits) - 1);
}

/** Whether the word before and one of this hash may begin a name. */
function isPair(hash: u32): bool {
  const both = ((lastHash ^ <u32>pairSeed) * <u32>pairPrime) ^ hash;
  const bit = (both ^ (both >> 15)) & <u32>(pairBits - 1);
  return ((load<u32>(pairs + ((bit >> 5) << 2)) >> (bit & 31)) & 1) !== 0;
}

/** The same of a word without its digits. */
function isPairBefore(start: u32, digits: u32, end: u32): bool {
  return digits > start && digits < end && isPair(hashOf(start, digits));
}

/** Where the digits begin that a word ends with. */
function digitsFrom(start: u32, end: u32): u32 {
  let at = end;
  while (at > start && symbolAt(at - 1) >= firstDigit && symbolAt(at - 1) <= lastDigit) at--;
  return at;
}

/** ".NET": a full stop that begins a name, where no word stands before it. */
function walkDotted(start: u32): void {
  if (start > 0 && symbolAt(start - 1) >= wordBit) return;
  const node = findEdge(names + 1, dotSymbol);
  if (node !== 0) walkWord(start, start + 1, node);
}

/** Goes on from a node, `end` being right behind what led to it. */
function walk(start: u32, end: u32, node: u32): void {
  let symbol = symbolAt(end);
  let after = end + 1;
  if (symbol >= spaceSymbol) {
    after = crossGap(end);
    symbol = crossed;
  } else if (symbol === slashSymbol) after = skipSpaces(after);
  if (symbol === 0 || symbol > symbolMask) return;
  const next = findEdge(node, symbol);
  if (next === 0) return;
  report(start, after, next, noSuffix);
  if (symbolAt(after) >= wordBit) walkWord(start, after, next);
  else walk(start, after, next);
}

/** Takes the word that begins at `from`. */
function walkWord(start: u32, from: u32, node: u32): void {
  let end = from;
  while (symbolAt(end) >= wordBit) end++;
  const letter = symbolAt(end - 1);
  if (letter >= firstDigit) {
    const bare = digitsFrom(from, end);
    if (bare > from && bare < end)
      report(start, bare, findEdge(node, hashOf(from, bare)), versionSuffix);
  } else if (letter === letterS && end - from > 1) {
    report(start, end - 1, findEdge(node, hashOf(from, end - 1)), pluralSuffix);
  }
  const next = findEdge(node, hashOf(from, end));
  if (next === 0) return;
  report(start, end, next, noSuffix);
  walk(start, end, next);
}

/** What `crossGap` crossed: a gap, a slash, or 0 where no name goes on. */
let crossed: i32 = 0;

/** Crosses layout inside a name; returns where the text goes on. */
function crossGap(from: u32): u32 {
  let hyphens = 0;
  let spaces = 0;
  let feeds = 0;
  let at = from;
  crossed = 0;
  for (; ; at++) {
    const symbol = symbolAt(at);
    if (symbol === spaceSymbol) spaces++;
    else if (symbol === feedSymbol) feeds++;
    else if (symbol === hyphenSymbol) {
      if (spaces + feeds > 0) return at;
      hyphens++;
    } else break;
    if (feeds > 1 || hyphens > 1 || spaces > maxSpaces) return at;
  }
  // "multi-\nstep" is a name broken at the end of a line; "multi- step" is not.
  if (at >= count || (hyphens === 1 && spaces > 0 && feeds === 0)) return at;
  if (symbolAt(at) === slashSymbol && hyphens === 0) {
    crossed = slashSymbol;
    return skipSpaces(at + 1);
  }
  crossed = gapSymbol;
  return at;
}

/** A line that goes on after a break may be indented this far. */
const maxSpaces: i32 = 16;

function skipSpaces(from: u32): u32 {
  let at = from;
  while (at - from < <u32>maxSpaces && symbolAt(at) === spaceSymbol) at++;
  return at;
}

/** Stores a hit if a name ends at the node and its letters are those that stand there. */
function report(start: u32, end: u32, node: u32, suffix: u32): void {
  if (node === 0 || node > names || !isSpelt(start, end, node)) return;
  if (hitsEnd + 16 > (<usize>memory.size()) << 16) memory.grow(16);
  store<u32>(hitsEnd, hasOffsets ? load<u32>(offsets + (start << 2)) : start);
  store<u32>(hitsEnd, hasOffsets ? load<u32>(offsets + (end << 2)) : end, 4);
  store<u32>(hitsEnd, node, 8);
  store<u32>(hitsEnd, suffix, 12);
  hitsEnd += 16;
}

function isSpelt(start: u32, end: u32, name: u32): bool {
  let at = load<u32>(spellingStarts + (name << 2));
  const stop = load<u32>(spellingStarts + (name << 2), 4);
  for (let index = start; index < end; index++) {
    const symbol = symbolAt(index);
    if (symbol >= spaceSymbol && symbol < wordBit) continue;
    while (load<u8>(spelling + at) === gapSymbol) at++;
    if (load<u8>(spelling + at) !== (symbol & symbolMask)) return false;
    at++;
  }
  return at === stop;
}
