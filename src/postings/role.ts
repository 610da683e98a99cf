import { findTitles } from './job-title.ts';
import { type Role, roles } from './posting.ts';
import { techHeads, textWords, titleWords } from './role-words.ts';
import { BREAK, compilePhrases, findPhrases, splitWords } from './words.ts';

type Kind = 'job' | 'area' | 'tech';
type Evidence = { role: Role; kind: Kind };
type Scores = Partial<Record<Role, number>>;

const TEXT_WINDOW = 5000;
const weights = { job: 10, area: 5, tech: 4 } as const;

const titlePhrases = compilePhrases<Evidence | null>([
  [null, techHeads],
  ...Object.entries(titleWords).flatMap(([role, kinds]) =>
    Object.entries(kinds).map(([kind, phrases]): [Evidence, readonly string[]] => [
      { role: asRole(role), kind: asKind(kind) },
      phrases,
    ]),
  ),
]);
const textPhrases = compilePhrases<Role>(
  Object.entries(textWords).map(([role, phrases]) => [asRole(role), phrases]),
);

/**
 * Returns what the job is: from the title where it says so, otherwise (a bare "Software Engineer", or
 * no title, as in a Hacker News comment) from the first 5,000 characters of the text too.
 */
export function readRole(title: string, text: string): Role {
  const titles = title.trim() === '' ? findTitles(text) : [title];
  const scored = titles.map(scoreTitle);
  const best = scored.find(isEngineering) ?? scored[0] ?? { scores: {}, technical: false };
  const decided = decide(best.scores, 9);
  if (decided) return decided;
  return decideByText(best.scores, best.technical, text);
}

type TitleScore = { scores: Scores; technical: boolean };

function isEngineering({ scores, technical }: TitleScore): boolean {
  const role = decide(scores, 0);
  return technical && role !== 'non-tech' && role !== 'other-tech';
}

function scoreTitle(title: string): TitleScore {
  const words = splitWords(title);
  const scores: Scores = {};
  let technical = false;
  const mainEnd = mainPart(words);
  for (const { label, start } of findPhrases(titlePhrases, words)) {
    if (label === null) technical = true;
    else {
      const weight = weights[label.kind] * (start < mainEnd ? 1 : 0.6);
      scores[label.role] = Math.max(scores[label.role] ?? 0, weight);
    }
  }
  if (technical) delete scores['non-tech'];
  if ((scores.backend ?? 0) >= 6 && (scores.frontend ?? 0) >= 6) scores.fullstack = 11;
  return { scores, technical };
}

/** The words before the first separator that follows a job: what comes later is a qualifier. */
function mainPart(words: readonly string[]): number {
  const hits = findPhrases(titlePhrases, words);
  for (let at = words.indexOf(BREAK); at >= 0; at = words.indexOf(BREAK, at + 1)) {
    if (hits.some((hit) => hit.start < at)) return at;
  }
  return words.length;
}

const order: readonly Role[] = [
  'management',
  'fullstack',
  'mobile',
  'embedded',
  'qa',
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

function decideByText(titleScores: Scores, technical: boolean, text: string): Role {
  const found = new Map<Role, Set<number | string>>();
  const words = splitWords(text.slice(0, TEXT_WINDOW));
  for (const { label, start, length } of findPhrases(textPhrases, words)) {
    const phrase = words.slice(start, start + length).join(' ');
    found.set(label, (found.get(label) ?? new Set()).add(phrase));
  }
  const distinct = (role: Role) => found.get(role)?.size ?? 0;
  const scores: Scores = { ...titleScores };
  for (const role of roles) scores[role] = (scores[role] ?? 0) + Math.min(6, distinct(role) * 0.8);
  if (distinct('fullstack') > 0) scores.fullstack = (scores.fullstack ?? 0) + 6;
  if (distinct('frontend') >= 3 && distinct('backend') >= 3)
    scores.fullstack = (scores.fullstack ?? 0) + 6.5;
  const evidence = [...found.values()].reduce((sum, set) => sum + set.size, 0);
  if (!technical && evidence < 4) return decide(titleScores, 0) ?? 'non-tech';
  return decide(scores, 0) ?? (technical ? 'backend' : 'non-tech');
}

function asRole(text: string): Role {
  const role = roles.find((known) => known === text);
  if (!role) throw new Error(`unknown role ${text}`);
  return role;
}

function asKind(text: string): Kind {
  return text === 'job' || text === 'area' ? text : 'tech';
}
