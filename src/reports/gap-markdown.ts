import type { GapReport } from '../gaps/report.ts';
import { gapLead, gapTables } from './gap.ts';
import { escapeMarkdown, renderMarkdown } from './markdown.ts';
import type { Table } from './table.ts';

/** The gap report as Markdown; `tables` in place of all of its own. */
export function renderGapMarkdown(
  report: GapReport,
  tables: readonly Table[] = gapTables(report),
): string {
  const lead = gapLead(report).map(escapeMarkdown);
  return ['# Gap report', ...lead, ...tables.map(renderMarkdown)].join('\n\n').concat('\n');
}
