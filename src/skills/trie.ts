import {
  dotSymbol,
  feedSymbol,
  gapSymbol,
  hyphenSymbol,
  ignoredSymbol,
  slashSymbol,
  spaceSymbol,
  symbolCount,
  symbolMask,
  symbolOf,
  wordBit,
} from './fold.ts';

/**
 * A set of spelt names as one automaton: `next[node * 64 + symbol]` is the following node (0 is none),
 * `value[node]` the number given to the name that ends there (0 is none). The root is node 1.
 */
export type Trie = { next: Int32Array; value: Int32Array; nodes: number };

/** Returns a trie with room for names of `letters` symbols in all. */
export function createTrie(letters: number): Trie {
  return {
    next: new Int32Array((letters + 2) * symbolCount),
    value: new Int32Array(letters + 2),
    nodes: 2,
  };
}

/** Adds a name as `foldName` spells it; returns the number already there, or 0 after storing `value` (from 1). */
export function addName(trie: Trie, symbols: readonly number[], value: number): number {
  let node = 1;
  for (const symbol of symbols) {
    const slot = node * symbolCount + symbol;
    let following = trie.next[slot] ?? 0;
    if (following === 0) {
      following = trie.nodes++;
      trie.next[slot] = following;
    }
    node = following;
  }
  const known = trie.value[node] ?? 0;
  if (known === 0) trie.value[node] = value;
  return known;
}

export const noSuffix = 0;
/** The name is followed by a plural s, which belongs to the hit. */
export const pluralSuffix = 1;
/** The name is followed by a version without a space ("Java17"), which belongs to the hit. */
export const versionSuffix = 2;

/** Hits in text order, four numbers each: start, end (UTF-16, exclusive), the name's value, the suffix. */
export type Hits = { data: Int32Array; length: number };

/** Returns an empty list of hits. */
export function createHits(): Hits {
  return { data: new Int32Array(1024), length: 0 };
}

/**
 * Appends every name of the trie that stands in the text as whole words, all of those that begin at one
 * word in order of length. One walk a word, each at most as long as the longest name: linear in the text.
 */
export function scan(trie: Trie, text: string, hits: Hits): void {
  const { next, value } = trie;
  const table = symbolOf;
  const { length } = text;
  let at = 0;
  let before = 0;
  while (at < length) {
    const first = table[text.charCodeAt(at)] as number;
    const starts =
      first >= wordBit || (first === dotSymbol && before < wordBit && isWordAt(text, at + 1));
    before = first;
    if (!starts) {
      at++;
      continue;
    }
    let node = next[symbolCount + (first & symbolMask)] as number;
    let end = at + 1;
    while (node !== 0) {
      if (value[node] !== 0) report(hits, text, at, end, value[node] as number);
      if (end >= length) break;
      let symbol = table[text.charCodeAt(end)] as number;
      if (symbol >= spaceSymbol && symbol < wordBit) {
        const crossing = crossGap(text, end);
        symbol = crossing % crossingUnit;
        end = (crossing - symbol) / crossingUnit;
        if (symbol === gapSymbol || symbol === slashSymbol) {
          node = next[node * symbolCount + symbol] as number;
          continue;
        }
        if (symbol === 0) break;
      }
      node = next[node * symbolCount + (symbol & symbolMask)] as number;
      end++;
      if (symbol === slashSymbol) end = skipSpaces(text, end);
    }
    at++;
    if (first < wordBit) continue;
    while (at < length) {
      const inside = table[text.charCodeAt(at)] as number;
      if (inside < wordBit && inside !== ignoredSymbol) break;
      before = inside;
      at++;
    }
  }
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

/** Stores a hit if the name ends there: before a non-letter, a plural s, or a version. */
function report(hits: Hits, text: string, start: number, end: number, value: number): void {
  let after = end;
  while (symbolOf[text.charCodeAt(after)] === ignoredSymbol) after++;
  if (!isWordAt(text, after)) {
    push(hits, start, end, value, noSuffix);
    return;
  }
  const code = text.charCodeAt(after);
  if ((code | 0x20) === 0x73) {
    if (!isWordAt(text, after + 1)) push(hits, start, after + 1, value, pluralSuffix);
    return;
  }
  if (isDigit(code) && !isDigit(text.charCodeAt(end - 1))) {
    while (isDigit(text.charCodeAt(after)) || isDottedDigit(text, after)) after++;
    if (text.charCodeAt(after) === 0x78) after++;
    if (!isWordAt(text, after)) push(hits, start, after, value, versionSuffix);
  }
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
