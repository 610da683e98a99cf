import { type Command, Option } from 'commander';
import { type Strength, strengths } from '../../demand/measure.ts';
import { parseSlice, type SliceFlags } from '../../demand/slice.ts';
import { weekOf } from '../../demand/week.ts';
import { NotFoundError } from '../../errors.ts';
import { type Format, formatOption, say, writeTable } from '../output.ts';
import { addSliceOptions, pickSliceFlags } from '../slice-options.ts';
import { withContext } from '../with-context.ts';
import { noData } from './demand.ts';

type Flags = SliceFlags & {
  weeks: number;
  skill?: string[];
  strength: Strength;
  out?: string;
  format?: Format;
};

export function registerTrends(program: Command): void {
  const command = program
    .command('trends')
    .description(
      'The weekly series of each skill in a slice, as CSV unless another format is asked for.',
    );
  addSliceOptions(command, { role: 'any' })
    .option('--weeks <n>', 'so many weeks, when --since is not given', Number, 52)
    .option('--skill <ids...>', 'only these skills')
    .addOption(
      new Option('--strength <strength>', 'what the share counts')
        .choices(strengths)
        .default('asked'),
    )
    .option('--out <file>', 'where to write; stdout otherwise')
    .addOption(formatOption())
    .addHelpText(
      'after',
      '\nExamples:\n  $ gapmap trends --role backend --weeks 26 --out backend.csv\n  $ gapmap trends --skill go rust --since 2024-01-01\n',
    )
    .action((flags: Flags) => writeTrends(flags));
}

async function writeTrends(flags: Flags): Promise<void> {
  const { openSlice } = await import('../../demand/find.ts');
  const { findPeriod } = await import('../../demand/store.ts');
  const { measureTrend } = await import('../../demand/trend.ts');
  const { trendsTable } = await import('../../reports/trends.ts');
  const slice = parseSlice(pickSliceFlags(flags));
  const { table, page } = await withContext(async ({ db, now }) => {
    const period = await findPeriod(db, slice.roles);
    if (!period) throw new NotFoundError(noData);
    const until = slice.until ?? Math.min(period.last, weekOf(now()));
    const since = slice.since ?? until - flags.weeks + 1;
    const open = await openSlice(db, { ...slice, since, until }, until);
    if (!open) throw new NotFoundError(noData);
    const periods = measureTrend(open.cells, open.isIn, { strength: flags.strength });
    const only = flags.skill ? new Set(flags.skill) : null;
    const table = trendsTable(periods, open.names, only);
    const page = async () => {
      const { chartPeriods, renderTrendsPage } = await import('../../reports/demand-page.ts');
      const periodOf = chartPeriods(since, until);
      const { strength } = flags;
      const drawn = measureTrend(open.cells, open.isIn, { strength, periodOf });
      const title = `Trends: ${open.words}`;
      return renderTrendsPage(table, { title, periods: drawn, names: open.names, only });
    };
    return { table, page };
  });
  await writeTable(table, { format: flags.format ?? 'csv', out: flags.out, page });
  if (flags.out) say(`${table.rows.length} rows written to ${flags.out}.`);
}
