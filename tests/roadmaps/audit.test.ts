import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditRoadmap } from '../../src/roadmaps/audit.ts';
import { getRoadmap } from '../../src/roadmaps/load.ts';
import { countNeedSets } from '../../src/roadmaps/need-sets.ts';
import { kendallTau, spearmanRho } from '../../src/roadmaps/order.ts';
import { measurePhases } from '../../src/roadmaps/phase-coverage.ts';
import type { Roadmap, Topic } from '../../src/roadmaps/roadmap.ts';
import { evidenceOf } from './_evidence.ts';

const topic = (id: string, phase: string, skills: string[], rest: Partial<Topic> = {}): Topic => ({
  id,
  phase,
  title: id,
  when: '',
  weekFrom: null,
  weekTo: null,
  weeks: 1,
  skills,
  ...rest,
});

const small: Roadmap = {
  id: 'small',
  title: 'Small',
  url: null,
  author: null,
  published: null,
  phases: [
    { id: 'one', title: 'One' },
    { id: 'two', title: 'Two' },
  ],
  tracks: [
    { id: 'python', title: 'Python', picks: ['python'] },
    { id: 'java', title: 'Java', picks: ['spring-boot'] },
  ],
  topics: [
    topic('language', 'one', [], { alternatives: [['python', 'spring-boot']] }),
    topic('soap', 'one', ['soap']),
    topic('sql', 'two', ['sql']),
    topic('docker', 'two', ['docker']),
    topic('rust', 'two', ['rust'], { optional: true }),
  ],
};

const counts = {
  docker: { asked: 500 },
  sql: { asked: 400 },
  python: { asked: 300 },
  kubernetes: { asked: 250 },
  java: { asked: 120 },
  'spring-boot': { asked: 100 },
  terraform: { asked: 90 },
  soap: { asked: 1 },
};

describe('auditRoadmap', () => {
  const evidence = evidenceOf(1000, counts, {
    implies: new Map([['spring-boot', ['spring', 'java']]]),
  });
  const audit = auditRoadmap(small, evidence);

  it('gives each topic the demand of its most asked skill', () => {
    expect(audit.topics.map(({ topic: { id }, leading }) => [id, leading?.skill ?? null])).toEqual([
      ['language', 'python'],
      ['soap', 'soap'],
      ['sql', 'sql'],
      ['docker', 'docker'],
      ['rust', null],
    ]);
  });

  it('finds what is taught and hardly asked, a skill that nobody names included', () => {
    expect(audit.deadWeight.map(({ skill }) => skill)).toEqual(['soap', 'rust']);
  });

  it('finds what is asked and nowhere taught by vacancies, but not what a taught skill implies', () => {
    expect(audit.blindSpots.map(({ skill }) => skill)).toEqual(['kubernetes', 'terraform']);
  });

  it('measures order by rank correlation, without optional topics', () => {
    expect(audit.order.topics).toBe(4);
    // Taught 1 2 3 4, asked 3 4 2 1: one pair of six agrees.
    expect(audit.order.kendallTauB).toBeCloseTo(-4 / 6, 12);
    expect(audit.order.late.map(({ topic: { topic: late } }) => late.id)).toEqual(['docker']);
    expect(audit.order.early.map(({ topic: { topic: early } }) => early.id)).toEqual([
      'language',
      'soap',
    ]);
  });

  it('says nothing of shares, blind spots or dead weight with a handful of vacancies', () => {
    const few = auditRoadmap(small, evidenceOf(12, { docker: { asked: 12 } }));
    expect(few.enough).toBe(false);
    expect(few.blindSpots).toEqual([]);
    expect(few.deadWeight).toEqual([]);
  });
});

describe('measurePhases', () => {
  const needSets = [
    { vacancies: 10, needs: [['python', 'java']] },
    { vacancies: 20, needs: [['java'], ['sql']] },
    { vacancies: 30, needs: [['docker', 'podman'], ['soap']] },
    { vacancies: 40, needs: [['cobol']] },
    { vacancies: 99, needs: [] },
    { vacancies: 5, needs: [['rust']] },
  ];
  const implies = new Map([['spring-boot', ['java']]]);
  const met = (track: number | null): number[] =>
    measurePhases(small, track === null ? null : (small.tracks?.[track] ?? null), {
      ...countNeedSets(needSets),
      implies,
    }).map((phase) => phase.met);

  it('credits one alternative a need, what a skill implies, and only the picks of a track', () => {
    expect(met(null)).toEqual([10, 60]);
    expect(met(0)).toEqual([10, 40]);
    expect(met(1)).toEqual([10, 60]);
  });

  it('leaves out vacancies that require nothing, and optional topics', () => {
    expect(
      measurePhases(small, null, { ...countNeedSets(needSets), implies })[1]?.share,
    ).toBeCloseTo(60 / 105, 12);
  });

  it('never falls from one phase to the next, and agrees with a plain recount', () => {
    const roadmap = getRoadmap('birjob-2026');
    const ids = roadmap.topics.flatMap(({ skills }) => skills).concat('cobol', 'scala');
    const set = fc.record({
      vacancies: fc.integer({ min: 1, max: 9 }),
      needs: fc.array(fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 3 }), {
        maxLength: 4,
      }),
    });
    fc.assert(
      fc.property(fc.array(set, { maxLength: 30 }), (sets) => {
        const phases = measurePhases(roadmap, null, {
          ...countNeedSets(sets),
          implies: new Map(),
        });
        roadmap.phases.forEach((_, index) => {
          const behind = new Set(roadmap.phases.slice(0, index + 1).map(({ id }) => id));
          const learned = new Set(
            roadmap.topics
              .filter(({ phase, optional }) => behind.has(phase) && optional !== true)
              .flatMap(({ skills, alternatives = [] }) => [...skills, ...alternatives.flat()]),
          );
          const recount = sets
            .filter(({ needs }) => needs.length > 0)
            .filter(({ needs }) => needs.every((need) => need.some((id) => learned.has(id))))
            .reduce((sum, { vacancies }) => sum + vacancies, 0);
          expect(phases[index]?.met).toBe(recount);
        });
      }),
    );
  });
});

describe('rank correlation', () => {
  it('is 1 for the same order, -1 for the reverse, and null for a constant', () => {
    expect(kendallTau([1, 2, 3], [10, 20, 30])).toBe(1);
    expect(spearmanRho([1, 2, 3], [30, 20, 10])).toBe(-1);
    expect(kendallTau([1, 1], [1, 2])).toBeNull();
    expect(spearmanRho([], [])).toBeNull();
  });

  it('treats ties as scipy does', () => {
    // scipy.stats.kendalltau([12, 2, 1, 12, 2], [1, 4, 7, 1, 0]) and spearmanr([1,2,3,4,5], [5,6,7,8,7]).
    expect(kendallTau([12, 2, 1, 12, 2], [1, 4, 7, 1, 0])).toBeCloseTo(-0.4714045207910316, 12);
    expect(spearmanRho([1, 2, 3, 4, 5], [5, 6, 7, 8, 7])).toBeCloseTo(0.8207826816681233, 12);
  });
});
