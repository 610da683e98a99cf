import { openContext } from '../../src/context.ts';
import { queueNames } from '../../src/queue/queues.ts';
import { startWorkers } from '../../workers/main.ts';

/** One worker process: works on the queues named on its command line until it is told to stop, and tells its memory. */
const names = process.argv.slice(2);
const context = await openContext();
const stop = startWorkers(
  context,
  queueNames.filter((name) => names.includes(name)),
);
process.once('SIGTERM', async () => {
  await stop();
  await context.close();
  process.send?.({ maxRssMb: process.resourceUsage().maxRSS / 1_024 });
  process.disconnect();
});
process.send?.('ready');
