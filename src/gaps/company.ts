import { vacanciesOfSkill } from './demand-of.ts';
import { needMembers, needsOfSkill } from './fit.ts';
import type { Market } from './market.ts';

/** A skill one has that employers accept in place of a missing one. */
export type Neighbour = {
  readonly skill: string;
  /** Vacancies that name both as alternatives, of `named` that require either. */
  readonly together: number;
  readonly named: number;
};

/** The held skills most often asked as an alternative to `skill` (an index), the most frequent first. */
export function findNeighbours(
  market: Market,
  held: Uint8Array,
  skill: number,
  limit = 3,
): Neighbour[] {
  const counts = new Map<number, number>();
  for (const need of needsOfSkill(market, skill)) {
    for (const member of needMembers(market, need)) {
      if (member !== skill && held[member] === 1) bump(counts, member);
    }
  }
  const own = new Set(vacanciesOfSkill(market, skill));
  return topOf(counts, market, limit).map(([other, together]) => {
    const others = vacanciesOfSkill(market, other).filter((v) => !own.has(v)).length;
    return { skill: market.skills[other] ?? '', together, named: own.size + others };
  });
}

/** A skill asked in the same vacancies; `lift` is how much more often there than in the whole market. */
export type Companion = { readonly skill: string; readonly share: number; readonly lift: number };

/** What is usually asked with `skill` (an index): shares of its vacancies, its own alternatives left out. */
export function findCompanions(market: Market, skill: number, limit = 5): Companion[] {
  const vacancies = vacanciesOfSkill(market, skill);
  const counts = new Map<number, number>();
  for (const vacancy of vacancies) {
    for (const other of requiredBeside(market, vacancy, skill)) bump(counts, other);
  }
  const floor = Math.max(2, vacancies.length * 0.05);
  const frequent = new Map([...counts].filter(([, count]) => count >= floor));
  return topOf(frequent, market, limit).map(([other, count]) => {
    const share = count / vacancies.length;
    const overall = vacanciesOfSkill(market, other).length / market.ids.length;
    return { skill: market.skills[other] ?? '', share, lift: share / overall };
  });
}

function requiredBeside(market: Market, vacancy: number, skill: number): Set<number> {
  const found = new Set<number>();
  for (let n = market.needStart[vacancy] ?? 0; n < (market.needStart[vacancy + 1] ?? 0); n += 1) {
    const members = needMembers(market, n);
    if (!members.includes(skill)) for (const member of members) found.add(member);
  }
  return found;
}

function bump(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function topOf(counts: ReadonlyMap<number, number>, market: Market, limit: number) {
  const name = (skill: number) => market.skills[skill] ?? '';
  return [...counts]
    .sort(([a, x], [b, y]) => y - x || (name(a) < name(b) ? -1 : 1))
    .slice(0, limit);
}
