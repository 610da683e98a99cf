import { describe, expect, it } from 'vitest';
import type { TrendPeriod } from '../../src/demand/trend.ts';
import { renderTrendsPage } from '../../src/reports/demand-page.ts';
import { trendsTable } from '../../src/reports/trends.ts';

describe('renderTrendsPage', () => {
  const names = new Map(
    ['go', 'rust', 'php', 'java', 'perl', 'ada'].map((id, number) => [
      number,
      { id, name: id.toUpperCase(), category: 'language' },
    ]),
  );
  const asked = [10, 9, 8, 7, 6, 0];
  const period = (week: number, vacancies: number): TrendPeriod => ({
    week,
    vacancies,
    employers: vacancies,
    skills: {
      counts: {
        required: Uint32Array.from(asked),
        asked: Uint32Array.from(asked),
        named: Uint32Array.from(asked, (count) => (count > 0 ? 10 : 0)),
      },
      employers: Float64Array.from(asked),
      share: Float64Array.from(asked, (count) => (vacancies < 30 ? Number.NaN : count / vacancies)),
      low: Float64Array.from(asked, () => (vacancies < 30 ? Number.NaN : 0)),
      high: Float64Array.from(asked, () => (vacancies < 30 ? Number.NaN : 0.5)),
    },
  });
  const periods = [period(2900, 100), period(2901, 20), period(2902, 100)];
  const page = (only: ReadonlySet<string> | null) =>
    renderTrendsPage([trendsTable(periods, names, only)], { periods, weeks: [], names, only });
  const labels = (markup: string) =>
    [...markup.matchAll(/<text[^>]*>([A-Z]{2,})<\/text>/g)].map(([, name]) => name);

  it('draws the five skills that are asked for most, or those that are chosen', async () => {
    expect(labels(await page(null)).sort()).toEqual(['GO', 'JAVA', 'PERL', 'PHP', 'RUST']);
    expect(labels(await page(new Set(['ada', 'php']))).sort()).toEqual(['ADA', 'PHP']);
  });
});
