import { dotSymbol, gapSymbol, slashSymbol } from './fold.ts';

/**
 * Names as one automaton over the symbols of `foldName`. Its steps are words and single marks: `edges` leads
 * from a node over a word (by the hash of its letters) or a mark (by its symbol) to the next node, `value` is
 * the number of the name that ends at a node (0 is none). The root is node 1. Because words may share a hash,
 * `spelling` keeps the letters: those of value v are `spelling[starts[v] .. starts[v + 1])`.
 */
export type Automaton = {
  edges: Edges;
  value: ArrayLike<number>;
  spelling: ArrayLike<number>;
  starts: ArrayLike<number>;
  /** A bit for each word that is a name by itself, by hash: refuses nearly all others. */
  ends: Uint32Array;
  /** A bit for each first word with the mark, or the second word, that follows it in a name, by hash. */
  continues: Uint32Array;
};

/** An automaton that still takes names. */
export type OpenAutomaton = Automaton & {
  value: number[];
  spelling: number[];
  starts: number[];
};

/** Open addressing, four numbers a slot: hash, node before, node after (0 is a free slot), unused. */
type Edges = { slots: Int32Array; count: number };

/** Returns an automaton without names. */
export function createAutomaton(): OpenAutomaton {
  return {
    edges: { slots: new Int32Array(4 << 14), count: 0 },
    value: [0, 0],
    spelling: [],
    starts: [0, 0],
    ends: new Uint32Array(bitCount / 32),
    continues: new Uint32Array(bitCount / 32),
  };
}

/** Adds a name as `foldName` spells it; returns its number, and whether it was there already. Numbers run from 1. */
export function addName(
  automaton: OpenAutomaton,
  symbols: readonly number[],
): { value: number; known: boolean } {
  const node = addPath(automaton, symbols);
  const known = automaton.value[node] ?? 0;
  if (known !== 0) return { value: known, known: true };
  const value = automaton.starts.length - 1;
  automaton.value[node] = value;
  for (const symbol of symbols) automaton.spelling.push(symbol);
  automaton.starts.push(automaton.spelling.length);
  return { value, known: false };
}

/** Returns the number of a name, or 0 where it was never added. */
export function findName(automaton: Automaton, symbols: readonly number[]): number {
  let node = 1;
  for (const { hash } of listSteps(symbols)) {
    node = findEdge(automaton, node, hash);
    if (node === 0) return 0;
  }
  return automaton.value[node] ?? 0;
}

function addPath(automaton: OpenAutomaton, symbols: readonly number[]): number {
  let node = 1;
  for (const { hash, end, isWord } of listSteps(symbols)) {
    if (node === 1 && isWord) markHead(automaton, hash, symbols, end);
    node = addEdge(automaton, node, hash);
  }
  return node;
}

type Step = { hash: number; end: number; isWord: boolean };

/** The words and marks of a name. */
function listSteps(symbols: readonly number[]): Step[] {
  const steps: Step[] = [];
  for (let at = 0; at < symbols.length; ) {
    let hash = symbols[at] ?? 0;
    const isWord = hash < dotSymbol;
    if (isWord) {
      hash = 0;
      for (; (symbols[at] ?? dotSymbol) < dotSymbol; at++) {
        hash = Math.imul(hash ^ (symbols[at] ?? 0), prime);
      }
    } else at++;
    steps.push({ hash, end: at, isWord });
  }
  return steps;
}

function markHead(
  automaton: Automaton,
  hash: number,
  symbols: readonly number[],
  end: number,
): void {
  const following = symbols[end];
  if (following === undefined) setBit(automaton.ends, hash);
  else if (following !== gapSymbol) setBit(automaton.continues, followHash(hash, following));
  if (following !== gapSymbol && following !== slashSymbol) return;
  let second = 0;
  for (let at = end + 1; (symbols[at] ?? dotSymbol) < dotSymbol; at++) {
    second = Math.imul(second ^ (symbols[at] ?? 0), prime);
  }
  setBit(automaton.continues, followHash(hash, second));
}

/** The multiplier of FNV-1a, and what undoes it (their product is 1 modulo 2^32). */
export const prime = 0x01000193;
export const inverse = 0x359c449b;
const bitCount = 1 << 18;

/** The hash of a first word and what follows it: a mark, or (after a gap or a slash) the hash of a word. */
export function followHash(hash: number, following: number): number {
  return Math.imul(hash ^ 0x5bd1e995, prime) ^ following;
}

/** Returns whether the bit of a hash is set. */
export function hasBit(bits: Uint32Array, hash: number): boolean {
  const bit = (hash ^ (hash >>> 15)) & (bitCount - 1);
  return (((bits[bit >>> 5] as number) >>> (bit & 31)) & 1) === 1;
}

function setBit(bits: Uint32Array, hash: number): void {
  const bit = (hash ^ (hash >>> 15)) & (bitCount - 1);
  bits[bit >>> 5] = (bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
}

/** Returns the node after a step, or 0. A word and a mark never share an edge: marks are below 64. */
export function findEdge(automaton: Automaton, node: number, hash: number): number {
  const { slots } = automaton.edges;
  const mask = (slots.length >> 2) - 1;
  for (let slot = mix(node, hash) & mask; ; slot = (slot + 1) & mask) {
    const after = slots[slot * 4 + 2] as number;
    if (after === 0) return 0;
    if (slots[slot * 4] === hash && slots[slot * 4 + 1] === node) return after;
  }
}

function addEdge(automaton: OpenAutomaton, node: number, hash: number): number {
  const found = findEdge(automaton, node, hash);
  if (found !== 0) return found;
  const after = automaton.value.length;
  automaton.value.push(0);
  insertEdge(automaton.edges, hash, node, after);
  return after;
}

function insertEdge(edges: Edges, hash: number, node: number, after: number): void {
  if (edges.count * 8 > edges.slots.length) growEdges(edges);
  const { slots } = edges;
  const mask = (slots.length >> 2) - 1;
  let slot = mix(node, hash) & mask;
  while (slots[slot * 4 + 2] !== 0) slot = (slot + 1) & mask;
  slots[slot * 4] = hash;
  slots[slot * 4 + 1] = node;
  slots[slot * 4 + 2] = after;
  edges.count++;
}

function growEdges(edges: Edges): void {
  const old = edges.slots;
  edges.slots = new Int32Array(old.length * 2);
  edges.count = 0;
  for (let at = 0; at < old.length; at += 4) {
    const after = old[at + 2] as number;
    if (after !== 0) insertEdge(edges, old[at] as number, old[at + 1] as number, after);
  }
}

function mix(node: number, hash: number): number {
  const mixed = Math.imul(node, 0x9e3779b1) ^ hash;
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
