import { describe, expect, it } from 'vitest';
import { analyzeGap } from '../../src/gaps/analyze.ts';
import { buildMarket, gatherEntries } from '../../src/gaps/build-market.ts';
import { clusteredInterval, wilsonInterval } from '../../src/gaps/interval.ts';
import type { MarketRow } from '../../src/gaps/market.ts';

const implies = new Map([['spring-boot', ['java']]]);
const guide = { roadmap: null, languages: new Set<string>() };

describe('a profile held against a market', () => {
  it('credits an either-or set once, and what a skill implies', () => {
    const market = buildMarket(
      gatherEntries([
        row('1', 'java', 1),
        row('1', 'kotlin', 1),
        row('1', 'sql'),
        row('2', 'java'),
        row('2', 'kafka'),
        { ...row('3', 'go'), requirement: 'mentioned' },
      ]),
    );
    const { coverage, covered, gaps } = analyzeGap(market, ['spring-boot', 'sql'], {
      implies,
      guide,
    });
    expect(coverage).toMatchObject({ vacancies: 2, fullFits: 1, lacking: [1, 1, 0, 0, 0] });
    expect(coverage.requiredMet).toBe(0.75);
    expect(market.unstated).toBe(1);
    expect(covered.map(({ id }) => id)).toEqual(['java', 'sql']);
    expect(gaps.map(({ id, unlocks }) => [id, unlocks])).toEqual([
      ['kafka', 1],
      ['kotlin', 0],
    ]);
  });

  it('says which held skill is asked as an alternative, of the vacancies naming either', () => {
    const market = buildMarket(
      gatherEntries([
        row('1', 'kafka', 1),
        row('1', 'rabbitmq', 1),
        row('2', 'kafka'),
        row('3', 'rabbitmq'),
        row('3', 'go'),
      ]),
    );
    const { gaps } = analyzeGap(market, ['rabbitmq'], { implies, guide });
    expect(gaps.find(({ id }) => id === 'kafka')?.neighbours).toEqual([
      { skill: 'rabbitmq', together: 1, named: 3 },
    ]);
  });

  it('ranks matches by what is lacking, then by what is met, and never shows one with nothing met', () => {
    const market = buildMarket(
      gatherEntries([
        row('none', 'cobol'),
        row('small', 'go'),
        row('large', 'go'),
        row('large', 'sql'),
        row('half', 'go'),
        row('half', 'rust'),
        { ...row('half', 'sql'), requirement: 'preferred' },
      ]),
    );
    const { matches } = analyzeGap(market, ['go', 'sql'], { implies, guide });
    expect(matches).toEqual([
      { vacancy: 'large', needs: 2, have: ['go', 'sql'], lack: [], bonus: [] },
      { vacancy: 'small', needs: 1, have: ['go'], lack: [], bonus: [] },
      { vacancy: 'half', needs: 2, have: ['go'], lack: [['rust']], bonus: ['sql'] },
    ]);
  });

  it('answers for an empty market without dividing by nothing', () => {
    const { coverage, path } = analyzeGap(buildMarket([]), ['go'], { implies, guide });
    expect(coverage.requiredMet).toBe(0);
    expect(coverage.fullFit).toEqual({ share: 0, low: 0, high: 1 });
    expect(path).toEqual([]);
  });
});

describe('the intervals', () => {
  it('agree with published values of the Wilson score', () => {
    const { low, high } = wilsonInterval(15, 148);
    expect(low).toBeCloseTo(0.0624, 4);
    expect(high).toBeCloseTo(0.1605, 4);
  });

  it('widen when one employer posts most of the vacancies, and do not when employers are alike', () => {
    const even = clusteredInterval(new Float64Array(100).fill(1), new Float64Array(100).fill(2));
    const sizes = new Float64Array(100).fill(1);
    const hits = Float64Array.from(sizes, (_, at) => (at < 50 ? 1 : 0));
    sizes[0] = 101;
    hits[0] = 101;
    const lumpy = clusteredInterval(hits, sizes);
    const plain = wilsonInterval(150, 200);
    expect(even.high - even.low).toBeCloseTo(
      wilsonInterval(100, 200).high - wilsonInterval(100, 200).low,
      6,
    );
    expect(lumpy.high - lumpy.low).toBeGreaterThan(2 * (plain.high - plain.low));
  });
});

function row(vacancy: string, skill: string, alternatives: number | null = null): MarketRow {
  return { vacancy, employer: `e${vacancy}`, skill, requirement: 'required', alternatives };
}
