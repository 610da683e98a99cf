import type { Difference, Evidence, SkillEvidence, Trend } from '../../src/roadmaps/evidence.ts';
import { countNeedSets, type NeedSet } from '../../src/roadmaps/need-sets.ts';
import { wilson } from '../../src/roadmaps/wilson.ts';

type Counts = {
  asked: number;
  required?: number;
  named?: number;
  trend?: Trend | null;
  change?: Difference;
};
type Rest = Partial<Evidence> & { needSets?: readonly NeedSet[] };

/** Evidence over `n` vacancies from plain counts a skill; ranks follow the counts. */
export function evidenceOf(n: number, counts: Record<string, Counts>, rest: Rest = {}): Evidence {
  const ordered = Object.entries(counts).sort(([, a], [, b]) => b.asked - a.asked);
  const skills = ordered.map(([skill, count], index): [string, SkillEvidence] => [
    skill,
    {
      skill,
      name: skill.toUpperCase(),
      employers: count.asked,
      asked: wilson(count.asked, n),
      rank: n < 30 ? null : index + 1,
      trend: count.trend ?? null,
      ...(count.change ? { change: count.change } : {}),
    },
  ]);
  const { needSets = [], ...given } = rest;
  return {
    vacancies: n,
    employers: n,
    skills: new Map(skills),
    implies: new Map(),
    measure: (skill, strength) => wilson(counts[skill]?.[strength] ?? counts[skill]?.asked ?? 0, n),
    ...countNeedSets(needSets),
    pay: () => null,
    ...given,
  };
}
