import type { GapReport } from '../gaps/report.ts';
import { renderBarChart } from './chart.ts';
import { gapLead, gapTables } from './gap.ts';
import type { Html } from './html.ts';
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
  const charts = report.sample.vacancies < 30 ? [] : await drawCharts(report);
  return renderPage({
    title: 'Gap report',
    lead: gapLead(report),
    sections: [...charts, ...sections],
    footer: 'Made on this machine. Nothing of the resume was kept or sent.',
  });
}

async function drawCharts(report: GapReport): Promise<Section[]> {
  const bars = report.gaps.slice(0, 15).map(({ name, share, share_low, share_high }) => ({
    label: name,
    value: share,
    low: share_low,
    high: share_high,
  }));
  const content: Html[] = [
    await renderBarChart(
      'Missing skills: share of vacancies that require them, with 95% intervals',
      bars,
    ),
  ];
  return bars.length === 0 ? [] : [{ heading: 'At a glance', content }];
}
