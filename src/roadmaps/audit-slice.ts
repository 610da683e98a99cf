import type { Db } from '../db/open.ts';
import type { OpenSlice } from '../demand/find.ts';
import { type Audit, auditRoadmap } from './audit.ts';
import { gatherEvidence } from './cell-evidence.ts';
import type { Roadmap } from './roadmap.ts';
import { measureDegree } from './store.ts';

type Skills = { readonly skills: ReadonlyMap<string, { id: string; implies?: readonly string[] }> };

/** Holds roadmaps against an open slice, in their order; what the dictionary says a skill brings counts as taught. */
export async function auditSlice(
  db: Db,
  open: OpenSlice,
  { dictionary, roadmaps }: { dictionary: Skills; roadmaps: readonly Roadmap[] },
): Promise<Audit[]> {
  const links = [...dictionary.skills.values()].map(
    ({ id, implies = [] }) => [id, implies] as const,
  );
  const degree = await measureDegree(db, open.slice);
  const evidence = gatherEvidence(open, { skills: open.names, implies: new Map(links), degree });
  return roadmaps.map((roadmap) => auditRoadmap(roadmap, evidence));
}
