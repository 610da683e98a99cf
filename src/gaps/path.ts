import { needMembers, needsOfSkill } from './fit.ts';
import { type Cost, costSkills, type Guide, isTaught, roadmapOrder } from './guide.ts';
import { learn, type Progress } from './unlocks.ts';

/** Why a step was chosen: it opens vacancies, it opens them with one more skill, or it only meets needs. */
export type StepReason = 'unlocks' | 'pair' | 'needs';

/** One skill to learn. Weeks are at the roadmap's pace; what an earlier step paid is not paid again. */
export type Step = {
  readonly skill: string;
  readonly reason: StepReason;
  /** Vacancies that became a full fit by this step. */
  readonly opened: number;
  readonly fullFits: number;
  readonly cost: Cost;
  /** Weeks of this step and all before it. */
  readonly weeksSoFar: number;
  /** Missing skills that learning this one includes (`implies`), and ones to have learned before it. */
  readonly brings: readonly string[];
  readonly after: readonly string[];
};

export type PathOptions = {
  readonly guide: Guide;
  readonly prerequisites: ReadonlyMap<string, readonly string[]>;
  /** Share of vacancies at which the path ends; 1 unless given. */
  readonly target?: number;
  readonly maxSteps?: number;
  /** Budget; a skill that costs more than what is left is not a candidate. */
  readonly weeks?: number;
};

/**
 * The next skills by greedy maximum coverage (Nemhauser, Wolsey and Fisher 1978): every step opens at least as many
 * vacancies as any other single skill within the budget would. Ties go to the skill that includes fewer others, then to
 * one that the roadmap teaches (a field such as "artificial intelligence" is no step when AWS opens as much), the one
 * that meets more needs, the cheaper, then to the earlier in the roadmap. `progress` is used up: it ends where the path ends.
 */
export function planPath(progress: Progress, options: PathOptions): Step[] {
  const steps: Step[] = [];
  const paid = new Set<string>();
  const goal = (options.target ?? 1) * progress.market.ids.length;
  let weeksSoFar = 0;
  while (steps.length < (options.maxSteps ?? 10) && progress.fullFits < goal) {
    const costs = costCandidates(progress, options, paid);
    const left = (options.weeks ?? Number.POSITIVE_INFINITY) - weeksSoFar;
    const choice = chooseSkill(progress, options.guide, costs, left);
    if (choice === undefined) break;
    const { brings, after } = bundle(progress, options, choice.skill);
    const cost = costs(choice.skill);
    for (const key of cost.pays) paid.add(key);
    weeksSoFar = Math.round((weeksSoFar + cost.weeks) * 100) / 100;
    const opened = learn(progress, choice.skill);
    const skill = progress.market.skills[choice.skill] ?? '';
    const { reason } = choice;
    const fullFits = progress.fullFits;
    steps.push({ skill, reason, opened, fullFits, cost, weeksSoFar, brings, after });
  }
  return steps;
}

type Costs = (skill: number) => Cost;
type Choice = { readonly skill: number; readonly reason: StepReason };

function costCandidates(
  progress: Progress,
  options: PathOptions,
  paid: ReadonlySet<string>,
): Costs {
  const known = new Map<number, Cost>();
  return (skill) => {
    const cached = known.get(skill);
    if (cached !== undefined) return cached;
    const { brings, after } = bundle(progress, options, skill);
    const own = progress.market.skills[skill] ?? '';
    const cost = costSkills(options.guide, [...after, ...brings, own], paid);
    known.set(skill, cost);
    return cost;
  };
}

function bundle({ market, links, fit }: Progress, options: PathOptions, skill: number) {
  const name = (s: number) => market.skills[s] ?? '';
  const lacking = (id: string) => {
    const at = market.skills.indexOf(id);
    return at >= 0 && fit.held[at] === 0;
  };
  const brings = (links.brings[skill] ?? [])
    .filter((s) => s !== skill && fit.held[s] === 0)
    .map(name);
  const after = (options.prerequisites.get(name(skill)) ?? []).filter(
    (id) => lacking(id) && !brings.includes(id),
  );
  return { brings, after };
}

