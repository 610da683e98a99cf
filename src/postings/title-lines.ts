import { isEngineering, type Title, titleIn, titlesIn } from './job-title.ts';
import { isSpace } from './plain-words.ts';
import type { Words } from './words.ts';

/** Columns that running text is broken at, at least. */
export const NARROWEST = 40;
const LONGEST_TITLE = 90;
const LONGEST_LABEL = 60;
const BULLET = /^(?:[-*•●]|\d{1,2}[.)])\s*/u;
/** "- Jo Doe, VP Engineering": who signs a posting is not sought. */
const SIGNATURE =
  /^[-–—~\s]*\p{Lu}[\p{Ll}'’]+ \p{Lu}[\p{L}'’.-]+,? (?:[-–—(] ?)?(?:Co-?)?(?:VP|CTO|CEO|COO|Chief|Head|Director|Founder|founder|Engineering Manager)\b/u;

/** Whether a line may name a title whose first word of a job is at an offset: of a long one only a label counts. */
export function mayBeTitle(text: string, from: number, to: number, job: number): boolean {
  if (to - from <= LONGEST_TITLE || isSpace(text.charCodeAt(to - 1))) return true;
  return job - from < LONGEST_LABEL || !isLetter(text.charCodeAt(from));
}

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}

/** Returns the titles that a line of its own, an item or a label between two offsets names. */
export function fromShortLine(words: Words, from: number, to: number): Title[] {
  const { text } = words;
  let start = from;
  let end = to;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  const line = text.slice(start, end);
  if (line.length >= NARROWEST && /^\p{Ll}{2}/u.test(line)) return [];
  const titles = titlesInLine(words, start, line);
  return titles.length === 0 || SIGNATURE.test(line) ? [] : titles.filter(isSought);
}

function titlesInLine(words: Words, start: number, line: string): Title[] {
  const short = /^[-*•●\d]/u.test(line) ? line.replace(BULLET, '') : line;
  const isItem = short.length < line.length;
  const from = start + line.length - short.length;
  const isShort = short.length < LONGEST_TITLE && !/[.!?]$/u.test(short);
  if (isShort) return titlesBetweenBars(words, from, short).filter(isStandalone);
  // "Senior Systems Engineer: CPU simulation, ..." and "- Backend Engineer (Berlin) builds ..."
  if (!isItem && !/^\p{Lu}/u.test(short)) return [];
  const upTo = short.slice(0, endOfLabel(short));
  const label = upTo.length < LONGEST_LABEL ? upTo.trimEnd() : (upTo.split(/[–—]| - /u)[0] ?? '');
  const isLabel =
    label.length < short.length && label.length < LONGEST_LABEL && /^\p{Lu}/u.test(label);
  if (!(isItem || isLabel) || label.length >= LONGEST_TITLE) return [];
  return titleIn(words, from, from + label.length).filter(
    (title) => isEngineering(title) || !/(?:\S+\s+){3}/u.test(label),
  );
}

function titlesBetweenBars(words: Words, from: number, line: string): Title[] {
  const titles: Title[] = [];
  for (let at = 0; at <= line.length; ) {
    const bar = line.indexOf('|', at);
    const end = bar < 0 ? line.length : bar;
    titles.push(...titlesIn(words, from + at, from + end));
    at = end + 1;
  }
  return titles;
}

/** Whether a line says who is sought, and not what is asked of somebody. */
function isSought({ text }: Title): boolean {
  return !SPOKEN.test(text) && !REQUIREMENT.test(text.split(/[(:]|\s[-–—]\s/u, 1)[0] ?? '');
}

const SPOKEN = /^(?:we|our|you|your|i|they|it|if|this|these|as)\b/iu;

const REQUIREMENT =
  /\b(?:experience|degree|preferred|required|knowledge|ability|understanding|skills)\b/iu;

/** A line without an engineer in it names a job only by itself: "Product Manager", not "Sales, Finance, and". */
function isStandalone(title: Title): boolean {
  return isEngineering(title) || /^\p{Lu}.*[\p{L})]$/u.test(title.text);
}

/** Where a colon, a parenthesis or an address (with the dashes before it) ends the beginning of a line. */
function endOfLabel(line: string): number {
  const limit = Math.min(line.length, LONGEST_TITLE);
  for (let at = 0; at < limit; at++) {
    const code = line.charCodeAt(at);
    if (code === 0x3a || code === 0x28) return at;
    if (code === 0x68 && at + 4 <= limit && line.startsWith('http', at))
      return line.slice(0, at).search(/\s*[-–—]*\s*$/u);
  }
  return limit;
}
