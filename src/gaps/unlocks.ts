import { type Fit, needsOfSkill } from './fit.ts';
import type { Links } from './implications.ts';
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
};

/** The start of a learner who has `fit`; the fit's arrays are owned by the progress from then on. */
export function startProgress(market: Market, links: Links, fit: Fit): Progress {
  const unlocks = new Uint32Array(market.skills.length);
  const progress: Progress = { market, links, fit, unlocks, fullFits: 0 };
  const finder = openFinder(progress);
  for (let v = 0; v < market.ids.length; v += 1) {
    if (fit.missing[v] === 0) progress.fullFits += 1;
    else addUnlocks(unlocks, finder(v), 1);
  }
  return progress;
}

/** Adds a skill and what it brings; returns how many vacancies became a full fit, which is what `unlocks` said. */
export function learn(progress: Progress, skill: number): number {
  const { market, links, fit, unlocks } = progress;
  const learned = [...(links.brings[skill] ?? [])].filter((s) => fit.held[s] === 0);
  const met = unmetOf(progress, learned);
  const touched = [...new Set(met.map((need) => market.needVacancy[need] ?? 0))];
  const finder = openFinder(progress);
  for (const v of touched) addUnlocks(unlocks, finder(v), -1);
  for (const s of learned) fit.held[s] = 1;
  for (const need of met) meetNeed(progress, need);
  let opened = 0;
  for (const v of touched) {
    if (fit.missing[v] === 0) opened += 1;
    else addUnlocks(unlocks, finder(v), 1);
  }
  progress.fullFits += opened;
  return opened;
}

/** The unmet needs that these skills meet; one that two of them meet is in it twice. */
function unmetOf({ market, fit }: Progress, skills: readonly number[]): number[] {
  const met: number[] = [];
  for (const skill of skills) {
    const needs = needsOfSkill(market, skill);
    for (let at = 0; at < needs.length; at += 1) {
      const need = needs[at] ?? 0;
      if (fit.unmet[need] === 1) met.push(need);
    }
  }
  return met;
}

function meetNeed({ market, fit }: Progress, need: number): void {
  if (fit.unmet[need] === 0) return;
  fit.unmet[need] = 0;
  const vacancy = market.needVacancy[need] ?? 0;
  fit.missing[vacancy] = (fit.missing[vacancy] ?? 1) - 1;
}

function addUnlocks(unlocks: Uint32Array, skills: ArrayLike<number>, by: 1 | -1): void {
  for (let at = 0; at < skills.length; at += 1) {
    const skill = skills[at] ?? 0;
    unlocks[skill] = (unlocks[skill] ?? 0) + by;
  }
}

const none = new Uint16Array();

/**
 * A function from a vacancy to the single skills that would meet all its unmet needs: an intersection over the needs,
 * kept by marking in how many needs so far a skill was seen. Its answer is good until the next call.
 */
function openFinder(progress: Progress): (vacancy: number) => ArrayLike<number> {
  const { market, links, fit } = progress;
  const { needStart, memberStart, members } = market;
  const mark = new Uint32Array(market.skills.length);
  let base = 1;
  let survivors: number[] = [];
  let next: number[] = [];
  return (vacancy) => {
    if ((fit.missing[vacancy] ?? 0) > 1 && !mayBeOne(progress, vacancy)) return none;
    let rank = base;
    const end = needStart[vacancy + 1] ?? 0;
    survivors.length = 0;
    for (let need = needStart[vacancy] ?? 0; need < end; need += 1) {
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

/** Whether some one skill meets the first two unmet needs of a vacancy: nearly always the end of the search. */
function mayBeOne({ market, links, fit }: Progress, vacancy: number): boolean {
  const { needStart, memberStart, members } = market;
  const size = market.skills.length;
  const first = nextUnmet(fit, needStart[vacancy] ?? 0);
  const second = nextUnmet(fit, first + 1);
  for (let a = memberStart[first] ?? 0; a < (memberStart[first + 1] ?? 0); a += 1) {
    for (let b = memberStart[second] ?? 0; b < (memberStart[second + 1] ?? 0); b += 1) {
      if (links.shared[(members[a] ?? 0) * size + (members[b] ?? 0)] === 1) return true;
    }
  }
  return false;
}

function nextUnmet(fit: Fit, from: number): number {
  let need = from;
  while (need < fit.unmet.length && fit.unmet[need] === 0) need += 1;
  return need;
}
