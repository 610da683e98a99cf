import { alignment, cellText } from './cell.ts';
import { type Html, html, raw } from './html.ts';
import { type Cell, type Column, peopleColumns, type Row, type Table } from './table.ts';

/** The table as HTML with its title, notes, and bars and sparklines as inline SVG. */
export function renderHtmlTable(table: Table): Html {
  const columns = peopleColumns(table);
  const drawn = columns.map((column) => drawColumn(column, table));
  const sides = columns.map((column) => side(column, table));
  const rows = table.rows.map((_, index) => {
    const cells = drawn.map((column, at) => cellHtml(sides[at] ?? null, column[index] ?? null, at));
    return html`<tr>${cells}</tr>\n`;
  });
  const heads = columns.map(
    (column, at) => html`<th scope="col"${sides[at] ?? null}>${column.title}</th>`,
  );
  const notes = (table.notes ?? []).map((note) => html`<p class="note">${note}</p>\n`);
  return html`<div class="scroll" tabindex="0"><table>
${table.title === undefined ? null : html`<caption>${table.title}</caption>\n`}<thead><tr>${heads}</tr></thead>
<tbody>
${rows}</tbody></table></div>
${notes}`;
}

function cellHtml(side: Html | null, content: Html | null, at: number): Html {
  if (at === 0) return html`<th scope="row"${side}>${content}</th>`;
  return html`<td${side}>${content}</td>`;
}

/** Longer texts may be broken into lines. */
const shortText = 16;

function side(column: Column, { rows }: Table): Html | null {
  if (alignment(column) === 'right') return raw(' class="figure"');
  const isShort = rows.every((row) => cellText(row[column.key], column).length <= shortText);
  return isShort ? raw(' class="short"') : null;
}

function drawColumn(column: Column, table: Table): Html[] {
  const cells = table.rows.map((row) => row[column.key]);
  if (column.type === 'bar') {
    const max = cells.reduce<number>((end, cell) => Math.max(end, ...barEnds(cell)), 0);
    return cells.map((cell) => drawBar(barEnds(cell), max));
  }
  if (column.type === 'spark') return cells.map((cell) => drawSpark(isSeries(cell) ? cell : []));
  return cells.map((cell, row) => linkText(cellText(cell, column), column, table.rows[row]));
}

function linkText(text: string, { link }: Column, row: Row | undefined): Html {
  const target = link === undefined ? null : row?.[link];
  if (typeof target !== 'string' || !/^(?:https?:\/\/|\/(?!\/))/i.test(target))
    return html`${text}`;
  const rel = target.startsWith('/') ? null : raw(' rel="noreferrer nofollow"');
  return html`<a href="${target}"${rel}>${text}</a>`;
}

/** [low, value, high], or [value] where there is no interval, or nothing. */
function barEnds(cell: Cell | undefined): number[] {
  if (typeof cell === 'number') return [cell];
  return isSeries(cell) ? cell.filter((value) => value !== null) : [];
}

function drawBar(ends: readonly number[], max: number): Html {
  if (ends.length === 0 || max <= 0) return html``;
  const at = (value: number): string => ((value / max) * 100).toFixed(1);
  const [low = 0, middle = low, high = low] = ends;
  const whisker =
    ends.length < 3
      ? null
      : html`<path class="whisker" d="M${at(low)} 6H${at(high)}M${at(low)} 3v6M${at(high)} 3v6"/>`;
  return html`<svg class="bar" viewBox="0 0 102 12" preserveAspectRatio="none" aria-hidden="true"><rect width="${at(middle)}" height="12"/>${whisker}</svg>`;
}

function drawSpark(series: readonly (number | null)[]): Html {
  const known = series.filter((value) => value !== null);
  if (known.length < 2) return html``;
  const low = Math.min(...known);
  const range = Math.max(...known) - low || 1;
  const step = 100 / (series.length - 1);
  let pen = 'M';
  const path = series.map((value, index) => {
    if (value === null) {
      pen = 'M';
      return '';
    }
    const point = `${pen}${(index * step + 1).toFixed(1)} ${(22 - ((value - low) / range) * 20).toFixed(1)}`;
    pen = 'L';
    return point;
  });
  return html`<svg class="spark" viewBox="0 0 102 24" preserveAspectRatio="none" aria-hidden="true"><path d="${path.join('')}"/></svg>`;
}

function isSeries(cell: Cell | undefined): cell is readonly (number | null)[] {
  return typeof cell === 'object' && cell !== null;
}
