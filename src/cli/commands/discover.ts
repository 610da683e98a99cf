import { type Command, InvalidArgumentError } from 'commander';
import type { DiscoverFlags } from '../discover-postings.ts';
import { formatOption } from '../output.ts';

/** Adds `gapmap discover`: postings in, names that the dictionary lacks out. */
export function registerDiscover(program: Command): void {
  program
    .command('discover [files...]')
    .description(
      'Names that postings write and the dictionary lacks, from files (JSONL, also gzipped) or the database.',
    )
    .option(
      '--since <date>',
      'postings from then on are the recent ones; else the latest quarter',
      readDate,
    )
    .option('--limit <n>', 'so many names', readCount, 50)
    .option('--min-postings <n>', 'only names that so many postings write', readCount, 3)
    .option('--skills <file>', 'your own skills (JSON or YAML), laid over the dictionary')
    .option('--propose', 'entries for your skills file, as YAML, in place of the table')
    .addOption(formatOption())
    .addHelpText(
      'after',
      '\nExamples:\n  $ gapmap discover postings.jsonl\n  $ gapmap discover --since 2026-06-01 --format csv\n  $ gapmap discover --propose --limit 20 postings.ndjson.gz > my-skills.yaml\n',
    )
    .action(async (files: string[], flags: DiscoverFlags) => {
      const { runDiscover } = await import('../discover-postings.ts');
      await runDiscover(files, flags);
    });
}

function readCount(value: string): number {
  const count = Number(value);
  if (Number.isSafeInteger(count) && count > 0) return count;
  throw new InvalidArgumentError('expected a whole number above 0');
}

function readDate(value: string): Date {
  const date = new Date(value);
  if (!Number.isNaN(date.getTime())) return date;
  throw new InvalidArgumentError('expected a date such as 2026-06-01');
}
