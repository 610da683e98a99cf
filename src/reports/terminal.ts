import stringWidth from 'string-width';
import { drawBars, drawSparks } from './bar.ts';
import { alignment, cellText, plainLine } from './cell.ts';
import { type Column, peopleColumns, type Table } from './table.ts';

export type TerminalOptions = {
  /** Columns of the terminal; lines are never wider, unless a single figure is. */
  readonly width: number;
  /** Escape codes for weight and colour; only where the reader is a terminal. */
  readonly colour: boolean;
};

type Laid = { column: Column; cells: string[]; width: number };

const gap = '  ';
const barWidth = 16;
const readableText = 20;
const leastText = 10;

/**
 * The table as lines for a terminal, ending in a newline. What does not fit is given up in this order: the
 * ends of long texts, spare columns, bars and sparklines, and at last the table form (one figure a line).
 */
export function renderTable(table: Table, options: TerminalOptions): string {
  const laid = fit(table, options.width);
  const body = laid === null ? stacked(table, options) : gridLines(laid, options);
  const title = table.title === undefined ? [] : [bold(plainLine(table.title), options), ''];
  const notes = (table.notes ?? []).flatMap((note) => wrap(plainLine(note), options.width));
  const lines = [...title, ...body, ...(notes.length > 0 ? ['', ...notes] : [])];
  return `${lines.join('\n')}\n`;
}

function layOut(table: Table, barWidth: number): Laid[] {
  return peopleColumns(table).map((column) => layColumn(column, table, barWidth));
}

function layColumn(column: Column, table: Table, barWidth: number): Laid {
  const cells = drawColumn(column, table, barWidth);
  const width = cells.reduce(
    (widest, cell) => Math.max(widest, stringWidth(cell)),
    stringWidth(column.title),
  );
  return { column, cells, width };
}

function drawColumn(column: Column, table: Table, barWidth: number): string[] {
  const cells = table.rows.map((row) => row[column.key]);
  if (column.type === 'bar') return drawBars(cells, barWidth);
  if (column.type === 'spark') return drawSparks(cells);
  return cells.map((cell) => cellText(cell, column));
}

/**
 * Everything with texts shortened a little; else less and less: without one spare column after the other from the
 * right, with short bars, without bars, with texts shortened a lot; else null.
 */
function fit(table: Table, width: number): Laid[] | null {
  const isDrawn = ({ column }: Laid) => column.type === 'bar' || column.type === 'spark';
  const isNeeded = ({ column }: Laid) => column.spare !== true;
  const all = layOut(table, barWidth);
  const spare = all.filter((laid) => !isNeeded(laid));
  for (let kept = spare.length; kept >= 0; kept -= 1) {
    const some = all.filter((laid) => isNeeded(laid) || spare.indexOf(laid) < kept);
    const fitting = shrink(some, width, readableText);
    if (fitting !== null) return fitting;
  }
  const least = all.filter((laid) => isNeeded(laid) && !isDrawn(laid));
  return (
    shrink(layOut(table, barWidth / 2).filter(isNeeded), width, readableText) ??
    shrink(least, width, leastText)
  );
}

function shrink(laid: readonly Laid[], width: number, least: number): Laid[] | null {
  const chosen = laid.map((column) => ({ ...column }));
  // Figures in words stand on the right and are not cut.
  const texts = chosen.filter(({ column }) => column.type === 'text' && column.align !== 'right');
  for (let excess = total(chosen) - width; excess > 0; excess -= 1) {
    const widest = texts.toSorted((a, b) => b.width - a.width)[0];
    if (widest === undefined || widest.width <= least) return null;
    widest.width -= 1;
  }
  return chosen;
}

function total(laid: readonly Laid[]): number {
  return laid.reduce((sum, { width }) => sum + width, 0) + gap.length * (laid.length - 1);
}

function gridLines(laid: readonly Laid[], options: TerminalOptions): string[] {
  const head = laid.map(({ column, width }) => pad(column.title, width, column)).join(gap);
  const rule = laid.map(({ width }) => '─'.repeat(width)).join(gap);
  const rows = (laid[0]?.cells ?? []).flatMap((_, index) => rowLines(laid, index, options));
  return [bold(head.trimEnd(), options), dim(rule, options), ...rows];
}

function rowLines(laid: readonly Laid[], index: number, options: TerminalOptions): string[] {
  const folded = laid.map(({ column, cells, width }) => {
    const text = cells[index] ?? '';
    return column.wrap === true ? wrap(text, width) : [text];
  });
  const height = Math.max(...folded.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    laid
      .map(({ column, width }, at) =>
        paint(pad(folded[at]?.[line] ?? '', width, column), column, options),
      )
      .join(gap)
      .trimEnd(),
  );
}

function stacked(table: Table, options: TerminalOptions): string[] {
  const columns = peopleColumns(table).filter(({ type }) => type !== 'bar' && type !== 'spark');
  return table.rows.flatMap((row, index) => [
    ...(index > 0 ? [''] : []),
    ...columns
      .map((column) => ({ column, text: cellText(row[column.key], column) }))
      .filter(({ text }) => text !== '')
      .flatMap(({ column, text }) => wrap(`${column.title}: ${text}`, options.width)),
  ]);
}

function pad(text: string, width: number, column: Column): string {
  const shown = truncate(text, width);
  const space = ' '.repeat(Math.max(0, width - stringWidth(shown)));
  return alignment(column) === 'right' ? space + shown : shown + space;
}

/** The start of the text that fits in `width` columns, with an ellipsis where something was cut. */
export function truncate(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (stringWidth(kept + segment) > width - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/u)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && stringWidth(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

function paint(text: string, column: Column, options: TerminalOptions): string {
  return column.type === 'bar' || column.type === 'spark' ? code(text, '36', options) : text;
}

function bold(text: string, options: TerminalOptions): string {
  return code(text, '1', options);
}

function dim(text: string, options: TerminalOptions): string {
  return code(text, '2', options);
}

function code(text: string, sgr: string, { colour }: TerminalOptions): string {
  return colour && text !== '' ? `\u001b[${sgr}m${text}\u001b[0m` : text;
}
