import type { GapReport } from '../gaps/report.ts';
import { renderBarChart } from '../reports/chart.ts';
import { gapLead, gapTables } from '../reports/gap.ts';
import { type Html, html } from '../reports/html.ts';
import { renderHtmlTable } from '../reports/html-table.ts';
import type { Table } from '../reports/table.ts';
import { type MainPart, section } from './main-part.ts';

/** Below this many vacancies shares are said in words, not drawn. */
const floor = 30;

/** The report as the page shows it, drawn by the server or by the browser; `way` says how the resume was read. */
export async function gapContent(report: GapReport, way: Html): Promise<MainPart> {
  const bars = report.gaps
    .slice(0, 15)
    .map(({ name, share, share_low: low, share_high: high }) => ({
      label: name,
      value: share,
      low,
      high,
    }));
  const caption = 'Missing: share of vacancies that require it, with 95% intervals';
  const chart = report.sample.vacancies < floor ? html`` : await renderBarChart(caption, bars);
  const tables = gapTables(report, 30).map(({ title = '', ...table }) =>
    section(title, [renderHtmlTable(linkMatches(table))]),
  );
  return { title: 'Gap report', lead: gapLead(report), content: [way, chart, ...tables] };
}

function linkMatches(table: Table): Table {
  if (!table.columns.some(({ key }) => key === 'url')) return table;
  return {
    ...table,
    columns: table.columns.map((one) => (one.key === 'url' ? { ...one, link: 'url' } : one)),
  };
}
