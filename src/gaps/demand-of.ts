import { employerSizes } from './coverage.ts';
import { needMembers, needsOfSkill } from './fit.ts';
import { clusteredInterval, type Interval } from './interval.ts';
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

/** A function from a skill's index to its demand; one call costs the skill's needs plus the employers. */
export function openDemand(market: Market): (skill: number) => SkillDemand {
  const sizes = employerSizes(market);
  const hits = new Float64Array(market.employerCount);
  return (skill) => {
    hits.fill(0);
    let vacancies = 0;
    let alone = 0;
    let last = -1;
    for (const need of needsOfSkill(market, skill)) {
      if (needMembers(market, need).length === 1) alone += 1;
      const vacancy = market.needVacancy[need] ?? 0;
      if (vacancy === last) continue;
      last = vacancy;
      vacancies += 1;
      const employer = market.employers[vacancy] ?? 0;
      hits[employer] = (hits[employer] ?? 0) + 1;
    }
    const employers = hits.reduce((count, hit) => (hit > 0 ? count + 1 : count), 0);
    return { vacancies, alone, employers, interval: clusteredInterval(hits, sizes) };
  };
}

/** The vacancies that require the skill, ascending, each once. */
export function vacanciesOfSkill(market: Market, skill: number): number[] {
  const found: number[] = [];
  for (const need of needsOfSkill(market, skill)) {
    const vacancy = market.needVacancy[need] ?? 0;
    if (vacancy !== found.at(-1)) found.push(vacancy);
  }
  return found;
}
