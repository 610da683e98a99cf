import { type Fit, needsOfSkill } from './fit.ts';
import { type Links, shareGiver } from './implications.ts';
import type { Market } from './market.ts';

/**
 * A learner under way: the fit so far and, for every skill of the market, how many vacancies become a full fit once
 * it is learned (with what it implies). `learn` keeps both true; nobody else writes to them.
 */
export type Progress = {
  readonly market: Market;
  readonly links: Links;
  readonly fit: Fit;
  readonly unlocks: Uint32Array;
  fullFits: number;
  /** 1 for each vacancy that some skill's `unlocks` counts. */
  readonly counted: Uint8Array;
  /** The vacancies that the learning in hand has met, and 1 for each of them; zeros between two learnings. */
  readonly touched: Uint32Array;
  readonly isTouched: Uint8Array;
  readonly findUnlocking: Finder;
};

/** The start of a learner who has `fit`; the fit's arrays are owned by the progress from then on. */
export function startProgress(market: Market, links: Links, fit: Fit): Progress {
  const size = market.ids.length;
  const progress: Progress = {
    market,
    links,
    fit,
    unlocks: new Uint32Array(market.skills.length),
    fullFits: 0,
    counted: new Uint8Array(size),
    touched: new Uint32Array(size),
    isTouched: new Uint8Array(size),
    findUnlocking: openFinder({ market, links, fit }),
  };
  for (let v = 0; v < size; v += 1) countVacancy(progress, v);
  return progress;
}

/** Adds a skill and what it brings; returns how many vacancies became a full fit, which is what `unlocks` said. */
export function learn(progress: Progress, skill: number): number {
  const { links, fit, fullFits, touched } = progress;
  const learned = (links.brings[skill] ?? []).filter((s) => fit.held[s] === 0);
  let count = 0;
  for (const s of learned) {
    fit.held[s] = 1;
    count = meetNeeds(progress, s, count);
  }
  for (let at = 0; at < count; at += 1) {
    const vacancy = touched[at] ?? 0;
    progress.isTouched[vacancy] = 0;
    countVacancy(progress, vacancy);
  }
  return progress.fullFits - fullFits;
}

/** Meets the unmet needs of a skill; their vacancies are uncounted, and put behind the first `count` of `touched`. */
function meetNeeds(progress: Progress, skill: number, count: number): number {
  const { market, fit, touched, isTouched } = progress;
  const needs = needsOfSkill(market, skill);
  let next = count;
  for (let at = 0; at < needs.length; at += 1) {
    const need = needs[at] ?? 0;
    if (fit.unmet[need] === 0) continue;
    const vacancy = market.needVacancy[need] ?? 0;
    if (isTouched[vacancy] === 0) {
      isTouched[vacancy] = 1;
      uncountVacancy(progress, vacancy);
      touched[next] = vacancy;
      next += 1;
    }
    fit.unmet[need] = 0;
    fit.missing[vacancy] = (fit.missing[vacancy] ?? 1) - 1;
  }
  return next;
}

function countVacancy(progress: Progress, vacancy: number): void {
  if (progress.fit.missing[vacancy] === 0) {
    progress.fullFits += 1;
    return;
  }
  const skills = progress.findUnlocking(vacancy);
  if (skills.length === 0) return;
  progress.counted[vacancy] = 1;
  addUnlocks(progress.unlocks, skills, 1);
}

function uncountVacancy(progress: Progress, vacancy: number): void {
  if (progress.counted[vacancy] === 0) return;
  progress.counted[vacancy] = 0;
  addUnlocks(progress.unlocks, progress.findUnlocking(vacancy), -1);
}

function addUnlocks(unlocks: Uint32Array, skills: readonly number[], by: 1 | -1): void {
  for (let at = 0; at < skills.length; at += 1) {
    const skill = skills[at] ?? 0;
    unlocks[skill] = (unlocks[skill] ?? 0) + by;
  }
}

type Finder = (vacancy: number) => readonly number[];
type Standing = Pick<Progress, 'market' | 'links' | 'fit'>;

const none: readonly number[] = [];

/**
 * A function from a vacancy with unmet needs to the single skills that would meet them all: an intersection over the
 * needs, kept by marking in how many needs so far a skill was seen. Its answer is good until the next call.
 */
function openFinder({ market, links, fit }: Standing): Finder {
  const { needStart, memberStart, members } = market;
  const mark = new Uint32Array(market.skills.length);
  let base = 1;
  let survivors: number[] = [];
  let next: number[] = [];
  return (vacancy) => {
    const first = nextUnmet(fit, needStart[vacancy] ?? 0);
    const from = memberStart[first] ?? 0;
    const to = memberStart[first + 1] ?? 0;
    if (fit.missing[vacancy] === 1) {
      if (to - from === 1) return links.givers[members[from] ?? 0] ?? none;
    } else if (!mayBeOne({ market, links, fit }, first)) return none;
    let rank = base;
    const end = needStart[vacancy + 1] ?? 0;
    survivors.length = 0;
    for (let need = first; need < end; need += 1) {
      if (fit.unmet[need] === 0) continue;
      next.length = 0;
      for (let m = memberStart[need] ?? 0; m < (memberStart[need + 1] ?? 0); m += 1) {
        const givers = links.givers[members[m] ?? 0] ?? none;
        for (let g = 0; g < givers.length; g += 1) {
          const giver = givers[g] ?? 0;
          const seen = mark[giver] ?? 0;
          if (rank === base ? seen > rank : seen !== rank) continue;
          mark[giver] = rank + 1;
          next.push(giver);
        }
      }
      [survivors, next] = [next, survivors];
      rank += 1;
      if (survivors.length === 0) break;
    }
    base = rank + 1;
    return survivors;
  };
}

/** Whether some one skill meets an unmet need and the next one of its vacancy: nearly always the end of the search. */
function mayBeOne({ market, links, fit }: Standing, first: number): boolean {
  const { memberStart, members } = market;
  const second = nextUnmet(fit, first + 1);
  for (let a = memberStart[first] ?? 0; a < (memberStart[first + 1] ?? 0); a += 1) {
    for (let b = memberStart[second] ?? 0; b < (memberStart[second + 1] ?? 0); b += 1) {
      if (shareGiver(links, members[a] ?? 0, members[b] ?? 0)) return true;
    }
  }
  return false;
}

function nextUnmet(fit: Fit, from: number): number {
  let need = from;
  while (need < fit.unmet.length && fit.unmet[need] === 0) need += 1;
  return need;
}
