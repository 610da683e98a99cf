import {
  beginsAny,
  beginsPhrase,
  compilePhrases,
  findPhrases,
  type PhraseTable,
} from './phrases.ts';
import { expertHeads, techHeads, titleWords } from './role-words.ts';
import { withoutGrade } from './title-noise.ts';
import { BREAK, isBreak, readWords, splitWords, type Words } from './words.ts';

const WINDOW = 3000;
const SOUGHT_WINDOW = 1500;
const LONGEST_LINE = 400;
const LONGEST_TITLE = 90;
const LONGEST_CUED = 120;
const MOST_TITLES = 6;
const jobs: PhraseTable<'head' | 'job'> = compilePhrases([
  ['head', [...techHeads, ...expertHeads]],
  ...Object.values(titleWords).map(({ job }): ['job', readonly string[]] => ['job', job ?? []]),
]);
const CUES = [
  'looking for ',
  'hiring ',
  'seeking ',
  'searching for ',
  'recruiting ',
  'in search of ',
  'title: ',
  'position: ',
  'role: ',
  'job: ',
  'recherchons ',
  'suchen ',
  'sucht ',
  'buscamos ',
  'procuramos ',
  'szukamy ',
  'poszukujemy ',
  'ищем ',
  'требуется ',
  'arıyoruz ',
  'axtarırıq ',
  'as a ',
  'as an ',
];
const ANY_CUE = new RegExp(`(?<!\\w)(?:${CUES.join('|')})`, 'g');
const BULLET = /^(?:[-*•●]|\d{1,2}[.)])\s*/u;
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
const NO_TITLE =
  /\b(?:compan(?:y|ies)|organi[sz]ation|firm|startup|provider|agency|business|industry|consultancy)\b|^(?:we|our|as|at|is|are|i|you|this|join|if|do|about|hello|hi|hey)\b/iu;

/** A title as written, and its words. */
export type Title = { readonly text: string; readonly words: Words };

/** Returns a title with its words. */
export function readTitle(text: string): Title {
  return { text, words: readWords(withoutGrade(text)) };
}

/**
 * Returns the titles that a posting without a title field advertises, best first, original spelling:
 * from "Acme | Senior Backend Engineer | Berlin" in its first line, then from "looking for a …",
 * list items and labels in its first 3,000 characters. Empty when no line names an engineering job.
 */
export function findTitles(text: string): readonly Title[] {
  if (text !== lastRead.text) lastRead = { text, titles: findAll(text) };
  return lastRead.titles;
}

/** Role and level ask for the titles of the same text one after the other. */
let lastRead: { text: string; titles: readonly Title[] } = { text: '', titles: [] };

/** Returns the titles that follow "we are looking for a …" and the like at the text's beginning. */
export function findSoughtTitles(text: string): Title[] {
  return findCued(text, SOUGHT_WINDOW);
}

function findAll(text: string): Title[] {
  const limit = Math.min(text.length, WINDOW);
  const begin = text.search(/\S/);
  if (begin < 0) return [];
  const end = Math.min(endOfLine(text, begin, limit), begin + LONGEST_LINE);
  const titles = fromHeadline(text.slice(begin, end));
  titles.push(...findCued(text, limit));
  for (let from = begin; from < limit && titles.length < MOST_TITLES; ) {
    const to = endOfLine(text, from, limit);
    titles.push(...fromShortLine(text.slice(from, to).trim()));
    from = to + 1;
  }
  return titles;
}

function endOfLine(text: string, from: number, limit: number): number {
  const feed = text.indexOf('\n', from);
  return feed < 0 || feed > limit ? limit : feed;
}

function fromHeadline(line: string): Title[] {
  const parts = line.split(/\s*[|•·]\s*|\s+[-–—]+\s+/u);
  if (parts.length < 2) {
    const leading = leadingTitle(line);
    return leading.length > 0 ? leading : leadingTitle(behindPlace(line));
  }
  return parts.filter((part) => part.length < 150).flatMap(titleIn);
}

