import { findTitles } from './find-titles.ts';
import { readTitle, type Title } from './job-title.ts';
import { beginsPhrase, compilePhrases, findPhrases, type PhraseHit } from './phrases.ts';
import { type Role, roles } from './posting.ts';
import {
  asRole,
  evidenceIn,
  findRoleWords,
  fullstackScore,
  seeksBuilders,
  wordsOf,
} from './role-in-text.ts';
import { asides, bosses, techHeads, titleWords, weakHeads } from './role-words.ts';
import { findSoughtTitles } from './sought-titles.ts';
import { isBreak, type Words, wordAt } from './words.ts';

type Kind = 'job' | 'area' | 'tech' | Silent;
/** Kinds that score for no role. */
type Silent = 'head' | 'weakHead' | 'boss' | 'aside';
type Evidence = { role: Role; kind: Kind };
type Scores = Partial<Record<Role, number>>;

const weights = { job: 10, area: 5, tech: 4 } as const;
/** What evidence is worth behind the first separator ("Software Engineer, Security"). */
const OUTSIDE = { job: 0.8, area: 0.6, tech: 0.9 } as const;
/** What a job is worth behind another and a slash. */
const SECOND = 0.85;
const decisive: ReadonlySet<Role> = new Set(['other-tech', 'non-tech', 'qa', 'security', 'data']);
const WHOLE =
  /^(?:engineer|developer|manager|analyst|architect|designer|scientist|administrator|specialist|consultant|owner|writer|director|technician|master|coach|representative|executive|associate|tester)/;
const VAGUE =
  /^(?:systems?|validation|design|graphics|game|deployment|integration|implementation|quantitative)$/;
/** Titles score from here up are decided without the text. */
const DECIDED = 7.5;
/** From here up a title names a kind of engineering, if only by a technology. */
const NAMED = 3.5;
/** Technical words in a text without a title in which a line such as "Medical and dental" is no job. */
const LEAST_AGAINST_LINE = 8;
/** Technical words in the text that make a job technical when its title is not, or is missing. */
const LEAST_FOR_TITLED = 12;
const LEAST_FOR_UNTITLED = 3;
/** Words of AI in the text of an engineer who builds it; somebody who only codes with its help has fewer. */
const LEAST_OF_AI = 3;

const titlePhrases = compilePhrases<Evidence>([
  [{ role: 'backend', kind: 'head' }, techHeads],
  [{ role: 'backend', kind: 'weakHead' }, weakHeads],
  [{ role: 'management', kind: 'boss' }, bosses],
  [{ role: 'ml', kind: 'aside' }, asides],
  ...Object.entries(titleWords).flatMap(([role, kinds]) =>
    Object.entries(kinds).map(([kind, phrases]): [Evidence, readonly string[]] => [
      { role: asRole(role), kind: asKind(kind) },
      phrases,
    ]),
  ),
]);
const heads = compilePhrases([['head', techHeads]]);
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
  if (decided === 'non-tech' && !isTitled && isOnlyLine(best, text))
    return decideByText(noTitle, isTitled, text);
  return decided ?? decideByText(best, isTitled, text);
}

/** "Medical and dental plans": not a job, where the text is technical. */
function isOnlyLine({ technical, isLine }: TitleScore, text: string): boolean {
  return isLine && !technical && evidenceIn(findRoleWords(text)) >= LEAST_AGAINST_LINE;
}

/** The first title that names a kind of engineering, else the first of engineering, else the first. */
function bestTitle(titles: readonly Title[]): TitleScore {
  let first: TitleScore | undefined;
  let engineering: TitleScore | undefined;
  for (const title of titles) {
    const score = scoreTitle(title);
    first ??= score;
    if (!isEngineering(score)) continue;
    // Below the job of a headline a manager is whom to write to, or another job.
    if (engineering !== undefined && score.scores.management !== undefined) continue;
    if (decide(score.scores, NAMED)) return score;
    engineering ??= score;
  }
  return engineering ?? first ?? noTitle;
}

type TitleScore = { scores: Scores; technical: boolean; isLine: boolean };

const noTitle: TitleScore = { scores: {}, technical: false, isLine: false };

/**
 * "Open application", "Growth": such a title leaves it to what is sought in the text; so does "Software Engineer,
 * AI Agents" where a full-stack engineer is sought.
 */
