import { type Command, Option } from 'commander';
import { type Strength, strengths } from '../../demand/measure.ts';
import type { SliceFlags } from '../../demand/slice.ts';
import { type Format, formatOption, say, writeTable } from '../output.ts';
import { addSliceOptions, parseCount } from '../slice-options.ts';

type Flags = SliceFlags & {
  weeks: number;
  skill?: string[];
  strength: Strength;
  by: 'week' | 'month';
  out?: string;
  baseline?: boolean;
  format?: Format;
};

export function registerTrends(program: Command): void {
  const command = program
    .command('trends')
    .description(
      'The weekly series of each skill in a slice, as CSV unless another format is asked for.',
    );
  addSliceOptions(command, { role: 'any' })
    .option('--weeks <n>', 'so many weeks, when --since is not given', parseCount, 52)
    .option('--skill <ids...>', 'only these skills')
    .addOption(
      new Option('--strength <strength>', 'what the share counts')
        .choices(strengths)
        .default('asked'),
    )
    .addOption(
      new Option('--by <period>', 'a row a week, or a row a month')
        .choices(['week', 'month'])
        .default('week'),
    )
    .option('--baseline', 'the vacancies that ship with gapmap, though the database has some')
    .option('--out <file>', 'where to write; stdout otherwise')
    .addOption(formatOption())
    .addHelpText(
      'after',
      '\nExamples:\n  $ gapmap trends --role backend --weeks 26 --out backend.csv\n  $ gapmap trends --skill go rust --by month --since 2024-01-01\n',
    )
    .action((flags: Flags) => writeTrends(flags));
}

async function writeTrends(flags: Flags): Promise<void> {
  const { withFigures } = await import('../figures.ts');
  const { findPanel } = await import('../../demand/find.ts');
  const { monthStart, weekOf } = await import('../../demand/week.ts');
  const { measureTrend } = await import('../../demand/trend.ts');
  const { trendsTable } = await import('../../reports/trends.ts');
  const only = flags.skill ? new Set(flags.skill) : null;
  await withFigures(
    flags,
    async ({ open, db }) => {
      const options = {
        strength: flags.strength,
        ...(flags.by === 'month' ? { periodOf: monthStart } : {}),
      };
      const periods = measureTrend(open.cells, open.isIn, options);
      const panel = await findPanel(db, open, { ...options, asOf: weekOf(new Date()) });
      const table = trendsTable(periods, open.names, only, { ...panel, by: flags.by });
      await writeTable(table, { format: flags.format ?? 'csv', out: flags.out });
      if (flags.out) say(`${table.rows.length} rows written to ${flags.out}.`);
    },
    (slice, last) => {
      const until = slice.until ?? last;
      return { ...slice, until, since: slice.since ?? until - flags.weeks + 1 };
    },
  );
}
