import type { Automaton } from './automaton.ts';
import { isDigit } from './characters.ts';
import { symbolOf } from './fold.ts';
import { findNames, stretch } from './matcher.ts';
import { feedSymbol, pluralSuffix, spaceSymbol, versionSuffix } from './symbols.ts';

/** Hits in text order, four numbers each: start, end (UTF-16, exclusive), the name's value, the suffix. */
export type Hits = { data: Int32Array; length: number };

/** Returns an empty list of hits; its room can be used again by setting `length` to 0. */
export function createHits(): Hits {
  return { data: new Int32Array(256), length: 0 };
}

/**
 * Appends every name of the automaton that stands in the text as whole words, all of those that begin at one
 * word in order of length. Linear in the text: `assembly/scan.ts` says how.
 */
export function scan(automaton: Automaton, text: string, hits: Hits): void {
  for (let from = 0; from < text.length; ) {
    const to = Math.min(text.length, from + stretch);
    const next = to === text.length ? to : lastGap(text, from, to - longestName);
    const found = findNames(automaton, text, from, to);
    takeHits(text, { found, from, next }, hits);
    from = next;
  }
}

/** A stretch goes on so far behind the place where the next begins: a name there is found whole. */
const longestName = 1 << 10;

/** Where the next stretch begins: at the last space of this one, or anywhere in a word without end. */
function lastGap(text: string, from: number, to: number): number {
  for (let at = to; at > from; at--) {
    const symbol = symbolOf[text.charCodeAt(at)];
    if (symbol === spaceSymbol || symbol === feedSymbol) return at;
  }
  return to;
}

/** Appends the hits of a stretch that begin before the next one. */
function takeHits(
  text: string,
  { found, from, next }: { found: Int32Array; from: number; next: number },
  hits: Hits,
): void {
  makeRoom(hits, found.length);
  const { data } = hits;
  let to = hits.length;
  for (let at = 0; at < found.length; at += 4) {
    const start = from + (found[at] as number);
    if (start >= next) break;
    const end = from + (found[at + 1] as number);
    const suffix = found[at + 3] as number;
    data[to] = start;
    data[to + 1] = endOfSuffix(text, end, suffix);
    data[to + 2] = found[at + 2] as number;
    data[to + 3] = suffix;
    to += 4;
  }
  hits.length = to;
}

/** Where a name ends with its plural s or its version. */
function endOfSuffix(text: string, from: number, suffix: number): number {
  if (suffix === pluralSuffix) return from + 1;
  let end = from;
  if (suffix === versionSuffix)
    while (isDigit(text.charCodeAt(end)) || isDottedDigit(text, end)) end++;
  return end;
}

function isDottedDigit(text: string, at: number): boolean {
  return text.charCodeAt(at) === 0x2e && isDigit(text.charCodeAt(at + 1));
}

function makeRoom(hits: Hits, more: number): void {
  if (hits.length + more <= hits.data.length) return;
  const larger = new Int32Array(2 * (hits.length + more));
  larger.set(hits.data.subarray(0, hits.length));
  hits.data = larger;
}