function soughtRole(title: string, scored: TitleScore, text: string): Role | null {
  const silent = !scored.technical && Object.keys(scored.scores).length === 0;
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

function isEngineering({ scores, technical }: TitleScore): boolean {
  const role = decide(scores, 0);
  return technical && role !== 'non-tech' && role !== 'other-tech';
}

function scoreTitle({ words, place }: Title): TitleScore {
  const hits = findPhrases(titlePhrases, words);
  const scores: Scores = {};
  const mainEnd = mainPart(words, hits);
  for (const hit of hits) {
    const { role, kind } = hit.label;
    if (isSilent(kind)) continue;
    const bonus = kind === 'job' && isWholeJob(hit, words) ? 1 : 0;
    const outside = hit.start < mainEnd ? 1 : OUTSIDE[kind];
    const second = role !== 'fullstack' && isSecond(hits, words, hit.start) ? SECOND : 1;
    const weight = (weights[kind] + bonus) * outside * second;
    scores[role] = Math.max(scores[role] ?? 0, weight);
  }
  const has = (kind: Kind) => hits.some((hit) => hit.label.kind === kind);
  const builds = (hit: PhraseHit<Evidence>) =>
    hit.label.kind === 'area' && namesBuilder(hit, words);
  if (has('head') || hits.some(builds)) delete scores['non-tech'];
  if ((scores.backend ?? 0) >= 6 && (scores.frontend ?? 0) >= 6) scores.fullstack = 11;
  else if (hasTech(hits, 'backend') && hasTech(hits, 'frontend'))
    scores.fullstack = (scores.fullstack ?? 0) + 8;
  const technical =
    has('head') ||
    (has('weakHead') && scores['non-tech'] === undefined) ||
    hits.some((hit) => namesBuilder(hit, words));
  if (has('boss') && !has('head') && (technical || leadsEngineers(scores))) scores.management = 11;
  return { scores, technical, isLine: place === 'line' };
}

/** "Backend / Data Engineer", "Backend or iOS Developer": the job named first is the main one. */
function isSecond(hits: readonly PhraseHit<Evidence>[], words: Words, start: number): boolean {
  const before = start > 0 ? wordAt(words, start - 1) : '';
  return (
    (before === '/' || before === 'or') &&
    hits.some((hit) => hit.start < start && hit.label.kind === 'job')
  );
}

function isSilent(kind: Kind): kind is Silent {
  return kind !== 'job' && kind !== 'area' && kind !== 'tech';
}

function hasTech(hits: readonly { label: Evidence }[], role: Role): boolean {
  return hits.some(({ label }) => label.kind === 'tech' && label.role === role);
}

/** "Web Developer", one phrase of its own, and "Team Leader (PHP)" are technical too. */
function namesBuilder({ label, start, length }: PhraseHit<Evidence>, words: Words): boolean {
  if (label.role === 'non-tech' || (isSilent(label.kind) && label.kind !== 'head')) return false;
  if (label.kind === 'tech') return true;
  for (let at = start; at < start + length; at++) {
    if (beginsPhrase(heads, words, at, 'head')) return true;
  }
  return false;
}

/** "Head of Mobile", "Director, Data Platform": what is led is engineering, and no plain job is named. */
function leadsEngineers(scores: Scores): boolean {
  if ((scores['other-tech'] ?? 0) > 10 || scores['non-tech'] !== undefined) return false;
  return order.some((role) => role !== 'other-tech' && role !== 'data' && (scores[role] ?? 0) >= 8);
}

/** "Product Manager" and "QA Engineer" are the job; "Mobile" before them is what it is about. */
function isWholeJob({ label, start, length }: PhraseHit<Evidence>, words: Words): boolean {
  return (
    length > 1 &&
    decisive.has(label.role) &&
    WHOLE.test(wordAt(words, start + length - 1)) &&
    !VAGUE.test(wordAt(words, start))
  );
}

/** The words before the first separator that follows a job: what comes later is a qualifier. */
function mainPart(words: Words, hits: readonly { start: number }[]): number {
  for (let at = (hits[0]?.start ?? words.count) + 1; at < words.count; at++) {
    if (isBreak(words, at)) return at;
  }
  return words.count;
}

const order: readonly Role[] = [
  'management',
  'qa',
  'fullstack',
  'mobile',
  'embedded',
  'security',
  'ml',
  'data',
  'devops',
  'frontend',
  'backend',
  'other-tech',
  'non-tech',
];

function decide(scores: Scores, least: number): Role | null {
  let best: Role | null = null;
  for (const role of order) {
    const score = scores[role] ?? 0;
    if (score > least && score > (best ? (scores[best] ?? 0) : 0)) best = role;
  }
  return best;
}

function decideByText(title: TitleScore, isTitled: boolean, text: string): Role {
  const found = findRoleWords(text);
  const distinct = (role: Role) => wordsOf(role, found);
  const least = isTitled ? LEAST_FOR_TITLED : LEAST_FOR_UNTITLED;
  if (!title.technical && evidenceIn(found) < least && (isTitled || !seeksBuilders(text))) {
    // "Business Operations" has a word of an area, but nobody in it builds anything.
    return decide(title.scores, isTitled ? DECIDED : 0) ?? 'non-tech';
  }
  const scores: Scores = { ...title.scores };
  for (const role of roles) {
    const isNamed = title.scores[role] !== undefined;
    scores[role] = (scores[role] ?? 0) + weighWords(role, distinct(role), isNamed);
  }
  scores['other-tech'] = (scores['other-tech'] ?? 0) - 1;
  // The commonest kind of the bare "Software Engineer" wins where little else is said.
  if (distinct('backend') > 0) scores.backend = (scores.backend ?? 0) + 0.5;
  scores.fullstack = (title.scores.fullstack ?? 0) + fullstackScore(found);
  const best = decide(scores, 0) ?? 'fullstack';
  // Whoever is only frontend is called so: "React, Node.js" alone is both sides.
  const isBothSides = title.scores.frontend === undefined && distinct('backend') > 0;
  return best === 'frontend' && isBothSides ? 'fullstack' : best;
}

/** What distinct words of a role are worth: one or two may be about the product, unless the title names it. */
function weighWords(role: Role, count: number, isNamed: boolean): number {
  const least = builders.has(role) || role === 'ml' ? 2 : 3;
  if (count < least && !isNamed) return 0;
  return role === 'ml' ? Math.min(8, count * 1.1) : Math.min(6, count * 0.8);
}

function asKind(text: string): Kind {
  return text === 'job' || text === 'area' ? text : 'tech';
}
