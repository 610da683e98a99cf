import type { Earlier, OpenSlice } from '../demand/find.ts';
import { workMeanwhile } from '../meanwhile.ts';
import { type Audit, auditRoadmap } from './audit.ts';
import { addTrends, gatherEvidence, type Implying } from './cell-evidence.ts';
import type { Roadmap } from './roadmap.ts';
import { testChanges } from './trends.ts';

/**
 * Holds roadmaps against an open slice, in their order, with what moved since the period before it; what the
 * dictionary says a skill brings counts as taught. The slice is measured while `earlier` is being loaded.
 */
export async function auditSlice(
  open: OpenSlice,
  earlier: Promise<Earlier>,
  { dictionary, roadmaps }: { dictionary: Implying; roadmaps: readonly Roadmap[] },
): Promise<Audit[]> {
  const [before, alone] = await workMeanwhile(earlier, () =>
    gatherEvidence(open, { skills: open.names, dictionary }),
  );
  const evidence = addTrends(alone, testChanges(open, before));
  return roadmaps.map((roadmap) => auditRoadmap(roadmap, evidence));
}
