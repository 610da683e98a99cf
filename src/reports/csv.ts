import { onceFor } from '../once-for.ts';
import {
  type ByteText,
  createByteText,
  type Decimals,
  encodeText,
  fixed,
  takeText,
  writeBytes,
  writeFixed,
} from './byte-text.ts';
import {
  type Block,
  type BlockCells,
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
  const textsOf = columns.map(rememberTexts);
  const text = createByteText();
  const parts = [`${columns.map(({ key }) => quoted(key)).join(',')}\r\n`];
  for (const { size, read } of table.blocks ?? [toBlock(table, columns)]) {
    writeRows(size, findPieces(columns, read(), textsOf), text);
    parts.push(takeText(text));
  }
  return parts.join('');
}

/** Whether a spreadsheet may read the text as a formula, also behind spaces and with full-width signs. */
export function looksLikeFormula(text: string): boolean {
  return /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/u.test(text);
}

type List = ArrayLike<Cell | undefined>;

/** The cells of a list as they are written; a series gives the same list for each of its periods. */
function rememberTexts(column: Column): (list: List) => Uint8Array[] {
  return onceFor((list: List) => Array.from(list, (cell) => encodeText(cellText(cell, column))));
}

/** A part of every row: what is the same in all of them, then a figure or a text of their own (at the end, neither). */
type Piece = {
  shared: Uint8Array;
  figures: Float64Array | null;
  decimals: Decimals;
  texts: readonly Uint8Array[] | null;
};
const end = { figures: null, decimals: { digits: 0, power: 1 }, texts: null };

function findPieces(
  columns: readonly Column[],
  { shared, lists }: BlockCells,
  textsOf: readonly ((list: List) => Uint8Array[])[],
): Piece[] {
  const pieces: Piece[] = [];
  let before = '';
  columns.forEach((column, at) => {
    if (at > 0) before += ',';
    const list = lists[column.key];
    if (list === undefined) {
      before += cellText(shared[column.key], column);
      return;
    }
    const own = isNumeric(column)
      ? { figures: toFigures(list), decimals: toDecimals(column) }
      : { texts: textsOf[at]?.(list) ?? [] };
    pieces.push({ ...end, ...own, shared: encodeText(before) });
    before = '';
  });
  return [...pieces, { ...end, shared: encodeText(`${before}\r\n`) }];
}

function toDecimals(column: Column): Decimals {
  const digits = decimalsOf(column);
  return { digits, power: 10 ** digits };
}

function toFigures(list: List): Float64Array {
  if (list instanceof Float64Array) return list;
  return Float64Array.from(list, (cell) => (typeof cell === 'number' ? cell : Number.NaN));
}

function writeRows(size: number, pieces: readonly Piece[], text: ByteText): void {
  for (let row = 0; row < size; row += 1) {
    for (const { shared, figures, decimals, texts } of pieces) {
      writeBytes(text, shared);
      if (figures) writeFixed(text, figures[row] ?? Number.NaN, decimals);
      else if (texts) writeBytes(text, texts[row] ?? empty);
    }
  }
}
const empty = encodeText('');

function toBlock({ rows }: Table, columns: readonly Column[]): Block {
  const lists = columns.map(({ key }) => [key, rows.map((row) => row[key])] as const);
  return {
    size: rows.length,
    read: () => ({ shared: {}, lists: Object.fromEntries(lists) }),
  };
}

function cellText(cell: Cell | undefined, column: Column): string {
  if (!isNumeric(column)) return textCell(dataValue(cell, column));
  return typeof cell === 'number' ? fixed(cell, decimalsOf(column)) : '';
}

function textCell(value: DataValue): string {
  if (value === null) return '';
  const text = String(value).replaceAll('\u0000', '');
  return quoted(looksLikeFormula(text) ? `'${text}` : text);
}

function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
