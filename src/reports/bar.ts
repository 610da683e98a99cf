import type { Cell } from './table.ts';

const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const;
const heights = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

/**
 * A bar column drawn on one scale, which ends at its greatest value or upper bound: a number as a plain bar,
 * [low, share, high] as one with its interval shaded, anything else as nothing.
 */
export function drawBars(cells: readonly (Cell | undefined)[], width: number): string[] {
  const max = cells.reduce<number>((end, cell) => Math.max(end, barEnd(cell)), 0);
  return cells.map((cell) => {
    if (typeof cell === 'number') return bar(cell, max, width);
    if (!isSeries(cell)) return '';
    return intervalBar(cell[0] ?? 0, cell.at(-1) ?? 0, { max, width });
  });
}

/** A spark column drawn, each series on its own scale. */
export function drawSparks(cells: readonly (Cell | undefined)[]): string[] {
  return cells.map((cell) => (isSeries(cell) ? sparkline(cell) : ''));
}

/** A bar of a value between 0 and `max`, to an eighth of a cell, at most `width` cells, not padded. */
export function bar(value: number, max: number, width: number): string {
  const cells = fill(value, max, width);
  const steps = Math.round(cells * 8);
  const full = Math.floor(steps / 8);
  // What is there at all shows, however small.
  if (steps === 0) return value > 0 && max > 0 ? '▏' : '';
  return '█'.repeat(full) + (eighths[steps % 8] ?? '');
}

/** A bar that is solid up to the lower bound and shaded up to the upper one, in whole cells. */
export function intervalBar(
  low: number,
  high: number,
  options: { max: number; width: number },
): string {
  const solid = Math.round(fill(low, options.max, options.width));
  const end = Math.max(solid, Math.round(fill(high, options.max, options.width)));
  return '█'.repeat(solid) + '░'.repeat(end - solid);
}

/**
 * One character a value, from the lowest to the highest of the series; a gap where nothing was measured.
 * A series that does not move is drawn on the base line.
 */
export function sparkline(series: readonly (number | null)[]): string {
  const known = series.filter((value) => value !== null);
  if (known.length === 0) return '';
  const low = Math.min(...known);
  const range = Math.max(...known) - low;
  return series
    .map((value) => {
      if (value === null) return ' ';
      const step = range > 0 ? Math.round(((value - low) / range) * (heights.length - 1)) : 0;
      return heights[step] ?? '';
    })
    .join('');
}

function fill(value: number, max: number, width: number): number {
  if (!(max > 0) || !(value > 0)) return 0;
  return (Math.min(value, max) / max) * width;
}

function barEnd(cell: Cell | undefined): number {
  if (typeof cell === 'number') return cell;
  return isSeries(cell) ? (cell.at(-1) ?? 0) : 0;
}

function isSeries(cell: Cell | undefined): cell is readonly (number | null)[] {
  return typeof cell === 'object' && cell !== null;
}
