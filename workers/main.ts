import type { Context } from '../src/context.ts';
import { type QueueName, queueNames } from '../src/queue/queues.ts';
import { delist } from './delist.ts';
import { extract } from './extract.ts';
import { notify } from './notify.ts';
import { report } from './report.ts';
import { rollup } from './rollup.ts';
import { type Handler, runWorker } from './run-worker.ts';
import { scrape } from './scrape.ts';

/** The handler of every queue. */
const handlers: { [N in QueueName]?: Handler<N> } = {
  scrape,
  extract,
  delist,
  rollup,
  report,
  notify,
};

/** Starts a worker for each of the queues; the returned function lets them finish what is in hand. */
export function startWorkers(
  context: Context,
  names: readonly QueueName[] = queueNames,
): () => Promise<void> {
  const stops = names.flatMap((name) => startOne(name, context) ?? []);
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
}

function startOne<N extends QueueName>(name: N, context: Context): (() => Promise<void>) | null {
  const handler = handlers[name];
  return handler ? runWorker(name, handler, context) : null;
}
