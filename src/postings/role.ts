import { findTitles } from './find-titles.ts';
import { readTitle, type Title } from './job-title.ts';
import { type Role, roles } from './posting.ts';
import {
  evidenceIn,
  type Found,
  findRoleWords,
  fullstackScore,
  seeksBuilders,
  wordsOf,
} from './role-in-text.ts';
import { decide, noTitle, placeOf, scoreTitle, type TitleScore } from './score-title.ts';
import { findSoughtTitles } from './sought-titles.ts';

/** Titles score from here up are decided without the text. */
const DECIDED = 7.5;
/** From here up a title names a kind of engineering, if only by a technology. */
const NAMED = 3.5;
/** Technical words in a text without a title in which "exceptional talent" or "Medical and dental" is no job. */
const LEAST_AGAINST_PHRASE = 6;
/** Technical words in the text that make a job technical when its title is not, or is missing. */
const LEAST_FOR_TITLED = 12;
const LEAST_FOR_UNTITLED = 3;
/** Words of AI in the text of an engineer who builds it; somebody who only codes with its help has fewer. */
const LEAST_OF_AI = 3;
/** Words of the front in the text of an engineer who is only there. */
const LEAST_OF_FRONT = 5;

/**
 * Returns what the job is: from the title where it says so, otherwise (a bare "Software Engineer", or
 * no title, as in a Hacker News comment) from the first 5,000 characters of the text too.
 */
export function readRole(title: string, text: string): Role {
  const isTitled = title.trim() !== '';
  const best = bestTitle(isTitled ? [readTitle(title)] : findTitles(text));
  const sought = isTitled ? soughtRole(title, best, text) : null;
  if (sought !== null) return sought;
  const decided = decide(best.scores, DECIDED);
  if (decided === 'non-tech' && !isTitled && isOnlyPhrase(best, text))
    return decideByText(noTitle, isTitled, text);
  return decided ?? decideByText(best, isTitled, text);
}

/** "Medical and dental plans", "Acme Financial": not a job, where the text is technical. */
function isOnlyPhrase({ technical }: TitleScore, text: string): boolean {
  return !technical && evidenceIn(findRoleWords(text)) >= LEAST_AGAINST_PHRASE;
}

/** The first title that names a kind of engineering, else the first of engineering, else the first. */
function bestTitle(titles: Iterable<Title>): TitleScore {
  let first: TitleScore | undefined;
  let engineering: TitleScore | undefined;
  for (const title of titles) {
    const score = scoreTitle(title);
    first ??= score;
    if (!isEngineering(score)) continue;
    // Below the job of a headline a manager is whom to write to, or another job.
    if (engineering !== undefined && score.scores[placeOf.management] !== 0) continue;
    if (decide(score.scores, NAMED)) return score;
    engineering ??= score;
  }
  return engineering ?? first ?? noTitle;
}

/**
 * "Open application", "Growth": such a title leaves it to what is sought in the text; so does "Software Engineer,
 * AI Agents" where a full-stack engineer is sought.
 */
function soughtRole(title: string, scored: TitleScore, text: string): Role | null {
  const silent = !scored.technical && scored.scores.every((points) => points === 0);
  if (!silent && !isPlainJob(title, scored)) return null;
  if (!silent && wordsOf('ml', findRoleWords(text)) >= LEAST_OF_AI) return 'ml';
  for (const sought of findSoughtTitles(text)) {
    const role = decide(scoreTitle(sought).scores, DECIDED);
    if (role !== null && role !== 'non-tech' && (silent || builders.has(role))) return role;
  }
  return null;
}

const builders: ReadonlySet<Role> = new Set(['fullstack', 'backend', 'frontend', 'mobile']);

/** A plain engineer's title with AI in it, "Senior Software Engineer - AI": the text says which of them is built. */
function isPlainJob(title: string, { scores }: TitleScore): boolean {
  return /\bsoftware (?:engineer|developer)\b/i.test(title) && decide(scores, 0) === 'ml';
}

function isEngineering({ scores, technical, isLine }: TitleScore): boolean {
  const role = decide(scores, 0);
  if (role === 'management' && !isLine) return true;
  return technical && role !== 'non-tech' && role !== 'other-tech';
}

function decideByText(title: TitleScore, isTitled: boolean, text: string): Role {
  const found = findRoleWords(text);
  const distinct = (role: Role) => wordsOf(role, found);
  const least = isTitled ? LEAST_FOR_TITLED : LEAST_FOR_UNTITLED;
  if (!title.technical && evidenceIn(found) < least && (isTitled || !seeksBuilders(text))) {
    // "Business Operations" has a word of an area, but nobody in it builds anything.
    return decide(title.scores, isTitled ? DECIDED : 0) ?? 'non-tech';
  }
  const scores = [...title.scores];
  const add = (role: Role, points: number) => {
    scores[placeOf[role]] = (scores[placeOf[role]] ?? 0) + points;
  };
  for (const role of roles) {
    const isNamed = title.scores[placeOf[role]] !== 0;
    add(role, weighWords(role, distinct(role), isNamed));
  }
  add('other-tech', -1);
  // The commonest kind of the bare "Software Engineer" wins where little else is said.
  if (distinct('backend') > 0) add('backend', 0.5);
  scores[placeOf.fullstack] = (title.scores[placeOf.fullstack] ?? 0) + fullstackScore(found);
  const best = decide(scores, 0) ?? 'fullstack';
  return best === 'frontend' && title.scores[placeOf.frontend] === 0 && isOfBothSides(found)
    ? 'fullstack'
    : best;
}

/** "React, Node.js" is both sides, unless the front is named as such and the back hardly. */
function isOfBothSides(found: Found): boolean {
  const [front, back] = [wordsOf('frontend', found), wordsOf('backend', found)];
  const isNamed = found.get('frontend')?.has('front end') || found.get('frontend')?.has('frontend');
  return back > 0 && !(isNamed && front >= LEAST_OF_FRONT && front >= 2 * back);
}

/** What distinct words of a role are worth: one or two may be about the product, unless the title names it. */
function weighWords(role: Role, count: number, isNamed: boolean): number {
  const least = builders.has(role) || role === 'ml' ? 2 : 3;
  if (count < least && !isNamed) return 0;
  return role === 'ml' ? Math.min(8, count * 1.1) : Math.min(6, count * 0.8);
}
