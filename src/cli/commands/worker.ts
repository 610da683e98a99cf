import { type Command, Option } from 'commander';
import { type QueueName, queueNames } from '../../queue/queues.ts';
import { say } from '../output.ts';

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
      const { startWorkers } = await import('../../../workers/main.ts');
      const context = await openContext();
      try {
        if (schedule) {
          const { plan } = await import('../../../workers/plan.ts');
          context.log.info(await plan(context), 'planned the schedules');
        }
        const stop = startWorkers(context, queues);
        say(`Working on ${queues.join(', ')}. Ctrl-C finishes what is in hand and stops.`);
        context.log.info({ signal: await untilSignal() }, 'stopping');
        await stop();
      } finally {
        await context.close();
      }
    });
}

/** Resolves with the name of the first signal that asks the process to end; a second one ends it at once. */
export function untilSignal(): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      resolve(signal);
      process.once(signal, () => process.exit(1));
    });
  }
  return promise;
}
