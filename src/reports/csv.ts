import {
  type Cell,
  type Column,
  type DataValue,
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
  const writers = columns.map((column) => ({ key: column.key, write: cellWriter(column) }));
  const cells: string[] = [];
  const lines = [columns.map(({ key }) => quoted(key)).join(',')];
  for (const row of table.rows) {
    writers.forEach(({ key, write }, at) => {
      cells[at] = write(row[key]);
    });
    lines.push(cells.join(','));
  }
  return `${lines.join('\r\n')}\r\n`;
}

/** Whether a spreadsheet may read the text as a formula, also behind spaces and with full-width signs. */
export function looksLikeFormula(text: string): boolean {
  return /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/u.test(text);
}

/** Writes the cells of one column; texts are looked up, since a series repeats them by the thousand. */
function cellWriter(column: Column): (cell: Cell | undefined) => string {
  if (isNumeric(column)) {
    return numberWriter(decimalsOf(column));
  }
  const written = new Map<Cell | undefined, string>();
  let last: Cell | undefined;
  let text = '';
  return (cell) => {
    if (cell === last) return text;
    last = cell;
    text = written.get(cell) ?? textCell(dataValue(cell, column));
    written.set(cell, text);
    return text;
  };
}

/** Writes numbers; a series repeats the figures of its period and zeros, which are not written anew. */
function numberWriter(decimals: number): (cell: Cell | undefined) => string {
  const zero = fixed(0, decimals);
  let last = 0;
  let text = zero;
  return (cell) => {
    if (typeof cell !== 'number') return '';
    if (cell === 0) return zero;
    if (cell !== last) text = fixed(cell, decimals);
    last = cell;
    return text;
  };
}

/** The number with its decimals, never "-0.00"; nothing for what is no finite number. */
function fixed(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return '';
  if (decimals === 0 && Number.isInteger(value)) return String(value + 0);
  const text = value.toFixed(decimals);
  return value < 0 && Number(text) === 0 ? text.slice(1) : text;
}

function textCell(value: DataValue): string {
  if (value === null) return '';
  const text = String(value).replaceAll('\u0000', '');
  return quoted(looksLikeFormula(text) ? `'${text}` : text);
}

function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
