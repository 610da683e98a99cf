import {
  findJobWords,
  isEngineering,
  type Place,
  readTitle,
  type Title,
  titlesIn,
} from './job-title.ts';
import { openingWords } from './opening.ts';
import { describedTitle, findCued, NO_TITLE, nounPhrase } from './sought-titles.ts';
import { fromShortLine, NARROWEST } from './title-lines.ts';

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
  const end = endOfLine(text, begin, limit);
  const parts = headlineParts(text.slice(begin, Math.min(end, begin + LONGEST_LINE)));
  const headline = placed(
    parts.length < 2
      ? fromOpening(parts[0] ?? '')
      : parts.filter((part) => part.length < LONGEST_PART).flatMap(titlesIn),
    'headline',
  );
  yield* headline;
  const jobs = findJobWords(openingWords(text), limit);
  if (jobs.length === 0) return;
  const sought = placed([...findCued(text, limit), ...describedTitle(text, limit)], 'sentence');
  yield* sought;
  // What a headline says is known part by part: its line as a whole would mix the employer in.
  const from = parts.length < 2 ? begin : end + 1;
  yield* searchLines(text, {
    from,
    limit,
    jobs,
    most: MOST_TITLES - headline.length - sought.length,
  });
}

/** The titles of lines between two offsets that hold a word of a job, up to the line with which there are enough. */
function* searchLines(
  text: string,
  { from, limit, jobs, most }: { from: number; limit: number; jobs: number[]; most: number },
): Generator<Title> {
  let found = 0;
  let job = 0;
  for (let at = from; at < limit && found < most; ) {
    const to = endOfLine(text, at, limit);
    while (job < jobs.length && (jobs[job] ?? 0) < at) job++;
    if ((jobs[job] ?? limit) < to && (to - at < NARROWEST || !runsOn(text, to))) {
      const titles = placed(fromShortLine(text.slice(at, to).trim()), 'line');
      yield* titles;
      found += titles.length;
    }
    at = to + 1;
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

function headlineParts(line: string): string[] {
  return line.split(/\s*[|•·]\s*|\s+[-–—]+\s+/u);
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
