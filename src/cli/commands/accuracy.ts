import type { Command } from 'commander';
import { type Format, formatOption, writeTable } from '../output.ts';

/** Adds `gapmap accuracy`: how well the reading agrees with postings labelled by people. */
export function registerAccuracy(program: Command): void {
  program
    .command('accuracy <labels>')
    .description('Score the reading of skills, role and level against labelled postings (JSONL).')
    .addOption(formatOption(['table', 'json', 'ndjson', 'csv', 'md']))
    .addHelpText('after', '\nExample:\n  $ gapmap accuracy labels.jsonl --format md\n')
    .action(async (labels: string, flags: { format?: Format }) => {
      const { measureFile } = await import('../measure-accuracy.ts');
      const { accuracyTable } = await import('../accuracy-table.ts');
      await writeTable(accuracyTable(await measureFile(labels)), flags);
    });
}
