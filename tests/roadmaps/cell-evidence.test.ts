import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCell, type VacancyFacts } from '../../src/demand/cell.ts';
import { createFilter, everything } from '../../src/demand/slice.ts';
import { auditRoadmap } from '../../src/roadmaps/audit.ts';
import { closeImplications, gatherEvidence } from '../../src/roadmaps/cell-evidence.ts';
import { getRoadmap } from '../../src/roadmaps/load.ts';
import { countNeedSets } from '../../src/roadmaps/need-sets.ts';

const names = ['docker', 'postgresql', 'python', 'java', 'go', 'spring-boot', 'kubernetes', 'soap'];
const skills = new Map(names.map((id, number) => [number, { id, name: id.toUpperCase() }]));
const known = { skills, dictionary: { skills: new Map([['spring-boot', { implies: ['java'] }]]) } };

const facts = (vacancy: number, rest: Partial<VacancyFacts>): VacancyFacts => ({
  vacancy,
  week: 2950,
  role: 'backend',
  employer: vacancy,
  source: 1,
  level: null,
  country: null,
  remote: null,
  degree: null,
  closedWeek: 0,
  lag: 0,
  postings: 1,
  payMin: null,
  payMax: null,
  currency: null,
  skills: [],
  ...rest,
});
const evidenceOf = (rows: VacancyFacts[]) =>
  gatherEvidence(
    { cells: [buildCell(2950, 'backend', rows)], isIn: createFilter(everything, new Set()) },
    known,
  );
const skill = (number: number, requirement = 3, alternatives: number | null = null) => ({
  skill: number,
  requirement,
  alternatives,
});

describe('gatherEvidence', () => {
  it('counts each strength on its own, and a skill that nobody names as none', () => {
    const rows = Array.from({ length: 90 }, (_, i) =>
      facts(i + 1, { skills: [skill(0, 1 + (i % 3))] }),
    );
    const evidence = evidenceOf(rows);
    const counts = (['required', 'asked', 'named'] as const).map(
      (strength) => evidence.measure('docker', strength).vacancies,
    );
    expect(counts).toEqual([30, 60, 90]);
    expect(evidence.skills.get('docker')?.asked.share).toBeCloseTo(2 / 3, 12);
    const none = evidence.measure('soap', 'named');
    expect(none.vacancies).toBe(0);
    expect(none.high).toBeCloseTo(0.041, 3);
    expect(evidence.measure('not-a-skill', 'asked').vacancies).toBe(0);
  });

  it('takes the middle of stated ranges, and the median of those of one level and country', () => {
    const paid = (vacancy: number, payMin: number | null, payMax: number | null, country = 'US') =>
      facts(vacancy, { payMin, payMax, country, currency: 'USD', level: 'senior' });
    const evidence = evidenceOf([
      paid(1, 100_000, 200_000),
      paid(2, null, 180_000),
      paid(3, 120_000, null),
      paid(4, 1, 2, 'DE'),
      facts(5, { country: 'US', level: 'senior' }),
    ]);
    const question = { level: 'senior', country: 'US', currency: 'USD' } as const;
    expect(evidence.pay(question)).toEqual({ n: 3, median: 150_000 });
    expect(evidence.pay({ ...question, level: null, country: null })?.n).toBe(4);
    expect(evidence.pay({ ...question, currency: 'EUR' })).toBeNull();
  });

  it('counts needs in cells as it does in need sets, whatever the either-or sets', () => {
    const entry = fc.record({
      skill: fc.integer({ min: 0, max: names.length - 1 }),
      requirement: fc.integer({ min: 1, max: 3 }),
      alternatives: fc.option(fc.integer({ min: 0, max: 2 })),
    });
    const vacancy = fc.uniqueArray(entry, { maxLength: 6, selector: (one) => one.skill });
    const phases = fc.dictionary(fc.constantFrom(...names), fc.integer({ min: 0, max: 2 }));
    fc.assert(
      fc.property(fc.array(vacancy, { maxLength: 12 }), phases, (lists, phaseByName) => {
        const evidence = evidenceOf(lists.map((list, i) => facts(i + 1, { skills: list })));
        const plain = countNeedSets(
          lists.map((list) => {
            const required = list.filter((one) => one.requirement === 3);
            const sets = new Set(required.flatMap(({ alternatives: set }) => set ?? []));
            const alone = required.filter(({ alternatives }) => alternatives === null);
            const needs = [
              ...alone.map((one) => [one]),
              ...[...sets].map((set) => list.filter(({ alternatives }) => alternatives === set)),
            ];
            return {
              vacancies: 1,
              needs: needs.map((need) => need.map((one) => names[one.skill] ?? '')),
            };
          }),
        );
        const phaseOf = new Map(Object.entries(phaseByName));
        expect(evidence.countMet(phaseOf, 3)).toEqual(plain.countMet(phaseOf, 3));
        expect(evidence.countTogether('go', 'java')).toEqual(plain.countTogether('go', 'java'));
      }),
      { numRuns: 300 },
    );
  });

  it('counts the vacancies that ask for a degree, and says nothing where none was read', () => {
    const asking = evidenceOf([
      facts(1, { degree: 'bachelor' }),
      facts(2, { degree: 'none' }),
      facts(3, { degree: 'doctorate' }),
      facts(4, {}),
    ]);
    expect(asking.degree).toMatchObject({ vacancies: 2, of: 4, share: 0.5 });
    expect(evidenceOf([facts(1, {}), facts(2, {})]).degree).toBeUndefined();
  });

  it('carries a whole audit', () => {
    const rows = Array.from({ length: 400 }, (_, i) =>
      facts(i + 1, {
        skills: [...(i % 2 === 0 ? [skill(6)] : []), skill(1), skill(2, 3, 0), skill(3, 3, 0)],
      }),
    );
    const audit = auditRoadmap(getRoadmap('birjob-2026'), evidenceOf(rows));
    expect(audit.vacancies).toBe(400);
    expect(audit.blindSpots.map(({ skill: id }) => id)).toEqual(['kubernetes']);
    const shares = audit.coverage.map(({ track, phases }) => [track, phases[0]?.share]);
    expect(shares).toEqual([
      [null, 0.5],
      ['Node.js and TypeScript', 0],
      ['Python', 0.5],
      ['Java', 0.5],
      ['Go', 0],
    ]);
    const postgres = audit.claims.find(({ claim }) => claim.id === 'postgresql-first');
    expect(postgres?.verdict).toBe('holds');
  });
});

describe('closeImplications', () => {
  it('follows links as far as they go and ends in cycles', () => {
    const skills = new Map([
      ['a', { implies: ['b'] }],
      ['b', { implies: ['c', 'a'] }],
      ['c', {}],
    ]);
    const closed = [
      ['a', ['b', 'c']],
      ['b', ['c', 'a']],
    ];
    expect([...closeImplications({ skills })]).toEqual(closed);
  });
});
