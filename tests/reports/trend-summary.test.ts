import { describe, expect, it } from 'vitest';
import { measurePanel } from '../../src/demand/panel.ts';
import { createFilter, everything } from '../../src/demand/slice.ts';
import { measureTrend } from '../../src/demand/trend.ts';
import { renderTable } from '../../src/reports/terminal.ts';
import { trendSummaryTable } from '../../src/reports/trend-summary.ts';
import { cellsOf, vacancy } from '../demand/_cells.ts';

const all = createFilter(everything, new Set());
const names = new Map(
  ['go', 'php'].map((id, number) => [number, { id, name: id.toUpperCase(), category: 'language' }]),
);
const first = 2_900;

/** 20 weeks of a hundred vacancies: Go rises by a point a week from 20%, PHP stays at 10%. */
function summary(asOf: number, ledger = new Map()) {
  const rows = Array.from({ length: 2_000 }, (_, i) => {
    const week = Math.floor(i / 100);
    const skills = [i % 100 < 20 + week ? [0] : [], i % 100 >= 90 ? [1] : []].flat();
    return vacancy({
      vacancy: i + 1,
      week: first + week,
      skills: skills.map((skill) => ({ skill, requirement: 3, alternatives: null })),
    });
  });
  const periods = measureTrend(cellsOf(rows), all, { strength: 'asked' });
  const panel = measurePanel(cellsOf(rows), all, { strength: 'asked', ledger, asOf });
  const about = { panel, by: 'week' as const, words: 'backend', only: null, limit: 1 };
  return trendSummaryTable(periods, names, about);
}

describe('the series for people', () => {
  it('tells the share of the last certain week and the chained changes up to it', () => {
    const { rows, notes } = summary(first + 25);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      name: 'GO',
      share: 0.39,
      change_1w: '+1.0',
      change_4w: '+4.0',
      change_13w: '+13.0',
      change_52w: null,
    });
    expect(notes?.[0]).toContain('Share: in 2025-W51');
    expect(notes?.[1]).toContain('1 more skills');
  });

  it('passes over the week that is not over', () => {
    const { rows, notes } = summary(first + 19);
    expect(rows[0]).toMatchObject({ share: 0.38, change_13w: '+13.0' });
    expect(notes?.at(-1)).toContain('Provisional');
  });

  it('leaves out weeks in which the sources were broken, also from the line', () => {
    const complete = new Set(
      Array.from({ length: 20 }, (_, i) => first + i).filter((w) => w !== first + 10),
    );
    const runs = { first: first - 5, complete, partial: new Set(), failed: new Set([first + 10]) };
    const { rows, notes } = summary(first + 25, new Map([[1, runs]]));
    const series = rows[0]?.series;
    expect(Array.isArray(series) && series[10]).toBeNull();
    expect(notes?.join(' ')).toContain('were broken: 2025-W42.');
    expect(rows[0]).toMatchObject({ change_13w: '+13.0' });
  });

  it('keeps its line on a terminal of 80 columns', () => {
    const lines = renderTable(summary(first + 25), { width: 80, colour: false }).split('\n');
    expect(lines[4]).toMatch(/▁.*█/);
    expect(Math.max(...lines.map((line) => [...line].length))).toBeLessThanOrEqual(80);
  });
});
