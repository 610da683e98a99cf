import { type Command, InvalidArgumentError } from 'commander';
import type { SliceFlags } from '../../demand/slice.ts';
import { type Format, formatOption } from '../output.ts';
import { addSliceOptions } from '../slice-options.ts';

export type GapFlags = SliceFlags & {
  roadmap: string;
  target?: string;
  weeks?: number;
  reach?: number;
  explain?: string;
  compare?: string;
  baseline?: boolean;
  format?: Format;
};

/** Adds `gapmap gap`: a resume in, what it lacks out. */
export function registerGap(program: Command): void {
  const command = program
    .command('gap [file]')
    .description('Hold a resume against the market: what is missing, and what to learn next.');
  addSliceOptions(command, { role: 'backend' })
    .option('--target <words>', 'the slice in words: "senior backend, Germany, remote"')
    .option('--roadmap <id>', 'whose order and weeks the path goes by', 'birjob-2026')
    .option('--weeks <n>', 'a budget: only what can be learned in so many weeks', positive)
    .option('--reach <share>', 'end the path at this share of full fits, 0 to 1', positive)
    .option('--explain <skill>', 'the lines and postings behind what is said of one skill')
    .option('--compare <old>', 'an earlier resume, or an earlier report saved as JSON')
    .option('--baseline', 'the vacancies that ship with gapmap, though the database has some')
    .addOption(formatOption(['table', 'json', 'md', 'html']))
    .addHelpText(
      'after',
      '\nExamples:\n  $ gapmap gap resume.pdf\n  $ gapmap gap resume.docx --target "senior backend, Germany, remote" --weeks 12\n  $ pbpaste | gapmap gap - --format html > gap.html\n\nNothing of the resume is written anywhere: no file, no database, no log.\n',
    )
    .action(async (file: string | undefined, flags: GapFlags) => {
      const { runGap } = await import('../gap-report.ts');
      await runGap(file ?? '-', flags);
    });
}

function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError('expected a number above 0');
  return value;
}
