import { type Companion, findCompanions, findNeighbours, type Neighbour } from './company.ts';
import { type Coverage, measureCoverage } from './coverage.ts';
import { rankByDemand, type SkillDemand } from './demand-of.ts';
import { type Fit, measureFit } from './fit.ts';
import type { Guide } from './guide.ts';
import { holdSkills, type Implies, type Links, linkSkills } from './implications.ts';
import type { Market } from './market.ts';
import { findMatches, type Match } from './matches.ts';
import { planPath, type Step } from './path.ts';
import { prerequisites } from './prerequisites.ts';
import { startProgress } from './unlocks.ts';

/** A demanded skill that the profile lacks. */
export type Gap = {
  readonly id: string;
  readonly demand: SkillDemand;
  /** Vacancies that become a full fit once it, and what it implies, is learned. */
  readonly unlocks: number;
  /** Missing skills that learning it includes. */
  readonly brings: readonly string[];
  /** Other demanded skills that would bring it. */
  readonly impliedBy: readonly string[];
  /** Held skills asked as alternatives to it, and what it is usually asked with; for the first gaps only. */
  readonly neighbours: readonly Neighbour[];
  readonly companions: readonly Companion[];
};

export type Covered = { readonly id: string; readonly demand: SkillDemand };

/**
 * A profile held against a market. Gaps: the most unlocks that no skill it brings would give alone first, then the most
 * demand; covered: the most demand first.
 */
export type Analysis = {
  readonly coverage: Coverage;
  readonly covered: readonly Covered[];
  readonly gaps: readonly Gap[];
  readonly path: readonly Step[];
  readonly matches: readonly Match[];
};

export type AnalysisOptions = {
  readonly implies: Implies;
  readonly guide: Guide;
  readonly weeks?: number;
  readonly target?: number;
  readonly matches?: number;
  /** The kind of a skill (language, database, …): only skills of one kind are called alternatives. */
  readonly kindOf?: (skill: string) => string | undefined;
};

/** For how many gaps, from the first, company is looked up: it walks their vacancies. */
const detailed = 12;

/** Everything the report says about the skills held (ids, as a profile lists them) in one market. */
export function analyzeGap(
  market: Market,
  skills: readonly string[],
  options: AnalysisOptions,
): Analysis {
  const fit = measureFit(market, holdSkills(market, options.implies, skills));
  const coverage = measureCoverage(market, fit);
  const matches = findMatches(market, fit, options.matches ?? 20);
  const links = linksOf(market, options.implies);
  const progress = startProgress(market, links, copyFit(fit));
  const unlocks = progress.unlocks.slice();
  const { guide, weeks, target } = options;
  const path = planPath(progress, {
    guide,
    prerequisites,
    ...(weeks === undefined ? {} : { weeks }),
    ...(target === undefined ? {} : { target }),
  });
  const sorted = rankSkills(market, links, fit, unlocks);
  const likeOf = openLikeness(market, fit, options.kindOf);
  return {
    coverage,
    covered: sorted.covered.map(({ id, demand }) => ({ id, demand })),
    gaps: sorted.gaps.map(({ at, id, demand }, rank) => ({
      id,
      demand,
      unlocks: unlocks[at] ?? 0,
      brings: lackedOf(links, fit, at).map((brought) => market.skills[brought] ?? ''),
      impliedBy: others(links.givers[at], at).map((giver) => market.skills[giver] ?? ''),
      neighbours: rank < detailed ? findNeighbours(market, likeOf(at), at) : [],
      companions: rank < detailed ? findCompanions(market, at) : [],
    })),
    path,
    matches,
  };
}

const linked = new WeakMap<Market, { implies: Implies; links: Links }>();

/** The links of a market, kept with it: a service holds many resumes against one. */
function linksOf(market: Market, implies: Implies): Links {
  const known = linked.get(market);
  if (known?.implies === implies) return known.links;
  const links = linkSkills(market, implies);
  linked.set(market, { implies, links });
  return links;
}

/** A function from a skill to the held skills of its kind, one flag a skill of the market. */
function openLikeness(market: Market, fit: Fit, kindOf: AnalysisOptions['kindOf']) {
  const kinds = market.skills.map((id, s) => (fit.held[s] === 1 ? kindOf?.(id) : undefined));
  return (at: number): Uint8Array => {
    const kind = kindOf?.(market.skills[at] ?? '');
    return fit.held.map((held, s) => (held === 1 && kinds[s] === kind ? 1 : 0));
  };
}

/** The missing skills that a skill brings beside itself. */
function lackedOf(links: Links, fit: Fit, skill: number): readonly number[] {
  return others(links.brings[skill], skill).filter((s) => fit.held[s] === 0);
}

const alone: readonly number[] = [];

/** The links of a skill without itself; most skills have no other. */
function others(linked: readonly number[] | undefined, skill: number): readonly number[] {
  if (linked === undefined || linked.length < 2) return alone;
  return linked.filter((s) => s !== skill);
}

function rankSkills(market: Market, links: Links, fit: Fit, unlocks: Uint32Array) {
  const ranked = rankByDemand(market);
  const opens = Float64Array.from(
    market.skills,
    (_, at) =>
      (unlocks[at] ?? 0) - Math.max(0, ...lackedOf(links, fit, at).map((s) => unlocks[s] ?? 0)),
  );
  return {
    covered: ranked.filter(({ at }) => fit.held[at] === 1),
    gaps: ranked
      .filter(({ at }) => fit.held[at] === 0)
      .sort((a, b) => (opens[b.at] ?? 0) - (opens[a.at] ?? 0)),
  };
}

function copyFit(fit: Fit): Fit {
  return { held: fit.held.slice(), unmet: fit.unmet.slice(), missing: fit.missing.slice() };
}
