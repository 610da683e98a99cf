import { type Command, Option } from 'commander';
import type { OpenSlice } from '../../demand/find.ts';
import { type Strength, strengths } from '../../demand/measure.ts';
import type { Panel } from '../../demand/panel.ts';
import type { SliceFlags } from '../../demand/slice.ts';
import type { TrendPeriod } from '../../demand/trend.ts';
import { type Format, formatOption, renderAs, say, writeData, writeTable } from '../output.ts';
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
    .option('--skill <names...>', 'only these skills (ids or names)')
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
  const { workMeanwhile } = await import('../../meanwhile.ts');
  const { findSkills } = await import('../find-skills.ts');
  const only = flags.skill ? new Set(await findSkills(flags.skill)) : null;
  await withFigures(
    flags,
    async ({ open, db }) => {
      const options = {
        strength: flags.strength,
        ...(flags.by === 'month' ? { periodOf: monthStart } : {}),
      };
      const [panel, periods] = await workMeanwhile(
        findPanel(db, open, { ...options, asOf: weekOf(new Date()) }),
        () => measureTrend(open.cells, open.isIn, options),
      );
      const format = flags.format ?? 'csv';
      const forPeople = format === 'table' || format === 'md' || format === 'html';
      await (forPeople ? writeSummary : writeSeries)({ flags, format, open, only, periods, panel });
    },
    (slice, last) => {
      const until = slice.until ?? last;
      return { ...slice, until, since: slice.since ?? until - flags.weeks + 1 };
    },
  );
}

type Series = {
  flags: Flags;
  format: Format;
  open: OpenSlice;
  only: ReadonlySet<string> | null;
  periods: readonly TrendPeriod[];
  panel: Panel;
};

/** A row a period and skill. */
async function writeSeries({ flags, format, open, only, periods, panel }: Series): Promise<void> {
  const { trendsTable } = await import('../../reports/trends.ts');
  const table = trendsTable(periods, open.names, only, { ...panel, by: flags.by });
  await writeTable(table, { format, out: flags.out });
  const rows = table.blocks.reduce((sum, { size }) => sum + size, 0);
  if (flags.out) say(`${rows} rows written to ${flags.out}.`);
}

/** A row a skill, with its series drawn; every period of the skills that were asked for by name. */
async function writeSummary({ flags, format, open, only, periods, panel }: Series): Promise<void> {
  const { trendSummaryTable } = await import('../../reports/trend-summary.ts');
  const { trendsTable } = await import('../../reports/trends.ts');
  const { by, out } = flags;
  const table = trendSummaryTable(periods, open.names, {
    panel,
    by,
    only,
    words: open.words,
    limit: 40,
  });
  const series = only ? [trendsTable(periods, open.names, only, { ...panel, by })] : [];
  if (format === 'html') {
    const { renderTrendsPage } = await import('../../reports/demand-page.ts');
    const about = { periods, weeks: panel.periods, names: open.names, only };
    return writeData(await renderTrendsPage([table, ...series], about), out);
  }
  const texts = await Promise.all([table, ...series].map((one) => renderAs(one, format)));
  writeData(texts.join('\n'), out);
}
