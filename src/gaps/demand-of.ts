import { addAsking, sumSizes } from '../demand/interval.ts';
import { onceFor } from '../once-for.ts';
import { employerSizes } from './coverage.ts';
import { needsOfSkill } from './fit.ts';
import { type Interval, shareOf } from './interval.ts';
import type { Market } from './market.ts';

/** How many of a market's vacancies require a skill, alone or as one of a set. */
export type SkillDemand = {
  readonly vacancies: number;
  /** Vacancies in which it stands alone: no other skill would do. */
  readonly alone: number;
  readonly employers: number;
  /** Share of the vacancies, with an employer-clustered 95% interval. */
  readonly interval: Interval;
};

/** The demand of every skill of the market, by index; counted once a market, since no profile changes it. */
export const demandOfSkills = onceFor((market: Market): readonly SkillDemand[] =>
  market.skills.map((_, skill) => skill).map(openDemand(market)),
);

/** A skill of a market: its index, its id and its demand. */
export type Ranked = { readonly at: number; readonly id: string; readonly demand: SkillDemand };

/** The skills that some vacancy requires, the most demanded first; ranked once a market. */
export const rankByDemand = onceFor((market: Market): readonly Ranked[] =>
  demandOfSkills(market)
    .map((demand, at): Ranked => ({ at, id: market.skills[at] ?? '', demand }))
    .filter(({ demand }) => demand.vacancies > 0)
    .sort((a, b) => b.demand.vacancies - a.demand.vacancies || (a.id < b.id ? -1 : 1)),
);

function openDemand(market: Market): (skill: number) => SkillDemand {
  const sizes = employerSizes(market);
  const all = sumSizes(sizes);
  const hits = new Uint32Array(market.employerCount);
  const { memberStart, needVacancy, employers } = market;
  return (skill) => {
    const touched: number[] = [];
    let vacancies = 0;
    let alone = 0;
    let last = -1;
    const needs = needsOfSkill(market, skill);
    for (let at = 0; at < needs.length; at += 1) {
      const need = needs[at] ?? 0;
      if ((memberStart[need + 1] ?? 0) - (memberStart[need] ?? 0) === 1) alone += 1;
      const vacancy = needVacancy[need] ?? 0;
      if (vacancy === last) continue;
      last = vacancy;
      vacancies += 1;
      const employer = employers[vacancy] ?? 0;
      if (hits[employer] === 0) touched.push(employer);
      hits[employer] = (hits[employer] ?? 0) + 1;
    }
    const sums = { ...all, y: 0, wy: 0, wyy: 0 };
    for (const employer of touched) {
      addAsking(sums, hits[employer] ?? 0, sizes[employer] ?? 0);
      hits[employer] = 0;
    }
    const interval = shareOf(sums);
    return { vacancies, alone, employers: touched.length, interval };
  };
}

/** The vacancies that require the skill, ascending, each once. */
export function vacanciesOfSkill(market: Market, skill: number): Uint32Array {
  const needs = needsOfSkill(market, skill);
  const found = new Uint32Array(needs.length);
  let length = 0;
  for (let at = 0; at < needs.length; at += 1) {
    const vacancy = market.needVacancy[needs[at] ?? 0] ?? 0;
    if (length > 0 && found[length - 1] === vacancy) continue;
    found[length] = vacancy;
    length += 1;
  }
  return found.subarray(0, length);
}
