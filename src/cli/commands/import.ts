import { randomUUID } from 'node:crypto';
import { type Command, Option } from 'commander';
import { processConfig } from '../../../config/config.ts';
import type { ImportCounts, ImportOptions } from '../../../workers/import.ts';
import type { ReadingThreads } from '../../../workers/reading-threads.ts';
import type { Context } from '../../context.ts';
import { ConfigError } from '../../errors.ts';
import { configuredSources } from '../../sources/catalogue.ts';
import { createProgress, type Format, formatOption, say, writeTable } from '../output.ts';
import { withContext } from '../with-context.ts';

type Flags = { adapter?: string; source?: string; at?: Date; dryRun?: boolean; format?: Format };

export function registerImport(program: Command): void {
  program
    .command('import <files...>')
    .description(
      'Read postings from JSONL, CSV (also gzipped) or recorded payloads of a board, - for stdin; the same again stores nothing.',
    )
    .option('--adapter <id>', 'the kind of board that a payload was recorded from')
    .option('--source <token>', "the board's token, as in its URL")
    .addOption(new Option('--at <time>', 'when it was recorded (ISO 8601)').argParser(readTime))
    .option('--dry-run', 'count what is there, store nothing, open no database')
    .addOption(formatOption(['table', 'json', 'ndjson', 'csv', 'md']))
    .addHelpText(
      'after',
      '\nExamples:\n  $ gapmap import postings.jsonl\n  $ gapmap import --adapter greenhouse --source acme board.json\n  $ zcat 2025.jsonl.gz | gapmap import -\n',
    )
    .action(async (files: string[], flags: Flags) => {
      const counts = flags.dryRun ? await inspect(files, flags) : await store(files, flags);
      await writeCounts(counts, flags.format);
      if (counts.failed > 0) sayFailed(counts.failed, flags.dryRun === true);
    });
}

async function inspect(files: string[], flags: Flags): Promise<ImportCounts> {
  const { inspectFile } = await import('../../../workers/import.ts');
  return eachFile(files, flags, inspectFile);
}

async function store(files: string[], flags: Flags): Promise<ImportCounts> {
  const { importFile } = await import('../../../workers/import.ts');
  return withContext(async (context) => {
    const { db, config } = context;
    const reader = await context.reader();
    const { openReadingThreads } = await import('../../../workers/reading-threads.ts');
    let opened: ReadingThreads | undefined;
    const threads = () => {
      opened ??= openReadingThreads(config.skillsFile);
      return opened;
    };
    const counts = await eachFile(files, flags, (path, options) =>
      importFile(db, path, { ...options, reader, threads }),
    ).finally(() => opened?.close());
    await takeIn(context);
    return counts;
  });
}

/**
 * The figures follow at once: an embedded database has no worker running beside this command. Also where nothing
 * was stored: an import that was stopped may have left what it stored to this one.
 */
async function takeIn(context: Context): Promise<void> {
  const { rollUp } = await import('../../../workers/rollup.ts');
  const progress = createProgress('rollup');
  await rollUp(context, (n) => progress.update(`${n} vacancies`)).finally(progress.end);
}

async function eachFile(
  files: string[],
  flags: Flags,
  run: (path: string, options: ImportOptions) => Promise<ImportCounts>,
): Promise<ImportCounts> {
  const total: ImportCounts = { found: 0, stored: 0, unchanged: 0, failed: 0 };
  const { adapter, source, at } = flags;
  const configured = configuredSources(processConfig().sourcesFile);
  for (const path of files) {
    const progress = createProgress(path);
    const onProgress = (c: ImportCounts) =>
      progress.update(
        `${c.found} found, ${c.stored} stored, ${c.unchanged} known, ${c.failed} failed`,
      );
    const options = {
      adapter,
      source,
      at,
      configured,
      now: new Date(),
      correlationId: randomUUID(),
      onProgress,
    };
    const counts = await runOn(path, (file) => run(file, options), adapter).finally(progress.end);
    for (const key of ['found', 'stored', 'unchanged', 'failed'] as const)
      total[key] += counts[key];
  }
  return total;
}

async function runOn<T>(
  path: string,
  run: (file: string) => Promise<T>,
  adapter: string | undefined,
): Promise<T> {
  if (path !== '-') return run(path);
  const { withStdinAsFile } = await import('../spool-stdin.ts');
  return withStdinAsFile({ payload: adapter !== undefined }, run);
}

async function writeCounts(counts: ImportCounts, format?: Format): Promise<void> {
  const columns = (['found', 'stored', 'unchanged', 'failed'] as const).map((key) => ({
    key,
    title: key,
    type: 'integer' as const,
  }));
  await writeTable({ columns, rows: [counts] }, { format, document: counts });
}

function sayFailed(failed: number, dryRun: boolean): void {
  const what = failed === 1 ? 'item could' : 'items could';
  say(
    dryRun
      ? `${failed} ${what} not be read.`
      : `${failed} ${what} not be read and ${failed === 1 ? 'is' : 'are'} kept as failures: see \`gapmap sources failures\`.`,
  );
}

function readTime(text: string): Date {
  const time = new Date(text);
  if (Number.isNaN(time.getTime()))
    throw new ConfigError(`--at ${text}: expected a time such as 2026-08-08T19:57:22Z.`);
  return time;
}
