import type { Earlier, OpenSlice } from '../demand/find.ts';
import { type Audit, auditRoadmap } from './audit.ts';
import { gatherEvidence } from './cell-evidence.ts';
import type { Roadmap } from './roadmap.ts';
import { testChanges } from './trends.ts';

type Skills = { readonly skills: ReadonlyMap<string, { id: string; implies?: readonly string[] }> };

/**
 * Holds roadmaps against an open slice, in their order, with what moved since the period before it; what the
 * dictionary says a skill brings counts as taught.
 */
export function auditSlice(
  open: OpenSlice,
  earlier: Earlier,
  { dictionary, roadmaps }: { dictionary: Skills; roadmaps: readonly Roadmap[] },
): Audit[] {
  const links = [...dictionary.skills.values()].map(
    ({ id, implies = [] }) => [id, implies] as const,
  );
  const evidence = gatherEvidence(open, {
    skills: open.names,
    implies: new Map(links),
    trends: testChanges(open, earlier),
  });
  return roadmaps.map((roadmap) => auditRoadmap(roadmap, evidence));
}
