import type { Market } from './market.ts';

/** How a set of held skills meets a market's needs. `unmet` has one flag a need, `missing` one count a vacancy. */
export type Fit = {
  readonly held: Uint8Array;
  readonly unmet: Uint8Array;
  readonly missing: Uint16Array;
};

/** The fit of the held skills (one flag a skill of the market); a need is met by any one of its members. */
export function measureFit(market: Market, held: Uint8Array): Fit {
  const { needVacancy, memberStart, members } = market;
  const unmet = new Uint8Array(needVacancy.length);
  const missing = new Uint16Array(market.ids.length);
  for (let need = 0; need < needVacancy.length; need += 1) {
    const end = memberStart[need + 1] ?? 0;
    let m = memberStart[need] ?? 0;
    while (m < end && held[members[m] ?? 0] === 0) m += 1;
    if (m < end) continue;
    unmet[need] = 1;
    const vacancy = needVacancy[need] ?? 0;
    missing[vacancy] = (missing[vacancy] ?? 0) + 1;
  }
  return { held: held.slice(), unmet, missing };
}

/** How many vacancies are a full fit. */
export function countFullFits(fit: Fit): number {
  let full = 0;
  for (let v = 0; v < fit.missing.length; v += 1) if (fit.missing[v] === 0) full += 1;
  return full;
}

/** How many needs vacancy v states. */
export function countNeeds(market: Market, vacancy: number): number {
  return (market.needStart[vacancy + 1] ?? 0) - (market.needStart[vacancy] ?? 0);
}

/** The members of one need, as indexes into the market's skills. */
export function needMembers(market: Market, need: number): Uint16Array {
  return market.members.subarray(market.memberStart[need] ?? 0, market.memberStart[need + 1] ?? 0);
}

/** The needs that one skill can meet, ascending, and so in the order of their vacancies. */
export function needsOfSkill(market: Market, skill: number): Uint32Array {
  return market.skillNeeds.subarray(
    market.skillNeedStart[skill] ?? 0,
    market.skillNeedStart[skill + 1] ?? 0,
  );
}
