import { wilsonInterval } from '../demand/interval.ts';
import type { Measure } from './evidence.ts';

/** The share of `vacancies` in `n` with its 95% Wilson interval; of nothing, the whole range. */
export function wilson(vacancies: number, n: number): Measure {
  return { vacancies, share: n <= 0 ? 0 : vacancies / n, ...wilsonInterval(vacancies, n) };
}
