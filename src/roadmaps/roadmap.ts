import { onceFor } from '../once-for.ts';
import type { Claim } from './claim.ts';

/** A stretch of a roadmap; `months` and `weeks` are inclusive, counted from 1, where the guide gives them. */
export type Phase = {
  readonly id: string;
  readonly title: string;
  readonly months?: readonly [from: number, to: number];
  readonly weeks?: readonly [from: number, to: number];
};

/** One step of a roadmap. `skills` are learned whole; of each set in `alternatives` the learner picks. */
export type Topic = {
  readonly id: string;
  readonly phase: string;
  readonly title: string;
  /** The guide's own time in words: "Weeks 21–24", "Month 4", "Step 3". */
  readonly when: string;
  /** First and last week, inclusive, counted from 1; null where the guide sets no time. */
  readonly weekFrom: number | null;
  readonly weekTo: number | null;
  /** What learning it costs, in weeks of this roadmap's pace. */
  readonly weeks: number;
  readonly skills: readonly string[];
  readonly alternatives?: readonly (readonly string[])[];
  readonly optional?: boolean;
};

/** A way through the alternatives: from every set the learner takes the members named in `picks`. */
export type Track = {
  readonly id: string;
  readonly title: string;
  readonly picks: readonly string[];
};

/** An ordered learning path, in our words with a link; `topics` are in learning order. */
export type Roadmap = {
  readonly id: string;
  readonly title: string;
  readonly url: string | null;
  readonly author: string | null;
  /** ISO 8601 date, or as much of it as is known ("2026-03"). */
  readonly published: string | null;
  readonly phases: readonly Phase[];
  readonly topics: readonly Topic[];
  readonly tracks?: readonly Track[];
  readonly claims?: readonly Claim[];
};

/** Every skill id of a topic, alternatives included, each once, in the order written. */
export function topicSkills(topic: Topic): string[] {
  return [...new Set([...topic.skills, ...(topic.alternatives ?? []).flat()])];
}

/** Every skill id that the roadmap teaches, each once, in learning order. */
export function roadmapSkills(roadmap: Roadmap): string[] {
  return [...new Set(roadmap.topics.flatMap(topicSkills))];
}

/** The first topic that teaches the skill, or undefined when none does. */
export function findTopic(roadmap: Roadmap, skill: string): Topic | undefined {
  return topicsBySkill(roadmap).get(skill);
}

/** The first topic of each skill, made once a roadmap: a report asks for hundreds of skills. */
const topicsBySkill = onceFor((roadmap: Roadmap): ReadonlyMap<string, Topic> => {
  const first = new Map<string, Topic>();
  for (const topic of roadmap.topics) {
    for (const skill of topicSkills(topic)) if (!first.has(skill)) first.set(skill, topic);
  }
  return first;
});

/**
 * The skills that a learner on `track` takes from a topic: all of `skills`, and of each set the members that the
 * track picks. Where it picks none, that is nothing if the set is what tracks differ in, else its first member.
 * Without a track, all of every set.
 */
export function learnedSkills(roadmap: Roadmap, topic: Topic, track: Track | null): string[] {
  if (track === null) return topicSkills(topic);
  const picked = (topic.alternatives ?? []).flatMap((set) => {
    const members = set.filter((skill) => track.picks.includes(skill));
    const dividing = (roadmap.tracks ?? []).some(({ picks }) =>
      set.some((id) => picks.includes(id)),
    );
    return members.length > 0 || dividing ? members : set.slice(0, 1);
  });
  return [...new Set([...topic.skills, ...picked])];
}
