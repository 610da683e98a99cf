import { readingOrder } from './pdf-direction.ts';
import type { Glyph } from './pdf-glyphs.ts';

/** A stretch of text on one baseline without a wide gap: a line of a column, or a cell. */
export type Segment = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  /** The document's name for the font of its first letter, which is not that of its bullet. */
  readonly font: string;
};

/** A gap wider than this many ems ends a segment; a space is at least `spaceEm` wide. */
const segmentEm = 0.95;
const spaceEm = 0.16;
/** In a justified line that is pressed, spaces are at least this wide. */
const tightSpaceEm = 0.07;

/** The segments of the glyphs of one writing direction, from the top, then from the left. */
export function formSegments(glyphs: readonly Glyph[]): Segment[] {
  return clusterBaselines(dropRepeats(glyphs)).flatMap((line) =>
    joinBullets(splitLine(line).map(writeSegment)).filter(({ text }) => text !== ''),
  );
}

/**
 * Glyphs that stand on one baseline, give or take what raised and lowered letters need. The baselines with most glyphs
 * are settled first, so that a raised letter joins its line and no line joins a raised letter.
 */
function clusterBaselines(glyphs: readonly Glyph[]): Glyph[][] {
  const levels = Map.groupBy(glyphs, ({ y }) => Math.round(y * 4));
  const lines: { y: number; glyphs: Glyph[] }[] = [];
  for (const [, level] of [...levels].sort(([a, x], [b, z]) => z.length - x.length || b - a)) {
    const { y = 0, size = 0 } = level[0] ?? {};
    const near = lines
      .filter((line) => Math.abs(line.y - y) <= 0.35 * size)
      .sort((a, b) => Math.abs(a.y - y) - Math.abs(b.y - y))[0];
    if (near === undefined) lines.push({ y, glyphs: [...level] });
    else near.glyphs.push(...level);
  }
  return lines.sort((a, b) => b.y - a.y).map((line) => line.glyphs.sort((a, b) => a.x - b.x));
}

/** Without what is drawn twice in one place: bold by overprinting, shadows, invisible copies. */
function dropRepeats(glyphs: readonly Glyph[]): Glyph[] {
  const seen = new Map<string, Glyph[]>();
  return glyphs.filter((glyph) => {
    const isRepeat = placesNear(glyph, 0.1 * glyph.size).some((place) =>
      seen.get(place)?.some((other) => isNear(other, glyph)),
    );
    if (isRepeat) return false;
    const [own = ''] = placesNear(glyph, 0);
    const there = seen.get(own);
    if (there) there.push(glyph);
    else seen.set(own, [glyph]);
    return true;
  });
}

function isNear(a: Glyph, b: Glyph): boolean {
  const reach = 0.1 * b.size;
  return Math.abs(a.x - b.x) < reach && Math.abs(a.y - b.y) < reach;
}

/** The squares of the page in which the same letter may stand at most `reach` off: mostly one. */
function placesNear({ text, x, y }: Glyph, reach: number): string[] {
  const places: string[] = [];
  const rows = squaresNear(y, reach);
  for (const column of squaresNear(x, reach)) {
    for (const row of rows) places.push(`${text} ${column} ${row}`);
  }
  return places;
}

const squarePoints = 4;

function squaresNear(at: number, reach: number): number[] {
  const near = Math.min(squarePoints, reach);
  const first = Math.floor((at - near) / squarePoints);
  const last = Math.floor((at + near) / squarePoints);
  if (first === last) return [first];
  return last - first === 1 ? [first, last] : [first, first + 1, last];
}

type Inked = Glyph & { readonly afterSpace: boolean };

function splitLine(line: readonly Glyph[]): Inked[][] {
  const segments: Inked[][] = [];
  let afterSpace = false;
  let end = Number.NEGATIVE_INFINITY;
  for (const [at, glyph] of line.entries()) {
    if (/^\s*$/u.test(glyph.text)) {
      afterSpace ||= !isDrawnOver(glyph, line[at - 1]) && !isDrawnOver(glyph, line[at + 1]);
      continue;
    }
    const last = segments.at(-1);
    const inked = { ...glyph, afterSpace };
    const gap = glyph.x - end;
    const isNext = gap <= segmentEm * glyph.size || gap <= spacedGap(last ?? [], glyph.size);
    if (last !== undefined && isNext) last.push(inked);
    else segments.push([inked]);
    end = last === segments.at(-1) ? Math.max(end, glyph.end) : glyph.end;
    afterSpace = false;
  }
  return segments;
}

/** Whether a letter begins where the space does: browsers print a soft hyphen so where no line was broken. */
function isDrawnOver(space: Glyph, letter: Glyph | undefined): boolean {
  if (letter === undefined || /^\s*$/u.test(letter.text)) return false;
  return Math.abs(letter.x - space.x) < 0.02 * letter.size;
}

