import { compilePhrases, compileWords, findPhrases, isIn } from './phrases.ts';
import { expertHeads, techHeads, titleWords } from './role-words.ts';
import { withoutGrade } from './title-noise.ts';
import { breakWord } from './vocabulary.ts';
import { readWords, type Words, wordFrom } from './words.ts';

const heads = [...techHeads, ...expertHeads];
const jobs = compilePhrases([
  ['job', [...heads, ...Object.values(titleWords).flatMap(({ job }) => job ?? [])]],
]);
const headWords = compileWords(heads);

/**
 * A title as written, the numbers of its words, and how many of them are an engineer, developer or the like in any
 * language known.
 */
export type Title = {
  readonly text: string;
  readonly words: readonly number[];
  readonly heads: number;
  readonly place?: Place;
};
/** Where a text names it: jobs named in the same kind of place are each one of several. */
export type Place = 'headline' | 'sentence' | 'line';

/** Returns a title with its words. */
export function readTitle(text: string): Title {
  return asTitle(text, readWords(withoutGrade(text)).numbers);
}

/** Returns the jobs of "iOS Engineer, Frontend & Backend Engineers, Data Analyst" between two offsets, or one title. */
export function titlesIn(words: Words, from: number, to: number): Title[] {
  const title = titleBetween(words, from, to);
  if (title === null || title.heads < 2) return namedBy(title);
  const pieces = title.text.split(SEVERAL);
  const named: Title[] = [];
  let start = from;
  let end = from;
  for (let at = 0; at < pieces.length; at += 2) {
    end += pieces[at]?.length ?? 0;
    const piece = titleBetween(words, start, end);
    end += pieces[at + 1]?.length ?? 0;
    if (piece === null || !isEngineering(piece)) continue;
    named.push(...namedBy(piece));
    start = end;
  }
  return named.length > 1 ? named : namedBy(title);
}

const SEVERAL = /(\s*(?:[,;&+]|\band\b)\s*|\s+[-–—/]+\s+)/u;

/** Returns the title between two offsets, if it names a job. */
export function titleIn(words: Words, from: number, to: number): Title[] {
  return namedBy(titleBetween(words, from, to));
}

/** Whether a word between two offsets, or one that they cut, may be the first of a job's name. */
export function mayNameJob(words: Words, from: number, to: number): boolean {
  const { count, numbers, starts, ends } = words;
  const first = wordFrom(words, from);
  if (first > 0 && (ends[first - 1] as number) > from) return true;
  for (let index = first; index < count && (starts[index] as number) < to; index++) {
    if (isIn(jobs, numbers[index]) || (ends[index] as number) > to) return true;
  }
  return false;
}

/** Returns where the next word from an offset on is that may be the first of a job's name, -1 where none is. */
export function findJob(words: Words, from: number): number {
  const { count, numbers, starts } = words;
  for (let index = wordFrom(words, from); index < count; index++) {
    if (isIn(jobs, numbers[index])) return starts[index] as number;
  }
  return -1;
}

/** Returns whether the title names an engineer, developer or the like. */
export function isEngineering({ heads }: Title): boolean {
  return heads > 0;
}

/** Returns the text between two offsets as a title, null where none of its words begins a job's name. */
function titleBetween(words: Words, from: number, to: number): Title | null {
  const { text, count, numbers, starts, ends } = words;
  let first = wordFrom(words, from);
  let isCut = first > 0 && (ends[first - 1] as number) > from;
  let isNamed = false;
  let end = first;
  for (; end < count && (starts[end] as number) < to; end++) {
    if (isIn(jobs, numbers[end])) isNamed = true;
    if ((ends[end] as number) > to) isCut = true;
  }
  if (!isNamed && !isCut) return null;
  const title = text.slice(from, to);
  if (isCut || withoutGrade(title) !== title) return readTitle(title);
  while (first < end && numbers[first] === breakWord) first++;
  return asTitle(title, numbers.slice(first, end));
}

function asTitle(text: string, words: readonly number[]): Title {
  let heads = 0;
  for (let index = 0; index < words.length; index++) if (isIn(headWords, words[index])) heads++;
  return { text, words, heads };
}

function namedBy(title: Title | null): Title[] {
  return title !== null && namesJob(title) ? [title] : [];
}

function namesJob({ text, words, heads }: Title): boolean {
  if (/^(?:https?:|www\.)/u.test(text) || (text.includes('@') && /\S@\S/u.test(text))) return false;
  const spoken = words.filter((word) => word !== breakWord);
  if (heads > 0) return spoken.length <= 24;
  return spoken.length < 8 && findPhrases(jobs, spoken).length > 0;
}
