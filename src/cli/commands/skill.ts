import { type Command, Option } from 'commander';
import type { SliceFlags } from '../../demand/slice.ts';
import type { Figures } from '../figures.ts';
import { chooseFormat, type Format, formatOption, writeData, writeTable } from '../output.ts';
import { addSliceOptions, parseCount } from '../slice-options.ts';

type Flags = SliceFlags & {
  weeks?: number;
  by?: 'week' | 'month';
  quotes: number;
  baseline?: boolean;
  format?: Format;
};

export function registerSkill(program: Command): void {
  const command = program
    .command('skill <name>')
    .description(
      'All about one skill (id, name or alias): demand, trend, levels, pay, what it goes with, postings.',
    );
  addSliceOptions(command, { role: 'backend' })
    .addOption(
      new Option('--by <period>', 'a point of the series; by week where there are boards').choices([
        'week',
        'month',
      ]),
    )
    .option('--weeks <n>', 'so many weeks of series; 52, or 104 by month', parseCount)
    .option('--quotes <n>', 'so many postings that name it', parseCount, 5)
    .option('--baseline', 'the vacancies that ship with gapmap, though the database has some')
    .addOption(formatOption())
    .addHelpText(
      'after',
      '\nCSV and NDJSON hold the series.\n\nExamples:\n  $ gapmap skill kafka\n  $ gapmap skill "Apache Kafka" --level senior --format md\n',
    )
    .action(async (name: string, flags: Flags) => {
      const { withFigures } = await import('../figures.ts');
      const { findSkills } = await import('../find-skills.ts');
      const [id = name] = await findSkills([name]);
      await withFigures(flags, (figures) => showSkill(id, figures, flags));
    });
}

async function showSkill(id: string, figures: Figures, flags: Flags): Promise<void> {
  const { findWeeks } = await import('../../demand/find.ts');
  const { monthStart, weekOf } = await import('../../demand/week.ts');
  const { readSkill } = await import('../../reports/skill.ts');
  const { skillDocument } = await import('../../reports/skill-document.ts');
  const { skillTables } = await import('../../reports/skill-tables.ts');
  const { open, db, earlier, during } = figures;
  // A thread a month is too thin a sample of a week.
  const by = flags.by ?? (db ? 'week' : 'month');
  const periodOf = by === 'month' ? monthStart : (week: number) => week;
  const { since, until } = open.slice;
  const from = until - (flags.weeks ?? (by === 'month' ? 104 : 52)) + 1;
  const series = await during({ since: periodOf(from), until });
  const weeks = await findWeeks(db, series, { asOf: weekOf(new Date()), periodOf });
  const reading = readSkill(id, { open, earlier: await earlier(), series, weeks, periodOf });
  const quotes = await findPostings(figures, id, reading.detail.vacancies, flags.quotes);
  const document = skillDocument(reading, open, quotes);
  const format = chooseFormat(flags.format);
  if (format === 'json') return writeData(`${JSON.stringify(document, null, 2)}\n`);
  if (format === 'csv' || format === 'ndjson') {
    const { seriesTable } = await import('../../reports/skill-tables.ts');
    return writeTable(seriesTable(document), { format });
  }
  const charted = format === 'html';
  const about = { words: open.words, quotes, weeks: until - since + 1, charted };
  const tables = skillTables(reading, document, about);
  if (format === 'html') {
    const { renderSkillReport } = await import('../../reports/skill-page.ts');
    return writeData(await renderSkillReport(reading, tables));
  }
  for (const [index, table] of tables.entries()) {
    if (index > 0) writeData('\n');
    await writeTable(table, { format });
  }
}

async function findPostings({ db }: Figures, id: string, vacancies: number[], limit: number) {
  const ids = vacancies.map(String);
  if (db) {
    const { findQuotes } = await import('../../gaps/store.ts');
    return findQuotes(db, id, ids, limit);
  }
  const { quoteItems } = await import('../../gaps/open-market.ts');
  return quoteItems(ids.slice(0, limit));
}
