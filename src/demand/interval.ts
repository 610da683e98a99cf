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

/** What is summed over employers (e) for a share of vacancies: n of each, and y of them asking. */
export type ClusterSums = {
  /** Employers. */
  clusters: number;
  /** Σ n, Σ y, Σ n², Σ y², Σ n·y. */
  n: number;
  y: number;
  nn: number;
  yy: number;
  ny: number;
};

/**
 * The 95% interval of the share y/n when vacancies of one employer resemble each other: a Wilson interval at
 * the effective sample size n / deff, where deff is the variance of the ratio estimator over employers
 * (Cochran 1977, §6.3) by that of simple random sampling (Kish 1965), with Student's t on the effective
 * number of employers (Σn)²/Σn² in place of the normal quantile (Korn and Graubard 1998).
 */
export function clusteredInterval(sums: ClusterSums): Interval {
  const { clusters, n, y, nn, yy, ny } = sums;
  if (n <= 0 || clusters < 2) return { low: 0, high: 1 };
  const p = y / n;
  const residuals = Math.max(0, yy - 2 * p * ny + p * p * nn);
  const variance = (clusters / (clusters - 1)) * (residuals / (n * n));
  const simple = (p * (1 - p)) / n;
  // Where all or none ask, residuals are nil; Kish's bound by cluster sizes is what remains to go by.
  const bySize = nn / n;
  const deff = simple > 0 ? Math.max(1, variance / simple) : bySize;
  const degrees = Math.max(1, (n * n) / nn - 1);
  return wilson(p, n / Math.min(deff, n), studentT(degrees));
}

function wilson(p: number, n: number, quantile: number): Interval {
  const q = (quantile * quantile) / n;
  const centre = (p + q / 2) / (1 + q);
  const half = (quantile / (1 + q)) * Math.sqrt((p * (1 - p)) / n + q / (4 * n));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/** The 97.5% quantile of Student's t (Hill 1970, Algorithm 396, accurate to 1e-4 from 1 degree up). */
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
