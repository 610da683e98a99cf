import { type Command, Option } from 'commander';
import type { Context } from '../../context.ts';
import { type QueueName, queueNames } from '../../queue/queues.ts';
import { say } from '../output.ts';
import { untilStopped } from '../until-stopped.ts';

export function registerWorker(program: Command): void {
  program
    .command('worker')
    .description('Work on the queues until stopped; what is in hand is finished first.')
    .addOption(
      new Option('--queues <names...>', 'only these').choices(queueNames).default(queueNames),
    )
    .option('--no-schedule', 'leave the schedules of the sources to another process')
    .addHelpText('after', '\nExample:\n  $ gapmap worker --queues scrape\n')
    .action(async ({ queues, schedule }: { queues: QueueName[]; schedule: boolean }) => {
      const { openContext } = await import('../../context.ts');
      const context = await openContext();
      try {
        await work(context, { queues, schedule });
      } finally {
        await context.close();
      }
    });
}

async function work(
  context: Context,
  { queues, schedule }: { queues: QueueName[]; schedule: boolean },
): Promise<void> {
  const { startWorkers } = await import('../../../workers/main.ts');
  const stopped = untilStopped(context);
  const hide = await showItself(context);
  if (schedule) {
    const { plan } = await import('../../../workers/plan.ts');
    context.log.info(await plan(context), 'planned the schedules');
  }
  const stop = startWorkers(context, queues);
  say(`Working on ${queues.join(', ')}. Ctrl-C finishes what is in hand and stops.`);
  context.log.info({ why: await stopped }, 'stopping');
  await stop();
  await hide();
}

/** Serves what the worker shows of itself where a port is set; the returned function ends it. */
async function showItself(context: Context): Promise<() => Promise<void>> {
  const { host, metricsPort: port } = context.config;
  if (port === 0) return async () => undefined;
  const { buildWorkerApp } = await import('../../api/worker-app.ts');
  const { listen } = await import('../../api/listen.ts');
  const app = await buildWorkerApp(context);
  const address = await listen(app, { host, port });
  say(`Its metrics are at ${address}/metrics.`);
  return () => app.close();
}
