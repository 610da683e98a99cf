import { isWordStep, listSteps, type NameNode, type NameTree, symbolsOf } from './name-tree.ts';
import {
  flagBits,
  gapSymbol,
  hasMark,
  hasSecond,
  isName,
  letterS,
  nodeFactor,
  pairBits,
  pairPrime,
  pairSeed,
  slashSymbol,
  symbolMask,
  wordBit,
} from './symbols.ts';

/**
 * Names as one automaton over the symbols of `foldName`. Its steps are words (by the hash of their letters) and
 * single marks (by their symbol): `roots` leads from the start over a first word, `edges` from a node over a step.
 * The node at which a name ends has the name's number; the others are above `names`. It is small on purpose: what is
 * looked up at each word of a text should stay in the processor's cache (ADR 010). A slot keeps only some bits of
 * its hash, and words may share a hash, so `spelling` has the last word: the letters of name v are
 * `spelling[starts[v] .. starts[v + 1])`.
 */
export type Automaton = {
  /** What the hashes of its words begin with. */
  readonly seed: number;
  /** The first words: of each its node, and what it is. */
  readonly roots: Table;
  /** The steps from each node to the next, by the hash of both. */
  readonly edges: Table;
  /** A bit for each two words that begin a name, by hash: refuses nearly all others. */
  readonly pairs: Uint32Array;
  /** How many names there are. */
  readonly names: number;
  readonly spelling: Uint8Array;
  readonly starts: Int32Array;
};

/**
 * Numbers by hash, one a slot, 0 being free: the number is in the low `bits`, the rest is what is kept of the hash,
 * which is enough to tell those of the table apart, but not all others from them.
 */
export type Table = {
  readonly slots: Int32Array;
  readonly bits: number;
  readonly multiplier: number;
};

/** Returns the automaton that finds the names of a tree. */
export function buildAutomaton(tree: NameTree): Automaton {
  const names = tree.starts.length - 2;
  const nodes = numberNodes(tree.start, names);
  for (let seed = 0; ; seed++) {
    const steps = hashSteps(tree.start, nodes, seed);
    // Two steps have one hash in one dictionary of fifteen: with another seed they have two.
    if (!areApart(steps.roots) || !areApart(steps.edges)) continue;
    return {
      seed,
      roots: packTable(steps.roots),
      edges: packTable(steps.edges),
      pairs: steps.pairs,
      names,
      spelling: Uint8Array.from(tree.spelling),
      starts: Int32Array.from(tree.starts),
    };
  }
}

function hashSteps(start: NameNode, nodes: ReadonlyMap<NameNode, number>, seed: number) {
  const roots: Entry[] = [];
  const edges: Entry[] = [];
  const pairs = new Uint32Array(pairBits / 32);
  for (const [node, from] of nodes) {
    for (const [step, after] of node.next) {
      const to = nodes.get(after) ?? 0;
      const hash = hashOf(step, seed);
      if (node === start && isWordStep(step)) {
        roots.push({ hash, number: (to << flagBits) | flagsOf(after) });
        for (const second of secondWords(after))
          setBit(pairs, pairHash(hash, hashOf(second, seed)));
      } else edges.push({ hash: edgeHash(from, hash), number: to });
    }
  }
  return { roots, edges, pairs };
}

function areApart(entries: readonly Entry[]): boolean {
  return new Set(entries.map(({ hash }) => hash)).size === entries.length;
}

/** The number of each node: of its name, or one above those of the names. */
function numberNodes(start: NameNode, names: number): Map<NameNode, number> {
  const nodes = new Map([[start, startOf({ names })]]);
  for (const [node] of nodes) {
    for (const after of node.next.values()) {
      nodes.set(after, after.name === 0 ? names + 1 + nodes.size : after.name);
    }
  }
  return nodes;
}

/** The node that every name begins at. */
function startOf({ names }: Pick<Automaton, 'names'>): number {
  return names + 1;
}

function flagsOf({ name, next }: NameNode): number {
  let flags = name === 0 ? 0 : isName;
  for (const step of next.keys()) {
    const [mark] = symbolsOf(step);
    if (mark === gapSymbol) flags |= hasSecond;
    else flags |= mark === slashSymbol ? hasMark | hasSecond : hasMark;
  }
  return flags;
}

