import type { Context } from '../src/context.ts';
import { extract } from './extract.ts';
import { rollup } from './rollup.ts';
import { runWorker } from './run-worker.ts';

/** Starts a worker for every queue; the returned function lets each finish what is in hand. */
export function startWorkers(context: Context): () => Promise<void> {
  const stops = [runWorker('extract', extract, context), runWorker('rollup', rollup, context)];
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
}
