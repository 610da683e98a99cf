/** A share with its 95% interval, all 0 to 1. */
export type Interval = { readonly share: number; readonly low: number; readonly high: number };

const z = 1.959964;

/** The Wilson score interval of k in n (Wilson 1927), 95%; 0 of 0 is the whole range. n may be an effective size. */
export function wilsonInterval(k: number, n: number): Interval {
  if (n <= 0) return { share: 0, low: 0, high: 1 };
  const share = k / n;
  const centre = share + (z * z) / (2 * n);
  const spread = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return {
    share,
    low: Math.max(0, Math.min(share, (centre - spread) / scale)),
    high: Math.min(1, Math.max(share, (centre + spread) / scale)),
  };
}

/**
 * The interval of k hits in n whose units come in clusters (vacancies in employers): Wilson's at the effective sample
 * size n / deff, where deff is the ratio estimator's between-cluster variance over the binomial one (Korn and Graubard
 * 1998), at least 1. `squares` is the sum over the clusters of (hits - share * size) squared.
 */
export function clusteredInterval(
  k: number,
  n: number,
  { clusters, squares }: { readonly clusters: number; readonly squares: number },
): Interval {
  if (clusters < 2 || k === 0 || k === n) {
    const effective = Math.min(n, clusters);
    return wilsonInterval(n === 0 ? 0 : (k / n) * effective, effective);
  }
  const share = k / n;
  const variance = ((clusters / (clusters - 1)) * squares) / (n * n);
  const deff = Math.max(1, variance / ((share * (1 - share)) / n));
  return wilsonInterval(k / deff, n / deff);
}
