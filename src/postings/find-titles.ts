import {
  findJob,
  isEngineering,
  type Place,
  readTitle,
  type Title,
  titlesIn,
} from './job-title.ts';
import { openingWords } from './opening.ts';
import { isSpace } from './plain-words.ts';
import { describedTitle, findCued, NO_TITLE, nounPhrase } from './sought-titles.ts';
import { fromShortLine, mayBeTitle, NARROWEST } from './title-lines.ts';

const WINDOW = 3000;
const LONGEST_LINE = 400;
const LONGEST_PART = 150;
const MOST_TITLES = 6;

/**
 * Yields the titles that a posting without a title field advertises, best first, original spelling: from
 * "Acme | Senior Backend Engineer | Berlin" in its first line, then from "looking for a …", list items and labels
 * in its first 3,000 characters. None where no line names a job. Each is searched for when it is asked for: the
 * headline mostly says enough.
 */
export function* findTitles(text: string): Generator<Title> {
  // Role and level ask for the titles of the same text one after the other.
  if (text !== lastRead.text) lastRead = { text, found: [], rest: search(text) };
  const { found, rest } = lastRead;
  for (let at = 0; ; at++) {
    if (at === found.length) {
      const next = rest.next();
      if (next.done) return;
      found.push(next.value);
    }
    yield found[at] as Title;
  }
}

let lastRead: { text: string; found: Title[]; rest: Iterator<Title> } = {
  text: '',
  found: [],
  rest: [].values(),
};

function placed(titles: readonly Title[], place: Place): Title[] {
  return titles.map((title) => ({ ...title, place }));
}

function* search(text: string): Generator<Title> {
  const limit = Math.min(text.length, WINDOW);
  const begin = text.search(/\S/);
  if (begin < 0) return;
  const words = openingWords(text);
  const end = endOfLine(text, begin, limit);
  const parts = headlineParts(text, begin, Math.min(end, begin + LONGEST_LINE));
  const headline = placed(
    parts.length < 2
      ? fromOpening(text.slice(...(parts[0] as Range)))
      : parts.flatMap(([from, to]) => (to - from < LONGEST_PART ? titlesIn(words, from, to) : [])),
    'headline',
  );
  yield* headline;
  const sought = placed([...findCued(text, limit), ...describedTitle(text, limit)], 'sentence');
  yield* sought;
  // What a headline says is known part by part: its line as a whole would mix the employer in.
  const from = parts.length < 2 ? begin : end + 1;
  yield* searchLines(text, {
    from,
    limit,
    most: MOST_TITLES - headline.length - sought.length,
  });
}

/** The titles of lines between two offsets that hold a word of a job, up to the line with which there are enough. */
function* searchLines(
  text: string,
  { from, limit, most }: { from: number; limit: number; most: number },
): Generator<Title> {
  let found = 0;
  for (let at = from; found < most; ) {
    const words = openingWords(text);
    const job = findJob(words, at);
    if (job < 0 || job >= limit) return;
    const start = Math.max(at, text.lastIndexOf('\n', job) + 1);
    const to = endOfLine(text, job, limit);
    at = to + 1;
    if (!mayBeTitle(text, start, to, job) || (to - start >= NARROWEST && runsOn(text, to))) {
      continue;
    }
    const titles = placed(fromShortLine(words, start, to), 'line');
    yield* titles;
    found += titles.length;
  }
}

/** Whether the next line goes on with the sentence: such a line is short by its width, not by itself. */
function runsOn(text: string, end: number): boolean {
  return /^\n\s*(?!https?:|www\.)\p{Ll}/u.test(text.slice(end, end + 16));
}

function endOfLine(text: string, from: number, limit: number): number {
  const feed = text.indexOf('\n', from);
  return feed < 0 || feed > limit ? limit : feed;
}

type Range = readonly [from: number, to: number];

/** The parts between bars, bullets and dashes with spaces around them. */
function headlineParts(text: string, begin: number, end: number): Range[] {
  const parts: Range[] = [];
  let from = begin;
  for (let at = begin; at < end; at++) {
    const mark = endOfMark(text, at, from, end);
    if (mark < 0) continue;
    let last = at;
    while (last > from && isSpace(text.charCodeAt(last - 1))) last--;
    parts.push([from, last]);
    from = mark;
    while (from < end && isSpace(text.charCodeAt(from))) from++;
    at = from - 1;
  }
  parts.push([from, end]);
  return parts;
}

/** Where a mark between two parts ends that begins at an offset, -1 where none begins. */
function endOfMark(text: string, at: number, from: number, to: number): number {
  const code = text.charCodeAt(at);
  if (code === 0x7c || code === 0x2022 || code === 0xb7) return at + 1;
  if (!isDash(code) || at === from || !isSpace(text.charCodeAt(at - 1))) return -1;
  let end = at + 1;
  while (end < to && isDash(text.charCodeAt(end))) end++;
  return end < to && isSpace(text.charCodeAt(end)) ? end : -1;
}

function isDash(code: number): boolean {
  return code === 0x2d || code === 0x2013 || code === 0x2014;
}

function fromOpening(line: string): Title[] {
  const leading = leadingTitle(line);
  return leading.length > 0 ? leading : leadingTitle(behindPlace(line));
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
