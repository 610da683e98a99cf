import type { Evidence, MetByPhase } from './evidence.ts';

/**
 * What some vacancies require, all of them alike: each need is a set of skill ids of which one is enough.
 * Vacancies that require nothing have no needs.
 */
export type NeedSet = {
  readonly vacancies: number;
  readonly needs: readonly (readonly string[])[];
};

/** The counts over needs that `Evidence` asks for, answered from need sets. */
export function countNeedSets(
  sets: readonly NeedSet[],
): Pick<Evidence, 'countMet' | 'countTogether'> {
  return {
    countMet: (phaseOf, phases) => countMet(sets, phaseOf, phases),
    countTogether: (skill, given) => countTogether(sets, skill, given),
  };
}

function countMet(
  sets: readonly NeedSet[],
  phaseOf: ReadonlyMap<string, number>,
  phases: number,
): MetByPhase {
  const metIn = Array.from({ length: phases }, () => 0);
  let total = 0;
  for (const { vacancies, needs } of sets) {
    if (needs.length === 0) continue;
    total += vacancies;
    const phase = Math.max(...needs.map((need) => firstPhase(need, phaseOf)));
    if (phase < phases) metIn[phase] = (metIn[phase] ?? 0) + vacancies;
  }
  return { total, metIn };
}

function firstPhase(need: readonly string[], phaseOf: ReadonlyMap<string, number>): number {
  return Math.min(...need.map((skill) => phaseOf.get(skill) ?? Number.POSITIVE_INFINITY));
}

function countTogether(
  sets: readonly NeedSet[],
  skill: string,
  given: string,
): { given: number; both: number } {
  const counts = { given: 0, both: 0 };
  for (const { vacancies, needs } of sets) {
    const required = new Set(needs.flat());
    if (!required.has(given)) continue;
    counts.given += vacancies;
    if (required.has(skill)) counts.both += vacancies;
  }
  return counts;
}
