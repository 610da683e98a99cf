import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';
import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { say } from '../output.ts';
import { untilStopped } from '../until-stopped.ts';

export function registerUp(program: Command): void {
  program
    .command('up')
    .description(
      'Everything in one process: migrations, workers, schedules, API and page. Ctrl-C finishes what is in hand.',
    )
    .option('--no-schedule', 'scrape nothing on its own')
    .addHelpText(
      'after',
      '\nExample:\n  $ gapmap up\n  $ GAPMAP_PORT=9000 gapmap up --no-schedule\n',
    )
    .action(async ({ schedule }: { schedule: boolean }) => {
      await serve(async (context) => {
        const { startWorkers } = await import('../../../workers/main.ts');
        const { plan } = await import('../../../workers/plan.ts');
        if (schedule) context.log.info(await plan(context), 'planned the schedules');
        return startWorkers(context);
      });
    });
}

/**
 * Serves API and pages until a signal, with what `start` starts beside them. Then no new connection is taken, what
 * was accepted is answered, jobs in hand are finished, and the database is closed.
 */
export async function serve(
  start: (context: Context) => Promise<() => Promise<void>>,
): Promise<void> {
  const { openContext } = await import('../../context.ts');
  const context = await openContext();
  try {
    const { buildApp } = await import('../../api/app.ts');
    const { listen } = await import('../../api/listen.ts');
    const app = await buildApp(context);
    const stopped = untilStopped(context);
    const address = await listen(app, context.config);
    say(`gapmap is at ${address} (page), ${address}/api (API). Ctrl-C finishes what is in hand.`);
    context.log.info({ address }, 'listening');
    const stop = await start(context);
    context.log.info({ why: await stopped }, 'stopping');
    await hearOut();
    await Promise.all([app.close(), stop()]);
  } finally {
    await context.close();
  }
}

/**
 * Waits until whoever has connected is heard: closing would reset the connection. A turn of the event loop accepts, the
 * next one reads, and a busy loop may take long over each.
 */
async function hearOut(): Promise<void> {
  await sleep(200);
  for (let i = 0; i < 4; i += 1) await turn();
}
