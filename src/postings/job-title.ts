import { techHeads, titleWords } from './role-words.ts';
import { BREAK, compilePhrases, findPhrases, type PhraseTable, splitWords } from './words.ts';

const WINDOW = 4000;
const LONGEST_LINE = 400;
const heads = compilePhrases([['head', techHeads]]);
const jobs: PhraseTable<string> = compilePhrases(
  Object.values(titleWords).map((kinds): [string, readonly string[]] => ['job', kinds.job ?? []]),
);
const CUE =
  /\b(?:looking for|hiring|seeking|searching for|recruiting|search of|need|title:|position:|role:|job:|recherchons|suchen|buscamos|procuramos|szukamy|poszukujemy|ищем|ariyoruz|axtaririq) /giu;
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
]);

/**
 * Returns the titles that a posting without a title field advertises, best first, original spelling:
 * from "Acme | Senior Backend Engineer | Berlin" in its first line, then from "looking for a …",
 * list items and labels in its first 4,000 characters. Empty when no line names an engineering job.
 */
export function findTitles(text: string): string[] {
  const window = text.slice(0, WINDOW);
  const firstEnd = window.search(/\S[\s\S]*?\n|$/u);
  const [first = '', ...rest] = window.slice(Math.max(0, firstEnd)).trimStart().split('\n');
  return [...fromHeadline(first.slice(0, LONGEST_LINE)), ...fromBody(first, rest)];
}

function fromHeadline(line: string): string[] {
  const parts = line.split(/\s*[|•·]\s*|\s+[-–—]+\s+/u);
  if (parts.length < 2) return namesJob(line) && line.length < 90 ? [line] : [];
  return parts.filter((part) => part.length < 150 && namesJob(part));
}

function fromBody(first: string, rest: readonly string[]): string[] {
  const titles: string[] = [];
  for (const line of [first, ...rest]) {
    const short = line.trim().replace(/^(?:[-*•●]|\d{1,2}[.)])\s*/u, '');
    const isItem = short.length < line.trim().length;
    for (const { index, 0: cue } of line.matchAll(CUE))
      titles.push(nounPhrase(line.slice(index + cue.length)));
    if (short.length < 90 && !/[.!?]$/u.test(short)) titles.push(short);
    else if (isItem) titles.push(short.split(/[:–—(]| - /u)[0] ?? '');
  }
  return titles.filter((title) => title !== '' && namesJob(title)).slice(0, 6);
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

function namesJob(text: string): boolean {
  if (/^https?:|^www\.|@/u.test(text)) return false;
  const words = splitWords(text).filter((word) => word !== BREAK);
  if (words.length > 24) return false;
  return (
    findPhrases(heads, words).length > 0 ||
    (words.length < 6 && findPhrases(jobs, words).length > 0)
  );
}
