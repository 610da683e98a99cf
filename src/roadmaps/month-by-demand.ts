import type { Evidence } from './evidence.ts';
import { findTopic, type Roadmap, type Topic, topicSkills } from './roadmap.ts';

const weeksPerMonth = 4;

/**
 * When a learner who took the roadmap's topics in order of demand would have learned the skill, in months of
 * four weeks: `earliest` if its demand is at the upper end of its interval, `latest` if at the lower.
 * Null when no topic teaches the skill or nobody asks for it. Optional topics are left out, unless it is one.
 */
export function monthByDemand(
  roadmap: Roadmap,
  skill: string,
  evidence: Evidence,
): { earliest: number; latest: number } | null {
  const own = findTopic(roadmap, skill);
  const measure = evidence.skills.get(skill)?.asked;
  if (own === undefined || measure === undefined || measure.vacancies === 0) return null;
  const others = roadmap.topics.filter((topic) => topic !== own && topic.optional !== true);
  const learnedAt = (share: number): number => {
    const before = others.filter((topic) => shareOf(topic, evidence) > share);
    const weeks = before.reduce((sum, topic) => sum + topic.weeks, own.weeks);
    return weeks / weeksPerMonth;
  };
  return { earliest: learnedAt(measure.high), latest: learnedAt(measure.low) };
}

function shareOf(topic: Topic, evidence: Evidence): number {
  const shares = topicSkills(topic).map((skill) => evidence.skills.get(skill)?.asked.share ?? 0);
  return Math.max(0, ...shares);
}