/** "Berlin, Germany: Python developers" */
function behindPlace(line: string): string {
  const place = /^(?:\p{Lu}[\p{L}.'-]*,? ?){1,5}:\s+/u.exec(line.slice(0, 60));
  return place ? line.slice(place[0].length) : '';
}

/** "Software Engineer/Solution Expert Acme 19 High Street ...": a title runs into the first sentence. */
function leadingTitle(line: string): Title[] {
  const title = nounPhrase(line);
  const first = title.split(/\s/u, 1)[0] ?? '';
  if (!/^\p{Lu}|^\./u.test(first) || NO_TITLE.test(title)) return [];
  const opening = title.split(/\s+/u).slice(0, 4).join(' ');
  return isEngineering(readTitle(opening)) ? [readTitle(title)] : [];
}

/** The titles behind the first place of each cue, in the order of the cues. */
function findCued(text: string, limit: number): Title[] {
  const written = text.slice(0, limit);
  const lower = written.toLowerCase();
  // A few letters grow in lower case, which would shift the places found.
  const searched = (lower.length === written.length ? lower : written).replaceAll('\n', ' ');
  const firsts = new Map<string, number>();
  for (const { 0: cue, index } of searched.matchAll(ANY_CUE)) {
    if (!firsts.has(cue)) firsts.set(cue, index + cue.length);
  }
  if (firsts.size === 0) return [];
  return CUES.flatMap((cue) => {
    const from = firsts.get(cue);
    if (from === undefined) return [];
    const title = nounPhrase(text.slice(from, Math.min(from + LONGEST_CUED, limit)));
    return title === '' || NO_TITLE.test(title) ? [] : titleIn(title);
  });
}

/** "- Jo Doe, VP Engineering": who signs a posting is not sought. */
const SIGNATURE =
  /^[-–—~\s]*\p{Lu}[\p{Ll}'’]+ \p{Lu}[\p{L}'’.-]+,? (?:[-–—(] ?)?(?:Co-?)?(?:VP|CTO|CEO|COO|Chief|Head|Director|Founder|founder|Engineering Manager)\b/u;

function fromShortLine(line: string): Title[] {
  if (SIGNATURE.test(line)) return [];
  const short = /^[-*•●\d]/u.test(line) ? line.replace(BULLET, '') : line;
  const isItem = short.length < line.length;
  const isShort = short.length < LONGEST_TITLE && !/[.!?]$/u.test(short);
  if (isShort) return titleIn(short);
  // "Senior Systems Engineer: CPU simulation, ..." and "- Backend Engineer (Berlin) builds ..."
  if (!isItem && !/^\p{Lu}/u.test(short)) return [];
  const upTo = short.slice(0, endOfLabel(short));
  const label = upTo.length < 60 ? upTo.trimEnd() : (upTo.split(/[–—]| - /u)[0] ?? '');
  const isLabel = label.length < short.length && label.length < 60 && /^\p{Lu}/u.test(label);
  return (isItem || isLabel) && label.length < LONGEST_TITLE ? titleIn(label) : [];
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

function nounPhrase(text: string): string {
  const words =
    text
      .slice(0, 120)
      .split(/[.;:!?\n]/u)[0]
      ?.split(/\s+/u) ?? [];
  const start = words[0] && /^(?:an?|our|the|more|new)$/iu.test(words[0]) ? 1 : 0;
  const end = words.findIndex((word, i) => i > start && STOPS.has(word.toLowerCase()));
  return words.slice(start, end < 0 ? start + 9 : Math.min(end, start + 9)).join(' ');
}

/** Whether the title names an engineer, developer or the like, in any of the languages known. */
export function isEngineering({ words }: Title): boolean {
  for (let index = 0; index < words.count; index++) {
    if (beginsPhrase(jobs, words, index, 'head')) return true;
  }
  return false;
}

/** The text as a title, if it names a job. */
function titleIn(text: string): [] | [Title] {
  if (/^https?:|^www\.|\S@\S/u.test(text)) return [];
  const title = readTitle(text);
  const { words } = title;
  let spoken = 0;
  let named = false;
  for (let index = 0; index < words.count; index++) {
    if (!isBreak(words, index)) spoken++;
    named ||= beginsAny(jobs, words, index);
  }
  if (!named || spoken > 24) return [];
  if (isEngineering(title)) return [title];
  return spoken < 8 && findPhrases(jobs, withoutBreaks(words)).length > 0 ? [title] : [];
}

function withoutBreaks(words: Words): Words {
  const text = splitWords(words.text).filter((word) => word !== BREAK);
  return text.length === words.count ? words : readWords(text.join(' '));
}
