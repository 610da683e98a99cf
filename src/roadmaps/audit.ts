import { leastSample } from '../demand/interval.ts';
import { type Judgement, judgeClaims } from './claims.ts';
import type { Evidence, SkillEvidence } from './evidence.ts';
import { kendallTau, meanRanks, spearmanRho } from './order.ts';
import { measurePhases, type PhaseCoverage } from './phase-coverage.ts';
import { type Roadmap, roadmapSkills, type Topic, topicSkills } from './roadmap.ts';
import { wilson } from './wilson.ts';

/** A topic with what is asked of it; `skills` are its measured skills, the most asked first. */
export type TopicAudit = {
  readonly topic: Topic;
  /** Place in the roadmap, from 1. */
  readonly position: number;
  readonly skills: readonly SkillEvidence[];
  /** The most asked of its skills: the topic's demand is at least this one's. Null where none is asked. */
  readonly leading: SkillEvidence | null;
};

/** A skill that is taught and whose interval ends below one vacancy in a hundred. */
export type DeadWeight = {
  readonly topic: Topic;
  readonly skill: string;
  readonly name: string;
  readonly evidence: SkillEvidence | null;
};

/** A topic taught at another place than demand alone would give it; places count the ranked topics from 1. */
export type Misplaced = {
  readonly topic: TopicAudit;
  readonly taughtAt: number;
  readonly askedAt: number;
};

export type OrderAudit = {
  readonly topics: number;
  readonly kendallTauB: number | null;
  readonly spearmanRho: number | null;
  /** Taught a third of the roadmap or more after its place by demand, the furthest first. */
  readonly late: readonly Misplaced[];
  readonly early: readonly Misplaced[];
};

/** A roadmap held against one slice. When `enough` is false there are too few vacancies for any share. */
export type Audit = {
  readonly roadmap: Roadmap;
  readonly enough: boolean;
  readonly vacancies: number;
  readonly employers: number;
  readonly topics: readonly TopicAudit[];
  /** Skills taught that fewer than one vacancy in a hundred asks for. */
  readonly deadWeight: readonly DeadWeight[];
  /** Skills asked that no topic teaches or implies, by vacancies. */
  readonly blindSpots: readonly SkillEvidence[];
  readonly order: OrderAudit;
  /** Coverage by phase; `track` is null for a learner who learns every alternative. */
  readonly coverage: readonly {
    readonly track: string | null;
    readonly phases: readonly PhaseCoverage[];
  }[];
  readonly claims: readonly Judgement[];
};

/** Hardly asked, and hardly worth a blind spot: one vacancy in a hundred. */
const hardly = 0.01;

/** Names of the trade itself, which a roadmap teaches as a whole and no topic of it does. */
const trades: ReadonlySet<string> = new Set([
  'mobile-development',
  'software-engineering',
  'web-development',
]);

/** The audit of a roadmap; pure, and never a verdict that the evidence does not carry. */
export function auditRoadmap(roadmap: Roadmap, evidence: Evidence): Audit {
  const topics = roadmap.topics.map((topic, index) => auditTopic(topic, index + 1, evidence));
  const tracks = [null, ...(roadmap.tracks ?? [])];
  return {
    roadmap,
    enough: evidence.vacancies >= leastSample,
    vacancies: evidence.vacancies,
    employers: evidence.employers,
    topics,
    deadWeight: findDeadWeight(roadmap, evidence),
    blindSpots: findBlindSpots(roadmap, evidence),
    order: auditOrder(topics),
    coverage: tracks.map((track) => ({
      track: track?.title ?? null,
      phases: measurePhases(roadmap, track, evidence),
    })),
    claims: judgeClaims(roadmap, evidence),
  };
}

function auditTopic(topic: Topic, position: number, evidence: Evidence): TopicAudit {
  const skills = topicSkills(topic)
    .flatMap((skill) => evidence.skills.get(skill) ?? [])
    .sort(byVacancies);
  const [first] = skills;
  const leading = first !== undefined && first.asked.vacancies > 0 ? first : null;
  return { topic, position, skills, leading };
}

function findDeadWeight(roadmap: Roadmap, evidence: Evidence): DeadWeight[] {
  const upperOfNone = wilson(0, evidence.vacancies).high;
  const isDead = (skill: string): boolean =>
    (evidence.skills.get(skill)?.asked.high ?? upperOfNone) < hardly;
  return roadmap.topics.flatMap((topic) => {
    // A set is dead when every member is: a learner would pick one that is asked for.
    const sets = (topic.alternatives ?? []).filter((set) => set.every(isDead));
    return [...topic.skills.filter(isDead), ...sets.flat()].map((skill) => {
      const found = evidence.skills.get(skill) ?? null;
      return { topic, skill, name: found?.name ?? skill, evidence: found };
    });
  });
}

function findBlindSpots(roadmap: Roadmap, evidence: Evidence): SkillEvidence[] {
  if (evidence.vacancies < leastSample) return [];
  const taught = new Set(
    roadmapSkills(roadmap).flatMap((skill) => [skill, ...(evidence.implies.get(skill) ?? [])]),
  );
  return [...evidence.skills.values()]
    .filter(({ skill, asked }) => !taught.has(skill) && !trades.has(skill) && asked.low >= hardly)
    .sort(byVacancies);
}

function auditOrder(topics: readonly TopicAudit[]): OrderAudit {
  const ranked = topics.filter(
    ({ topic }) => topic.optional !== true && topicSkills(topic).length > 0,
  );
  // The earliest and the most asked come first; topics of the same weeks share their place.
  const taught = meanRanks(ranked.map(({ topic, position }) => topic.weekFrom ?? position));
  const asked = meanRanks(ranked.map(({ leading }) => -(leading?.asked.vacancies ?? 0)));
  const places = ranked.map((topic, index) => ({
    topic,
    taughtAt: taught[index] ?? 0,
    askedAt: asked[index] ?? 0,
  }));
  const far = ranked.length / 3;
  const lag = ({ taughtAt, askedAt }: Misplaced): number => taughtAt - askedAt;
  const usual = medianOf(ranked.map(({ leading }) => leading?.asked.share ?? 0));
  // A place by demand that rests on a handful of vacancies misplaces nothing.
  const isAsked = ({ topic: { leading } }: Misplaced): boolean =>
    (leading?.asked.low ?? 0) >= hardly;
  const isUnasked = ({ topic: { leading } }: Misplaced): boolean =>
    leading === null || leading.asked.high < usual;
  return {
    topics: ranked.length,
    kendallTauB: kendallTau(taught, asked),
    spearmanRho: spearmanRho(taught, asked),
    late: places.filter((one) => lag(one) >= far && isAsked(one)).sort((a, b) => lag(b) - lag(a)),
    early: places
      .filter((one) => lag(one) <= -far && isUnasked(one))
      .sort((a, b) => lag(a) - lag(b)),
  };
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

function byVacancies(a: SkillEvidence, b: SkillEvidence): number {
  return b.asked.vacancies - a.asked.vacancies || (a.skill < b.skill ? -1 : 1);
}
