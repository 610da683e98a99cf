import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { Table } from '../../reports/table.ts';
import { type Format, formatOption, say, writeTable } from '../output.ts';
import { withContext } from '../with-context.ts';

export function registerQueue(program: Command): void {
  const queue = program
    .command('queue')
    .description('Show the queues, list the jobs that failed for good, put them back.')
    .addHelpText('after', '\nExample:\n  $ gapmap queue failed\n  $ gapmap queue retry 42\n');
  queue
    .command('status')
    .description('How many jobs of each queue wait, run, are delayed, failed or are done.')
    .addOption(formatOption())
    .addHelpText('after', '\nExample:\n  $ gapmap queue status --format json\n')
    .action(({ format }) => withContext((context) => showStatus(context, format)));
  queue
    .command('failed')
    .description('The jobs that have used up their tries, with the reason of each.')
    .option('--limit <n>', 'per queue', Number, 100)
    .addOption(formatOption())
    .addHelpText('after', '\nExample:\n  $ gapmap queue failed --format ndjson\n')
    .action(({ format, limit }) => withContext((context) => showFailed(context, limit, format)));
  queue
    .command('retry [ids...]')
    .description('Put failed jobs back with new tries: those with these ids, or all of them.')
    .addHelpText('after', '\nExample:\n  $ gapmap queue retry\n')
    .action((ids: string[]) => withContext((context) => retry(context, ids)));
}

async function showStatus(context: Context, format?: Format): Promise<void> {
  const keys = ['waiting', 'active', 'delayed', 'failed', 'completed'] as const;
  const table: Table = {
    columns: [
      { key: 'queue', title: 'Queue', type: 'text' },
      ...keys.map((key) => ({ key, title: key, type: 'integer' as const })),
    ],
    rows: await context.queues.counts(),
  };
  await writeTable(table, { format });
  const { describeReadings } = await import('../describe-readings.ts');
  const { dictionary } = await context.reader();
  say(`Readings: ${await describeReadings(context.db, dictionary)}.`);
}

async function showFailed(context: Context, limit: number, format?: Format): Promise<void> {
  const failed = await context.queues.listFailed(limit);
  if (failed.length === 0) say('No failed jobs.');
  const table: Table = {
    columns: [
      { key: 'queue', title: 'Queue', type: 'text' },
      { key: 'id', title: 'Job', type: 'text' },
      { key: 'payload', title: 'Payload', type: 'text' },
      { key: 'tries', title: 'Tries', type: 'integer' },
      { key: 'failed_at', title: 'Failed at', type: 'date' },
      { key: 'reason', title: 'Reason', type: 'text' },
    ],
    rows: failed.map((job) => ({
      queue: job.queue,
      id: job.id,
      payload: JSON.stringify(job.payload),
      tries: job.tries,
      failed_at: job.failedAt?.toISOString() ?? null,
      reason: job.reason,
    })),
  };
  await writeTable(table, { format });
}

async function retry(context: Context, ids: string[]): Promise<void> {
  const count = await context.queues.retryFailed(ids.length > 0 ? ids : undefined);
  say(`Put ${count} failed ${count === 1 ? 'job' : 'jobs'} back.`);
}
