import {
  type Cell,
  type Column,
  dataColumns,
  dataValue,
  decimalsOf,
  isNumeric,
  type Table,
} from './table.ts';

/**
 * The table as RFC 4180 text: CRLF after every record, a header of column keys, quotes where needed. Numbers
 * have a point and their column's full decimals; a text that a spreadsheet would run as a formula is led by
 * an apostrophe (OWASP, "CSV Injection").
 */
export function renderCsv(table: Table): string {
  const columns = dataColumns(table);
  const header = columns.map((column) => quoted(column.key));
  const rows = table.rows.map((row) => columns.map((column) => csvCell(row[column.key], column)));
  return [header, ...rows].map((cells) => `${cells.join(',')}\r\n`).join('');
}

/** Whether a spreadsheet may read the text as a formula, also behind spaces and with full-width signs. */
export function looksLikeFormula(text: string): boolean {
  return /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/u.test(text);
}

function csvCell(cell: Cell | undefined, column: Column): string {
  const value = dataValue(cell, column);
  if (value === null) return '';
  if (typeof value === 'number' && isNumeric(column)) return value.toFixed(decimalsOf(column));
  const text = String(value).replaceAll('\u0000', '');
  return quoted(looksLikeFormula(text) ? `'${text}` : text);
}

function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
