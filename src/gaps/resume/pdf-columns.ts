import type { Segment } from './pdf-lines.ts';

/** A column gap is at least this many ems wide. */
const gutterEm = 0.7;

/**
 * The segments of a page in reading order. Rows are gathered from the top as long as they leave a common gutter free;
 * a gathered block with gutters is read column by column, each column by the same rule.
 */
export function orderSegments(segments: readonly Segment[]): Segment[] {
  return gatherBlocks(formRows(segments)).flatMap(readBlock);
}

type Row = readonly Segment[];
type Span = { readonly left: number; readonly right: number };

/** Segments whose letters stand beside each other, from the top; each row from the left. */
function formRows(segments: readonly Segment[]): Segment[][] {
  const rows: Segment[][] = [];
  let floor = Number.POSITIVE_INFINITY;
  for (const segment of segments.toSorted((a, b) => b.y - a.y)) {
    const row = rows.at(-1);
    if (row !== undefined && segment.y + 0.5 * segment.size > floor) row.push(segment);
    else {
      rows.push([segment]);
      floor = segment.y;
    }
    floor = Math.min(floor, segment.y);
  }
  return rows.map((row) => row.sort((a, b) => a.left - b.left));
}

function gatherBlocks(rows: readonly Row[]): Row[][] {
  const blocks: { rows: Row[]; taken: Span[]; gutters: number }[] = [];
  for (const row of rows) {
    const block = blocks.at(-1);
    const own = takeSpans(row);
    const joined = block === undefined ? own : mergeSpans([...block.taken, ...own]);
    const joins = block !== undefined && (block.gutters > 0 ? joined.length > 1 : own.length === 1);
    if (block !== undefined && joins) {
      block.rows.push(row);
      block.taken = joined;
      block.gutters = joined.length - 1;
    } else {
      const above = block?.gutters === 0 ? takeBelongingTo(own, block.rows) : [];
      const taken = mergeSpans([...own, ...above.flatMap(takeSpans)]);
      blocks.push({ rows: [...above, row], taken, gutters: own.length - 1 });
    }
  }
  return blocks.map((block) => block.rows);
}

/** Takes from the end of `rows` those that stand in a later column only: the first lines of a cell whose label is set lower. */
function takeBelongingTo([, ...later]: readonly Span[], rows: Row[]): Row[] {
  const isOf = ([first, ...rest]: Row) =>
    first !== undefined &&
    rest.length === 0 &&
    later.some(({ left }) => Math.abs(left - first.left) < 0.2 * first.size);
  return rows.splice(rows.findLastIndex((row) => !isOf(row)) + 1);
}

function readBlock(rows: readonly Row[]): Segment[] {
  const columns = mergeSpans(rows.flatMap(takeSpans));
  if (columns.length < 2) return rows.flat();
  if (rows.length === 1) return [...(rows[0] ?? [])];
  const parts = columns.map((column) => rows.flat().filter((segment) => lies(segment, column)));
  const [first = [], ...rest] = parts;
  if (rest.every((part) => isMargin(part, first))) return rows.flat();
  return parts.flatMap(orderSegments);
}

/** Notes beside a column (dates, places): short, few, and each on the baseline of one of its lines. */
function isMargin(part: readonly Segment[], column: readonly Segment[]): boolean {
  const level = (segment: Segment) =>
    column.some((line) => Math.abs(line.y - segment.y) < 0.3 * segment.size);
  return part.length * 2 <= column.length && part.every((s) => s.text.length <= 40 && level(s));
}

function lies(segment: Segment, column: Span): boolean {
  const middle = (segment.left + segment.right) / 2;
  return middle >= column.left && middle <= column.right;
}

/** What a row takes of the page's width; stretches nearer than a gutter are one. */
function takeSpans(row: Row): Span[] {
  return mergeSpans(row.map(({ left, right, size }) => ({ left, right: right + gutterEm * size })));
}

function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: { left: number; right: number }[] = [];
  for (const span of spans.toSorted((a, b) => a.left - b.left)) {
    const last = merged.at(-1);
    if (last !== undefined && span.left <= last.right)
      last.right = Math.max(last.right, span.right);
    else merged.push({ ...span });
  }
  return merged;
}
