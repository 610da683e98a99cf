import type { NamedDemand, SkillName } from '../demand/find.ts';
import type { PanelPeriod } from '../demand/panel.ts';
import { sumAsked, type TrendPeriod } from '../demand/trend.ts';
import { renderBarChart, renderLineChart } from './chart.ts';
import { chartPoints } from './chart-points.ts';
import { renderHtmlTable } from './html-table.ts';
import { renderPage } from './page.ts';
import type { Table } from './table.ts';

const charted = { bars: 20, lines: 5 } as const;

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

/** The series of a slice as a page: the skills with most vacancies as lines with 95% bands, then the tables. */
export async function renderTrendsPage(
  tables: readonly Table[],
  about: {
    periods: readonly TrendPeriod[];
    /** What is known of them: which still grow, and which are left out. */
    weeks: readonly PanelPeriod[];
    names: ReadonlyMap<number, SkillName>;
    only: ReadonlySet<string> | null;
  },
): Promise<string> {
  const lines = chosenSkills(about).map(([number, { name }]) => ({
    name,
    points: chartPoints(about.periods, about.weeks, number),
  }));
  const chart = await renderLineChart(
    'Share of new vacancies, with 95% bands; what still grows is dashed, what lacks sources is left out',
    lines,
  );
  const [first, ...rest] = tables;
  const { title = 'Series', ...summary } = first ?? { columns: [], rows: [] };
  const further = rest.map((table) => renderHtmlTable(table));
  const content = [chart, renderHtmlTable(summary), ...further];
  return renderPage({ title, lead: [], sections: [{ heading: null, content }] });
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
  return [...names]
    .filter(([, { id }]) => only === null || only.has(id))
    .map((entry) => ({ entry, total: sumAsked(periods, entry[0]) }))
    .sort((a, b) => b.total - a.total || (a.entry[1].id < b.entry[1].id ? -1 : 1))
    .slice(0, charted.lines)
    .map(({ entry }) => entry);
}
