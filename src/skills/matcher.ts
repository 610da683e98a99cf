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
  const length = to - from;
  foldText(matcher, text, from, to);
  matcher.symbols.fill(0, length, length + padding);
  const count = matcher.exports.scan(length);
  // A memory that grew for many hits has left its views behind.
  if (matcher.symbols.length === 0) Object.assign(matcher, viewsOf(matcher.memory, matcher.room));
  return matcher.hits.subarray(0, count * 4);
}

/** What is in every browser and in Node, if not in every engine. */
const encoder = typeof TextEncoder === 'undefined' ? null : new TextEncoder();

/** Writes the symbols of a stretch: by way of UTF-8, as characters of a string are slow to come by one by one. */
function foldText({ exports, bytes, symbols }: Matcher, text: string, from: number, to: number) {
  if (encoder !== null) {
    const part = to - from === text.length ? text : text.slice(from, to);
    exports.foldBytes(encoder.encodeInto(part, bytes).written);
    return;
  }
  for (let at = from; at < to; at++) {
    symbols[at - from] = symbolOf[text.charCodeAt(at)] as number;
  }
}

/** The compiled loop looks at so many symbols at a time, and at 0 behind the last. */
const padding = 64;

/** The compiled loop (`assembly/scan.ts`) with the tables of an automaton in its memory, and views of that memory. */
type Matcher = {
  readonly memory: Memory;
  readonly exports: Exports;
  readonly room: Room;
  bytes: Uint8Array;
  symbols: Uint8Array;
  hits: Int32Array;
};

/** Where a text as UTF-8, its symbols and its hits are in the memory. */
type Room = { bytes: number; symbols: number; hits: number };

type Memory = { readonly buffer: ArrayBuffer };

type Exports = {
  useRoots: (slots: number, size: number, bits: number, multiplier: number) => void;
  useEdges: Exports['useRoots'];
  useNames: (count: number, seed: number, pairs: number, letters: number, starts: number) => void;
  useRoom: (bytes: number, table: number, symbols: number, offsets: number, hits: number) => void;
  foldBytes: (length: number) => void;
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
  const tables = [roots.slots, edges.slots, pairs, spelling, starts, symbolOf];
  const bytes = tables.reduce((sum, { byteLength }) => sum + byteLength, 9 * stretch);
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
  const table = lay(symbolOf);
  const offsets = place(4 * (stretch + 1));
  const room = {
    bytes: place(bytesOf(stretch) + padding),
    symbols: place(stretch + padding),
    hits: place(0),
  };
  exports.useRoom(room.bytes, table, room.symbols, offsets, room.hits);
  return { memory, exports, room, ...viewsOf(memory, room) };
});

/** Below are the compiled loop's own variables. */
const firstFree = 1024;

function viewsOf({ buffer }: Memory, { bytes, symbols, hits }: Room) {
  return {
    bytes: new Uint8Array(buffer, bytes, bytesOf(stretch)),
    symbols: new Uint8Array(buffer, symbols, stretch + padding),
    hits: new Int32Array(buffer, hits),
  };
}

/** A code unit takes three bytes at most. */
function bytesOf(length: number): number {
  return 3 * length;
}

let module: object | undefined;

function compiled(): object {
  module ??= new WebAssembly.Module(
    Uint8Array.from(scanModule.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16)),
  );
  return module;
}
