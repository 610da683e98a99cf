import { findTitles } from './find-titles.ts';
import { isEngineering, readTitle, type Title } from './job-title.ts';
import { levelWords } from './level-words.ts';
import { compilePhrases, compileWords, findPhrases, isIn, type PhraseHit } from './phrases.ts';
import type { Level } from './posting.ts';
import { findSoughtTitles } from './sought-titles.ts';
import { breakWord } from './vocabulary.ts';
import { splitWords } from './words.ts';
import { readYears } from './years.ts';

type Sign = Level | 'none';

const signs = compilePhrases<Sign>(levelWords);
const romans = compileWords(['i', 'ii', 'iii', 'iv']);
const interns = compileWords(['interns']);
const slash = compileWords(['/']);
const either = compileWords(['/', 'or', 'to']);
const both = compileWords(['&', 'and']);
const NUMBERED =
  /\b(?:[Ee]ngineer|[Dd]eveloper|[Aa]nalyst|[Pp]rogrammer|[Aa]rchitect|[Aa]dministrator|[Ss]cientist|[Ss]pecialist) (?:[Ll]evel )?(II|III|IV)\b/u;
const NUMBERED_WINDOW = 5000;
const rank: readonly Level[] = [
  'junior',
  'mid',
  'senior',
  'lead',
  'staff',
  'principal',
  'manager',
  'intern',
];

/**
 * Returns the level that the title states, else the one the text states for the job ("we are looking
 * for a Senior Developer"), else the one its years of experience mean (0-2 junior, 3-4 mid, 5 and more
 * senior); null where neither title nor text says.
 */
export function readLevel(title: string, text: string): Level | null {
  const stated = title.trim() === '' ? statedInText(text) : statedInTitle(title, text);
  if (stated !== null) return stated === 'mixed' ? null : stated;
  const years = readYears(text);
  return years === null ? null : levelOfYears(years);
}

function statedInTitle(title: string, text: string): Level | 'mixed' | null {
  const known = readTitle(title);
  const stated = levelOfTitle(known);
  if (stated !== null) return stated;
  const words = new Set(splitWords(title));
  for (const sought of findSoughtTitles(text)) {
    // "Looking for a Senior Engineer" speaks of this job where it shares a word with the title.
    const level = splitWords(sought.text).some((word) => words.has(word))
      ? levelOfTitle(sought)
      : null;
    if (level !== null && level !== 'manager') return level;
  }
  return null;
}

function statedInText(text: string): Level | 'mixed' | null {
  const before: Title[] = [];
  for (const title of engineersIn(text)) {
    const level = levelOfTitle(title);
    // Below the job of the headline a manager is whom to write to, or another job.
    if (level === null || (before.length > 0 && level === 'manager')) before.push(title);
    else return isBesideMain(title, before) || isOneOfMany(title, level, text) ? 'mixed' : level;
  }
  if (!text.includes('II') && !text.includes('IV')) return null;
  const numbered = NUMBERED.exec(text.slice(0, NUMBERED_WINDOW));
  return numbered ? levelOfTitle(readTitle(`developer ${numbered[1]}`)) : null;
}

/** The engineers among the titles of a text, or its headline where there are none. */
function* engineersIn(text: string): Generator<Title> {
  let index = 0;
  let found = false;
  for (const title of findTitles(text)) {
    if (isEngineering(title) || leads(title, index)) {
      found = true;
      yield title;
    }
    index++;
  }
  if (found) return;
  for (const title of findTitles(text)) if (isHeadline(title)) yield title;
}

/** "- iOS Engineer", "- Senior Go Engineer": the first of several jobs side by side is the main one. */
function isBesideMain({ place }: Title, before: readonly Title[]): boolean {
  if (place === 'sentence') return false;
  return before.some((title) => title.place === place && !ACTIVITY.test(title.text));
}

/** Below a headline without a level, items of different levels state none. */
function isOneOfMany({ place }: Title, level: Level | 'mixed', text: string): boolean {
  if (place !== 'line') return false;
  const engineers = [...engineersIn(text)];
  return (
    engineers.some(isHeadline) &&
    engineers.some((other) => other.place === 'line' && levelOfTitle(other) !== level)
  );
}

/** "Acme | Manager, Software Development": the first of a headline, who is no engineer but leads them. */
function leads(title: Title, index: number): boolean {
  return index === 0 && isHeadline(title) && levelOfTitle(title) === 'manager';
}

function isHeadline({ place, text }: Title): boolean {
  return place === 'headline' && (!ACTIVITY.test(text) || MANAGER.test(text));
}

const MANAGER = /\b(?:manager|head|director|vp|chief)\b/iu;
const ACTIVITY = /\b(?:engineering|development|technology)\b/iu;

/** Returns the level that years of experience stand for. */
export function levelOfYears(years: number): Level {
  if (years >= 5) return 'senior';
  return years >= 3 ? 'mid' : 'junior';
}

/** Returns the level a title states: the first of "Mid/Senior", `mixed` for "junior and senior". */
function levelOfTitle({ words }: Title): Level | 'mixed' | null {
  const hits = findPhrases(signs, words).filter(isStated(words));
  const [first, second] = hits;
  if (!first) return null;
  if (second && second.label !== first.label) {
    const between = words.slice(first.start + first.length, second.start);
    if (between.length <= 2 && between.some((word) => isIn(either, word))) return first.label;
    if (between.length <= 2 && between.some((word) => isIn(both, word))) return 'mixed';
  }
  return hits.reduce(
    (best, hit) => (rank.indexOf(hit.label) > rank.indexOf(best) ? hit.label : best),
    first.label,
  );
}

function isStated(words: readonly number[]) {
  return (hit: PhraseHit<Sign>): hit is PhraseHit<Level> => {
    if (hit.label === 'none') return false;
    const word = words[hit.start];
    const before = words[hit.start - 1];
    const follows = hit.start > 0 && before !== breakWord;
    // A Roman numeral is a level right after its noun ("Engineer II"), not at the start ("I am ...").
    if (isIn(romans, word)) return follows;
    // "ONSITE / INTERNS / VISA" says that interns are welcome too.
    return !isIn(interns, word) || (follows && !isIn(slash, before));
  };
}
