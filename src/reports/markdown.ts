import { drawBars, drawSparks } from './bar.ts';
import { alignment, cellText } from './cell.ts';
import { type Column, peopleColumns, type Table } from './table.ts';

const barWidth = 10;

/** The table as GitHub-flavoured Markdown with its title and notes; cells cannot open tags, marks or columns. */
export function renderMarkdown(table: Table): string {
  const columns = peopleColumns(table);
  const head = line(columns.map((column) => escapeMarkdown(column.title)));
  const rule = line(columns.map((column) => (alignment(column) === 'right' ? '---:' : '---')));
  const drawn = columns.map((column) => markdownColumn(column, table));
  const rows = table.rows.map((_, index) => line(drawn.map((cells) => cells[index] ?? '')));
  const title = table.title === undefined ? [] : [`## ${escapeMarkdown(table.title)}`, ''];
  const notes = (table.notes ?? []).flatMap((note) => ['', escapeMarkdown(note)]);
  return `${[...title, head, rule, ...rows, ...notes].join('\n')}\n`;
}

/** The text with everything that Markdown or HTML would act on made literal. */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/([\\`*_[\]|~])/gu, '\\$1')
    .replace(/^([-+=>#]+)(?=\s|$)/u, '\\$1')
    .replace(/^(\d+)\.(?=\s)/u, '$1\\.')
    .replaceAll('@', '&#64;');
}

function markdownColumn(column: Column, table: Table): string[] {
  const cells = table.rows.map((row) => row[column.key]);
  if (column.type === 'bar') return drawBars(cells, barWidth);
  if (column.type === 'spark') return drawSparks(cells);
  return cells.map((cell) => escapeMarkdown(cellText(cell, column)));
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
