import type { NamedDemand, SkillName } from '../demand/find.ts';
import type { TrendPeriod } from '../demand/trend.ts';
import { weekStart } from '../demand/week.ts';
import { renderBarChart, renderLineChart } from './chart.ts';
import { renderHtmlTable } from './html-table.ts';
import { renderPage } from './page.ts';
import type { Table } from './table.ts';

const charted = { bars: 20, lines: 5, points: 60 } as const;

/**
 * Puts weeks together so that a chart has at most 60 points; returns the first week of the period that a week is
 * in, counted from `since`.
 */
export function chartPeriods(since: number, until: number): (week: number) => number {
  const step = Math.ceil((until - since + 1) / charted.points);
  return (week) => week - ((week - since) % step);
}

/** The demand of a slice as a page: the most asked skills as bars with their intervals, then the table. */
export async function renderDemandPage(
  table: Table,
  skills: readonly NamedDemand[],
): Promise<string> {
  const { title = 'Demand', ...rest } = table;
  const bars = skills
    .slice(0, charted.bars)
    .flatMap(({ name, share, interval }) =>
      share === null
        ? []
        : [{ label: name, value: share, low: interval?.low ?? null, high: interval?.high ?? null }],
    );
  const chart = await renderBarChart('Share of vacancies, with 95% intervals', bars);
  return renderPage({
    title,
    lead: [],
    sections: [{ heading: null, content: [chart, renderHtmlTable(rest)] }],
  });
}

/**
 * The series of a slice as a page: the skills with most vacancies as lines with 95% bands, then the table.
 * `periods` are what the chart draws, which may be longer than the table's weeks.
 */
export async function renderTrendsPage(
  table: Table,
  about: {
    title: string;
    periods: readonly TrendPeriod[];
    names: ReadonlyMap<number, SkillName>;
    only: ReadonlySet<string> | null;
  },
): Promise<string> {
  const lines = chosenSkills(about).map(([number, { name }]) => ({
    name,
    points: about.periods.map((period) => toPoint(period, number)),
  }));
  const chart = await renderLineChart('Share of new vacancies, with 95% bands', lines);
  const content = [chart, renderHtmlTable({ ...table, title: '' })];
  return renderPage({ title: about.title, lead: [], sections: [{ heading: null, content }] });
}

function chosenSkills({
  periods,
  names,
  only,
}: {
  periods: readonly TrendPeriod[];
  names: ReadonlyMap<number, SkillName>;
  only: ReadonlySet<string> | null;
}): [number, SkillName][] {
  const total = (number: number): number =>
    periods.reduce((sum, { skills }) => sum + (skills.get(number)?.asked ?? 0), 0);
  return [...names]
    .filter(([, { id }]) => only === null || only.has(id))
    .map((entry) => ({ entry, total: total(entry[0]) }))
    .sort((a, b) => b.total - a.total || (a.entry[1].id < b.entry[1].id ? -1 : 1))
    .slice(0, charted.lines)
    .map(({ entry }) => entry);
}

/** A period with too few vacancies for a share is a gap; one with enough where nobody asks is nil. */
function toPoint(period: TrendPeriod, number: number) {
  const point = period.skills.get(number);
  const at = weekStart(period.week).toISOString();
  if (point === undefined) return { at, value: period.vacancies >= 30 ? 0 : null };
  const { share, interval } = point;
  return { at, value: share, low: interval?.low ?? null, high: interval?.high ?? null };
}
