import type { ResumeLine } from './resume-lines.ts';

/** A line's place in the text that is searched; offsets are UTF-16 code units of that text. */
export type Chunk = {
  readonly line: ResumeLine;
  readonly start: number;
  readonly end: number;
  /** What the chunk's offsets are shifted by against the line's own text; null where the chunk is a rewriting. */
  readonly shift: number | null;
};

/** A text to search, and where the lines stand in it, in order. */
export type Arranged = { readonly text: string; readonly chunks: readonly Chunk[] };

/**
 * The resume arranged for the skill rules, which read lists and sentences: short lines become one list, so that
 * "Go" on a line of its own stands among its like, and each longer line is a paragraph. Both are sorted, so that the
 * order of the resume's lines can't matter.
 */
export function arrangeLines(lines: readonly ResumeLine[]): Arranged {
  const items = lines.filter(isItem).map((line) => ({ line, text: stripBullet(line.text) }));
  const longer = lines.filter((line) => !isItem(line)).flatMap(paragraphs);
  const pieces: string[] = [];
  const chunks: Chunk[] = [];
  let length = 0;
  const push = (lead: string, line: ResumeLine, text: string, tail: string) => {
    const start = length + lead.length;
    const own = line.text.indexOf(text);
    chunks.push({ line, start, end: start + text.length, shift: own < 0 ? null : start - own });
    pieces.push(lead, text, tail);
    length = start + text.length + tail.length;
  };
  for (const { line, text } of sortByText(items))
    push(chunks.length === 0 ? 'Skills: ' : ', ', line, text, '');
  for (const { line, text } of sortByText(longer)) push('\n\n', line, text, '');
  return { text: pieces.join(''), chunks };
}

/**
 * The short lines in which nothing was found, each once more between two in which something was: a line that is
 * nothing but "Spring" is doubtful alone, and a skill in a resume that lists others. Empty with fewer than two `known`.
 */
export function arrangeDoubtful(
  lines: readonly ResumeLine[],
  known: readonly ResumeLine[],
): Arranged {
  const found = new Set(known);
  const items = sortByText(
    lines.filter(isItem).map((line) => ({ line, text: stripBullet(line.text) })),
  );
  const [before, after] = items.filter(({ line }) => found.has(line));
  const chunks: Chunk[] = [];
  let text = '';
  for (const { line, text: item } of items) {
    if (before === undefined || after === undefined || found.has(line)) continue;
    text += `Skills: ${before.text}, `;
    const own = line.text.indexOf(item);
    chunks.push({
      line,
      start: text.length,
      end: text.length + item.length,
      shift: text.length - own,
    });
    text += `${item}, ${after.text}\n\n`;
  }
  return { text, chunks };
}

/** The chunk that holds an offset of the arranged text, by bisection. */
export function chunkAt(chunks: readonly Chunk[], offset: number): Chunk | undefined {
  let low = 0;
  let high = chunks.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const chunk = chunks[middle];
    if (chunk === undefined) return undefined;
    if (offset < chunk.start) high = middle - 1;
    else if (offset >= chunk.end) low = middle + 1;
    else return chunk;
  }
  return undefined;
}

type Piece = { readonly line: ResumeLine; readonly text: string };

/** The line as it stands, and, where a word was broken over two lines, once more made whole, without and with its hyphen. */
function paragraphs(line: ResumeLine): Piece[] {
  // This hyphen is a typesetter's, which no name is spelled with.
  const own = { line, text: stripBullet(line.text.replace(/(\p{L}{2})‐ (\p{Ll}{2})/gu, '$1$2')) };
  if (line.parts.length === 1) return [own];
  const ways = ['$1$2', '$1-$2'].map((way) => own.text.replace(/(\p{L}{2})[-‐] (\p{L}{2})/gu, way));
  return [own, ...ways.filter((text) => text !== own.text).map((text) => ({ line, text }))];
}

function isItem(line: ResumeLine): boolean {
  const text = stripBullet(line.text);
  return text.length <= 40 && text.split(' ').length <= 4 && !/[.!?]$|[,;:|]/.test(text);
}

function stripBullet(text: string): string {
  return text.replace(/^(?:[•·▪■◆●○◦‣⁃*+>–—-]|\p{Co})+\s+/u, '');
}

function sortByText(pieces: readonly Piece[]): Piece[] {
  return pieces.toSorted((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
}
