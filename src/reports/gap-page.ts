import type { GapReport } from '../gaps/report.ts';
import { gapLead, gapTables } from './gap.ts';
import { drawGapCharts } from './gap-charts.ts';
import { renderHtmlTable } from './html-table.ts';
import { renderPage, type Section } from './page.ts';
import type { Table } from './table.ts';

/** The report as a self-contained page; `extra` tables (a comparison, an explanation) come first. */
export async function renderGapPage(
  report: GapReport,
  extra: readonly Table[] = [],
): Promise<string> {
  const tables = [...extra, ...gapTables(report, 30)];
  const sections: Section[] = tables.map(({ title = '', ...table }) => ({
    heading: title,
    content: [renderHtmlTable(table)],
  }));
  const content = await drawGapCharts(report);
  const charts = content.length === 0 ? [] : [{ heading: 'At a glance', content }];
  return renderPage({
    title: 'Gap report',
    lead: gapLead(report),
    sections: [...charts, ...sections],
    footer: 'Made on this machine. Nothing of the resume was kept or sent.',
  });
}
