import { joinSegments } from './pdf-justified.ts';
import type { Segment } from './pdf-lines.ts';

/** How many lines above and below tell where a column ends. */
const reach = 40;
/** A word's letters are at most about so much wider than the letters of its line. */
const widest = 1.1;
/** Spaces of a stretched line are at most this wide; what stands further off is another cell. */
const stretchEm = 2.6;

/**
 * The segments of a page, in reading order, as lines of text: a sentence or a name that was wrapped at the column's
 * edge is one line again, and a blank line stands where the page leaves more than a line and a half free.
 */
export function writeLines(segments: readonly Segment[]): string {
  const lines = joinStretched(segments);
  return lines
    .map((line, at) => {
      const above = lines[at - 1];
      if (above === undefined) return line.text;
      // A name may be broken behind its slash: "Pub/Sub".
      if (isContinued(lines, at - 1))
        return `${/\p{L}\/$/u.test(above.text) ? '' : ' '}${line.text}`;
      return `${isApart(above, line) ? '\n\n' : '\n'}${line.text}`;
    })
    .join('');
}

/** Words of one line that justified text drove apart: some word after the first is no name, or the line is a list. */
function joinStretched(segments: readonly Segment[]): Segment[] {
  const lines: Segment[] = [];
  for (let at = 0; at < segments.length; ) {
    const row = takeRow(segments, at);
    at += row.length;
    if (row.slice(1).some(({ text }) => /^\p{Ll}|, |,$/u.test(text)))
      lines.push(row.reduce(joinSegments));
    else lines.push(...row);
  }
  return lines;
}

/** The segments from this place on that stand on one line, none further from the last than `stretchEm`. */
function takeRow(segments: readonly Segment[], at: number): Segment[] {
  const row = segments.slice(at, at + 1);
  for (const next of segments.slice(at + 1)) {
    const last = row.at(-1);
    if (last === undefined || last.y !== next.y || last.size !== next.size) break;
    const gap = next.left - last.right;
    if (gap < 0 || gap > stretchEm * next.size) break;
    row.push(next);
  }
  return row;
}

/** More than a line and a half below the last, or at the head of another column where no sentence goes on. */
function isApart(above: Segment, line: Segment): boolean {
  const drop = above.y - line.y;
  if (drop > 1.9 * line.size) return true;
  const goesOn = above.font === line.font && /^\p{Ll}/u.test(line.text);
  return drop < -2 * line.size && !(goesOn && /[\p{L},‐-]$/u.test(above.text));
}

/**
 * Whether the line at this place goes on in the next one: of one column, size and font, each alone in its row, and the
 * next word would not have fitted. A word that was broken stays apart, since only a reader of words can mend it.
 */
function isContinued(segments: readonly Segment[], at: number): boolean {
  const [before, line, next, after] = [at - 1, at, at + 1, at + 2].map((n) => segments[n]);
  if (line === undefined || next === undefined || !isOneColumn(line, next)) return false;
  if (isLevel(before, line) || isLevel(next, after)) return false;
  if (/[.!?:‐-]$/u.test(line.text) || !/^[\p{L}\p{N}(.#&]/u.test(next.text)) return false;
  if (!line.text.includes(' ') || isCapitals(next.text)) return false;
  const edge = columnEdge(segments, at);
  if (line.right - line.left < 0.5 * (edge - line.left)) return false;
  const word = next.text.split(' ', 1)[0] ?? '';
  const letter = (next.right - next.left) / Math.max(1, next.text.length);
  return line.right + (word.length + 1) * widest * letter > edge;
}

function isOneColumn(line: Segment, next: Segment): boolean {
  const indent = next.left - line.left;
  const drop = line.y - next.y;
  const { size } = line;
  const begins = /^[•·▪■◆●○◦‣⁃∗*➢➤►▶✓✔\p{Cc}–—-] /u.test(line.text);
  return (
    line.font === next.font &&
    Math.abs(next.size - size) < 0.08 * size &&
    drop > 0.8 * size &&
    drop < 1.9 * size &&
    indent > -0.6 * size &&
    indent < (begins ? 3 : 0.6) * size
  );
}

function isLevel(a: Segment | undefined, b: Segment | undefined): boolean {
  return a !== undefined && b !== undefined && Math.abs(a.y - b.y) < 0.5 * b.size;
}

/**
 * How far to the right the lines of the same column go. One that goes on alone, over where another column begins, is
 * a heading of both.
 */
function columnEdge(segments: readonly Segment[], at: number): number {
  const line = segments[at];
  if (line === undefined) return 0;
  const near = segments.slice(Math.max(0, at - reach), at + reach);
  const own = near.filter(({ left, right }) => left < line.right && right > line.left);
  const edges = own.map(({ right }) => right).sort((a, b) => b - a);
  const [furthest = line.right] = edges;
  const shared = edges.find(
    (edge, n) => edge >= line.right && edge - (edges[n + 1] ?? 0) < 3 * line.size,
  );
  const isOver = near.some(({ left }) => left > (shared ?? furthest) && left < furthest);
  return isOver && shared !== undefined ? shared : furthest;
}

function isCapitals(text: string): boolean {
  return /\p{Lu}{3}/u.test(text) && !/\p{Ll}/u.test(text);
}
