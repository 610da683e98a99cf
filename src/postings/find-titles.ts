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

function placed(titles: readonly Title[], place: Place): Title[] {
  return titles.map((title) => ({ ...title, place }));
}

function findAll(text: string): Title[] {
  const limit = Math.min(text.length, WINDOW);
  const begin = text.search(/\S/);
  const jobs = findJobWords(openingWords(text), limit);
  if (begin < 0 || jobs.length === 0) return [];
  const end = endOfLine(text, begin, limit);
  const parts = headlineParts(text.slice(begin, Math.min(end, begin + LONGEST_LINE)));
  const titles = placed(
    parts.length < 2
      ? fromOpening(parts[0] ?? '')
      : parts.filter((part) => part.length < LONGEST_PART).flatMap(titlesIn),
    'headline',
  );
  titles.push(...placed([...findCued(text, limit), ...describedTitle(text, limit)], 'sentence'));
  // What a headline says is known part by part: its line as a whole would mix the employer in.
  let job = 0;
  for (let from = parts.length < 2 ? begin : end + 1; from < limit; ) {
    if (titles.length >= MOST_TITLES) break;
    const to = endOfLine(text, from, limit);
    while (job < jobs.length && (jobs[job] ?? 0) < from) job++;
    if ((jobs[job] ?? limit) < to && (to - from < NARROWEST || !runsOn(text, to)))
      titles.push(...placed(fromShortLine(text.slice(from, to).trim()), 'line'));
    from = to + 1;
  }
  return titles;
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
