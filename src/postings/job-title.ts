import {
  beginsAny,
  beginsPhrase,
  compilePhrases,
  findPhrases,
  mayBegin,
  type PhraseTable,
} from './phrases.ts';
import { expertHeads, techHeads, titleWords } from './role-words.ts';
import { withoutGrade } from './title-noise.ts';
import { isBreak, readWords, type Words, withoutBreaks } from './words.ts';

const jobs: PhraseTable<'head' | 'job'> = compilePhrases([
  ['head', [...techHeads, ...expertHeads]],
  ...Object.values(titleWords).map(({ job }): ['job', readonly string[]] => ['job', job ?? []]),
]);

/** A title as written, its words, and how many of them are an engineer, developer or the like in any language known. */
export type Title = {
  readonly text: string;
  readonly words: Words;
  readonly heads: number;
  readonly place?: Place;
};
/** Where a text names it: jobs named in the same kind of place are each one of several. */
export type Place = 'headline' | 'sentence' | 'line';

/** Returns a title with its words. */
export function readTitle(text: string): Title {
  const words = readWords(withoutGrade(text));
  return { text, words, heads: countHeads(words) };
}

/** Returns the jobs of "iOS Engineer, Frontend & Backend Engineers, Data Analyst", or the text as one title. */
export function titlesIn(part: string): Title[] {
  const title = readTitle(part);
  if (title.heads < 2) return asTitle(title);
  const pieces = part.split(SEVERAL);
  const jobs: Title[] = [];
  let job = '';
  for (let at = 0; at < pieces.length; at += 2) {
    job += pieces[at] ?? '';
    const piece = readTitle(job);
    if (isEngineering(piece)) {
      jobs.push(...asTitle(piece));
      job = '';
    } else job += pieces[at + 1] ?? '';
  }
  return jobs.length > 1 ? jobs : asTitle(title);
}

const SEVERAL = /(\s*(?:[,;&+]|\band\b)\s*|\s+[-–—/]+\s+)/u;

/** Returns where words before an offset stand that look like the first of a job's name, and all that are, in order. */
export function findJobWords(words: Words, limit: number): number[] {
  const places: number[] = [];
  for (let index = 0; index < words.count; index++) {
    const start = words.starts[index] ?? 0;
    if (start >= limit) break;
    if (mayBegin(jobs, words, index)) places.push(start);
  }
  return places;
}

/** Returns whether the title names an engineer, developer or the like. */
export function isEngineering({ heads }: Title): boolean {
  return heads > 0;
}

function countHeads(words: Words): number {
  let heads = 0;
  for (let index = 0; index < words.count; index++) {
    if (beginsPhrase(jobs, words, index, 'head')) heads++;
  }
  return heads;
}

/** Returns the text as a title, if it names a job. */
export function titleIn(text: string): [] | [Title] {
  return asTitle(readTitle(text));
}

function asTitle(title: Title): [] | [Title] {
  const { text, words, heads } = title;
  if (heads === 0 && !namesAny(words)) return [];
  if (/^https?:|^www\.|\S@\S/u.test(text)) return [];
  const spoken = countSpoken(words);
  if (heads > 0) return spoken > 24 ? [] : [title];
  return spoken < 8 && findPhrases(jobs, withoutBreaks(words)).length > 0 ? [title] : [];
}

function namesAny(words: Words): boolean {
  for (let index = 0; index < words.count; index++) {
    if (beginsAny(jobs, words, index)) return true;
  }
  return false;
}

function countSpoken(words: Words): number {
  let spoken = 0;
  for (let index = 0; index < words.count; index++) if (!isBreak(words, index)) spoken++;
  return spoken;
}
