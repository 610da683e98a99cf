import { onceFor } from '../once-for.ts';
import { findTopic, type Roadmap } from '../roadmaps/roadmap.ts';

/** Where a roadmap teaches a skill. */
export type Lesson = {
  readonly roadmap: string;
  readonly topic: string;
  readonly phase: string;
  readonly when: string;
  /** Weeks that the topic takes at the roadmap's pace. */
  readonly weeks: number;
  /** Place of the topic in the roadmap, from 0. */
  readonly order: number;
};

/** The lessons that teach the skill, one a roadmap at most, in the order of the roadmaps. */
export function findLessons(roadmaps: readonly Roadmap[], skill: string): Lesson[] {
  return roadmaps.flatMap((roadmap) => {
    const topic = findTopic(roadmap, skill);
    if (topic === undefined) return [];
    const phase = roadmap.phases.find(({ id }) => id === topic.phase)?.title ?? topic.phase;
    return {
      roadmap: roadmap.id,
      topic: topic.title,
      phase,
      when: topic.when,
      weeks: topic.weeks,
      order: roadmap.topics.indexOf(topic),
    };
  });
}

/** What a plan is costed with. The guides presume a first language, so languages cost `languageWeeks`, not a topic. */
export type Guide = {
  readonly roadmap: Roadmap | null;
  readonly languages: ReadonlySet<string>;
  /** Whether the learner has one of the languages already: another takes half the time. */
  readonly knowsLanguage?: boolean;
};

/** What learning costs. `estimated`: some of it is our estimate, since no topic teaches it. */
export type Cost = {
  readonly weeks: number;
  readonly estimated: boolean;
  /** What is learned and need not be paid again: topic ids, and skills of their own. */
  readonly pays: readonly string[];
};

/** Our estimates for a first language and for another one, in weeks at the guides' pace. */
const languageWeeks = { first: 8, further: 4 };

/**
 * The cost of learning `skills` together when `paid` is already learned. A topic is paid once for all the skills that
 * it teaches whole; a member of a topic's either-or set, and what no topic teaches, is paid for itself.
 */
export function costSkills(
  guide: Guide,
  skills: readonly string[],
  paid: ReadonlySet<string>,
): Cost {
  const pays = new Set<string>();
  let weeks = 0;
  let estimated = false;
  for (const skill of skills) {
    const price = priceSkill(guide, skill);
    if (paid.has(price.key) || pays.has(price.key)) continue;
    pays.add(price.key);
    weeks += price.weeks;
    estimated ||= price.estimated;
  }
  return { weeks: Math.round(weeks * 100) / 100, estimated, pays: [...pays] };
}

function priceSkill(
  guide: Guide,
  skill: string,
): { key: string; weeks: number; estimated: boolean } {
  if (guide.languages.has(skill)) {
    const { first, further } = languageWeeks;
    return { key: skill, weeks: guide.knowsLanguage ? further : first, estimated: true };
  }
  const topic = guide.roadmap === null ? undefined : findTopic(guide.roadmap, skill);
  if (topic === undefined) {
    return {
      key: skill,
      weeks: guide.roadmap === null ? 1 : medianWeeks(guide.roadmap),
      estimated: true,
    };
  }
  const whole = topic.skills.includes(skill);
  return { key: whole ? topic.id : skill, weeks: topic.weeks, estimated: false };
}

/** What a topic of the roadmap usually takes; worked out once a roadmap, since most skills ask for it. */
const medianWeeks = onceFor((roadmap: Roadmap): number => {
  const sorted = roadmap.topics.map(({ weeks }) => weeks).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 1;
});

/** Whether a topic of the roadmap teaches the skill; nothing is taught without a roadmap. */
export function isTaught({ roadmap }: Guide, skill: string): boolean {
  return roadmap !== null && findTopic(roadmap, skill) !== undefined;
}

/** Place of the skill's topic in the roadmap, from 0; after all topics where it has none. */
export function roadmapOrder(guide: Guide, skill: string): number {
  const topics = guide.roadmap?.topics ?? [];
  const topic = guide.roadmap === null ? undefined : findTopic(guide.roadmap, skill);
  return topic === undefined ? topics.length : topics.indexOf(topic);
}
