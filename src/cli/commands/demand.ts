import { type Command, Option } from 'commander';
import { processConfig } from '../../../config/config.ts';
import type { OpenSlice } from '../../demand/find.ts';
import { type Strength, strengths } from '../../demand/measure.ts';
import type { SliceFlags } from '../../demand/slice.ts';
import { weekName, weekOf } from '../../demand/week.ts';
import type { Figures } from '../figures.ts';
import { chooseFormat, type Format, formatOption, writeData, writeTable } from '../output.ts';
import { addSliceOptions, parseCount } from '../slice-options.ts';

type Flags = SliceFlags & {
  roadmap?: string[];
  strength: Strength;
  limit?: number;
  baseline?: boolean;
  format?: Format;
};

export function registerDemand(program: Command): void {
  const command = program
    .command('demand')
    .description('Which skills vacancies ask for; with --roadmap, a roadmap held against it.');
  addSliceOptions(command, { role: 'backend' })
    .option('--roadmap <ids...>', 'audit these (or YAML files); several are put side by side')
    .addOption(
      new Option(
        '--strength <strength>',
        'what counts: required; asked (or preferred); named at all',
      )
        .choices(strengths)
        .default('asked'),
    )
    .option('--limit <n>', 'so many skills; 40 on a terminal', parseCount)
    .addOption(formatOption())
    .addHelpText(
      'after',
      '\nExamples:\n  $ gapmap demand --level senior --country DE\n  $ gapmap demand --roadmap birjob-2026 --format html > audit.html\n',
    )
    .option('--baseline', 'the vacancies that ship with gapmap, though the database has some')
    .action(async (flags: Flags) => {
      const { withFigures } = await import('../figures.ts');
      await withFigures(flags, (figures) =>
        flags.roadmap ? showAudits(figures, flags) : showSkills(figures, flags),
      );
    });
}

async function showSkills({ open, db, earlier }: Figures, flags: Flags): Promise<void> {
  const { findChanges, findWeeks, measureSlice } = await import('../../demand/find.ts');
  const { demandTable } = await import('../../reports/demand.ts');
  const { weekNotes } = await import('../../reports/week-notes.ts');
  const demand = measureSlice(open, flags.strength);
  const limit = flags.limit ?? (chooseFormat(flags.format) === 'table' ? 40 : null);
  const { since, until } = open.slice;
  const table = demandTable(demand, {
    words: open.words,
    limit,
    changes: {
      found: findChanges(open, await earlier(), flags.strength),
      weeks: until - since + 1,
    },
    notes: weekNotes(await findWeeks(db, open, { asOf: weekOf(new Date()) })),
  });
  const { tableRecords } = await import('../../reports/table.ts');
  const document = { ...describe(open), sample: demand.sample, skills: tableRecords(table) };
  const page = async () => {
    const { renderDemandPage } = await import('../../reports/demand-page.ts');
    return renderDemandPage(table, demand.skills);
  };
  await writeTable(table, { format: flags.format, document, page });
}

async function showAudits({ open, earlier }: Figures, flags: Flags): Promise<void> {
  const { auditSlice } = await import('../../roadmaps/audit-slice.ts');
  const { openRoadmap } = await import('../../roadmaps/open.ts');
  const { indexSkillNames } = await import('../../roadmaps/skill-names.ts');
  const { auditDocument } = await import('../../reports/audit-document.ts');
  const { auditTables, renderAuditPage, renderComparePage } = await import(
    '../../reports/audit-page.ts'
  );
  const { compareTable } = await import('../../reports/audit.ts');
  const { openDictionary } = await import('../../skills/shipped.ts');
  const dictionary = await openDictionary(processConfig().skillsFile);
  const skillNames = () => indexSkillNames([...dictionary.skills.values()]);
  const roadmaps = await Promise.all(
    (flags.roadmap ?? []).map((idOrFile) => openRoadmap(idOrFile, skillNames)),
  );
  const audits = await auditSlice(open, earlier(), { dictionary, roadmaps });
  const [first] = audits;
  if (!first) return;
  const format = chooseFormat(flags.format);
  if (format === 'json') {
    const document = { ...describe(open), audits: audits.map(auditDocument) };
    return writeData(`${JSON.stringify(document, null, 2)}\n`);
  }
  if (format === 'html') {
    return writeData(
      audits.length > 1
        ? renderComparePage(audits, open.words)
        : await renderAuditPage(first, open.words),
    );
  }
  const tables = audits.length > 1 ? [compareTable(audits)] : auditTables(first);
  // A file of records holds one table: the topics, or the comparison.
  const shown = format === 'csv' || format === 'ndjson' ? tables.slice(0, 1) : tables;
  for (const [index, table] of shown.entries()) {
    if (index > 0) writeData('\n');
    await writeTable(table, { format });
  }
}

function describe({ slice, words }: OpenSlice) {
  const { since, until, ...rest } = slice;
  return { slice: { ...rest, since: weekName(since), until: weekName(until), words } };
}
