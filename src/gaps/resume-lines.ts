import { type Aside, type AsideReason, findAsides } from './asides.ts';
import { headingSection, labelSection, type Section } from './sections.ts';

/** One line of a resume, or several where a sentence was wrapped: `parts` say where each printed line begins. */
export type ResumeLine = {
  readonly text: string;
  readonly parts: readonly Part[];
  readonly section: Section;
  /** Last year of the entry it belongs to, null where no date tells. */
  readonly year: number | null;
  readonly asides: readonly Aside[];
};

/** A printed line; `number` counts from 1, `start` is its UTF-16 offset in the joined text. */
export type Part = { readonly number: number; readonly start: number; readonly text: string };

/** The lines of a resume's text that are not blank, in order. `year` is what "present" stands for. */
export function readLines(text: string, year: number): ResumeLine[] {
  const printed = text.split(/\r\n|[\n\r\u2028\u2029\f\v]/u);
  const lines: ResumeLine[] = [];
  let section: Section = 'other';
  let entryYear: number | null = null;
  for (const parts of joinWrapped(printed)) {
    if (parts.length === 0) {
      if (section === 'learning') section = 'other';
      continue;
    }
    const joined = parts.map((part) => part.text).join(' ');
    const opened = parts.length === 1 ? headingSection(joined, lines.at(-1)?.text) : null;
    if (opened !== null) {
      section = opened;
      entryYear = null;
    }
    entryYear = endYear(joined, year) ?? entryYear;
    lines.push(describeLine(joined, parts, labelSection(joined) ?? section, entryYear));
  }
  return lines;
}

/** Why the skill at `offset` of the line's text is not claimed, or null when it is. */
export function asideAt(line: ResumeLine, offset: number): AsideReason | null {
  if (line.section === 'learning') return 'learning';
  return line.asides.find(({ start, end }) => offset >= start && offset < end)?.reason ?? null;
}

/** The printed line at an offset of the joined text. */
export function partAt(line: ResumeLine, offset: number): Part | undefined {
  return line.parts.findLast((part) => part.start <= offset);
}

function describeLine(
  text: string,
  parts: readonly Part[],
  section: Section,
  entryYear: number | null,
): ResumeLine {
  const dated = section === 'experience' || section === 'project' || section === 'other';
  return { text, parts, section, year: dated ? entryYear : null, asides: findAsides(text) };
}

/** Printed lines grouped into sentences; a blank line is an empty group. */
function joinWrapped(printed: readonly string[]): Part[][] {
  const texts = printed.map((raw) => raw.replace(/\s+/gu, ' ').trim());
  const edges = findEdges(texts);
  const groups: Part[][] = [];
  let start = 0;
  texts.forEach((text, at) => {
    const last = groups.at(-1);
    const previous = last?.at(-1)?.text;
    if (text === '') groups.push([]);
    else if (last && previous !== undefined && isWrapped(previous, text, edges[at] ?? 0)) {
      start += previous.length + 1;
      last.push({ number: at + 1, start, text });
    } else {
      start = 0;
      groups.push([{ number: at + 1, start, text }]);
    }
  });
  return groups;
}

/** For each line, how long the longest of its paragraph is. */
function findEdges(texts: readonly string[]): number[] {
  const edges = texts.map(({ length }) => length);
  for (let at = 1; at < edges.length; at += 1) {
    if (edges[at] !== 0 && edges[at - 1] !== 0)
      edges[at] = Math.max(edges[at] ?? 0, edges[at - 1] ?? 0);
  }
  for (let at = edges.length - 2; at >= 0; at -= 1) {
    if (edges[at] !== 0 && edges[at + 1] !== 0)
      edges[at] = Math.max(edges[at] ?? 0, edges[at + 1] ?? 0);
  }
  return edges;
}

/** Wraps closer than this are those of a list, not of a sentence. */
const narrowest = 60;

/**
 * One sentence: a line that ends in a broken word, a long one without an end and a next one in lower case, or one of a
 * wrapped paragraph (`edge` is its longest line) where the next word would not have fitted.
 */
function isWrapped(before: string, next: string, edge: number): boolean {
  if (/\p{L}{2}[-‐]$/u.test(before)) return /^\p{L}/u.test(next);
  if (before.length < 50 || /[.:;!?]$/.test(before)) return false;
  if (/^\p{Ll}/u.test(next)) return true;
  const word = next.split(' ', 1)[0] ?? '';
  const fits = before.length + 1 + word.length <= edge;
  return edge >= narrowest && !fits && /^\p{L}/u.test(next) && headingSection(next) === null;
}

const lastYearOfRange =
  /(?:19|20)\d{2}(?:[./-]\d{1,2}){0,2}\s*(?:\p{L}*\s*)?(?:[-–—−~]|to|until|till|bis|to the|à|a|до|–)\s*(?:\p{L}{0,12}\.?\s*|\d{1,2}[/.]\s*){0,2}((?:19|20)\d{2}|present|current|currently|now|today|ongoing|heute|jetzt|aktuell|actualidad|présent|aujourd|presente|atual|по\s*н|настоящ|н\.?\s*в|至今|indiki|hal-hazırda|günümüz|halen)/iu;

function endYear(text: string, thisYear: number): number | null {
  const end = lastYearOfRange.exec(text)?.[1];
  if (end === undefined) return null;
  return /^\d{4}$/.test(end) ? Number(end) : thisYear;
}
