import { describe, expect, it } from 'vitest';
import type { ClaimTest } from '../../src/roadmaps/claim.ts';
import { judgeClaims } from '../../src/roadmaps/claims.ts';
import type { Evidence } from '../../src/roadmaps/evidence.ts';
import { getRoadmap } from '../../src/roadmaps/load.ts';
import { wilson } from '../../src/roadmaps/wilson.ts';
import { evidenceOf } from './_evidence.ts';

function verdict(test: ClaimTest, evidence: Evidence): string {
  const roadmap = { ...getRoadmap('birjob-2026'), claims: [{ id: 'x', text: 'x', test }] };
  return judgeClaims(roadmap, evidence)[0]?.verdict ?? 'none';
}

const at = (n: number, asked: number): Evidence => evidenceOf(n, { docker: { asked } });

describe('judgeClaims', () => {
  it('takes a share within five points as held, one off by more as refuted, and a vague one as neither', () => {
    const test: ClaimTest = { kind: 'share-is', skill: 'docker', share: 0.53 };
    expect(verdict(test, at(2000, 1060))).toBe('holds');
    expect(verdict(test, at(2000, 1000))).toBe('holds');
    expect(verdict(test, at(2000, 800))).toBe('does not hold');
    expect(verdict(test, at(40, 21))).toBe('not enough data');
    expect(verdict(test, at(29, 15))).toBe('not enough data');
  });

  it('wants the whole interval on one side of a threshold', () => {
    const test: ClaimTest = { kind: 'required-at-least', skill: 'docker', share: 0.5 };
    expect(verdict(test, at(1000, 560))).toBe('holds');
    expect(verdict(test, at(1000, 510))).toBe('not enough data');
    expect(verdict(test, at(1000, 400))).toBe('does not hold');
    const seldom: ClaimTest = { kind: 'named-below', skill: 'docker', share: 0.01 };
    expect(verdict(seldom, at(1000, 0))).toBe('holds');
    expect(verdict(seldom, at(1000, 40))).toBe('does not hold');
    expect(verdict(seldom, at(100, 0))).toBe('not enough data');
  });

  it('judges a plus by those that ask for the skill, not by all', () => {
    const test: ClaimTest = { kind: 'mostly-preferred', skill: 'graphql' };
    const asked = (required: number): Evidence =>
      evidenceOf(9000, { graphql: { asked: 200, required } });
    expect(verdict(test, asked(50))).toBe('holds');
    expect(verdict(test, asked(150))).toBe('does not hold');
    expect(verdict(test, evidenceOf(9000, { graphql: { asked: 20, required: 0 } }))).toBe(
      'not enough data',
    );
  });

  it('compares the weakest of the praised with the strongest rival', () => {
    const test: ClaimTest = { kind: 'top-among', skills: ['a', 'b'], rivals: ['c', 'd'] };
    const counts = (b: number): Evidence =>
      evidenceOf(1000, { a: { asked: 700 }, b: { asked: b }, c: { asked: 300 }, d: { asked: 5 } });
    expect(verdict(test, counts(400))).toBe('holds');
    expect(verdict(test, counts(200))).toBe('does not hold');
    expect(verdict(test, counts(305))).toBe('not enough data');
  });

  it('holds a month against the place by demand, within two months', () => {
    const roadmap = getRoadmap('birjob-2026');
    const skills = roadmap.topics.flatMap(({ skills: [first] }) => (first ? [first] : []));
    // Demand falls evenly in the order taught: everything is in its place.
    const even = Object.fromEntries(skills.map((id, i) => [id, { asked: 90_000 - i * 1500 }]));
    const month = (at: number): ClaimTest => ({
      kind: 'learned-by-month',
      skill: 'redis',
      month: at,
    });
    expect(verdict(month(4), evidenceOf(100_000, even))).toBe('holds');
    expect(verdict(month(11), evidenceOf(100_000, even))).toBe('does not hold');
    const wanted = evidenceOf(100_000, { ...even, redis: { asked: 99_000 } });
    expect(verdict(month(1), wanted)).toBe('holds');
    expect(verdict(month(4), wanted)).toBe('does not hold');
  });

  it('asks for thirty stated salaries, and compares their median', () => {
    const test: ClaimTest = {
      kind: 'pay',
      level: 'senior',
      country: 'US',
      currency: 'USD',
      min: 150e3,
      max: 220e3,
    };
    const paid = (n: number, median: number): Evidence => ({
      ...at(500, 1),
      pay: ({ level, country }) => (level === 'senior' && country === 'US' ? { n, median } : null),
    });
    expect(verdict(test, paid(30, 180e3))).toBe('holds');
    expect(verdict(test, paid(30, 140e3))).toBe('does not hold');
    expect(verdict(test, paid(29, 180e3))).toBe('not enough data');
    expect(verdict({ ...test, max: null }, paid(30, 900e3))).toBe('holds');
  });

  it('judges trends, degrees, growth and conditional shares by their own evidence', () => {
    const rising: ClaimTest = { kind: 'trend', skill: 'go', direction: 'rising' };
    const going = (
      trend: 'rising' | 'falling' | 'steady' | null,
      [low, high]: [number, number],
      asked = 90,
    ): Evidence =>
      evidenceOf(900, { go: { asked, trend, change: { value: (low + high) / 2, low, high } } });
    expect(verdict(rising, going('rising', [0.01, 0.05]))).toBe('holds');
    expect(verdict(rising, going('falling', [-0.05, -0.01]))).toBe('does not hold');
    expect(verdict(rising, going(null, [0, 0]))).toBe('not enough data');
    // That nothing was found is no proof that nothing is there.
    expect(verdict(rising, going('steady', [-0.01, 0.03]))).toBe('not enough data');
    expect(verdict(rising, going('steady', [-0.03, -0.001]))).toBe('does not hold');
    expect(verdict(rising, going('rising', [0.01, 0.05], 8))).toBe('not enough data');
    const steady: ClaimTest = { kind: 'trend', skill: 'go', direction: 'steady' };
    expect(verdict(steady, going('steady', [-0.01, 0.015]))).toBe('holds');
    expect(verdict(steady, going('rising', [0.03, 0.05]))).toBe('does not hold');
    expect(verdict(steady, going('steady', [-0.01, 0.03]))).toBe('not enough data');
    const degree = { ...at(900, 1), degree: { ...wilson(300, 900), of: 900 } };
    expect(verdict({ kind: 'degree-below', share: 0.5 }, degree)).toBe('holds');
    expect(verdict({ kind: 'degree-at-least', share: 0.5 }, degree)).toBe('does not hold');
    expect(verdict({ kind: 'degree-below', share: 0.5 }, at(900, 1))).toBe('not enough data');
    const growth = { ...at(900, 1), growthPerYear: { value: 0.3, low: 0.2, high: 0.4 } };
    expect(verdict({ kind: 'volume-growth', perYear: 0.18 }, growth)).toBe('holds');
    expect(verdict({ kind: 'volume-growth', perYear: 0.5 }, growth)).toBe('does not hold');
    const given: ClaimTest = { kind: 'given', skill: 'hibernate', given: 'java', share: 0.5 };
    const needSets = [
      { vacancies: 80, needs: [['java'], ['hibernate']] },
      { vacancies: 20, needs: [['java', 'kotlin']] },
    ];
    expect(verdict(given, evidenceOf(900, {}, { needSets }))).toBe('holds');
    expect(verdict(given, at(900, 1))).toBe('not enough data');
  });
});