/** The words that come second in names ("Weights & Biases" too), each with a plural s as well. */
function secondWords({ next }: NameNode): string[] {
  return [...next].flatMap(([step, behind]) => {
    const [mark] = symbolsOf(step);
    if (mark !== gapSymbol && mark !== slashSymbol) return [];
    return nextWords(behind).flatMap((word) => [word, word + pluralEnd]);
  });
}

/** The words that come next in names, right here or behind marks. */
function nextWords({ next }: NameNode): string[] {
  return [...next].flatMap(([step, after]) => (isWordStep(step) ? [step] : nextWords(after)));
}

const pluralEnd = String.fromCharCode(letterS & symbolMask);

/** The hash of a word (`hashOf` in `assembly/scan.ts` finds it again in a text), or a mark itself. */
function hashOf(step: string, seed: number): number {
  const symbols = symbolsOf(step);
  if (!isWordStep(step)) return symbols[0] ?? 0;
  let hash = BigInt(seed);
  for (let from = 0; from < symbols.length; from += 8) {
    const eight = symbols.slice(from, from + 8);
    hash = mix(
      hash ^ eight.reduceRight((bits, symbol) => (bits << 8n) | BigInt(wordBit | symbol), 0n),
    );
  }
  return Number(BigInt.asIntN(32, hash));
}

function mix(value: bigint): bigint {
  const product = BigInt.asUintN(64, value * 0x9e3779b97f4a7c15n);
  return product ^ (product >> 32n);
}

type Entry = { hash: number; number: number };

/** The smallest table in which each of the entries is found, with the first multiplier that tells them apart. */
function packTable(entries: readonly Entry[]): Table {
  const bits = 32 - Math.clz32(Math.max(...entries.map(({ number }) => number), 1));
  let size = 16;
  while (size < entries.length * 2) size *= 2;
  for (let round = 0; round < mostRounds; round++) {
    const multiplier = (0x85ebca6b + round * 0x9e3779b8) | 0;
    const table = { slots: new Int32Array(size), bits, multiplier };
    for (const entry of entries) insert(table, entry);
    if (entries.every(({ hash, number }) => lookUp(table, hash) === number)) return table;
    if (round % roundsOfSize === roundsOfSize - 1) size *= 2;
  }
  throw new RangeError('two words of the dictionary cannot be told apart');
}

const mostRounds = 32;
const roundsOfSize = 8;

function insert({ slots, bits, multiplier }: Table, { hash, number }: Entry): void {
  const mixed = spread(hash, multiplier);
  let slot = mixed & (slots.length - 1);
  while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
  slots[slot] = ((mixed >>> bits) << bits) | number;
}

/** The hash of two words. */
function pairHash(first: number, second: number): number {
  return Math.imul(first ^ pairSeed, pairPrime) ^ second;
}

function setBit(bits: Uint32Array, hash: number): void {
  const bit = (hash ^ (hash >>> 15)) & (pairBits - 1);
  bits[bit >>> 5] = (bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
}

function lookUp({ slots, bits, multiplier }: Table, hash: number): number {
  const mask = slots.length - 1;
  const mixed = spread(hash, multiplier);
  let slot = mixed & mask;
  let found = slots[slot] as number;
  while (found !== 0 && (found ^ mixed) >>> bits !== 0) {
    slot = (slot + 1) & mask;
    found = slots[slot] as number;
  }
  return found & ((1 << bits) - 1);
}

/** Returns the number of a name as `foldName` spells it, or 0 where it is none. */
export function numberOf(automaton: Automaton, symbols: readonly number[]): number {
  const { spelling, starts, names } = automaton;
  const start = startOf(automaton);
  let node = start;
  for (const step of listSteps(symbols)) {
    const isFirst = node === start && isWordStep(step);
    const hash = hashOf(step, automaton.seed);
    node = isFirst
      ? lookUp(automaton.roots, hash) >>> flagBits
      : lookUp(automaton.edges, edgeHash(node, hash));
    if (node === 0) return 0;
  }
  const from = starts[node] ?? 0;
  const isSpelt =
    node <= names &&
    (starts[node + 1] ?? 0) - from === symbols.length &&
    symbols.every((symbol, index) => spelling[from + index] === symbol);
  return isSpelt ? node : 0;
}

function edgeHash(node: number, step: number): number {
  return Math.imul(node, nodeFactor) ^ step;
}

/**
 * A hash with its bits spread over all of it: the last letter of a word changes the low ones only. The lower
 * of them say where a table has it, the top ones are what a slot keeps.
 */
function spread(hash: number, multiplier: number): number {
  return Math.imul(hash ^ (hash >>> 15), multiplier);
}
