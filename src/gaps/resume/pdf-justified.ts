import type { Segment } from './pdf-lines.ts';

/** Gaps and edges are equal when they differ by less than so many ems. */
const slackEm = 0.2;
/** A stretched space is at most this wide. */
const widestEm = 5;
/** How many segments before and after one are looked at: the lines of its page that are near. */
const reach = 150;

/**
 * The words that justified text drove apart as one segment again, before columns are told apart: in a narrow column such
 * gaps look like gutters. They are equal, the words begin where the next line does and end where other lines end, and
 * no lines near begin within, as they would in a table.
 */
export function joinJustified(segments: readonly Segment[]): Segment[] {
  const joined: Segment[] = [];
  for (let at = 0; at < segments.length; ) {
    const run = takeRun(segments, at);
    while (run.length > 1 && !isJustified(run, segments, at)) run.pop();
    joined.push(run.reduce(joinSegments));
    at += run.length;
  }
  return joined;
}

/** The segment `next` written behind `before`. */
export function joinSegments(before: Segment, next: Segment): Segment {
  return { ...before, text: `${before.text} ${next.text}`, right: next.right };
}

/** The segments from this place on that stand on one line, equally far apart. */
function takeRun(segments: readonly Segment[], at: number): Segment[] {
  const run = segments.slice(at, at + 1);
  const gaps: number[] = [];
  for (let next = segments[at + 1]; next !== undefined; next = segments[at + run.length]) {
    const last = run.at(-1);
    if (last === undefined || last.y !== next.y || !isOfSize(next, last.size)) break;
    gaps.push(next.left - last.right);
    const [least, most] = [Math.min(...gaps), Math.max(...gaps)];
    if (least < 0 || most > widestEm * next.size || most - least > slackEm * next.size) break;
    run.push(next);
  }
  return run;
}

function isJustified(run: readonly Segment[], segments: readonly Segment[], at: number): boolean {
  const [first, ...inner] = run;
  const last = run.at(-1);
  if (first === undefined || last === undefined) return false;
  const { size } = first;
  const near = segments
    .slice(Math.max(0, at - reach), at + reach)
    .filter((other) => other.y !== first.y && isOfSize(other, size));
  const beside = near.filter(({ y }) => Math.abs(first.y - y) < 1.9 * size);
  const isEdge = (a: number, b: number) => Math.abs(a - b) < slackEm * size;
  const hangs = /^[•·▪■◆●○◦‣–—-] /u.test(first.text) ? 3 * size : 0;
  const begins = ({ y, left }: Segment) =>
    y < first.y && (isEdge(left, first.left) || (left > first.left && left < first.left + hangs));
  return (
    near.filter(({ right }) => isEdge(right, last.right)).length > 1 &&
    beside.some(begins) &&
    !inner.some((word) => near.filter(({ left }) => isEdge(left, word.left)).length > 1)
  );
}

function isOfSize(segment: Segment, size: number): boolean {
  return Math.abs(segment.size - size) < 0.08 * size;
}
