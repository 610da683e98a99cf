import { onceFor } from '../once-for.ts';
import type { Automaton } from './automaton.ts';
import { symbolOf } from './fold.ts';
import { scanModule } from './scan-module.ts';

/** How many code units are searched at a time: what they need stays in the processor's cache. */
export const stretch = 1 << 15;

/**
 * Returns the names of the automaton in a stretch of the text (`to - from` is at most `stretch`), four numbers each as
 * `Hits` has them, but as offsets into the stretch and without a plural s or a version. Valid until the next call.
 */
export function findNames(
  automaton: Automaton,
  text: string,
  from: number,
  to: number,
): Int32Array {
  const matcher = openMatcher(automaton);
  const { symbols } = matcher;
  const length = to - from;
  for (let at = 0; at < length; at++) {
    symbols[at] = symbolOf[text.charCodeAt(from + at)] as number;
  }
  symbols.fill(0, length, length + padding);
  const count = matcher.scan(length);
  // A memory that grew for many hits has left its views behind.
  if (matcher.symbols.length === 0)
    Object.assign(matcher, viewsOf(matcher.memory, matcher.symbolsAt, matcher.hitsAt));
  return matcher.hits.subarray(0, count * 4);
}

/** The compiled loop looks at so many symbols at a time, and at 0 behind the last. */
const padding = 64;

/** The compiled loop (`assembly/scan.ts`) with the tables of an automaton in its memory, and views of that memory. */
type Matcher = {
  readonly memory: Memory;
  readonly scan: Exports['scan'];
  readonly symbolsAt: number;
  readonly hitsAt: number;
  symbols: Uint8Array;
  hits: Int32Array;
};

type Memory = { readonly buffer: ArrayBuffer };

type Exports = {
  useRoots: (slots: number, size: number, bits: number, multiplier: number) => void;
  useEdges: Exports['useRoots'];
  useNames: (count: number, seed: number, pairs: number, letters: number, starts: number) => void;
  useRoom: (symbols: number, offsets: number, hits: number) => void;
  scan: (length: number) => number;
};

// The part that is used here of what both browsers and Node have.
declare const WebAssembly: {
  Memory: new (size: { initial: number }) => Memory;
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: { env: { memory: Memory } }) => { exports: Exports };
};

const page = 65_536;

const openMatcher = onceFor((automaton: Automaton): Matcher => {
  const { roots, edges, pairs, spelling, starts, names } = automaton;
  const tables = [roots.slots, edges.slots, pairs, spelling, starts];
  const bytes = tables.reduce((sum, { byteLength }) => sum + byteLength, 6 * stretch);
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / page) + 2 });
  const { exports } = new WebAssembly.Instance(compiled(), { env: { memory } });
  let end = firstFree;
  const place = (length: number): number => {
    const start = end;
    end += Math.ceil(length / 16) * 16;
    return start;
  };
  const lay = ({ buffer, byteOffset, byteLength }: (typeof tables)[number]): number => {
    const start = place(byteLength);
    new Uint8Array(memory.buffer).set(new Uint8Array(buffer, byteOffset, byteLength), start);
    return start;
  };
  exports.useRoots(lay(roots.slots), roots.slots.length, roots.bits, roots.multiplier);
  exports.useEdges(lay(edges.slots), edges.slots.length, edges.bits, edges.multiplier);
  exports.useNames(names, automaton.seed, lay(pairs), lay(spelling), lay(starts));
  const symbolsAt = place(stretch + padding);
  const offsetsAt = place(4 * (stretch + 1));
  const hitsAt = place(0);
  exports.useRoom(symbolsAt, offsetsAt, hitsAt);
  const { scan } = exports;
  return { memory, scan, symbolsAt, hitsAt, ...viewsOf(memory, symbolsAt, hitsAt) };
});

/** Below are the compiled loop's own variables. */
const firstFree = 1024;

function viewsOf({ buffer }: Memory, symbolsAt: number, hitsAt: number) {
  return {
    symbols: new Uint8Array(buffer, symbolsAt, stretch + padding),
    hits: new Int32Array(buffer, hitsAt),
  };
}

let module: object | undefined;

function compiled(): object {
  module ??= new WebAssembly.Module(
    Uint8Array.from(scanModule.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16)),
  );
  return module;
}
