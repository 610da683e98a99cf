import { renderLineChart } from './chart.ts';
import { chartPoints } from './chart-points.ts';
import type { Html } from './html.ts';
import { renderHtmlTable } from './html-table.ts';
import { renderPage } from './page.ts';
import type { SkillReading } from './skill.ts';
import type { Table } from './table.ts';

/** One skill as a page of its own: its series as a chart, then the tables. */
export async function renderSkillReport(
  reading: SkillReading,
  tables: readonly Table[],
): Promise<string> {
  const chart = await renderSkillChart(reading);
  const [figures, ...rest] = tables.map(({ title = '', ...table }) => ({
    heading: title,
    content: [renderHtmlTable(table)],
  }));
  return renderPage({
    title: figures?.heading ?? reading.name,
    lead: [],
    sections: [
      { heading: null, content: figures?.content ?? [] },
      { heading: 'Over time', content: [chart] },
      ...rest,
    ],
  });
}

/** The series of a skill with its interval: weeks that still grow are dashed, weeks with broken sources are gaps. */
export async function renderSkillChart({
  periods,
  weeks,
  number,
  name,
}: Pick<SkillReading, 'periods' | 'weeks' | 'number' | 'name'>): Promise<Html> {
  const late = weeks.some(({ provisional }) => provisional) ? '; dashed weeks still grow' : '';
  const gaps = weeks.some(({ masked }) => masked) ? '; gaps are weeks with broken sources' : '';
  return renderLineChart(`${name}: share of new vacancies, with 95% band${late}${gaps}`, [
    { name, points: chartPoints(periods, weeks, number) },
  ]);
}
