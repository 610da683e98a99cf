import { onceFor } from '../once-for.ts';
import { demandOfSkills, vacanciesOfSkill } from './demand-of.ts';
import { needsOfSkill } from './fit.ts';
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
  const counts = [...alternativesOf(market, skill)].filter(([other]) => held[other] === 1);
  return topOf(counts, market, limit).map(([other, together]) => {
    const named = countUnion(vacanciesOfSkill(market, skill), vacanciesOfSkill(market, other));
    return { skill: market.skills[other] ?? '', together, named };
  });
}

const alternatives = onceFor((_: Market) => new Map<number, ReadonlyMap<number, number>>());

/** How many needs of a skill each other one meets as well; counted once a market. */
function alternativesOf(market: Market, skill: number): ReadonlyMap<number, number> {
  const counted = alternatives(market);
  const found = counted.get(skill) ?? countAlternatives(market, skill);
  counted.set(skill, found);
  return found;
}

function countAlternatives(market: Market, skill: number): Map<number, number> {
  const { memberStart, members } = market;
  const counts = new Map<number, number>();
  const needs = needsOfSkill(market, skill);
  for (let at = 0; at < needs.length; at += 1) {
    const need = needs[at] ?? 0;
    for (let m = memberStart[need] ?? 0; m < (memberStart[need + 1] ?? 0); m += 1) {
      const member = members[m] ?? 0;
      if (member !== skill) counts.set(member, (counts.get(member) ?? 0) + 1);
    }
  }
  return counts;
}

/** How many different values two ascending lists hold. */
function countUnion(a: Uint32Array, b: Uint32Array): number {
  let both = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const order = (a[i] ?? 0) - (b[j] ?? 0);
    if (order === 0) both += 1;
    if (order <= 0) i += 1;
    if (order >= 0) j += 1;
  }
  return a.length + b.length - both;
}

/** A skill asked in the same vacancies; `lift` is how much more often there than in the whole market. */
export type Companion = { readonly skill: string; readonly share: number; readonly lift: number };

const companions = onceFor((_: Market) => new Map<number, readonly Companion[]>());

/**
 * The five skills most asked with `skill` (an index): shares of its vacancies, its own alternatives left out. Counted
 * once a market, since no profile changes it.
 */
export function findCompanions(market: Market, skill: number): readonly Companion[] {
  const counted = companions(market);
  const found = counted.get(skill) ?? countCompanions(market, skill, 5);
  counted.set(skill, found);
  return found;
}

function countCompanions(market: Market, skill: number, limit: number): Companion[] {
  const demand = demandOfSkills(market);
  const vacancies = vacanciesOfSkill(market, skill);
  const counts = countBeside(market, vacancies, skill);
  const floor = Math.max(2, vacancies.length * 0.05);
  const frequent = [...counts.entries()].filter(([, count]) => count >= floor);
  return topOf(frequent, market, limit).map(([other, count]) => {
    const share = count / vacancies.length;
    const overall = (demand[other]?.vacancies ?? 0) / market.ids.length;
    return { skill: market.skills[other] ?? '', share, lift: share / overall };
  });
}

/** For every skill the vacancies, of those given, that require it in a need which `skill` does not meet. */
function countBeside(market: Market, vacancies: Uint32Array, skill: number): Uint32Array {
  const { needStart, memberStart, members } = market;
  const counts = new Uint32Array(market.skills.length);
  const lastSeen = new Uint32Array(market.skills.length);
  for (let at = 0; at < vacancies.length; at += 1) {
    const v = vacancies[at] ?? 0;
    for (let n = needStart[v] ?? 0; n < (needStart[v + 1] ?? 0); n += 1) {
      const from = memberStart[n] ?? 0;
      const to = memberStart[n + 1] ?? 0;
      let m = from;
      while (m < to && members[m] !== skill) m += 1;
      if (m < to) continue;
      for (m = from; m < to; m += 1) {
        const other = members[m] ?? 0;
        if (lastSeen[other] === v + 1) continue;
        lastSeen[other] = v + 1;
        counts[other] = (counts[other] ?? 0) + 1;
      }
    }
  }
  return counts;
}

function topOf(counts: [number, number][], market: Market, limit: number): [number, number][] {
  const name = (skill: number) => market.skills[skill] ?? '';
  return counts.sort(([a, x], [b, y]) => y - x || (name(a) < name(b) ? -1 : 1)).slice(0, limit);
}
