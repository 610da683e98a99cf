import type { Context } from '../src/context.ts';
import { rollUpSome } from '../src/demand/rollup-store.ts';
import type { Handler } from './run-worker.ts';

const batch = 10_000;

/** Takes all changed vacancies into the weekly rollup; returns how many, and how many cells were written. */
export const rollup: Handler<'rollup'> = (_, context) => rollUp(context);

/** As the job, with progress: called after each bounded step with how many vacancies were taken so far. */
export async function rollUp(
  { db, now }: Pick<Context, 'db' | 'now'>,
  onProgress: (vacancies: number) => void = () => undefined,
): Promise<{ vacancies: number; cells: number }> {
  const total = { vacancies: 0, cells: 0 };
  for (let taken = batch; taken === batch; ) {
    const step = await db
      .transaction()
      .execute((trx) => rollUpSome(trx, { limit: batch, now: now() }));
    total.vacancies += step.vacancies;
    total.cells += step.cells;
    taken = step.vacancies;
    onProgress(total.vacancies);
  }
  return total;
}
