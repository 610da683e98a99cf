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
 * The interval of a share whose vacancies come in employers: Wilson's at the effective sample size n / deff, where
 * deff is the ratio estimator's between-cluster variance over the binomial one (Korn and Graubard 1998), at least 1.
 * `hits` and `sizes` are counts an employer.
 */
export function clusteredInterval(hits: Float64Array, sizes: Float64Array): Interval {
  const n = sum(sizes);
  const k = sum(hits);
  const clusters = sizes.length;
  if (clusters < 2 || k === 0 || k === n) return wilsonInterval(k, Math.min(n, clusters));
  const share = k / n;
  let squares = 0;
  for (let c = 0; c < clusters; c += 1) {
    squares += ((hits[c] ?? 0) - share * (sizes[c] ?? 0)) ** 2;
  }
  const variance = ((clusters / (clusters - 1)) * squares) / (n * n);
  const deff = Math.max(1, variance / ((share * (1 - share)) / n));
  return wilsonInterval(k / deff, n / deff);
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
