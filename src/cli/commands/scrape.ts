import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { ConfigError } from '../../errors.ts';
import { createProgress, type Format, formatOption, say, writeTable } from '../output.ts';
import { withContext } from '../with-context.ts';

type Flags = { all?: boolean; dryRun?: boolean; format?: Format };

export function registerScrape(program: Command): void {
  program
    .command('scrape [sources...]')
    .description(
      'Scrape sources now, through the queue, and wait: slugs, tokens, or patterns such as "greenhouse/*".',
    )
    .option('--all', 'every source that is enabled')
    .option('--dry-run', 'list what would be scraped')
    .addOption(formatOption())
    .addHelpText(
      'after',
      '\nExamples:\n  $ gapmap scrape greenhouse/stripe\n  $ gapmap scrape --all\n',
    )
    .action(async (words: string[], flags: Flags) => {
      if (words.length === 0 && !flags.all) {
        throw new ConfigError(
          'Name the sources to scrape, or say --all. `gapmap sources list` shows them.',
        );
      }
      await withContext((context) => scrapeNow(context, words, flags));
    });
}

async function scrapeNow(context: Context, words: string[], flags: Flags): Promise<void> {
  const { chooseSources } = await import('../../../workers/plan.ts');
  const slugs = await chooseSources(context, words, flags.all === true);
  if (flags.dryRun) {
    const columns = [{ key: 'source', title: 'Source', type: 'text' as const }];
    return writeTable({ columns, rows: slugs.map((source) => ({ source })) }, flags);
  }
  const { scrapeAndWait } = await import('../../../workers/scrape-now.ts');
  const progress = createProgress('scrape');
  const runs = await scrapeAndWait(context, slugs, {
    correlationId: randomUUID(),
    onProgress: (done) => progress.update(`${done} of ${slugs.length} sources`),
  }).finally(progress.end);
  const count = ['found', 'new', 'changed', 'unchanged', 'closed', 'failed'] as const;
  await writeTable(
    {
      columns: [
        { key: 'source', title: 'Source', type: 'text' },
        { key: 'status', title: 'Status', type: 'text' },
        ...count.map((key) => ({ key, title: key, type: 'integer' as const })),
        { key: 'reason', title: 'Reason', type: 'text' },
      ],
      rows: runs,
    },
    flags,
  );
  const failed = runs.filter((run) => run.status === 'failed').length;
  if (failed > 0) say(`${failed} of ${slugs.length} sources failed: see their reasons above.`);
  if (failed === slugs.length && failed > 0) process.exitCode = 1;
}
