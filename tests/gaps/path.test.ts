import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildMarket } from '../../src/gaps/build-market.ts';
import { countFullFits, measureFit } from '../../src/gaps/fit.ts';
import { holdSkills, impliedSkills, linkSkills } from '../../src/gaps/implications.ts';
import type { Market, MarketEntry } from '../../src/gaps/market.ts';
import { type PathOptions, planPath } from '../../src/gaps/path.ts';
import { startProgress } from '../../src/gaps/unlocks.ts';
import { implies, letters, markets, skillSets } from './arbitrary-market.ts';

const guide = { roadmap: null, languages: new Set<string>() };
const options: PathOptions = { guide, prerequisites: new Map() };

function fullFits(list: readonly MarketEntry[], skills: Iterable<string>): number {
  const held = new Set([...skills].flatMap((skill) => impliedSkills(implies, skill)));
  return list.filter((entry) => entry.needs.every((need) => need.some((s) => held.has(s)))).length;
}

function start(market: Market, skills: readonly string[]) {
  const fit = measureFit(market, holdSkills(market, implies, skills));
  return startProgress(market, linkSkills(market, implies), fit);
}

describe('the path', () => {
  it('opens at every step as many vacancies as any other demanded skill would', () => {
    fc.assert(
      fc.property(markets, skillSets, ({ list, market }, skills) => {
        const known: string[] = [...skills];
        for (const step of planPath(start(market, skills), options)) {
          const before = fullFits(list, known);
          const best = Math.max(
            ...market.skills.map((s) => fullFits(list, [...known, s]) - before),
          );
          expect(step.opened).toBe(best);
          known.push(step.skill);
          expect(step.fullFits).toBe(fullFits(list, known));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('says for every missing skill how many vacancies it would turn into full fits', () => {
    fc.assert(
      fc.property(markets, skillSets, ({ list, market }, skills) => {
        const progress = start(market, skills);
        expect(progress.fullFits).toBe(fullFits(list, skills));
        market.skills.forEach((skill, at) => {
          const gain = fullFits(list, [...skills, skill]) - fullFits(list, skills);
          expect(progress.unlocks[at]).toBe(gain);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('ends with everything learned when no step is denied, and never learns what is held', () => {
    fc.assert(
      fc.property(markets, skillSets, ({ list, market }, skills) => {
        const steps = planPath(start(market, skills), { ...options, maxSteps: 99 });
        const learned = steps.map(({ skill }) => skill);
        expect(new Set(learned).size).toBe(learned.length);
        expect(learned.some((skill) => skills.some((s) => s === skill))).toBe(false);
        expect(fullFits(list, [...skills, ...learned])).toBe(list.length);
      }),
    );
  });

  it('never lowers the fit of any vacancy by adding a skill', () => {
    fc.assert(
      fc.property(markets, skillSets, fc.constantFrom(...letters), ({ market }, skills, extra) => {
        const before = measureFit(market, holdSkills(market, implies, skills));
        const after = measureFit(market, holdSkills(market, implies, [...skills, extra]));
        expect(countFullFits(after)).toBeGreaterThanOrEqual(countFullFits(before));
        after.missing.forEach((missing, v) => {
          expect(missing).toBeLessThanOrEqual(before.missing[v]!);
        });
      }),
    );
  });

  it('goes for the most frequent pair where no single skill opens anything, and says so', () => {
    const market = buildMarket([
      vacancy('1', ['kafka'], ['kubernetes']),
      vacancy('2', ['kafka'], ['kubernetes']),
      vacancy('3', ['perl'], ['cobol']),
    ]);
    const steps = planPath(start(market, []), options);
    expect(steps.map(({ reason, opened }) => [reason, opened])).toEqual([
      ['pair', 0],
      ['unlocks', 2],
      ['pair', 0],
      ['unlocks', 1],
    ]);
    expect(new Set(steps.slice(0, 2).map(({ skill }) => skill))).toEqual(
      new Set(['kafka', 'kubernetes']),
    );
  });

  it('keeps within a budget of weeks, paying a topic of the roadmap once', () => {
    const market = buildMarket([
      vacancy('1', ['redis']),
      vacancy('2', ['caching'], ['redis']),
      vacancy('3', ['java']),
      vacancy('4', ['java']),
    ]);
    const within = { roadmap: cacheRoadmap, languages: new Set(['java']) };
    const steps = planPath(start(market, []), { ...options, guide: within, weeks: 2 });
    expect(steps.map(({ skill, cost }) => [skill, cost.weeks])).toEqual([
      ['redis', 1.5],
      ['caching', 0],
    ]);
    const rich = planPath(start(market, []), { ...options, guide: within, weeks: 12 });
    expect(rich.at(0)).toMatchObject({ skill: 'java', opened: 2, cost: { estimated: true } });
  });

  it('goes for what the roadmap teaches where something else would open as much', () => {
    const market = buildMarket([
      vacancy('1', ['artificial-intelligence']),
      vacancy('2', ['redis']),
      vacancy('3', ['artificial-intelligence'], ['cobol'], ['perl']),
    ]);
    const first = (roadmap: typeof cacheRoadmap | null) =>
      planPath(start(market, []), { ...options, guide: { ...guide, roadmap } })[0]?.skill;
    expect(first(null)).toBe('artificial-intelligence');
    expect(first(cacheRoadmap)).toBe('redis');
  });

  it('stops at the target share', () => {
    const market = buildMarket([vacancy('1', ['go']), vacancy('2', ['rust'])]);
    expect(planPath(start(market, []), { ...options, target: 0.5 })).toHaveLength(1);
  });
});

const cacheRoadmap = {
  id: 'r',
  title: 'R',
  url: null,
  author: null,
  published: null,
  phases: [{ id: 'p', title: 'P' }],
  topics: [
    {
      id: 'cache',
      phase: 'p',
      title: 'Caching',
      when: 'Week 1',
      weekFrom: 1,
      weekTo: 1,
      weeks: 1.5,
      skills: ['redis', 'caching'],
    },
  ],
};

function vacancy(id: string, ...needs: string[][]): MarketEntry {
  return { id, employer: id, day: null, needs, preferred: [] };
}
