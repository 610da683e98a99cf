import { sumAsking, weakest } from '../demand/asking.ts';
import { sumSizes } from '../demand/interval.ts';
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
export const demandOfSkills = onceFor((market: Market): readonly SkillDemand[] => {
  const sizes = employerSizes(market);
  const all = sumSizes(sizes);
  const { alone, ...required } = gatherSkills(market);
  const sums = sumAsking({ vacancies: sizes, ...required }, 'required');
  const { employers, wy, wyy } = sums;
  return market.skills.map((_, skill) => {
    const y = sums.y[skill] ?? 0;
    const interval = shareOf({ ...all, y, wy: wy[skill] ?? 0, wyy: wyy[skill] ?? 0 });
    return { vacancies: y, alone: alone[skill] ?? 0, employers: employers[skill] ?? 0, interval };
  });
});

/** A skill of a market: its index, its id and its demand. */
export type Ranked = { readonly at: number; readonly id: string; readonly demand: SkillDemand };

/** The skills that some vacancy requires, the most demanded first; ranked once a market. */
export const rankByDemand = onceFor((market: Market): readonly Ranked[] =>
  demandOfSkills(market)
    .map((demand, at): Ranked => ({ at, id: market.skills[at] ?? '', demand }))
    .filter(({ demand }) => demand.vacancies > 0)
    .sort((a, b) => b.demand.vacancies - a.demand.vacancies || (a.id < b.id ? -1 : 1)),
);

/**
 * What the vacancies of each employer require, each skill once a vacancy, as `ByEmployer` has it: employer e's entries
 * begin at `start[e]`, and zeros fill the room of those that would stand twice. One walk in the order of the market: a
 * million places looked up across its columns take longer than all else. `alone` counts by skill the needs that nothing
 * else meets.
 */
function gatherSkills({
  skills,
  employers,
  employerCount,
  needStart,
  memberStart,
  members,
}: Market) {
  const start = new Uint32Array(employerCount + 1);
  const membersUpTo = (v: number) => memberStart[needStart[v] ?? 0] ?? 0;
  for (let v = 0; v < employers.length; v += 1) {
    const next = (employers[v] ?? 0) + 1;
    start[next] = (start[next] ?? 0) + membersUpTo(v + 1) - membersUpTo(v);
  }
  for (let e = 0; e < employerCount; e += 1) start[e + 1] = (start[e + 1] ?? 0) + (start[e] ?? 0);
  const ends = start.slice();
  const entries = new Uint32Array(members.length);
  const alone = new Uint32Array(skills.length);
  const lastSeen = new Uint32Array(skills.length);
  for (let v = 0; v < employers.length; v += 1) {
    const employer = employers[v] ?? 0;
    let next = ends[employer] ?? 0;
    for (let need = needStart[v] ?? 0; need < (needStart[v + 1] ?? 0); need += 1) {
      const from = memberStart[need] ?? 0;
      const to = memberStart[need + 1] ?? 0;
      for (let m = from; m < to; m += 1) {
        const skill = members[m] ?? 0;
        if (to - from === 1) alone[skill] = (alone[skill] ?? 0) + 1;
        if (lastSeen[skill] === v + 1) continue;
        lastSeen[skill] = v + 1;
        entries[next] = 4 * skill + weakest.required;
        next += 1;
      }
    }
    ends[employer] = next;
  }
  return { skills: skills.length, entries, alone, start };
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
