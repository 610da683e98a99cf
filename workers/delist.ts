import { closeExpired } from '../src/postings/delist-store.ts';
import type { Handler } from './run-worker.ts';

const batch = 2_000;

/** Closes, in bounded steps, the postings that have ended without a run seeing it; then asks for the rollup. */
export const delist: Handler<'delist'> = async ({ correlationId }, { db, now, enqueue }) => {
  let closed = 0;
  for (let taken = batch; taken === batch; closed += taken) {
    taken = await closeExpired(db, { now: now(), limit: batch });
  }
  if (closed > 0) await enqueue('rollup', { correlationId }, { once: 'rollup' });
  return { closed };
};
