import { openContext } from '../../src/context.ts';
import { runWorker } from '../../workers/run-worker.ts';
import { scrape } from '../../workers/scrape.ts';

/** One worker process: scrapes what is queued until it is told to stop. */
const context = await openContext();
const stop = runWorker('scrape', scrape, context);
process.once('SIGTERM', async () => {
  await stop();
  await context.close();
  process.exit(0);
});
process.send?.('ready');