/** The widest gap between two words whose letters are set apart: theirs comes twice on top, before the space and behind. */
function spacedGap(segment: readonly Inked[], size: number): number {
  const tracking = medianOf(gapsWithin(segment));
  return tracking < spaceEm * size ? 0 : segmentEm * size + 2 * Math.min(tracking, size);
}

/** The gaps between the letters of each word. */
function gapsWithin(glyphs: readonly Inked[]): number[] {
  return glyphs.flatMap(({ x, afterSpace }, at) => {
    const before = glyphs[at - 1];
    return before === undefined || afterSpace ? [] : [x - before.end];
  });
}

function writeSegment(glyphs: readonly Inked[]): Segment {
  const first = glyphs[0];
  const gaps = glyphs.map((glyph, at) => glyph.x - (glyphs[at - 1]?.end ?? glyph.x));
  // Letters set apart evenly: the space between words is what exceeds that.
  const tracking = Math.max(0, medianOf(gapsWithin(glyphs)));
  const words = (em: number) =>
    write(glyphs, (at) => {
      const glyph = glyphs[at];
      if (glyph === undefined) return false;
      return glyph.afterSpace || (gaps[at] ?? 0) > tracking + em * glyph.size;
    });
  const usual = words(spaceEm);
  const plain = isGlued(usual) ? words(tightSpaceEm) : usual;
  const text = isSpacedOut(plain) ? write(glyphs, spacedOutBreaks(glyphs, gaps)) : plain;
  return {
    text,
    left: first?.x ?? 0,
    right: Math.max(...glyphs.map(({ end }) => end)),
    y: first?.y ?? 0,
    size: medianOf(glyphs.map(({ size }) => size)),
    font: (glyphs.find((glyph) => /[\p{L}\p{N}]/u.test(glyph.text)) ?? first)?.font ?? '',
  };
}

/** A word of 25 letters is several: a justified line whose spaces were pressed. */
function isGlued(text: string): boolean {
  return text.split(' ').some((word) => /^[^/@_]{25,}$/u.test(word) && /\p{Ll}{4}/u.test(word));
}

/** "J O R D A N": four or more words, most of them a single letter. */
function isSpacedOut(text: string): boolean {
  const words = text.split(' ');
  const single = words.filter((word) => /^[\p{L}\p{N}&]$/u.test(word)).length;
  return words.length >= 4 && single >= 0.7 * words.length;
}

/** In spaced-out text a space is a gap clearly wider than those between its letters. */
function spacedOutBreaks(glyphs: readonly Inked[], gaps: readonly number[]) {
  const usual = medianOf(gaps.slice(1));
  return (at: number) => (gaps[at] ?? 0) > usual + 0.2 * (glyphs[at]?.size ?? 0);
}

function write(glyphs: readonly Inked[], breaksAt: (at: number) => boolean): string {
  const pieces = glyphs.flatMap((glyph, at) => {
    const text = accentOf(glyph, glyphs[at - 1]) ?? glyph.text;
    return at > 0 && text === glyph.text && breaksAt(at) ? [' ', text] : [text];
  });
  return readingOrder(pieces)
    .join('')
    .normalize('NFC')
    .replaceAll('\u00ad', '-')
    .replace(/\s+/gu, ' ')
    .trim();
}

const combining = new Map([
  ['´', '\u0301'],
  ['`', '\u0300'],
  ['¨', '\u0308'],
  ['ˆ', '\u0302'],
  ['^', '\u0302'],
  ['˜', '\u0303'],
  ['~', '\u0303'],
  ['¸', '\u0327'],
  ['˚', '\u030a'],
  ['ˇ', '\u030c'],
  ['˘', '\u0306'],
  ['˙', '\u0307'],
  ['˝', '\u030b'],
  ['˛', '\u0328'],
]);

/** The combining form of an accent that is drawn over the letter before it, as TeX and old printers do. */
function accentOf(glyph: Glyph, before: Glyph | undefined): string | undefined {
  const mark = combining.get(glyph.text);
  if (mark === undefined || before === undefined || !/\p{L}$/u.test(before.text)) return undefined;
  const overlap = Math.min(glyph.end, before.end) - glyph.x;
  return overlap > 0.5 * (glyph.end - glyph.x) ? mark : undefined;
}

/** A bullet that stands alone is put before the text it marks. */
function joinBullets(segments: readonly Segment[]): Segment[] {
  const joined: Segment[] = [];
  for (const segment of segments) {
    const last = joined.at(-1);
    if (last !== undefined && isBullet(last.text) && segment.left - last.right < 4 * segment.size) {
      joined[joined.length - 1] = { ...segment, text: `• ${segment.text}`, left: last.left };
    } else joined.push(segment);
  }
  return joined;
}

function isBullet(text: string): boolean {
  return /^(?:[•·▪■◆●○◦‣⁃∗*➢➤►▶✓✔–—-]|[\p{Co}\p{Cc}])$/u.test(text);
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
