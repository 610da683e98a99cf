import { addAsking, sumSizes } from '../demand/interval.ts';
import { onceFor } from '../once-for.ts';
import { countFullFits, countNeeds, type Fit } from './fit.ts';
import { type Interval, shareOf } from './interval.ts';
import type { Market } from './market.ts';

/** How much of a market a profile covers; shares are of the market's vacancies, 0 to 1. */
export type Coverage = {
  readonly vacancies: number;
  readonly employers: number;
  /** Vacancies with every required need met, and their share with an employer-clustered 95% interval. */
  readonly fullFits: number;
  readonly fullFit: Interval;
  /** Share of a vacancy's required needs that is met, averaged over the vacancies. */
  readonly requiredMet: number;
  /** Vacancies lacking exactly 0, 1, 2, 3 needs, and 4 or more. */
  readonly lacking: readonly number[];
  /** Vacancies by share of needs met: under a quarter, a half, three quarters, under all, all. */
  readonly quarters: readonly number[];
};

/** The coverage of a fit; `requiredMet` is 0 for an empty market. */
export function measureCoverage(market: Market, fit: Fit): Coverage {
  const vacancies = market.ids.length;
  const lacking = new Float64Array(5);
  const quarters = new Float64Array(5);
  let met = 0;
  for (let v = 0; v < vacancies; v += 1) {
    const missing = fit.missing[v] ?? 0;
    const share = 1 - missing / countNeeds(market, v);
    met += share;
    bump(lacking, Math.min(4, missing));
    bump(quarters, missing === 0 ? 4 : Math.min(3, Math.floor(share * 4)));
  }
  return {
    vacancies,
    employers: market.employerCount,
    fullFits: countFullFits(fit),
    fullFit: fullFitInterval(market, fit),
    requiredMet: vacancies === 0 ? 0 : met / vacancies,
    lacking: [...lacking],
    quarters: [...quarters],
  };
}

/** How many vacancies each employer has, indexed as `market.employers` says; counted once a market. */
export const employerSizes = onceFor((market: Market): Float64Array => {
  const sizes = new Float64Array(market.employerCount);
  // By index: an iterator over all vacancies would cost more than counting them.
  for (let v = 0; v < market.employers.length; v += 1) bump(sizes, market.employers[v] ?? 0);
  return sizes;
});

function fullFitInterval(market: Market, fit: Fit): Interval {
  const hits = new Float64Array(market.employerCount);
  for (let v = 0; v < fit.missing.length; v += 1) {
    if (fit.missing[v] === 0) bump(hits, market.employers[v] ?? 0);
  }
  const sizes = employerSizes(market);
  const sums = { ...sumSizes(sizes), y: 0, wy: 0, wyy: 0 };
  sizes.forEach((size, employer) => {
    const asking = hits[employer] ?? 0;
    if (asking > 0) addAsking(sums, asking, size);
  });
  return shareOf(sums);
}

function bump(counts: Float64Array, at: number): void {
  counts[at] = (counts[at] ?? 0) + 1;
}
