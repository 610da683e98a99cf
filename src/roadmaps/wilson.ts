import type { Measure } from './evidence.ts';

const z = 1.959964;

/** The share of `vacancies` in `n` with its 95% Wilson score interval (Wilson 1927); of nothing, the whole range. */
export function wilson(vacancies: number, n: number): Measure {
  if (n <= 0) return { vacancies, share: 0, low: 0, high: 1 };
  const share = vacancies / n;
  const centre = share + (z * z) / (2 * n);
  const spread = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  const low = Math.max(0, Math.min(share, (centre - spread) / scale));
  const high = Math.min(1, Math.max(share, (centre + spread) / scale));
  return { vacancies, share, low, high };
}
