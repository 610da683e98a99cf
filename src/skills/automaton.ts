import { dotSymbol, gapSymbol, slashSymbol, wordBit } from './fold.ts';

/**
 * Names as one automaton over the symbols of `foldName`. Its steps are words and single marks: `roots` leads from
 * the start over a first word, `edges` from a node over a word (by the hash of its letters) or a mark (by its
 * symbol) to the next node, `value` is the number of the name that ends at a node (0 is none). The start is node 1.
 * Because words may share a hash, `spelling` keeps the letters: those of value v are
 * `spelling[starts[v] .. starts[v + 1])`.
 */
export type Automaton = {
  roots: Roots;
  edges: Edges;
  value: ArrayLike<number>;
  spelling: ArrayLike<number>;
  starts: ArrayLike<number>;
  /** A bit for each two words that begin a name, by hash: refuses nearly all others. */
  pairs: Uint32Array;
};

/** The word is a name. */
export const isName = 1;
/** The word without its plural s is a name. */
export const isPluralName = 2;
/** Some name goes on behind the word with a mark. */
export const hasMark = 4;
/** Some name goes on behind the word, over a gap or a slash, with another word. */
export const hasSecond = 8;
/** What a root tells of its word is below this; the number of its node is above. */
export const rootUnit = 16;

/** An automaton that still takes names. */
export type OpenAutomaton = Automaton & {
  value: number[];
  spelling: number[];
  starts: number[];
};

/** Open addressing, two numbers a slot: hash; node * `rootUnit` + what the word is (0 is a free slot). */
type Roots = { slots: Int32Array; count: number };

/** Open addressing, four numbers a slot: hash, node before, node after (0 is a free slot), unused. */
type Edges = { slots: Int32Array; count: number };

/** Returns an automaton without names. */
export function createAutomaton(): OpenAutomaton {
  return {
    roots: { slots: new Int32Array(2 << 12), count: 0 },
    edges: { slots: new Int32Array(4 << 14), count: 0 },
    value: [0, 0],
    spelling: [],
    starts: [0, 0],
    pairs: new Uint32Array(bitCount / 32),
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
  for (const { hash, isWord } of listSteps(symbols)) {
    const isFirst = node === 1 && isWord;
    node = isFirst ? nodeOf(findRoot(automaton, hash)) : findEdge(automaton, node, hash);
    if (node === 0) return 0;
  }
  return automaton.value[node] ?? 0;
}

function addPath(automaton: OpenAutomaton, symbols: readonly number[]): number {
  let node = 1;
  const steps = listSteps(symbols);
  for (const { hash, isWord } of steps) {
    if (node === 1 && isWord) node = addFirst(automaton, steps);
    else node = addEdge(automaton, node, hash);
  }
  markPair(automaton, steps);
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
        hash = addLetter(hash, wordBit | (symbols[at] ?? 0));
      }
    } else at++;
    steps.push({ hash, end: at, isWord });
  }
  return steps;
}

/** Adds the first word of a name; returns its node. */
function addFirst(automaton: OpenAutomaton, [first, second]: readonly Step[]): number {
  const { hash = 0 } = first ?? {};
  let is = isName;
  if (second?.hash === gapSymbol) is = hasSecond;
  else if (second !== undefined) is = second.hash === slashSymbol ? hasMark | hasSecond : hasMark;
  const node = nodeOf(findRoot(automaton, hash)) || addNode(automaton);
  markRoot(automaton.roots, hash, node, is);
  if (is === isName) markRoot(automaton.roots, pluralHash(hash), 0, isPluralName);
  return node;
}

/** The first two words of a name ("Weights & Biases" too), the second with a plural s as well. */
function markPair(automaton: Automaton, [first, gap, ...rest]: readonly Step[]): void {
  const second = rest.find(({ isWord }) => isWord);
  if (first === undefined || second === undefined || !first.isWord) return;
  if (gap?.hash !== gapSymbol && gap?.hash !== slashSymbol) return;
  setBit(automaton.pairs, pairHash(first.hash, second.hash));
  setBit(automaton.pairs, pairHash(first.hash, pluralHash(second.hash)));
}

function pluralHash(hash: number): number {
  return addLetter(hash, letterS);
}

/** The letter s as `symbolOf` has it. */
export const letterS = wordBit | 19;

/** Returns the hash (FNV-1) of a word with one more letter, a value of `symbolOf`; that of no letters is 0. */
export function addLetter(hash: number, letter: number): number {
  return Math.imul(hash, prime) ^ letter;
}

/** Returns the hash of a word before its last letter was added. */
export function dropLetter(hash: number, letter: number): number {
  return Math.imul(hash ^ letter, inverse);
}

/** The multiplier of FNV, and what undoes it (their product is 1 modulo 2^32). */
const prime = 0x01000193;
const inverse = 0x359c449b;
const bitCount = 1 << 18;

/** The hash of two words. */
export function pairHash(first: number, second: number): number {
  return Math.imul(first ^ 0x5bd1e995, prime) ^ second;
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

/** Returns what is known of a first word (its node times `rootUnit`, and what it is), or 0. */
export function findRoot({ roots }: Automaton, hash: number): number {
  const { slots } = roots;
  const mask = (slots.length >> 1) - 1;
  for (let slot = spread(hash) & mask; ; slot = (slot + 1) & mask) {
    const entry = slots[slot * 2 + 1] as number;
    if (entry === 0 || slots[slot * 2] === hash) return entry;
  }
}

/** The node of what `findRoot` returned; 0 is none. */
export function nodeOf(entry: number): number {
  return entry >>> 4;
}

function markRoot(roots: Roots, hash: number, node: number, is: number): void {
  if (roots.count * 4 > roots.slots.length) growRoots(roots);
  const { slots } = roots;
  const mask = (slots.length >> 1) - 1;
  let slot = spread(hash) & mask;
  while (slots[slot * 2 + 1] !== 0 && slots[slot * 2] !== hash) slot = (slot + 1) & mask;
  const known = slots[slot * 2 + 1] as number;
  if (known === 0) roots.count++;
  slots[slot * 2] = hash;
  slots[slot * 2 + 1] = known | is | (node * rootUnit);
}

function growRoots(roots: Roots): void {
  const old = roots.slots;
  roots.slots = new Int32Array(old.length * 2);
  roots.count = 0;
  for (let at = 0; at < old.length; at += 2) {
    const entry = old[at + 1] as number;
    if (entry !== 0) markRoot(roots, old[at] as number, nodeOf(entry), entry % rootUnit);
  }
}

function spread(hash: number): number {
  return hash ^ (hash >>> 15);
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
  const after = addNode(automaton);
  insertEdge(automaton.edges, hash, node, after);
  return after;
}

function addNode(automaton: OpenAutomaton): number {
  return automaton.value.push(0) - 1;
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
