import type { Title } from './job-title.ts';
import { compilePhrases, compileWords, findPhrases, isIn, type PhraseHit } from './phrases.ts';
import type { Role } from './posting.ts';
import { asRole } from './role-in-text.ts';
import { asides, bosses, techHeads, titleWords, weakHeads } from './role-words.ts';
import { breakWord } from './vocabulary.ts';

type Kind = 'job' | 'area' | 'tech' | Silent;
/** Kinds that score for no role. */
type Silent = 'head' | 'weakHead' | 'boss' | 'aside';
type Evidence = { role: Role; place: number; kind: Kind };

/** Roles, of those with as many points the more special first. */
const order = [
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
] as const satisfies readonly Role[];
/** The place of each role in the scores. */
export const placeOf = Object.fromEntries(order.map((role, place) => [role, place])) as Record<
  Role,
  number
>;
const { management, fullstack, data, frontend, backend } = placeOf;
const otherTech = placeOf['other-tech'];
const nonTech = placeOf['non-tech'];
/** Points of each role by its place, 0 where a title or a text does not speak of it. */
export type Scores = number[];

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
  [evidence('backend', 'head'), techHeads],
  [evidence('backend', 'weakHead'), weakHeads],
  [evidence('management', 'boss'), bosses],
  [evidence('ml', 'aside'), asides],
  ...Object.entries(titleWords).flatMap(([role, kinds]) =>
    Object.entries(kinds).map(([kind, phrases]): [Evidence, readonly string[]] => [
      evidence(asRole(role), asKind(kind)),
      phrases,
    ]),
  ),
]);
const heads = compileWords(techHeads);

/** `technical`: it names somebody who builds; `isLine`: it stood in a line of its own in a text. */
export type TitleScore = { scores: Scores; technical: boolean; isLine: boolean };

export const noTitle: TitleScore = { scores: noScores(), technical: false, isLine: false };

/** Returns scores in which no role has points. */
export function noScores(): Scores {
  return order.map(() => 0);
}

/** Returns how much a title speaks for each role. */
export function scoreTitle({ words, place }: Title): TitleScore {
  const hits = findPhrases(titlePhrases, words);
  const scores = noScores();
  const mainEnd = mainPart(words, hits);
  for (const hit of hits) {
    const { role, place, kind } = hit.label;
    if (isSilent(kind)) continue;
    const bonus = kind === 'job' && isWholeJob(hit, words) ? 1 : 0;
    const outside = hit.start < mainEnd ? 1 : OUTSIDE[kind];
    const second = role !== 'fullstack' && isSecond(hits, words, hit.start) ? SECOND : 1;
    // Of "Java with AWS" the first counts.
    const late = kind === 'tech' ? hit.start * 0.01 : 0;
    const weight = (weights[kind] + bonus) * outside * second - late;
    scores[place] = Math.max(pointsOf(scores, place), weight);
  }
  const has = (kind: Kind) => hits.some((hit) => hit.label.kind === kind);
  const builds = (hit: PhraseHit<Evidence>) =>
    hit.label.kind === 'area' && namesBuilder(hit, words);
  if (has('head') || hits.some(builds)) scores[nonTech] = 0;
  if (pointsOf(scores, backend) >= 6 && pointsOf(scores, frontend) >= 6) scores[fullstack] = 11;
  const sides = readSides(hits, words);
  if (sides === 'both') scores[fullstack] = Math.max(pointsOf(scores, fullstack), 8);
  else if (sides === 'back') scores[frontend] = 0;
  const technical =
    has('head') ||
    (has('weakHead') && scores[nonTech] === 0) ||
    hits.some((hit) => namesBuilder(hit, words));
  if (has('boss') && !has('head') && (technical || leadsEngineers(scores))) scores[management] = 11;
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
  if (pointsOf(scores, otherTech) > 10 || scores[nonTech] !== 0) return false;
  return scores.some((points, place) => points >= 8 && place !== otherTech && place !== data);
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

/** Returns the role with the most points, if more than `least`; of equal ones the more special. */
export function decide(scores: Scores, least: number): Role | null {
  let best = -1;
  let most = Math.max(least, 0);
  for (let place = 0; place < order.length; place++) {
    const points = pointsOf(scores, place);
    if (points <= most) continue;
    most = points;
    best = place;
  }
  return order[best] ?? null;
}

function pointsOf(scores: Scores, place: number): number {
  return scores[place] as number;
}

function evidence(role: Role, kind: Kind): Evidence {
  return { role, place: placeOf[role], kind };
}

function asKind(text: string): Kind {
  return text === 'job' || text === 'area' ? text : 'tech';
}
