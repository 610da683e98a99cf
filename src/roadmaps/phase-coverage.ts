import type { Evidence } from './evidence.ts';
import { learnedSkills, type Roadmap, type Track } from './roadmap.ts';

/** The vacancies that can be met once a phase is behind the learner. */
export type PhaseCoverage = {
  readonly phase: string;
  readonly title: string;
  readonly met: number;
  /** Of the vacancies that require anything, 0 to 1; null when there are none. */
  readonly share: number | null;
};

/**
 * How many vacancies have every required need met after each phase, on one track (null: everything learned).
 * A need with alternatives is met by any one of them; a learned skill brings what it implies; optional topics
 * do not count.
 */
export function measurePhases(
  roadmap: Roadmap,
  track: Track | null,
  evidence: Pick<Evidence, 'countMet' | 'implies'>,
): PhaseCoverage[] {
  const phaseOf = phaseOfSkills(roadmap, track, evidence.implies);
  const { total, metIn } = evidence.countMet(phaseOf, roadmap.phases.length);
  let met = 0;
  return roadmap.phases.map(({ id, title }, index) => {
    met += metIn[index] ?? 0;
    return { phase: id, title, met, share: total === 0 ? null : met / total };
  });
}

function phaseOfSkills(
  roadmap: Roadmap,
  track: Track | null,
  implies: ReadonlyMap<string, readonly string[]>,
): Map<string, number> {
  const learnedIn = new Map<string, number>();
  for (const topic of roadmap.topics) {
    if (topic.optional === true) continue;
    const phase = roadmap.phases.findIndex(({ id }) => id === topic.phase);
    for (const skill of learnedSkills(roadmap, topic, track)) {
      for (const gained of [skill, ...(implies.get(skill) ?? [])]) {
        learnedIn.set(gained, Math.min(phase, learnedIn.get(gained) ?? phase));
      }
    }
  }
  return learnedIn;
}
