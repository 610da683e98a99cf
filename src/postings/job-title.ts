import { beginsPhrase, compilePhrases, findPhrases, type PhraseTable } from './phrases.ts';
import { expertHeads, techHeads, titleWords } from './role-words.ts';
import { BREAK, splitWords } from './words.ts';

const WINDOW = 3000;
const SOUGHT_WINDOW = 1500;
const LONGEST_LINE = 400;
const LONGEST_TITLE = 90;
const MOST_TITLES = 6;
const names: PhraseTable<'head' | 'job'> = compilePhrases([
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
const ANY_CUE = new RegExp(CUES.join('|'), 'g');
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

/**
 * Returns the titles that a posting without a title field advertises, best first, original spelling:
 * from "Acme | Senior Backend Engineer | Berlin" in its first line, then from "looking for a …",
 * list items and labels in its first 3,000 characters. Empty when no line names an engineering job.
 */
export function findTitles(text: string): string[] {
  const window = text.slice(0, WINDOW).trimStart();
  if (window !== lastRead.window) lastRead = { window, titles: readTitles(window) };
  return lastRead.titles;
}

/** Role and level ask for the titles of the same text one after the other. */
let lastRead: { window: string; titles: string[] } = { window: '', titles: [] };

function readTitles(window: string): string[] {
  const lines = window.split('\n');
  const titles = fromHeadline((lines[0] ?? '').slice(0, LONGEST_LINE));
  titles.push(...cuedIn(window));
  for (const line of lines) {
    if (titles.length >= MOST_TITLES) break;
    titles.push(...fromShortLine(line.trim()));
  }
  return titles;
}

/** Returns the titles that follow "we are looking for a …" and the like at the text's beginning. */
export function findSoughtTitles(text: string): string[] {
  return cuedIn(text.slice(0, SOUGHT_WINDOW));
}

function fromHeadline(line: string): string[] {
  const parts = line.split(/\s*[|•·]\s*|\s+[-–—]+\s+/u);
  if (parts.length < 2) return leadingTitle(line);
  return parts.filter((part) => part.length < 150 && namesJob(part));
}

/** "Software Engineer/Solution Expert Acme 19 High Street ...": a title runs into the first sentence. */
function leadingTitle(line: string): string[] {
  const title = nounPhrase(line.slice(0, 120));
  const first = title.split(/\s/u, 1)[0] ?? '';
  if (!/^\p{Lu}|^\./u.test(first) || NO_TITLE.test(title)) return [];
  const opening = title.split(/\s+/u).slice(0, 4).join(' ');
  return isEngineering(opening) ? [title] : [];
}

function cuedIn(text: string): string[] {
  const lower = text.toLowerCase();
  // A few letters grow in lower case, which would shift the places found.
  const searched = lower.length === text.length ? lower : text;
  const firsts = new Map<string, number>();
  for (const { 0: cue, index } of searched.matchAll(ANY_CUE)) {
    if (!firsts.has(cue)) firsts.set(cue, index);
  }
  if (firsts.size === 0) return [];
  const titles: string[] = [];
  for (const cue of CUES) {
    const at = firsts.get(cue);
    if (at === undefined || (at > 0 && /\w/.test(searched[at - 1] ?? ''))) continue;
    const title = nounPhrase(text.slice(at + cue.length, at + cue.length + 120));
    if (title !== '' && !NO_TITLE.test(title) && namesJob(title)) titles.push(title);
  }
  return titles;
}

function fromShortLine(line: string): string[] {
  const short = line.replace(/^(?:[-*•●]|\d{1,2}[.)])\s*/u, '');
  const isItem = short.length < line.length;
  const isShort = short.length < LONGEST_TITLE && !/[.!?]$/u.test(short);
  if (isShort) return namesJob(short) ? [short] : [];
  // "Senior Systems Engineer: CPU simulation, ..." and "- Backend Engineer (Berlin) builds ..."
  if (!isItem && !/^\p{Lu}/u.test(short)) return [];
  const upTo = short.slice(0, endOfLabel(short));
  const label = upTo.length < 60 ? upTo.trimEnd() : (upTo.split(/[–—]| - /u)[0] ?? '');
  const isLabel = label.length < short.length && label.length < 60 && /^\p{Lu}/u.test(label);
  return (isItem || isLabel) && label.length < LONGEST_TITLE && namesJob(label) ? [label] : [];
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
export function isEngineering(title: string): boolean {
  return hasHead(splitWords(title));
}

function hasHead(words: readonly string[]): boolean {
  return words.some((word) => beginsPhrase(names, word, 'head'));
}

function namesJob(text: string): boolean {
  if (/^https?:|^www\.|\S@\S/u.test(text)) return false;
  const words = splitWords(text).filter((word) => word !== BREAK);
  if (words.length > 24) return false;
  return hasHead(words) || (words.length < 8 && findPhrases(names, words).length > 0);
}
