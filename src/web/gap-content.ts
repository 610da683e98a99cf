import type { GapReport } from '../gaps/report.ts';
import { gapLead, gapTables } from '../reports/gap.ts';
import { drawGapCharts } from '../reports/gap-charts.ts';
import { type Html, html } from '../reports/html.ts';
import { renderHtmlTable } from '../reports/html-table.ts';
import { type MainPart, section } from './main-part.ts';

/** The report as the page shows it, drawn by the server or by the browser; `way` says how the resume was read. */
export async function gapContent(report: GapReport, way: Html): Promise<MainPart> {
  const charts = html`<div class="columns">${await drawGapCharts(report)}</div>\n`;
  const tables = gapTables(report, 30).map(({ title = '', ...table }) =>
    section(title, [renderHtmlTable(table)]),
  );
  return { title: 'Gap report', lead: gapLead(report), content: [way, charts, ...tables] };
}
