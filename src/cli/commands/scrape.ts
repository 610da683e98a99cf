import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import type { Scraped, ScrapeProgress } from '../../../workers/scrape-now.ts';
import type { Context } from '../../context.ts';
import { ConfigError } from '../../errors.ts';
import type { Table } from '../../reports/table.ts';
import { createProgress, type Format, formatOption, say, writeTable } from '../output.ts';
import { parseCount } from '../slice-options.ts';
import { untilSignal } from '../until-stopped.ts';
import { withContext } from '../with-context.ts';

type Flags = { all?: boolean; dryRun?: boolean; patience: number; format?: Format };

export function registerScrape(program: Command): void {
  program
    .command('scrape [sources...]')
    .description(
      'Scrape sources now, through the queue, and wait: slugs, tokens, or patterns such as "greenhouse/*".',
    )
    .option('--all', 'every source that is enabled')
    .option('--dry-run', 'show what would be asked of whom, and ask nothing')
    .option(
      '--patience <seconds>',
      'how long to wait when all that is left has failed and waits for another try',
      parseCount,
      60,
    )
    .addOption(formatOption())
    .addHelpText(
      'after',
      '\nCtrl-C ends it: what was read is kept, sources not begun are left alone.\n\nExamples:\n  $ gapmap scrape greenhouse/stripe\n  $ gapmap scrape "lever/*" --dry-run\n  $ gapmap scrape --all\n',
    )
    .action(async (words: string[], flags: Flags) => {
      if (words.length === 0 && !flags.all) {
        throw new ConfigError(
          'Name the sources to scrape, or say --all. `gapmap sources list` shows them.',
        );
      }
      await withContext((context) => scrapeNow(context, words, flags), 'fatal');
    });
}

async function scrapeNow(context: Context, words: string[], flags: Flags): Promise<void> {
  const { chooseSources } = await import('../../../workers/plan.ts');
  const slugs = await chooseSources(context, words, flags.all === true);
  if (flags.dryRun) {
    const { describePlan } = await import('./scrape-plan.ts');
    return writeTable(await describePlan(context, slugs), flags);
  }
  const scraped = await scrapeUntilStopped(context, slugs, flags);
  await writeTable(runTable(scraped), flags);
  summarize(scraped, slugs.length);
}

async function scrapeUntilStopped(
  context: Context,
  slugs: readonly string[],
  { patience }: Flags,
): Promise<Scraped> {
  const { scrapeAndWait } = await import('../../../workers/scrape-now.ts');
  const stopping = new AbortController();
  void untilSignal().then(() => {
    say('\nStopping: the requests under way are given up, what was read is kept.');
    stopping.abort();
  });
  const progress = createProgress('scrape');
  return scrapeAndWait(context, slugs, {
    correlationId: randomUUID(),
    patienceMs: patience * 1_000,
    stop: stopping.signal,
    onProgress: (state) => progress.update(describeProgress(state)),
  }).finally(progress.end);
}

function describeProgress({ done, total, found, reading, failing }: ScrapeProgress): string {
  const parts = [
    `${done} of ${total} sources`,
    `${found} postings`,
    ...(reading.length > 0 ? [`reading ${reading.join(', ')}`] : []),
    ...(failing.length > 0 ? [`to be tried again: ${failing.join(', ')}`] : []),
  ];
  return parts.join(' · ');
}

const counts = ['found', 'new', 'changed', 'unchanged', 'closed', 'failed'] as const;

function runTable({ runs }: Scraped): Table {
  const sum = (key: (typeof counts)[number]) => runs.reduce((all, run) => all + run[key], 0);
  return {
    columns: [
      { key: 'source', title: 'Source', type: 'text' },
      { key: 'status', title: 'Status', type: 'text' },
      ...counts.map((key) => ({ key, title: key, type: 'integer' as const })),
      { key: 'reason', title: 'Reason', type: 'text' },
    ],
    rows: runs,
    notes: [
      `${runs.length} sources: ${sum('found')} postings, ${sum('new')} new, ${sum('changed')} changed, ${sum('closed')} closed.`,
    ],
  };
}

function summarize({ runs, later, stopped }: Scraped, asked: number): void {
  const failed = runs.filter((run) => run.status === 'failed').length;
  if (failed > 0 && !stopped) say(`${failed} of ${asked} sources failed: see their reasons above.`);
  if (later.length > 0) {
    const shown = later.slice(0, 5).join(', ') + (later.length > 5 ? ', …' : '');
    say(
      `${later.length} will be tried again by \`gapmap up\`, \`gapmap worker\` or the next scrape: ${shown}`,
    );
  }
  if (stopped) say(`Stopped: ${runs.length} of ${asked} sources were begun.`);
  if (stopped || (failed === asked && failed > 0)) process.exitCode = 1;
}
