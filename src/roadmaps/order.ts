/**
 * Kendall's tau-b of two rankings of the same things (Kendall 1945), -1 to 1, ties allowed; null when either
 * has fewer than two distinct values.
 */
export function kendallTau(a: readonly number[], b: readonly number[]): number | null {
  let concordance = 0;
  let distinctA = 0;
  let distinctB = 0;
  for (let i = 0; i < a.length; i += 1) {
    for (let j = i + 1; j < a.length; j += 1) {
      const signA = Math.sign((a[i] ?? 0) - (a[j] ?? 0));
      const signB = Math.sign((b[i] ?? 0) - (b[j] ?? 0));
      concordance += signA * signB;
      distinctA += Math.abs(signA);
      distinctB += Math.abs(signB);
    }
  }
  return distinctA === 0 || distinctB === 0 ? null : concordance / Math.sqrt(distinctA * distinctB);
}

/** The rank of each value, 1 for the smallest; equal values share the mean of their ranks. */
export function meanRanks(values: readonly number[]): number[] {
  return values.map((value) => {
    const below = values.filter((other) => other < value).length;
    const equal = values.filter((other) => other === value).length;
    return below + (equal + 1) / 2;
  });
}

/** Spearman's rho: the correlation of the mean ranks (Spearman 1904), -1 to 1; null when either is constant. */
export function spearmanRho(a: readonly number[], b: readonly number[]): number | null {
  const ranksA = meanRanks(a);
  const ranksB = meanRanks(b);
  const middle = (a.length + 1) / 2;
  let covariance = 0;
  let spreadA = 0;
  let spreadB = 0;
  ranksA.forEach((rankA, index) => {
    const offA = rankA - middle;
    const offB = (ranksB[index] ?? middle) - middle;
    covariance += offA * offB;
    spreadA += offA * offA;
    spreadB += offB * offB;
  });
  return spreadA === 0 || spreadB === 0 ? null : covariance / Math.sqrt(spreadA * spreadB);
}
