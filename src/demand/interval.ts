/** Below this many observations a share is said in words. */
export const leastSample = 30;

export type Interval = { low: number; high: number };

const z = 1.959963984540054;

/**
 * The 95% Wilson score interval of `successes` out of `n` independent observations, as shares from 0 to 1.
 * Wilson (1927), "Probable Inference, the Law of Succession, and Statistical Inference".
 */
export function wilsonInterval(successes: number, n: number): Interval {
  if (n <= 0) return { low: 0, high: 1 };
  return wilson(successes / n, n, z);
}

/** What is summed over the employers of a slice; `m` is an employer's vacancies, `w` its weight. */
export type SizeSums = {
  /** Employers. */
  clusters: number;
  /** Σ m and Σ m². */
  n: number;
  nn: number;
  /** Σ w, Σ w², Σ w/m and Σ w²/m. */
  w: number;
  ww: number;
  wPer: number;
  wwPer: number;
};

/** What is summed over those that ask, `y` of an employer's `m` vacancies: Σ y, Σ w·y/m and Σ w·(y/m)². */
export type AskingSums = { y: number; wy: number; wyy: number };

/** The correlation that employers are weighted with, and that is assumed where none can be measured. */
const assumed = 0.2;

/** What an employer of `m` vacancies weighs, a vacancy: w/m. */
export function weightPerVacancy(m: number): number {
  return 1 / (1 + assumed * (m - 1));
}

/** The sums over employers with these numbers of vacancies. */
export function sumSizes(sizes: Iterable<number>): SizeSums {
  const sums = { clusters: 0, n: 0, nn: 0, w: 0, ww: 0, wPer: 0, wwPer: 0 };
  for (const m of sizes) {
    const per = weightPerVacancy(m);
    const w = m * per;
    sums.clusters += 1;
    sums.n += m;
    sums.nn += m * m;
    sums.w += w;
    sums.ww += w * w;
    sums.wPer += per;
    sums.wwPer += w * per;
  }
  return sums;
}

/** Adds an employer of whose `m` vacancies `y` ask. */
export function addAsking(sums: AskingSums, y: number, m: number): void {
  const per = weightPerVacancy(m);
  sums.y += y;
  sums.wy += per * y;
  sums.wyy += (per * y * y) / m;
}

/**
 * The 95% interval of the share y/n when the vacancies of one employer resemble each other: a Wilson interval at
 * the effective sample size n / deff, deff = 1 + ρ (Σm²/n - 1), as in Saha, Miller and Wang (2016), "A comparison
 * of some approximate confidence intervals for a single proportion for clustered binary outcome data".
 *
 * The truth it is of: with as many vacancies at each employer, but each employer's habit (how likely a vacancy of
 * it asks) drawn anew from the same population of habits, the share to be expected. So one employer with a third
 * of the vacancies is one draw of a habit, however many vacancies show it.
 */
export function clusteredInterval(sums: SizeSums & AskingSums): Interval {
  return clusteredIntervals(sums)(sums);
}

/** As `clusteredInterval`, for many shares of the same employers. */
export function clusteredIntervals(sizes: SizeSums): (asking: AskingSums) => Interval {
  const { clusters, n, nn } = sizes;
  if (n <= 0 || clusters < 2) return () => ({ low: 0, high: 1 });
  const quantile = studentT(clusters - 1);
  return (asking) => {
    const deff = 1 + correlation(sizes, asking) * (nn / n - 1);
    return wilson(asking.y / n, n / deff, quantile);
  };
}

/**
 * The correlation ρ between two vacancies of one employer by the method of moments: employers weighted by about
 * what each tells (w = m / (1 + 0.2 (m - 1)), Kleinman 1973), so that the largest does not drown the others, and
 * a quarter of a standard error added, since too small a ρ does more harm than too large a one.
 */
function correlation(
  { n, clusters, w, ww, wPer, wwPer }: SizeSums,
  { y, wy, wyy }: AskingSums,
): number {
  if (y === 0 || y === n) return assumed;
  const effective = (w * w) / ww;
  const p = wy / w;
  const variance = (p * (1 - p)) / (1 - 1 / effective);
  const within = wPer - wwPer / w;
  const between = w - ww / w - within;
  if (!(variance > 0) || clusters < 3 || between < 1e-9) return assumed;
  const found = ((wyy - w * p * p) / variance - within) / between;
  const error = Math.sqrt(2 / effective) * (found + within / between);
  return Math.max(0, Math.min(1, found + error / 4));
}

function wilson(p: number, n: number, quantile: number): Interval {
  const q = (quantile * quantile) / n;
  const centre = (p + q / 2) / (1 + q);
  const half = (quantile / (1 + q)) * Math.sqrt((p * (1 - p)) / n + q / (4 * n));
  // The share is within, also where rounding says otherwise (none or all).
  return {
    low: Math.max(0, Math.min(p, centre - half)),
    high: Math.min(1, Math.max(p, centre + half)),
  };
}

/** The 97.5% quantile of Student's t (Hill 1970, Algorithm 396, accurate to 1e-4 from 3 degrees up). */
export function studentT(degrees: number): number {
  if (degrees < 2) return degrees <= 1 ? 12.706 : 12.706 + (4.303 - 12.706) * (degrees - 1);
  const n = degrees;
  const [z2, z3, z5, z7] = [z * z, z ** 3, z ** 5, z ** 7];
  const g1 = (z3 + z) / 4;
  const g2 = (5 * z5 + 16 * z3 + 3 * z) / 96;
  const g3 = (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / 384;
  const g4 = (79 * z2 ** 4.5 + 776 * z7 + 1482 * z5 - 1920 * z3 - 945 * z) / 92_160;
  return z + g1 / n + g2 / n ** 2 + g3 / n ** 3 + g4 / n ** 4;
}
