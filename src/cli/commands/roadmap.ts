import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { ConfigError, PermanentError } from '../../errors.ts';
import type { SkillNames } from '../../roadmaps/skill-names.ts';
import { type Format, formatOption, say, writeData, writeTable } from '../output.ts';

export function registerRoadmap(program: Command): void {
  const roadmap = program
    .command('roadmap')
    .description('List the roadmaps there are, check one of your own, import one from roadmap.sh.')
    .addHelpText(
      'after',
      '\nExample:\n  $ gapmap roadmap list\n  $ gapmap roadmap check mine.yaml\n',
    );
  roadmap
    .command('list [id]')
    .description('The roadmaps that ship, or the topics of one of them.')
    .addOption(formatOption())
    .addHelpText('after', '\nExample:\n  $ gapmap roadmap list birjob-2026 --format md\n')
    .action((id: string | undefined, { format }: { format?: Format }) => list(id, format));
  roadmap
    .command('check <file>')
    .description('Check a roadmap file (YAML, "-" is stdin); exit code 1 when something is wrong.')
    .addOption(formatOption(['table', 'json', 'ndjson', 'csv', 'md']))
    .addHelpText('after', '\nExample:\n  $ gapmap roadmap check my-roadmap.yaml\n')
    .action((file: string, { format }: { format?: Format }) => check(file, format));
  roadmap
    .command('import <file>')
    .description('Turn a roadmap.sh JSON file that you have downloaded into a roadmap file.')
    .option('--out <file>', 'where to write the YAML; stdout otherwise')
    .addHelpText('after', '\nExample:\n  $ gapmap roadmap import backend.json --out backend.yaml\n')
    .action((file: string, { out }: { out?: string }) => importFile(file, out));
}

async function list(id: string | undefined, format: Format | undefined): Promise<void> {
  const { getRoadmap, listRoadmaps } = await import('../../roadmaps/load.ts');
  const { roadmapsTable, topicsTable } = await import('../../reports/roadmap.ts');
  const table = id === undefined ? roadmapsTable(listRoadmaps()) : topicsTable(getRoadmap(id));
  await writeTable(table, { format });
}

async function check(file: string, format: Format | undefined): Promise<void> {
  const { readRoadmapFile } = await import('../../roadmaps/roadmap-file.ts');
  const { problemsTable, topicsTable } = await import('../../reports/roadmap.ts');
  const { roadmap, problems } = readRoadmapFile(read(file), await skillNames());
  await writeTable(roadmap === null ? problemsTable(problems) : topicsTable(roadmap), { format });
  if (roadmap === null) throw new PermanentError(`${file}: ${count(problems.length, 'problem')}`);
  const { topics, phases } = roadmap;
  say(`${file}: ${count(topics.length, 'topic')} in ${count(phases.length, 'phase')}, all good`);
}

async function importFile(file: string, out: string | undefined): Promise<void> {
  const { importRoadmapSh } = await import('../../roadmaps/import-roadmap-sh.ts');
  const imported = importRoadmapSh(read(file), await skillNames());
  writeData(imported.yaml, out);
  say(`${count(imported.topics, 'topic')}, ${count(imported.skills, 'skill')}`);
  if (imported.unmatched.length > 0) {
    say(`${imported.unmatched.length} labels name no skill of the dictionary:`);
    for (const label of imported.unmatched) say(`  ${JSON.stringify(label)}`);
  }
}

async function skillNames(): Promise<SkillNames> {
  const { allSkills } = await import('../../../config/skills/all.ts');
  const { indexSkillNames } = await import('../../roadmaps/skill-names.ts');
  return indexSkillNames(allSkills);
}

function read(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ConfigError(`cannot read ${file}: ${why}`, { cause });
  }
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
