import { describe, expect, it } from 'vitest';
import { buildCell, type VacancyFacts } from '../../src/demand/cell.ts';
import { measureChanges } from '../../src/demand/change.ts';
import { createFilter, everything } from '../../src/demand/slice.ts';

const all = createFilter(everything, new Set());

/** Lehmer's generator: the same numbers in every run. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

type Period = { vacancies: number; source?: number; share: (skill: number) => number };

/** Vacancies of one period in employers of one to eight, whose vacancies resemble each other. */
function period(week: number, random: () => number, parts: readonly Period[], skills = 40) {
  const rows: VacancyFacts[] = [];
  for (const { vacancies, source = 1, share } of parts) {
    let left = vacancies;
    while (left > 0) {
      const size = Math.min(left, 1 + Math.floor(random() * 8));
      const employer = source * 100_000 + rows.length + 1;
      const likes = Array.from({ length: skills }, () => random());
      for (let k = 0; k < size; k += 1) {
        // Half of what decides is the employer's, half the vacancy's: strong clustering, right share.
        const asks = (skill: number) =>
          (random() < 0.5 ? (likes[skill] ?? 0) : random()) < share(skill);
        const own = Array.from({ length: skills }, (_, skill) => skill).filter(asks);
        rows.push({
          vacancy: week * 1_000_000 + source * 100_000 + rows.length + 1,
          week,
          role: 'backend',
          employer,
          source,
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
          skills: own.map((skill) => ({ skill, requirement: 3, alternatives: null })),
        });
      }
      left -= size;
    }
  }
  return [buildCell(week, 'backend', rows)];
}

const flat = (skill: number) => 0.05 + (skill % 10) * 0.04;

describe('measureChanges', () => {
  it('hardly ever calls a skill rising or falling where nothing changed, though employers cluster', () => {
    const random = createRandom(11);
    let runsWithAny = 0;
    for (let run = 0; run < 100; run += 1) {
      const before = period(1, random, [{ vacancies: 600, share: flat }]);
      const now = period(2, random, [{ vacancies: 600, share: flat }]);
      const { changes } = measureChanges({ before, now }, all);
      if ([...changes.values()].some(({ direction }) => direction !== 'steady')) runsWithAny += 1;
    }
    // Where nothing is true, every discovery is false: at most 5% of the runs should have one.
    expect(runsWithAny).toBeLessThanOrEqual(10);
  });

  it('finds what did change, the right way round, and keeps false discoveries rare', () => {
    const random = createRandom(12);
    const moved = (skill: number) =>
      skill === 3 ? 0.4 : skill === 9 ? 0.2 : skill === 5 ? 0.05 : flat(skill);
    let [found, wrong] = [0, 0];
    for (let run = 0; run < 20; run += 1) {
      const before = period(1, random, [{ vacancies: 1500, share: flat }]);
      const now = period(2, random, [{ vacancies: 1500, share: moved }]);
      const { changes } = measureChanges({ before, now }, all);
      for (const { skill, direction } of changes.values()) {
        if (direction === 'steady') continue;
        const truth = Math.sign(moved(skill) - flat(skill));
        if (truth === (direction === 'rising' ? 1 : -1)) found += 1;
        else wrong += 1;
      }
    }
    expect(found).toBeGreaterThanOrEqual(57);
    expect(wrong / (found + wrong)).toBeLessThan(0.1);
  });

  it('covers the true difference in about 95% of the runs', () => {
    const random = createRandom(13);
    let covered = 0;
    for (let run = 0; run < 300; run += 1) {
      const before = period(1, random, [{ vacancies: 400, share: () => 0.2 }], 1);
      const now = period(2, random, [{ vacancies: 400, share: () => 0.3 }], 1);
      const change = measureChanges({ before, now }, all).changes.get(0);
      if (change && change.low <= 0.1 && change.high >= 0.1) covered += 1;
    }
    expect(covered / 300).toBeGreaterThan(0.92);
    expect(covered / 300).toBeLessThan(0.985);
  });

  it('is not moved by a source that comes or goes, where the plain share is', () => {
    const random = createRandom(14);
    const loud = (skill: number) => (skill === 3 ? 0.9 : flat(skill));
    const before = period(1, random, [
      { vacancies: 800, share: flat },
      { vacancies: 400, source: 3, share: loud },
    ]);
    const now = period(2, random, [
      { vacancies: 800, share: flat },
      { vacancies: 1200, source: 2, share: loud },
    ]);
    const { sources, changes } = measureChanges({ before, now }, all);
    expect(sources).toBe(1);
    expect(changes.get(3)?.direction).toBe('steady');
    expect(Math.abs((changes.get(3)?.now ?? 1) - flat(3))).toBeLessThan(0.06);
  });

  it('leaves out a source that a ledger calls broken in either period', () => {
    const random = createRandom(16);
    const loud = (skill: number) => (skill === 3 ? 0.9 : flat(skill));
    const before = period(1, random, [
      { vacancies: 800, share: flat },
      { vacancies: 800, source: 2, share: flat },
    ]);
    const now = period(2, random, [
      { vacancies: 800, share: flat },
      { vacancies: 800, source: 2, share: loud },
    ]);
    const runs = { first: 1, complete: new Set([1]), partial: new Set<number>() };
    const ledger = new Map([[2, { ...runs, failed: new Set([2]) }]]);
    const plain = measureChanges({ before, now }, all);
    expect(plain.sources).toBe(2);
    expect(plain.changes.get(3)?.direction).toBe('rising');
    const { sources, changes } = measureChanges({ before, now }, all, { ledger });
    expect(sources).toBe(1);
    expect(changes.get(3)?.direction).toBe('steady');
  });

  it('ranks each skill in both periods by its vacancies on the panel', () => {
    const random = createRandom(17);
    const share = (at: number) => (skill: number) => [0.5, 0.3, 0.1][(skill + at) % 3] ?? 0;
    const before = period(1, random, [{ vacancies: 900, share: share(0) }], 3);
    const now = period(2, random, [{ vacancies: 900, share: share(1) }], 3);
    const { changes } = measureChanges({ before, now }, all);
    const ranks = [0, 1, 2].map((skill) => changes.get(skill));
    expect(ranks.map((change) => change?.rankBefore)).toEqual([1, 2, 3]);
    expect(ranks.map((change) => change?.rankNow)).toEqual([2, 3, 1]);
  });

  it('says nothing of rare skills, nor of periods with a handful of vacancies', () => {
    const random = createRandom(15);
    const rare = (skill: number) => (skill === 0 ? 0.003 : 0.3);
    const before = period(1, random, [{ vacancies: 500, share: rare }], 2);
    const now = period(2, random, [{ vacancies: 500, share: rare }], 2);
    expect([...measureChanges({ before, now }, all).changes.keys()]).toEqual([1]);
    const few = period(3, random, [{ vacancies: 20, share: rare }], 2);
    expect(measureChanges({ before, now: few }, all).changes.size).toBe(0);
  });
});