function chooseSkill(
  progress: Progress,
  guide: Guide,
  costs: Costs,
  left: number,
): Choice | undefined {
  const best = bestOf(progress.unlocks, progress, guide, costs, left);
  if (best !== undefined) return { skill: best, reason: 'unlocks' };
  const pair = bestOf(scorePairs(progress), progress, guide, costs, left);
  if (pair !== undefined) return { skill: pair, reason: 'pair' };
  const scores = progress.market.skills.map((_, skill) => scoreNeeds(progress, skill));
  const needs = bestOf(scores, progress, guide, costs, left);
  return needs === undefined ? undefined : { skill: needs, reason: 'needs' };
}

function bestOf(
  scores: ArrayLike<number>,
  progress: Progress,
  guide: Guide,
  costs: Costs,
  left: number,
): number | undefined {
  const ties = findBest(scores, (s) => progress.fit.held[s] === 0 && costs(s).weeks <= left);
  if (ties.length < 2) return ties[0];
  const lacking = (s: number) =>
    (progress.links.brings[s] ?? []).filter((b) => progress.fit.held[b] === 0).length;
  const rank = (s: number) => [
    lacking(s),
    isTaught(guide, progress.market.skills[s] ?? '') ? 0 : 1,
    -scoreNeeds(progress, s),
    costs(s).weeks,
    roadmapOrder(guide, progress.market.skills[s] ?? ''),
  ];
  return ties
    .map((skill) => ({ skill, rank: rank(skill) }))
    .sort((a, b) => compareRanks(a.rank, b.rank) || compareNames(progress, a.skill, b.skill))[0]
    ?.skill;
}

/** The candidates with the highest score above 0; whether one is a candidate is asked of few. */
function findBest(scores: ArrayLike<number>, isCandidate: (skill: number) => boolean): number[] {
  let best = 0;
  let found: number[] = [];
  for (let skill = 0; skill < scores.length; skill += 1) {
    const score = scores[skill] ?? 0;
    if (score === 0 || score < best || !isCandidate(skill)) continue;
    if (score > best) found = [];
    best = score;
    found.push(skill);
  }
  return found;
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

function compareNames({ market }: Progress, a: number, b: number): number {
  return (market.skills[a] ?? '') < (market.skills[b] ?? '') ? -1 : 1;
}

/** For each skill the size of the best pair that holds it: vacancies lacking two needs, one of which it meets. */
function scorePairs(progress: Progress): Float64Array {
  const { market, fit } = progress;
  const size = market.skills.length;
  const pairs = new Map<number, number>();
  for (let v = 0; v < market.ids.length; v += 1) {
    if (fit.missing[v] !== 2) continue;
    const [first = [], second = []] = unmetNeeds(progress, v);
    for (const a of first) {
      for (const b of second) {
        const key = Math.min(a, b) * size + Math.max(a, b);
        pairs.set(key, (pairs.get(key) ?? 0) + 1);
      }
    }
  }
  const scores = new Float64Array(size);
  for (const [key, count] of pairs) {
    for (const skill of [Math.floor(key / size), key % size]) {
      scores[skill] = Math.max(scores[skill] ?? 0, count);
    }
  }
  return scores;
}

/** The unmet needs that a skill, with what it brings, meets, each weighed by how near its vacancy is to a full fit. */
function scoreNeeds({ market, fit, links }: Progress, skill: number): number {
  const { needVacancy } = market;
  return (links.brings[skill] ?? []).reduce((sum, brought) => {
    const needs = needsOfSkill(market, brought);
    let direct = 0;
    for (let at = 0; at < needs.length; at += 1) {
      const need = needs[at] ?? 0;
      if (fit.unmet[need] === 1) direct += 1 / (fit.missing[needVacancy[need] ?? 0] ?? 1);
    }
    return sum + direct;
  }, 0);
}

function unmetNeeds({ market, fit }: Progress, vacancy: number): Uint16Array[] {
  const found: Uint16Array[] = [];
  for (let n = market.needStart[vacancy] ?? 0; n < (market.needStart[vacancy + 1] ?? 0); n += 1) {
    if (fit.unmet[n] === 1) found.push(needMembers(market, n));
  }
  return found;
}
