import type { Level, Role } from './posting.ts';

/** The skills that a posting names, a column each: of as many elements, by ascending skill number. */
export type PackedSkills = {
  skills: readonly number[];
  /** As `packNeed` makes them. */
  needs: readonly number[];
  /** Of the first mention, in UTF-16 code units; `ends` are exclusive. */
  starts: readonly number[];
  ends: readonly number[];
};

/** Where a posting belongs, and why. `signature` is the MinHash of its text, 32-bit little-endian words. */
export type Placement = {
  vacancy: number;
  groupedBy: 'self' | 'requisition' | 'text';
  /** Estimated Jaccard similarity to the posting it was grouped with, null for the first. */
  similarity: number | null;
  signature: Buffer;
};

/** What was read from a posting with a version of the dictionary. */
export type PackedReading = {
  role: Role;
  level: Level | null;
  language: string;
  readWith: string;
  skills: PackedSkills;
};

/** All that reading and grouping add to a posting. */
export type Judgement = PackedReading & { placement: Placement | null };

/** Packs how a skill is asked for: `strength` is 1 to 3; `alternatives` numbers an either-or set from 0. */
export function packNeed(strength: number, inText: boolean, alternatives: number | null): number {
  return strength + (inText ? 4 : 0) + 8 * (alternatives === null ? 0 : alternatives + 1);
}

/** Returns the strength (1 to 3) and the either-or set (null alone) that `packNeed` packed. */
export function unpackNeed(need: number): { requirement: number; alternatives: number | null } {
  return { requirement: need & 3, alternatives: need >> 3 === 0 ? null : (need >> 3) - 1 };
}

// Arrays cannot nest in unnest: those of a posting travel as one text each.
const asText = (numbers: readonly number[]) => `{${numbers.join(',')}}`;

/** The columns of `postings` that hold a judgement: name, type of the parameter, what it is given, how the column is made of it. */
export const judgementColumns: readonly (readonly [
  name: string,
  type: string,
  read: (judgement: Judgement) => unknown,
  value?: (column: string) => string,
])[] = [
  ['role', 'text', (j) => j.role],
  ['level', 'text', (j) => j.level],
  ['language', 'text', (j) => j.language],
  ['read_with', 'text', (j) => j.readWith],
  ['vacancy_id', 'bigint', (j) => j.placement?.vacancy ?? null],
  ['grouped_by', 'text', (j) => j.placement?.groupedBy ?? null],
  ['similarity', 'real', (j) => j.placement?.similarity ?? null],
  ['signature', 'bytea', (j) => j.placement?.signature ?? null],
  ['skill_numbers', 'text', (j) => asText(j.skills.skills), toArray('integer')],
  ['skill_needs', 'text', (j) => asText(j.skills.needs), toArray('smallint')],
  ['skill_starts', 'text', (j) => asText(j.skills.starts), toArray('integer')],
  ['skill_ends', 'text', (j) => asText(j.skills.ends), toArray('integer')],
];

function toArray(type: string): (column: string) => string {
  return (column) => `coalesce(${column}, '{}')::${type}[]`;
}
