import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { processConfig } from '../../config/config.ts';
import type { SliceFlags } from '../demand/slice.ts';
import { ConfigError, NotFoundError } from '../errors.ts';
import type { Comparison } from '../gaps/compare.ts';
import { type Explanation, explainSkill } from '../gaps/explain.ts';
import { produceReport, profileOf, type ReportOptions } from '../gaps/produce.ts';
import type { GapReport } from '../gaps/report.ts';
import { readResume } from '../gaps/resume/read-resume.ts';
import type { Roadmap } from '../roadmaps/roadmap.ts';
import type { Dictionary } from '../skills/dictionary.ts';
import { findMentions } from '../skills/mentions.ts';
import type { GapFlags } from './commands/gap.ts';
import { openMarket } from './gap-market.ts';
import { chooseFormat, type Format, terminal, writeData } from './output.ts';
import { pickSliceFlags } from './slice-options.ts';

/** Runs `gapmap gap`: reads the resume (a path, or "-" for stdin), and writes the report to stdout. */
export async function runGap(file: string, flags: GapFlags): Promise<void> {
  const reading = readBytes(file).then(readResume);
  // Awaited below; a refusal must not count as unheard while the market is opened.
  reading.catch(() => undefined);
  const [dictionary, roadmaps, market] = await Promise.all([
    loadDictionary(),
    chooseRoadmaps(flags.roadmap),
    sliceFlags(flags).then((slice) => openMarket(slice, flags.baseline === true)),
  ]);
  try {
    const options: ReportOptions = {
      dictionary,
      source: market,
      roadmaps,
      year: new Date().getFullYear(),
      ...(flags.weeks === undefined ? {} : { weeks: flags.weeks }),
      ...(flags.reach === undefined ? {} : { target: flags.reach }),
    };
    const profile = profileOf(await reading, options);
    const report = await produceReport(profile, options);
    const comparison = flags.compare ? await compareWith(flags.compare, report, options) : null;
    const explanation = flags.explain
      ? await explainSkill(findSkill(flags.explain, dictionary), profile, report, market)
      : null;
    writeData(await render(report, { comparison, explanation }, chooseFormat(flags.format)));
  } finally {
    await market.close();
  }
}

type Extras = { comparison: Comparison | null; explanation: Explanation | null };

async function render(report: GapReport, extras: Extras, format: Format): Promise<string> {
  const { comparison, explanation } = extras;
  if (format === 'json') {
    const more = {
      ...(comparison === null ? {} : { comparison }),
      ...(explanation === null ? {} : { explanation }),
    };
    return `${JSON.stringify({ ...report, ...more }, null, 2)}\n`;
  }
  const { gapLead, gapTables } = await import('../reports/gap.ts');
  const { comparisonTable, explanationTables } = await import('../reports/gap-extras.ts');
  const extra = [
    ...(explanation === null ? [] : explanationTables(explanation)),
    ...(comparison === null ? [] : [comparisonTable(comparison)]),
  ];
  if (format === 'html') {
    return (await import('../reports/gap-page.ts')).renderGapPage(report, extra);
  }
  const tables = explanation === null ? [...extra, ...gapTables(report)] : extra;
  if (format === 'md') {
    const { renderMarkdown, escapeMarkdown } = await import('../reports/markdown.ts');
    const lead = gapLead(report).map(escapeMarkdown);
    return ['# Gap report', ...lead, ...tables.map(renderMarkdown)].join('\n\n').concat('\n');
  }
  const { renderTable } = await import('../reports/terminal.ts');
  const drawn = tables.map((table) => renderTable(table, terminal()));
  return [gapLead(report).join('\n'), ...drawn].join('\n\n').concat('\n');
}

async function compareWith(
  old: string,
  report: GapReport,
  options: ReportOptions,
): Promise<Comparison> {
  const { compareReports, parseReport } = await import('../gaps/compare.ts');
  const bytes = await readBytes(old);
  const saved = parseReport(new TextDecoder().decode(bytes));
  const before =
    saved ?? (await produceReport(profileOf(await readResume(bytes), options), options));
  return compareReports(before, report);
}

/** The skill of this id, or the first that its words name. */
function findSkill(words: string, dictionary: Dictionary): { id: string; name: string } {
  const text = `Skills: ${words}, SQL`;
  const [mention] = findMentions(dictionary, text, 'body');
  const id = dictionary.skills.has(words) ? words : mention?.skill;
  const same = [...dictionary.skills.values()].find(
    ({ name }) => name.toLowerCase() === words.toLowerCase(),
  );
  const skill = same ?? (id === undefined ? undefined : dictionary.skills.get(id));
  if (skill === undefined) throw new NotFoundError(`no skill "${words}" in the dictionary`);
  return { id: skill.id, name: skill.name };
}

async function readBytes(file: string): Promise<Uint8Array> {
  if (file !== '-') {
    return readFile(file).catch((cause: unknown) => {
      const why = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unreadable';
      throw new ConfigError(`cannot read ${file} (${why})`, { cause });
    });
  }
  if (process.stdin.isTTY) {
    throw new ConfigError('name a resume file, or pipe one in: `gapmap gap resume.pdf`');
  }
  return buffer(process.stdin);
}

async function loadDictionary(): Promise<Dictionary> {
  const { getDictionary, getDictionaryWith } = await import('../skills/shipped.ts');
  const { skillsFile } = processConfig();
  return skillsFile === null ? getDictionary() : getDictionaryWith(skillsFile);
}

/** All roadmaps, the chosen one first. */
async function chooseRoadmaps(id: string): Promise<readonly Roadmap[]> {
  const { getRoadmap, listRoadmaps } = await import('../roadmaps/load.ts');
  const chosen = getRoadmap(id);
  return [chosen, ...listRoadmaps().filter((roadmap) => roadmap.id !== id)];
}

async function sliceFlags(flags: GapFlags): Promise<SliceFlags> {
  const given = pickSliceFlags(flags);
  if (flags.target === undefined) return given;
  const { parseTarget } = await import('../gaps/target.ts');
  return { ...given, ...parseTarget(flags.target) };
}
