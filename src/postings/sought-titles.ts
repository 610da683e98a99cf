import { mayNameJob, type Title, titleIn, titlesIn } from './job-title.ts';
import { openingWords } from './opening.ts';
import { begunBy, compilePhrases, isIn } from './phrases.ts';
import { endOfWords, isSpace } from './plain-words.ts';
import { readWords, type Words } from './words.ts';

const SOUGHT_WINDOW = 1500;
const LONGEST_CUED = 120;
const MOST_OF_CUE = 2;
const LONGEST_TITLE = 90;
const CUES = [
  'looking for',
  'hiring',
  'seeking',
  'searching for',
  'recruiting',
  'in search of',
  'title:',
  'position:',
  'role:',
  'job:',
  'recherchons',
  'suchen',
  'sucht',
  'buscamos',
  'procuramos',
  'szukamy',
  'poszukujemy',
  'ищем',
  'требуется',
  'arıyoruz',
  'axtarırıq',
  'as a',
  'as an',
];
/** The places of the cues in their list, by their first words. */
const cueWords = compilePhrases(
  CUES.map((cue, place): [number, string[]] => [place, [cue.split(/[: ]/u, 1).join()]]),
);
const STOPS = new Set([
  'to',
  'who',
  'with',
  'will',
  'is',
  'that',
  'responsible',
  'we',
  'you',
  'at',
  'join',
  'using',
  'based',
  'would',
  'should',
  'can',
  'has',
  'have',
  'in',
  'working',
  'on',
  'for',
  'where',
  'whose',
  'of',
]);

/** Sentences about the employer, not about the job. */
export const NO_TITLE =
  /\b(?:compan(?:y|ies)|organi[sz]ation|firm|startup|provider|agency|business|industry|consultancy)\b|^(?:we|our|as|at|is|are|i|you|this|join|if|do|about|hello|hi|hey)\b/iu;

/** Returns the titles that follow "we are looking for a …" and the like at the text's beginning. */
export function findSoughtTitles(text: string): Title[] {
  return findCued(text, SOUGHT_WINDOW);
}

/** Returns the titles behind the first places of each cue, in the order of the cues. */
export function findCued(text: string, limit: number): Title[] {
  const words = openingWords(text);
  const titles: Title[] = [];
  for (const { from } of findCues(words, limit)) {
    const to = Math.min(from + LONGEST_CUED, limit);
    if (!mayNameJob(words, from, to)) continue;
    const title = nounPhrase(text.slice(from, to));
    if (title === '') continue;
    const start = text.indexOf(title, from);
    // A phrase over the end of a line is written on one, and behind its article.
    const isAsWritten = start >= 0 && start + title.length <= to;
    const named = isAsWritten
      ? titlesIn(words, start, start + title.length)
      : titlesIn(readWords(title), 0, title.length);
    if (named.length > 0 && !NO_TITLE.test(title)) titles.push(...named);
  }
  return titles;
}

type CuePlace = { cue: number; from: number };

/** Where the text goes on behind the first places of each cue, in the order of the cues. */
function findCues(words: Words, limit: number): CuePlace[] {
  const { text, count, numbers, starts } = words;
  const places: CuePlace[] = [];
  for (let index = 0; index < count; index++) {
    const start = starts[index] as number;
    if (start >= limit) break;
    if (!isIn(cueWords, numbers[index])) continue;
    for (const { label: cue } of begunBy(cueWords, numbers[index] as number)) {
      const end = endOfWords(text, start, CUES[cue] ?? '');
      if (end < 0 || end >= limit || !isGap(text.charCodeAt(end))) continue;
      if (places.filter((place) => place.cue === cue).length < MOST_OF_CUE)
        places.push({ cue, from: end + 1 });
    }
  }
  return places.length < 2 ? places : places.sort((a, b) => a.cue - b.cue || a.from - b.from);
}

function isGap(code: number): boolean {
  return code === 0x20 || code === 0x0a;
}

/** Returns the title of "The Senior Application Developer is responsible for ...". */
export function describedTitle(text: string, limit: number): Title[] {
  if (!saysResponsible(text, limit)) return [];
  const at = text.slice(0, limit).search(/\b(?:is|will be)\s+responsible\s+for\b/u);
  if (at < 0) return [];
  const before = text.slice(Math.max(0, at - LONGEST_TITLE), at);
  const title = /^(?:.*\s)?[Tt]he\s+(\p{Lu}[^.;:!?]*)$/u.exec(
    before.replace(/\n/gu, ' ').trimEnd(),
  );
  return title?.[1] === undefined || NO_TITLE.test(title[1])
    ? []
    : titleIn(readWords(title[1]), 0, title[1].length);
}

/** Whether "is" or "be" may stand before "responsible". */
function saysResponsible(text: string, limit: number): boolean {
  for (let at = text.indexOf('responsible'); at >= 0 && at < limit; ) {
    let end = at;
    while (end > 0 && isSpace(text.charCodeAt(end - 1))) end--;
    if (end < at && (text.endsWith('is', end) || text.endsWith('be', end))) return true;
    at = text.indexOf('responsible', at + 1);
  }
  return false;
}

/** Returns the words at the beginning of a text up to the first that no title goes on with, nine at most. */
export function nounPhrase(text: string): string {
  const words = text.slice(0, endOfClause(text)).split(/\s+/u, MOST_WORDS + 1);
  const start = words[0] && ARTICLE.test(words[0]) ? 1 : 0;
  const end = words.findIndex((word, i) => i > start && STOPS.has(word.toLowerCase()));
  const most = start + MOST_WORDS;
  return words.slice(start, end < 0 ? most : Math.min(end, most)).join(' ');
}

const MOST_WORDS = 9;
const ARTICLE = /^(?:an?|our|the|more|new)$/iu;
const LONGEST_CLAUSE = 120;

/** Where a mark ends a clause: a full stop but not of "Sr." or "Node.js", a line's end but not one that a word follows. */
function endOfClause(text: string): number {
  const limit = Math.min(text.length, LONGEST_CLAUSE);
  for (let at = 0; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x3f || code === 0x20) continue;
    if (code === 0x21 || code === 0x3a || code === 0x3b || code === 0x3f) return at;
    if (code !== 0x0a && code !== 0x2e) continue;
    if (at + 1 < limit && isAsciiWord(text.charCodeAt(at + 1))) continue;
    if (code === 0x0a || !SHORT.test(text.slice(Math.max(0, at - 3), at))) return at;
  }
  return limit;
}

const SHORT = /(?:^|[^A-Za-z0-9_])[SsJj]r$/;

function isAsciiWord(code: number): boolean {
  const lower = code | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x5f;
}
