import { isEngineering, type Title, titleIn, titlesIn } from './job-title.ts';

/** Columns that running text is broken at, at least. */
export const NARROWEST = 40;
const LONGEST_TITLE = 90;
const BULLET = /^(?:[-*•●]|\d{1,2}[.)])\s*/u;
/** "- Jo Doe, VP Engineering": who signs a posting is not sought. */
const SIGNATURE =
  /^[-–—~\s]*\p{Lu}[\p{Ll}'’]+ \p{Lu}[\p{L}'’.-]+,? (?:[-–—(] ?)?(?:Co-?)?(?:VP|CTO|CEO|COO|Chief|Head|Director|Founder|founder|Engineering Manager)\b/u;

/** Returns the titles that a line of its own, an item or a label names. */
export function fromShortLine(line: string): Title[] {
  if (line.length >= NARROWEST && /^\p{Ll}{2}/u.test(line)) return [];
  const titles = titlesInLine(line);
  return titles.length === 0 || SIGNATURE.test(line) ? [] : titles.filter(isSought);
}

function titlesInLine(line: string): Title[] {
  const short = /^[-*•●\d]/u.test(line) ? line.replace(BULLET, '') : line;
  const isItem = short.length < line.length;
  const isShort = short.length < LONGEST_TITLE && !/[.!?]$/u.test(short);
  if (isShort) {
    const titles = short.includes('|') ? short.split('|').flatMap(titlesIn) : titlesIn(short);
    return titles.filter(isStandalone);
  }
  // "Senior Systems Engineer: CPU simulation, ..." and "- Backend Engineer (Berlin) builds ..."
  if (!isItem && !/^\p{Lu}/u.test(short)) return [];
  const upTo = short.slice(0, endOfLabel(short));
  const label = upTo.length < 60 ? upTo.trimEnd() : (upTo.split(/[–—]| - /u)[0] ?? '');
  const isLabel = label.length < short.length && label.length < 60 && /^\p{Lu}/u.test(label);
  if (!(isItem || isLabel) || label.length >= LONGEST_TITLE) return [];
  return titleIn(label).filter((title) => isEngineering(title) || !/(?:\S+\s+){3}/u.test(label));
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
