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
  readonly brings: readonly Uint16Array[];
  /** givers[s]: s itself and the market's skills that imply it. */
  readonly givers: readonly Uint16Array[];
  /** One bit a pair of skills, for `shareGiver`: bytes are read by the million, and so are kept few. */
  readonly shared: Uint8Array;
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
  const size = market.skills.length;
  const shared = new Uint8Array(Math.ceil((size * size) / 8));
  for (const brought of brings) {
    for (const a of brought) for (const b of brought) setBit(shared, a * size + b);
  }
  return {
    shared,
    brings: brings.map((list) => Uint16Array.from(list)),
    givers: givers.map((list) => Uint16Array.from(list)),
  };
}

/** Whether some one skill of the market brings both. */
export function shareGiver({ shared, brings }: Links, a: number, b: number): boolean {
  const bit = a * brings.length + b;
  return ((shared[bit >>> 3] ?? 0) & (1 << (bit & 7))) !== 0;
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
