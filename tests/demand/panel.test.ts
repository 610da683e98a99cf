import { describe, expect, it } from 'vitest';
import type { VacancyFacts } from '../../src/demand/cell.ts';
import { healthOf, type Ledger } from '../../src/demand/health.ts';
import { measurePanel } from '../../src/demand/panel.ts';
import { createFilter, everything } from '../../src/demand/slice.ts';
import { monthStart } from '../../src/demand/week.ts';
import { cellsOf, vacancy } from './_cells.ts';

const all = createFilter(everything, new Set());
const first = 2_900;
const now = first + 40;
const go = 1;

/** In every source the share of Go rises by a quarter of a point a week, from a level of its own. */
const rise = 0.0025;
type Told = { level: number; from?: number; to?: number; size?: number; copies?: number };
const sources: Record<number, Told> = {
  1: { level: 0.2, size: 200 },
  2: { level: 0.3, size: 100 },
  // Added in week 20, all Go shops.
  3: { level: 0.7, from: 20, size: 200 },
  // Renamed in week 12: the same board under another number, and a quarter larger since.
  4: { level: 0.1, to: 11, size: 80 },
  5: { level: 0.1, from: 12, size: 100 },
  // Out of order from week 30 on; those without Go.
  6: { level: 0.02, to: 29, size: 160 },
  // Posted twice since week 25.
  7: { level: 0.5, size: 60, copies: 3 },
};

/** Half of those that ask for Go are found two weeks later than the rest. */
function market(told: Record<number, Told> = sources): VacancyFacts[] {
  const rows: VacancyFacts[] = [];
  for (const [source, { level, from = 0, to = 40, size = 100, copies = 1 }] of Object.entries(
    told,
  )) {
    for (let week = from; week <= to; week += 1) {
      const asking = Math.round(size * (level + rise * week));
      for (let i = 0; i < size; i += 1) {
        const lag = i < asking / 2 ? 2 : 0;
        if (first + week + lag > now) continue;
        rows.push(
          vacancy({
            vacancy: rows.length + 1,
            source: Number(source),
            week: first + week,
            lag,
            postings: week >= 25 ? copies : 1,
            skills: i < asking ? [{ skill: go, requirement: 3, alternatives: null }] : [],
          }),
        );
      }
    }
  }
  return rows;
}

function ledgerOf(told: Record<number, Told> = sources): Ledger {
  return new Map(
    Object.entries(told).map(([source, { from = 0, to = 40 }]) => [
      Number(source),
      {
        first: first + from,
        complete: new Set(Array.from({ length: to - from + 1 }, (_, i) => first + from + i)),
        partial: new Set<number>(),
        failed: new Set(Array.from({ length: 40 - to }, (_, i) => first + to + 1 + i)),
      },
    ]),
  );
}

const panelOf = (rows: VacancyFacts[], ledger: Ledger, periodOf?: (week: number) => number) =>
  measurePanel(cellsOf(rows), all, {
    strength: 'asked',
    ledger,
    asOf: now,
    ...(periodOf ? { periodOf } : {}),
  });

/** The share of postings that ask, of whatever was found. */
function naiveShare(rows: VacancyFacts[], week: number): number {
  const own = rows.filter((row) => row.week === first + week);
  const count = (some: VacancyFacts[]) => some.reduce((sum, { postings }) => sum + postings, 0);
  return count(own.filter(({ skills }) => skills.length > 0)) / count(own);
}

describe('the panel', () => {
  it('recovers the change where sources are added, broken and renamed, postings doubled and found late', () => {
    const rows = market();
    const panel = panelOf(rows, ledgerOf());
    for (const [from, to] of [
      [0, 40],
      [0, 39],
      [10, 23],
      [15, 28],
      [25, 38],
      [28, 32],
    ] as const) {
      const truth = rise * (to - from);
      const naive = naiveShare(rows, to) - naiveShare(rows, from);
      const found = panel.changesBetween(first + from, first + to)?.(go) ?? Number.NaN;
      expect(Math.abs(found - truth) / truth, `${from} to ${to}`).toBeLessThan(0.2);
      expect(Math.abs(naive - truth) / truth, `${from} to ${to}`).toBeGreaterThan(0.2);
    }
  });

  it('marks the weeks whose vacancies are not all found yet, by the discovery curve', () => {
    const { periods } = panelOf(market(), ledgerOf());
    expect(periods.slice(-4).map(({ provisional }) => provisional)).toEqual([
      false,
      false,
      true,
      true,
    ]);
    expect(periods.at(-3)?.maturity).toBe(1);
    // A fifth of all vacancies are found two weeks late.
    expect(periods.at(-2)?.maturity).toBeGreaterThan(0.7);
    expect(periods.at(-2)?.maturity).toBeLessThan(0.9);
  });

  it('counts broken sources, and leaves a week out in which too much is missing', () => {
    const told = { 1: { level: 0.2, size: 100 }, 2: { level: 0.4, size: 100, to: 29 } };
    const { periods, changesBetween } = panelOf(market(told), ledgerOf(told));
    expect([periods[29], periods[30]].map((period) => period?.broken)).toEqual([0, 1]);
    expect([periods[29], periods[30]].map((period) => period?.masked)).toEqual([false, true]);
    expect(changesBetween(first, first + 30)).toBeNull();
    expect(changesBetween(first, first + 29)?.(go)).toBeCloseTo(29 * rise, 2);
  });

  it('says nothing of two weeks that no source connects, nor of a handful of vacancies', () => {
    const apart = { 1: { level: 0.2, to: 19 }, 2: { level: 0.2, from: 20 } };
    const ledger: Ledger = new Map();
    expect(panelOf(market(apart), ledger).changesBetween(first + 18, first + 21)).toBeNull();
    expect(panelOf(market(apart), ledger).changesBetween(first + 5, first + 18)).not.toBeNull();
    const few = { 1: { level: 0.2, size: 20 } };
    expect(panelOf(market(few), ledger).changesBetween(first, first + 10)).toBeNull();
  });

  it('follows months as well as weeks', () => {
    const { periods, changesBetween } = panelOf(market(), ledgerOf(), monthStart);
    expect(periods.length).toBe(10);
    const [from, to] = [periods[1]?.week ?? 0, periods[6]?.week ?? 0];
    expect(changesBetween(from, to)?.(go)).toBeCloseTo(rise * (to - from), 2);
  });
});

describe('the health of a source in a week', () => {
  const weeks = (...numbers: number[]) => new Set(numbers);
  const ledger: Ledger = new Map([
    [1, { first: 10, complete: weeks(10, 11, 13), partial: weeks(14), failed: weeks(12) }],
    [2, { first: 10, complete: weeks(), partial: weeks(10, 11), failed: weeks(12) }],
  ]);

  it('is broken for a board in any week since its first run without a complete one', () => {
    const found = [9, 10, 12, 13, 14, 15].map((week) => healthOf(ledger, 1, week));
    expect(found).toEqual(['unknown', 'healthy', 'broken', 'healthy', 'unknown', 'broken']);
  });

  it('is broken for a feed only where its runs failed, and unknown without runs', () => {
    const found = [10, 12, 13].map((week) => healthOf(ledger, 2, week));
    expect(found).toEqual(['unknown', 'broken', 'unknown']);
    expect(healthOf(ledger, 3, 10)).toBe('unknown');
  });
});
