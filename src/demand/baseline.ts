import { readFileSync } from 'node:fs';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { z } from 'zod';
import { roles } from '../postings/posting.ts';
import { type Cell, decodeCell, encodeCell } from './cell.ts';
import type { OpenSlice, SkillName } from './find.ts';
import { createFilter, describeSlice, type Slice } from './slice.ts';
import { weekName } from './week.ts';

/**
 * The facts that ship: Hacker News "Who is hiring" by vacancy, without any text. In its cells a vacancy is the
 * number of the item that first advertised it.
 */
export type Baseline = {
  cells: readonly Cell[];
  names: ReadonlyMap<number, SkillName>;
  /** Version of the dictionary that it was read with. */
  dictionary: string;
  postings: number;
};

const file = new URL('../../config/baseline/hacker-news.bin', import.meta.url);
const headSchema = z.object({
  dictionary: z.string(),
  postings: z.number(),
  skills: z.array(z.tuple([z.number(), z.string(), z.string(), z.string()])),
  cells: z.array(z.tuple([z.number(), z.enum(roles), z.number()])),
});

/** The baseline as bytes: zstd over a line of JSON (skills, and week, role and length of each cell) and the cells. */
export function encodeBaseline({ cells, names, dictionary, postings }: Baseline): Uint8Array {
  const bodies = cells.map(encodeCell);
  const head = {
    dictionary,
    postings,
    skills: [...names].map(([number, { id, name, category }]) => [number, id, name, category]),
    cells: cells.map((cell, i) => [cell.week, cell.role, bodies[i]?.length ?? 0]),
  };
  const line = Buffer.from(`${JSON.stringify(head)}\n`);
  return zstdCompressSync(Buffer.concat([line, ...bodies]), { params: { 100: 19 } });
}

/** Reads what `encodeBaseline` wrote; throws when the bytes are not a baseline's. */
export function decodeBaseline(bytes: Uint8Array): Baseline {
  const { packed, names, dictionary, postings } = unpackBaseline(bytes);
  return { cells: packed.map(({ decode }) => decode()), names, dictionary, postings };
}

/** A cell that is decoded when it is asked for: a slice is a few of the baseline's thousands. */
type PackedCell = Pick<Cell, 'week' | 'role'> & { decode: () => Cell };
type PackedBaseline = Omit<Baseline, 'cells'> & { packed: readonly PackedCell[] };

function unpackBaseline(bytes: Uint8Array): PackedBaseline {
  const plain = zstdDecompressSync(bytes);
  const end = plain.indexOf('\n');
  const head = headSchema.parse(JSON.parse(plain.subarray(0, end).toString('utf8')));
  let at = end + 1;
  const packed = head.cells.map(([week, role, length]) => {
    const from = at;
    at += length;
    return {
      week,
      role,
      decode: () => decodeCell(plain.subarray(from, from + length), week, role),
    };
  });
  const names = head.skills.map(([number, id, name, category]) => {
    return [number, { id, name, category }] as const;
  });
  return { packed, names: new Map(names), dictionary: head.dictionary, postings: head.postings };
}

let loaded: PackedBaseline | undefined;
/** Half a year: a thread a month is a thin sample of a quarter. */
const openWeeks = 26;

/**
 * Opens a slice of the shipped baseline. An open period is its last 26 weeks. The slice's sources do not apply:
 * the baseline is one source.
 */
export function openBaseline(slice: Slice): OpenSlice & { origin: string } {
  loaded ??= unpackBaseline(readFileSync(file));
  const { packed, names } = loaded;
  const ofRoles = packed.filter(
    (cell) => slice.roles.length === 0 || slice.roles.includes(cell.role),
  );
  const weeks = ofRoles.map((cell) => cell.week);
  const last = weeks.reduce((a, b) => Math.max(a, b), 0);
  const first = weeks.reduce((a, b) => Math.min(a, b), last);
  const until = slice.until ?? last;
  const since = slice.since ?? Math.max(first, until - openWeeks + 1);
  const certain = { ...slice, sources: [], since, until };
  return {
    slice: certain,
    words: `${describeSlice(certain)}; the shipped baseline`,
    origin: describeBaseline(loaded),
    cells: ofRoles
      .filter((cell) => cell.week >= since && cell.week <= until)
      .map(({ decode }) => decode()),
    isIn: createFilter(certain, new Set()),
    names,
  };
}

/** Where a vacancy of the baseline can be read. */
export function baselineUrl(vacancy: number | string): string {
  return `https://news.ycombinator.com/item?id=${vacancy}`;
}

function describeBaseline({ packed, postings }: PackedBaseline): string {
  const first = packed[0]?.week ?? 0;
  const last = packed.at(-1)?.week ?? 0;
  return `the baseline that ships with gapmap: ${postings} postings of Hacker News "Who is hiring", ${weekName(first)} to ${weekName(last)}, with gaps`;
}
