import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addAsking,
  clusteredInterval,
  studentT,
  sumSizes,
  wilsonInterval,
} from '../../src/demand/interval.ts';
import { drawBeta, seeded } from './_random.ts';

/** Vacancies of an employer: from 1 to 9; or with a long tail, half of them 1 and a few a hundred. */
const even = (random: () => number) => 1 + Math.floor(random() * 9);
const tailed = (random: () => number) => Math.min(100, Math.floor(random() ** (-1 / 1.3)));

/**
 * In how many percent of 1,000 samples the interval covers the truth `share`: each employer's habit is drawn from
 * a Beta distribution of that mean, in which two vacancies of one employer correlate by `correlation`.
 */
function coverage(
  seed: number,
  given: {
    share: number;
    correlation: number;
    employers?: number;
    third?: boolean;
    size?: (random: () => number) => number;
  },
): { covered: number; naive: number } {
  const { share, correlation, employers = 400, third = false, size = even } = given;
  const random = seeded(seed);
  const spread = 1 / correlation - 1;
  let [covered, naive] = [0, 0];
  for (let run = 0; run < 1_000; run += 1) {
    const sizes = Array.from({ length: employers }, () => size(random));
    // As many vacancies as half of the others together: a third of all.
    if (third) sizes.push(Math.round(sizes.reduce((sum, m) => sum + m, 0) / 2));
    const sums = { ...sumSizes(sizes), y: 0, wy: 0, wyy: 0 };
    for (const m of sizes) {
      const habit = drawBeta(random, share * spread, (1 - share) * spread);
      let y = 0;
      for (let i = 0; i < m; i += 1) if (random() < habit) y += 1;
      addAsking(sums, y, m);
    }
    const { low, high } = clusteredInterval(sums);
    if (low <= share && share <= high) covered += 1;
    const plain = wilsonInterval(sums.y, sums.n);
    if (plain.low <= share && share <= plain.high) naive += 1;
  }
  return { covered: covered / 10, naive: naive / 10 };
}

describe('the clustered interval', () => {
  it.each([0.03, 0.1, 0.25, 0.5, 0.75, 0.9])(
    'covers a share of %d in 93 to 97 in 100 samples',
    (share) => {
      for (const [seed, correlation] of [0.05, 0.2, 0.5].entries()) {
        const { covered } = coverage(seed + 11, { share, correlation });
        expect(covered, `correlation ${correlation}`).toBeGreaterThanOrEqual(93);
        expect(covered, `correlation ${correlation}`).toBeLessThanOrEqual(97);
      }
    },
  );

  it.each([0.05, 0.1, 0.25, 0.75, 0.9])(
    'covers a share of %d in 93 to 97 in 100 samples also when one employer posts a third of the vacancies',
    (share) => {
      for (const [seed, correlation] of [0.1, 0.2, 0.3].entries()) {
        const { covered, naive } = coverage(seed + 31, { share, correlation, third: true });
        expect(covered, `correlation ${correlation}`).toBeGreaterThanOrEqual(93);
        expect(covered, `correlation ${correlation}`).toBeLessThanOrEqual(97);
        expect(naive).toBeLessThan(60);
      }
    },
  );

  it.each([0.05, 0.3, 0.8])('covers a share of %d where a few employers post most', (share) => {
    const { covered } = coverage(51, { share, correlation: 0.3, employers: 1_000, size: tailed });
    expect(covered).toBeGreaterThanOrEqual(93);
    expect(covered).toBeLessThanOrEqual(97);
  });

  it('is about the Wilson interval when every employer has one vacancy', () => {
    const sums = { ...sumSizes(Array(500).fill(1)), y: 0, wy: 0, wyy: 0 };
    for (let i = 0; i < 100; i += 1) addAsking(sums, 1, 1);
    const plain = wilsonInterval(100, 500);
    expect(clusteredInterval(sums).low).toBeCloseTo(plain.low, 3);
    expect(clusteredInterval(sums).high).toBeCloseTo(plain.high, 3);
  });

  it('holds its share, within 0 and 1, whatever the employers ask', () => {
    const employer = fc.record({ m: fc.integer({ min: 1, max: 300 }), y: fc.nat(300) });
    fc.assert(
      fc.property(fc.array(employer, { minLength: 1, maxLength: 60 }), (employers) => {
        const sums = { ...sumSizes(employers.map(({ m }) => m)), y: 0, wy: 0, wyy: 0 };
        for (const { m, y } of employers) addAsking(sums, Math.min(m, y), m);
        const { low, high } = clusteredInterval(sums);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(sums.y / sums.n);
        expect(high).toBeGreaterThanOrEqual(sums.y / sums.n);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('says nothing of a single employer', () => {
    const sums = { ...sumSizes([50]), y: 0, wy: 0, wyy: 0 };
    addAsking(sums, 20, 50);
    expect(clusteredInterval(sums)).toEqual({ low: 0, high: 1 });
  });
});

describe('the Wilson interval', () => {
  it('is that of the textbooks', () => {
    const { low, high } = wilsonInterval(10, 50);
    expect([low.toFixed(4), high.toFixed(4)]).toEqual(['0.1124', '0.3304']);
    expect(wilsonInterval(0, 20).low).toBe(0);
    expect(wilsonInterval(20, 20).high).toBe(1);
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
  });

  it("takes Student's quantiles from the tables", () => {
    for (const [degrees, t] of [
      [3, 3.182],
      [5, 2.571],
      [10, 2.228],
      [30, 2.042],
      [100, 1.984],
    ]) {
      expect(studentT(degrees ?? 0)).toBeCloseTo(t ?? 0, 2);
    }
  });
});
