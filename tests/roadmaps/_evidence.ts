import type { Evidence, NeedSet, SkillEvidence, Trend } from '../../src/roadmaps/evidence.ts';
import { wilson } from '../../src/roadmaps/wilson.ts';

type Counts = { asked: number; required?: number; named?: number; trend?: Trend | null };

/** Evidence over `n` vacancies from plain counts a skill; ranks follow the counts. */
export function evidenceOf(
  n: number,
  counts: Record<string, Counts>,
  rest: Partial<Evidence> & { needSets?: readonly NeedSet[] } = {},
): Evidence {
  const ordered = Object.entries(counts).sort(([, a], [, b]) => b.asked - a.asked);
  const skills = ordered.map(([skill, count], index): [string, SkillEvidence] => [
    skill,
    {
      skill,
      name: skill.toUpperCase(),
      employers: count.asked,
      asked: wilson(count.asked, n),
      required: wilson(count.required ?? count.asked, n),
      named: wilson(count.named ?? count.asked, n),
      rank: n < 30 ? null : index + 1,
      trend: count.trend ?? null,
    },
  ]);
  return {
    vacancies: n,
    employers: n,
    skills: new Map(skills),
    implies: new Map(),
    needSets: [],
    ...rest,
  };
}
