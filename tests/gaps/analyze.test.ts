import { describe, expect, it } from 'vitest';
import { addAsking, clusteredInterval, sumSizes } from '../../src/demand/interval.ts';
import { analyzeGap } from '../../src/gaps/analyze.ts';
import { buildMarket, gatherEntries } from '../../src/gaps/build-market.ts';
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

  it('clusters the interval of a share by employer, whichever employers ask', () => {
    const rows = ['1', '2', '3', '4', '5'].flatMap((id) => [row(id, 'go'), row(id, 'sql')]);
    rows.push(row('6', 'sql'), { ...row('7', 'go'), employer: 'e1' }, row('8', 'sql'));
    const { covered, coverage } = analyzeGap(buildMarket(gatherEntries(rows)), ['sql'], {
      implies,
      guide,
    });
    const sums = sumsOf([2, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1]);
    const { share, ...interval } = covered[0]!.demand.interval;
    expect(share).toBe(7 / 8);
    expect(interval).toEqual(clusteredInterval(sums));
    expect(coverage.fullFits).toBe(2);
    const full = sumsOf([2, 1, 1, 1, 1, 1, 1], [0, 1, 1, 0, 0, 0, 0]);
    expect(coverage.fullFit).toMatchObject(clusteredInterval(full));
  });
});

function sumsOf(sizes: number[], asking: number[]) {
  const sums = { ...sumSizes(sizes), y: 0, wy: 0, wyy: 0 };
  for (const [i, size] of sizes.entries()) addAsking(sums, asking[i] ?? 0, size);
  return sums;
}

function row(vacancy: string, skill: string, alternatives: number | null = null): MarketRow {
  return { vacancy, employer: `e${vacancy}`, skill, requirement: 'required', alternatives };
}
