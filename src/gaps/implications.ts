import type { Market } from './market.ts';

/** What having one skill gives besides, by skill id: `implies.get('spring-boot')` holds "spring" and "java". */
export type Implies = ReadonlyMap<string, readonly string[]>;

/** Every skill that comes with `skill`, itself first, following links as far as they go; cycles end. */
export function impliedSkills(implies: Implies, skill: string): string[] {
  const found = new Set([skill]);
  for (const next of found) {
    for (const implied of implies.get(next) ?? []) found.add(implied);
  }
  return [...found];
}

/** Links between the skills of one market, as indexes: what each skill brings, and what brings each skill. */
export type Links = {
  /** brings[s]: s itself, then the market's skills that it implies. */
  readonly brings: readonly (readonly number[])[];
  /** givers[s]: s itself and the market's skills that imply it. */
  readonly givers: readonly (readonly number[])[];
  readonly shared: Shared;
};

/**
 * For `shareGiver`, which is asked by the million and so reads few bytes: one bit a skill and a brought one, in rows by
 * skill. `column` is -1 where a skill is brought by itself alone, as nine in ten are.
 */
type Shared = {
  readonly column: Int32Array;
  readonly columns: number;
  readonly bits: Uint8Array;
};

/** The links of a market's skills under the dictionary's `implies`; skills outside the market are passed through. */
export function linkSkills(market: Pick<Market, 'skills'>, implies: Implies): Links {
  const at = new Map(market.skills.map((skill, index) => [skill, index]));
  const brings = market.skills.map((skill) =>
    impliedSkills(implies, skill).flatMap((id) => at.get(id) ?? []),
  );
  const givers: number[][] = market.skills.map(() => []);
  brings.forEach((brought, giver) => {
    for (const skill of brought) givers[skill]?.push(giver);
  });
  return { brings, givers, shared: findShared(brings, givers) };
}

function findShared(brings: readonly number[][], givers: readonly number[][]): Shared {
  let columns = 0;
  const column = new Int32Array(givers.length).fill(-1);
  givers.forEach(({ length }, skill) => {
    if (length < 2) return;
    column[skill] = columns;
    columns += 1;
  });
  const bits = new Uint8Array(Math.ceil((givers.length * columns) / 8));
  for (const brought of brings) {
    for (const b of brought) {
      const at = column[b] ?? -1;
      if (at >= 0) for (const a of brought) setBit(bits, a * columns + at);
    }
  }
  return { column, columns, bits };
}

/** Whether some one skill of the market brings both. */
export function shareGiver({ shared }: Links, a: number, b: number): boolean {
  const { column, columns, bits } = shared;
  const atA = column[a] ?? -1;
  const atB = column[b] ?? -1;
  if (atA < 0 && atB < 0) return a === b;
  const bit = atB < 0 ? b * columns + atA : a * columns + atB;
  return ((bits[bit >>> 3] ?? 0) & (1 << (bit & 7))) !== 0;
}

function setBit(bits: Uint8Array, bit: number): void {
  bits[bit >>> 3] = (bits[bit >>> 3] ?? 0) | (1 << (bit & 7));
}

/** One flag a skill of the market: 1 where `skills`, or what they imply, hold it. */
export function holdSkills(
  market: Pick<Market, 'skills'>,
  implies: Implies,
  skills: Iterable<string>,
): Uint8Array {
  const at = new Map(market.skills.map((skill, index) => [skill, index]));
  const held = new Uint8Array(market.skills.length);
  for (const skill of skills) {
    for (const id of impliedSkills(implies, skill)) {
      const index = at.get(id);
      if (index !== undefined) held[index] = 1;
    }
  }
  return held;
}
