import { describe, expect, it } from 'vitest';
import { allSkills } from '../../config/skills/all.ts';
import { NotFoundError } from '../../src/errors.ts';
import { getRoadmap, listRoadmaps } from '../../src/roadmaps/load.ts';
import { learnedSkills, roadmapSkills } from '../../src/roadmaps/roadmap.ts';

describe('the roadmaps that ship', () => {
  it('are the five guides, the main one first', () => {
    expect(listRoadmaps().map(({ id }) => id)).toEqual([
      'birjob-2026',
      'hireapphelp',
      'backend-2024',
      'skillexchange',
      'opencourser',
    ]);
  });

  it('are found by id, and an unknown id gets the known ones', () => {
    expect(getRoadmap('birjob-2026').author).toBe('Ismat, BirJob');
    expect(() => getRoadmap('nope')).toThrow(NotFoundError);
    expect(() => getRoadmap('nope')).toThrow(/birjob-2026, hireapphelp/);
  });

  describe.each(listRoadmaps().map((roadmap) => [roadmap.id, roadmap] as const))(
    '%s',
    (_, roadmap) => {
      it('names every topic, phase, track and claim once', () => {
        for (const things of [roadmap.phases, roadmap.topics, roadmap.tracks, roadmap.claims]) {
          const ids = (things ?? []).map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        }
      });

      it('puts every topic in a phase that there is, and inside its weeks', () => {
        for (const topic of roadmap.topics) {
          const phase = roadmap.phases.find(({ id }) => id === topic.phase);
          expect(phase).toBeDefined();
          expect(topic.weekFrom === null).toBe(topic.weekTo === null);
          if (topic.weekFrom === null || topic.weekTo === null) continue;
          expect(topic.weekFrom).toBeGreaterThanOrEqual(phase?.weeks?.[0] ?? 1);
          expect(topic.weekTo).toBeLessThanOrEqual(phase?.weeks?.[1] ?? 1);
          expect(topic.weekFrom).toBeLessThanOrEqual(topic.weekTo);
        }
      });

      it('names only skills of the dictionary, in topics and in claims', () => {
        const known = new Set(allSkills.map(({ id }) => id));
        const claimed = (roadmap.claims ?? []).flatMap(({ test }) => [
          ...('skill' in test ? [test.skill] : []),
          ...('given' in test ? [test.given] : []),
          ...('rivals' in test ? [...test.skills, ...test.rivals] : []),
        ]);
        const named = [...roadmapSkills(roadmap), ...claimed];
        expect(named.filter((id) => !known.has(id))).toEqual([]);
      });

      it('lets each track pick a member of some set, and only such', () => {
        const members = new Set(
          roadmap.topics.flatMap(({ alternatives }) => (alternatives ?? []).flat()),
        );
        for (const track of roadmap.tracks ?? []) {
          for (const pick of track.picks) expect(members).toContain(pick);
        }
      });
    },
  );

  it('let the 48 weeks of BirJob hold exactly what they teach', () => {
    const { topics, phases } = getRoadmap('birjob-2026');
    for (const { weeks } of phases) {
      const [from, to] = weeks ?? [0, 0];
      const cost = topics
        .filter(({ weekFrom }) => weekFrom !== null && weekFrom >= from && weekFrom <= to)
        .reduce((sum, topic) => sum + topic.weeks, 0);
      expect(cost).toBe(to - from + 1);
    }
  });
});

describe('learnedSkills', () => {
  const roadmap = getRoadmap('birjob-2026');
  const learned = (topicId: string, trackId: string | null): string[] => {
    const topic = roadmap.topics.find(({ id }) => id === topicId);
    if (topic === undefined) throw new Error(`no topic ${topicId}`);
    return learnedSkills(roadmap, topic, roadmap.tracks?.find(({ id }) => id === trackId) ?? null);
  };

  it('takes what a track picks, and nothing of what only other tracks pick', () => {
    expect(learned('orm', 'java')).toEqual(['orm', 'hibernate']);
    expect(learned('orm', 'go')).toEqual(['orm']);
  });

  it('takes the first member of a set that no track is about, and all without a track', () => {
    expect(learned('ci-cd', 'go')).toEqual(['ci-cd', 'github-actions']);
    expect(learned('orm', null)).toContain('sqlalchemy');
  });
});
