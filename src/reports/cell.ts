import { type Cell, type Column, isNumeric } from './table.ts';

// Dropped, so that a posting cannot repaint a terminal or turn a line round.
const controls = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A cell as people read it, on one line: shares as percentages, thousands grouped, words as they are.
 */
export function cellText(cell: Cell | undefined, column: Column): string {
  if (cell === undefined || cell === null) return '';
  if (typeof cell === 'number') return numberText(cell, column);
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  if (typeof cell === 'object') return '';
  return column.type === 'date' ? minuteOf(cell) : plainLine(cell);
}

/** An instant as people read it, to the minute, in UTC; a day as it is. */
function minuteOf(date: string): string {
  return plainLine(date).replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d).*Z$/, '$1 $2');
}

/** The text on one line, without control characters and direction overrides. */
export function plainLine(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(controls, '').trim();
}

/** Right for numbers, left for the rest, unless the column says otherwise. */
export function alignment(column: Column): 'left' | 'right' {
  return column.align ?? (isNumeric(column) ? 'right' : 'left');
}

function numberText(value: number, column: Column): string {
  if (!Number.isFinite(value)) return '';
  if (column.type === 'share') return percent(value);
  const digits = column.type === 'decimal' ? Math.min(column.decimals ?? 2, 4) : 0;
  return groupThousands(value.toFixed(digits));
}

/** "42.1%"; below a tenth of a percent it says so, for a share of nothing and one of 0.04% are not the same. */
export function percent(share: number): string {
  if (share > 0 && share < 0.0005) return '<0.1%';
  return `${(share * 100).toFixed(1)}%`;
}

function groupThousands(digits: string): string {
  const [whole = '', fraction] = digits.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/gu, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
