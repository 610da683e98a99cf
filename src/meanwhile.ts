import { setImmediate } from 'node:timers/promises';

/**
 * Returns what is being loaded, and what `work` makes meanwhile. The work keeps this thread, and so it is begun only when
 * the statements of the loading, which were begun before, have left for the database.
 */
export async function workMeanwhile<Loaded, Made>(
  loading: Promise<Loaded>,
  work: () => Made,
): Promise<[Loaded, Made]> {
  return Promise.all([loading, setImmediate().then(work)]);
}
