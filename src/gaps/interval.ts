import { type AskingSums, clusteredInterval, type SizeSums } from '../demand/interval.ts';

/** A share with its 95% interval clustered by employer, all 0 to 1. */
export type Interval = { readonly share: number; readonly low: number; readonly high: number };

/** The share that the sums over employers give, 0 for an empty sample, and its interval. */
export function shareOf(sums: SizeSums & AskingSums): Interval {
  return { share: sums.n === 0 ? 0 : sums.y / sums.n, ...clusteredInterval(sums) };
}
