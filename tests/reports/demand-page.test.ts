import { describe, expect, it } from 'vitest';
import type { TrendPeriod } from '../../src/demand/trend.ts';
import { chartPeriods, renderTrendsPage } from '../../src/reports/demand-page.ts';
import { trendsTable } from '../../src/reports/trends.ts';

describe('chartPeriods', () => {
  it('leaves a year as it is, and puts the weeks of a long series together', () => {
    const year = chartPeriods(100, 151);
    expect([100, 101, 151].map(year)).toEqual([100, 101, 151]);
    const long = chartPeriods(100, 451);
    expect([100, 105, 106, 451].map(long)).toEqual([100, 100, 106, 448]);
    const periods = new Set(Array.from({ length: 352 }, (_, i) => long(100 + i)));
    expect(periods.size).toBeLessThanOrEqual(60);
  });
});

describe('renderTrendsPage', () => {
  const names = new Map(
    ['go', 'rust', 'php', 'java', 'perl', 'ada'].map((id, number) => [
      number,
      { id, name: id.toUpperCase(), category: 'language' },
    ]),
  );
  const period = (week: number, vacancies: number): TrendPeriod => ({
    week,
    vacancies,
    employers: vacancies,
    skills: new Map(
      [...names.keys()].slice(0, 5).map((number) => [
        number,
        {
          required: 10 - number,
          asked: 10 - number,
          named: 10,
          employers: 10,
          share: vacancies < 30 ? null : (10 - number) / vacancies,
          interval: vacancies < 30 ? null : { low: 0, high: 0.5 },
        },
      ]),
    ),
  });
  const periods = [period(2900, 100), period(2901, 20), period(2902, 100)];
  const page = (only: ReadonlySet<string> | null) =>
    renderTrendsPage(trendsTable(periods, names, only), { title: 'T', periods, names, only });
  const labels = (markup: string) =>
    [...markup.matchAll(/<text[^>]*>([A-Z]{2,})<\/text>/g)].map(([, name]) => name);

  it('draws the five skills that are asked for most, or those that are chosen', async () => {
    expect(labels(await page(null)).sort()).toEqual(['GO', 'JAVA', 'PERL', 'PHP', 'RUST']);
    expect(labels(await page(new Set(['ada', 'php']))).sort()).toEqual(['ADA', 'PHP']);
  });
});
