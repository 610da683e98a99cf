import type { Title } from './job-title.ts';
import { compilePhrases, compileWords, findPhrases, isIn, type PhraseHit } from './phrases.ts';
import type { Role } from './posting.ts';
import { asRole } from './role-in-text.ts';
import { asides, bosses, techHeads, titleWords, weakHeads } from './role-words.ts';
import { breakWord } from './vocabulary.ts';

type Kind = 'job' | 'area' | 'tech' | Silent;
/** Kinds that score for no role. */
type Silent = 'head' | 'weakHead' | 'boss' | 'aside';
type Evidence = { role: Role; kind: Kind };
/** Points of each role that a title or a text speaks of. */
export type Scores = Partial<Record<Role, number>>;

const weights = { job: 10, area: 5, tech: 4 } as const;
/** What evidence is worth behind the first separator ("Software Engineer, Security"). */
const OUTSIDE = { job: 0.8, area: 0.6, tech: 0.9 } as const;
/** What a job is worth behind another and a slash. */
const SECOND = 0.85;
const decisive: ReadonlySet<Role> = new Set(['other-tech', 'non-tech', 'qa', 'security', 'data']);
/** Words that end a whole job's name, and words that don't begin one. */
const wholes = compileWords([
  'engineer*',
  'developer*',
  'manager*',
  'analyst*',
  'architect*',
  'designer*',
  'scientist*',
  'administrator*',
  'specialist*',
  'consultant*',
  'owner*',
  'writer*',
  'director*',
  'technician*',
  'master*',
  'coach*',
  'representative*',
  'executive*',
  'associate*',
  'tester*',
]);
const vague = compileWords([
  'system',
  'systems',
  'validation',
  'design',
  'graphics',
  'game',
  'deployment',
  'integration',
  'implementation',
  'quantitative',
]);
const seconds = compileWords(['/', 'or']);
const nodes = compileWords(['node*', 'nest*']);
const scripts = compileWords(['javascript', 'typescript', 'js']);
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
const heads = compileWords(techHeads);

/** `technical`: it names somebody who builds; `isLine`: it stood in a line of its own in a text. */
export type TitleScore = { scores: Scores; technical: boolean; isLine: boolean };

export const noTitle: TitleScore = { scores: {}, technical: false, isLine: false };

/** Returns how much a title speaks for each role. */
export function scoreTitle({ words, place }: Title): TitleScore {
  const hits = findPhrases(titlePhrases, words);
  const scores: Scores = {};
  const mainEnd = mainPart(words, hits);
  for (const hit of hits) {
    const { role, kind } = hit.label;
    if (isSilent(kind)) continue;
    const bonus = kind === 'job' && isWholeJob(hit, words) ? 1 : 0;
    const outside = hit.start < mainEnd ? 1 : OUTSIDE[kind];
    const second = role !== 'fullstack' && isSecond(hits, words, hit.start) ? SECOND : 1;
    // Of "Java with AWS" the first counts.
    const late = kind === 'tech' ? hit.start * 0.01 : 0;
    const weight = (weights[kind] + bonus) * outside * second - late;
    scores[role] = Math.max(scores[role] ?? 0, weight);
  }
  const has = (kind: Kind) => hits.some((hit) => hit.label.kind === kind);
  const builds = (hit: PhraseHit<Evidence>) =>
    hit.label.kind === 'area' && namesBuilder(hit, words);
  if (has('head') || hits.some(builds)) delete scores['non-tech'];
  if ((scores.backend ?? 0) >= 6 && (scores.frontend ?? 0) >= 6) scores.fullstack = 11;
  const sides = readSides(hits, words);
  if (sides === 'both') scores.fullstack = Math.max(scores.fullstack ?? 0, 8);
  else if (sides === 'back') delete scores.frontend;
  const technical =
    has('head') ||
    (has('weakHead') && scores['non-tech'] === undefined) ||
    hits.some((hit) => namesBuilder(hit, words));
  if (has('boss') && !has('head') && (technical || leadsEngineers(scores))) scores.management = 11;
  return { scores, technical, isLine: place === 'line' };
}

/** "Backend / Data Engineer", "Backend or iOS Developer": the job named first is the main one. */
function isSecond(
  hits: readonly PhraseHit<Evidence>[],
  words: readonly number[],
  start: number,
): boolean {
  return (
    start > 0 &&
    isIn(seconds, words[start - 1]) &&
    hits.some((hit) => hit.start < start && hit.label.kind === 'job')
  );
}

function isSilent(kind: Kind): kind is Silent {
  return kind !== 'job' && kind !== 'area' && kind !== 'tech';
}

type Sides = 'both' | 'back' | null;

/** The sides that technologies are on: "NodeJS (TypeScript)" is one language on the back, no fullstack. */
function readSides(hits: readonly PhraseHit<Evidence>[], words: readonly number[]): Sides {
  const named = (role: Role) =>
    hits.flatMap(({ label, start }) =>
      label.kind === 'tech' && label.role === role ? [words[start]] : [],
    );
  const [front, back] = [named('frontend'), named('backend')];
  if (front.length === 0 || back.length === 0) return null;
  const isNode = back.every((word) => isIn(nodes, word));
  return isNode && front.every((word) => isIn(scripts, word)) ? 'back' : 'both';
}

/** "Web Developer", one phrase of its own, and "Team Leader (PHP)" are technical too. */
function namesBuilder(
  { label, start, length }: PhraseHit<Evidence>,
  words: readonly number[],
): boolean {
  if (label.role === 'non-tech' || (isSilent(label.kind) && label.kind !== 'head')) return false;
  // "Azure Data" may be an employer.
  if (label.kind === 'tech' && label.role !== 'devops') return true;
  for (let at = start; at < start + length; at++) {
    if (isIn(heads, words[at])) return true;
  }
  return false;
}

/** "Head of Mobile", "Director, Data Platform": what is led is engineering, and no plain job is named. */
function leadsEngineers(scores: Scores): boolean {
  if ((scores['other-tech'] ?? 0) > 10 || scores['non-tech'] !== undefined) return false;
  return order.some((role) => role !== 'other-tech' && role !== 'data' && (scores[role] ?? 0) >= 8);
}

/** "Product Manager" and "QA Engineer" are the job; "Mobile" before them is what it is about. */
function isWholeJob(
  { label, start, length }: PhraseHit<Evidence>,
  words: readonly number[],
): boolean {
  return (
    length > 1 &&
    decisive.has(label.role) &&
    isIn(wholes, words[start + length - 1]) &&
    !isIn(vague, words[start])
  );
}

/** The words before the first separator that follows a job: what comes later is a qualifier. */
function mainPart(words: readonly number[], hits: readonly { start: number }[]): number {
  for (let at = (hits[0]?.start ?? words.length) + 1; at < words.length; at++) {
    if (words[at] === breakWord) return at;
  }
  return words.length;
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

/** Returns the role with the most points, if more than `least`; of equal ones the more special. */
export function decide(scores: Scores, least: number): Role | null {
  let best: Role | null = null;
  for (const role of order) {
    const score = scores[role] ?? 0;
    if (score > least && score > (best ? (scores[best] ?? 0) : 0)) best = role;
  }
  return best;
}

function asKind(text: string): Kind {
  return text === 'job' || text === 'area' ? text : 'tech';
}
