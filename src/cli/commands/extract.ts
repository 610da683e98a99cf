import type { Command } from 'commander';
import { type Format, formatOption } from '../output.ts';

type Flags = { format?: Format; skills?: string };

/** Adds `gapmap extract`: postings or one text in, skills out; needs no database. */
export function registerExtract(program: Command): void {
  program
    .command('extract [file]')
    .description('Read the skills of one posting (text or HTML) or of many (JSONL, also gzipped).')
    .option('--skills <file>', 'your own skills (JSON or YAML), laid over the dictionary')
    .addOption(formatOption(['table', 'json', 'ndjson']))
    .addHelpText(
      'after',
      '\nExamples:\n  $ gapmap extract posting.html\n  $ pbpaste | gapmap extract -\n  $ gapmap extract --format ndjson postings.jsonl > skills.ndjson\n',
    )
    .action(async (file: string | undefined, flags: Flags) => {
      const { runExtract } = await import('../extract-postings.ts');
      await runExtract(file ?? '-', flags);
    });
}
