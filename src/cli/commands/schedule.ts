import type { Command } from 'commander';
import { type Format, formatOption, say, writeTable } from '../output.ts';
import { withContext } from '../with-context.ts';

export function registerSchedule(program: Command): void {
  const schedule = program
    .command('schedule')
    .description('When each source is scraped, and when the figures and the release are made.')
    .addHelpText('after', '\nExample:\n  $ gapmap schedule list\n');
  schedule
    .command('list')
    .description('Every schedule with the time of its next job, soonest first.')
    .addOption(formatOption())
    .addHelpText('after', '\nExample:\n  $ gapmap schedule list --format csv\n')
    .action(({ format }: { format?: Format }) => listSchedules(format));
  schedule
    .command('sync')
    .description(
      'Plan the schedules of all enabled sources now, as `gapmap worker` does when it starts.',
    )
    .addHelpText('after', '\nExample:\n  $ gapmap schedule sync\n')
    .action(syncSchedules);
}

function listSchedules(format?: Format): Promise<void> {
  return withContext(async ({ queues }) => {
    const schedules = await queues.listSchedules();
    if (schedules.length === 0)
      say('Nothing is scheduled: `gapmap up` or `gapmap worker` plans it.');
    const soonest = schedules.sort((a, b) => Number(a.next) - Number(b.next));
    await writeTable(
      {
        columns: [
          { key: 'queue', title: 'Queue', type: 'text' },
          { key: 'schedule', title: 'Schedule', type: 'text' },
          { key: 'when', title: 'When', type: 'text' },
          { key: 'next', title: 'Next', type: 'date' },
        ],
        rows: soonest.map(({ queue, id, pattern, next }) => ({
          queue,
          schedule: id,
          when: pattern,
          next: next?.toISOString() ?? null,
        })),
      },
      { format },
    );
  });
}

function syncSchedules(): Promise<void> {
  return withContext(async (context) => {
    const { plan } = await import('../../../workers/plan.ts');
    const { set, removed, missed } = await plan(context);
    say(`${set} schedules are set, ${removed} were removed; ${missed} sources were missed.`);
  });
}
