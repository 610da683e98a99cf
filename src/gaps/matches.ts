import { countNeeds, type Fit, needMembers } from './fit.ts';
import { type Market, vacancyId } from './market.ts';

/** A vacancy held against the profile. Each need is the list of skill ids of which one is enough. */
export type Match = {
  readonly vacancy: string;
  readonly needs: number;
  readonly have: readonly string[];
  readonly lack: readonly (readonly string[])[];
  /** Preferred skills that the profile has. */
  readonly bonus: readonly string[];
};

/**
 * The best-fitting open vacancies: the fewest needs lacking first, then the most needs met, then the most preferred skills
 * met, then the later in the market. A vacancy of which nothing is met is never a match.
 */
export function findMatches(market: Market, fit: Fit, limit = 20): Match[] {
  const bonusOf = (v: number) => preferredOf(market, v).filter((s) => fit.held[s] === 1);
  const best: { v: number; missing: number; met: number; bonus: number }[] = [];
  for (let v = 0; v < market.ids.length; v += 1) {
    const missing = fit.missing[v] ?? 0;
    const met = countNeeds(market, v) - missing;
    if (met === 0 || market.open[v] === 0) continue;
    const worst = best.at(-1);
    if (best.length === limit && worst !== undefined) {
      if (missing > worst.missing || (missing === worst.missing && met < worst.met)) continue;
    }
    const candidate = { v, missing, met, bonus: bonusOf(v).length };
    const at = best.findIndex((other) => isBetter(candidate, other));
    best.splice(at < 0 ? best.length : at, 0, candidate);
    if (best.length > limit) best.pop();
  }
  return best.map(({ v }) => describeMatch(market, fit, v));
}

/** One vacancy (an index) against the fit. `have` are the held skills that its needs name. */
export function describeMatch(market: Market, fit: Fit, v: number): Match {
  const name = (skill: number) => market.skills[skill] ?? '';
  const have = new Set<string>();
  const lack: string[][] = [];
  for (let n = market.needStart[v] ?? 0; n < (market.needStart[v + 1] ?? 0); n += 1) {
    const members = [...needMembers(market, n)];
    if (fit.unmet[n] === 1) lack.push(members.map(name));
    else for (const s of members.filter((s) => fit.held[s] === 1)) have.add(name(s));
  }
  const bonus = preferredOf(market, v).filter((s) => fit.held[s] === 1);
  return {
    vacancy: vacancyId(market, v),
    needs: countNeeds(market, v),
    have: [...have],
    lack,
    bonus: bonus.map(name),
  };
}

type Candidate = { v: number; missing: number; met: number; bonus: number };

function isBetter(a: Candidate, b: Candidate): boolean {
  if (a.missing !== b.missing) return a.missing < b.missing;
  if (a.met !== b.met) return a.met > b.met;
  if (a.bonus !== b.bonus) return a.bonus > b.bonus;
  return a.v > b.v;
}

function preferredOf(market: Market, v: number): number[] {
  return [
    ...market.preferred.subarray(market.preferredStart[v] ?? 0, market.preferredStart[v + 1] ?? 0),
  ];
}
