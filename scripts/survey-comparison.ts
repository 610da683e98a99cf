import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { processConfig } from '../config/config.ts';
import { type Context, openContext } from '../src/context.ts';
import { measureSlice, type NamedDemand, openSlice } from '../src/demand/find.ts';
import { leastSample } from '../src/demand/interval.ts';
import { everything, type Slice } from '../src/demand/slice.ts';
import { weekOf } from '../src/demand/week.ts';
import { intervalText } from '../src/reports/audit.ts';
import { percent } from '../src/reports/cell.ts';
import { renderMarkdown } from '../src/reports/markdown.ts';
import type { Row, Table } from '../src/reports/table.ts';
import { indexSkillNames } from '../src/roadmaps/skill-names.ts';
import { getDictionary } from '../src/skills/shipped.ts';
import { importFile } from '../workers/import.ts';
import { rollUp } from '../workers/rollup.ts';

/** A published figure: percent of postings, or in words ("<12.5"). */
type Published = { skill: string; value: string };
/** The postings of one recorded file, measured as any slice is. */
type Measured = {
  file: string;
  vacancies: number;
  employers: number;
  skills: ReadonlyMap<string, NamedDemand>;
  /** Of a posting that was read, in characters. */
  medianLength: number;
  /** Skills named by a vacancy, on average. */
  skillsEach: number;
};

/**
 * Our backend shares of recorded postings of 2026 beside the shares that InterviewStack published, as a Markdown
 * section. The postings go through the same import, reading and rollup as any others.
 */
export async function compareWithSurvey(shared: string): Promise<string> {
  const survey = readSurvey(join(shared, 'facts/surveys.tsv'));
  const files = ['hn-2026', 'builtin-2026'].map((name) =>
    join(shared, `data/postings/${name}.ndjson.gz`),
  );
  const measured = await measureFiles(files);
  const find = indexSkillNames([...(await getDictionary()).skills.values()]).find;
  const table: Table = {
    columns: [
      { key: 'skill', title: 'skill', type: 'text' },
      { key: 'survey', title: 'InterviewStack', type: 'text', align: 'right' },
      ...measured.map(({ file }) => ({
        key: file,
        title: `our ${file}`,
        type: 'text' as const,
        align: 'right' as const,
      })),
      { key: 'differs', title: 'outside our interval', type: 'text' },
    ],
    rows: survey.map(({ skill, value }) => compareSkill({ skill, value }, find(skill), measured)),
  };
  return `## Our shares beside a published survey

InterviewStack published the share of 7,305 active backend postings (June 2026, its own board, mostly of the United
States) that name a skill. Beside it the share of backend vacancies that name it at all, in two recordings of 2026 that
gapmap read: ${measured.map(describe).join('; and ')}. With 95% intervals clustered by employer.

${renderMarkdown(table)}
${explain(measured)}
`;
}

function readSurvey(path: string): Published[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .map((line) => line.split('\t'))
    .filter(([source = '', date, population = '', , metric]) => {
      const backend = population.startsWith('active Backend Developer postings');
      return (
        source === 'InterviewStack.io' &&
        date === '2026-06' &&
        backend &&
        metric === '% of postings'
      );
    })
    .map(([, , , , , skill = '', value = '']) => ({ skill, value }));
}

function compareSkill(
  { skill, value }: Published,
  id: string | undefined,
  measured: readonly Measured[],
): Row {
  const published = Number(value) / 100;
  const found = measured.map(({ file, vacancies, skills }) => {
    const demand = id === undefined ? undefined : skills.get(id);
    const { share = null, interval = null } = demand ?? {};
    const said = vacancies < leastSample ? 'too few' : share === null ? '0.0%' : percent(share);
    const outside =
      interval !== null &&
      Number.isFinite(published) &&
      (published < interval.low || published > interval.high);
    return { file, said: interval ? `${said} (${intervalText(interval)})` : said, outside };
  });
  return {
    skill,
    survey: `${value}%`,
    ...Object.fromEntries(found.map(({ file, said }) => [file, said])),
    differs: found.flatMap(({ file, outside }) => (outside ? [file] : [])).join(', '),
  };
}

function describe({ file, vacancies, employers, medianLength, skillsEach }: Measured): string {
  return `${file} (${vacancies} vacancies of ${employers} employers, half of them under ${Math.round(medianLength)} characters, ${skillsEach.toFixed(1)} skills each)`;
}

function explain([thread, board]: readonly Measured[]): string {
  const ratio = (board?.skillsEach ?? 0) / Math.max(1, thread?.skillsEach ?? 1);
  const shareOf = (one: Measured | undefined, skill: string) =>
    percent(one?.skills.get(skill)?.share ?? 0);
  return `Why they differ:

- *Length.* A comment of a monthly thread is short: a posting of Built In, which lists its requirements, names ${ratio.toFixed(1)} times
  as many skills. What is named at all grows with the text, so the thread lies below the survey nearly everywhere.
- *Who hires.* The thread is of young companies: ${shareOf(thread, 'rust')} name Rust, ${shareOf(thread, 'java')} Java. The recording of Built In leans to machine
  learning: ${shareOf(board, 'llms')} name LLMs, where the survey has under 12.5%, and that lifts Python.
- *What counts.* The survey counts postings; here a vacancy counts once however often it is posted, and an ambiguous word
  ("go", "express") only where it is the skill. Where both hold (Go, CI/CD), the published figures do not tell which
  of matching and population makes the difference.
- *Chance.* The samples are small: only a figure outside of the interval is a difference at all.`;
}

async function measureFiles(files: readonly string[]): Promise<Measured[]> {
  const home = mkdtempSync(join(tmpdir(), 'gapmap-survey-'));
  const config = { ...processConfig(), home, databaseUrl: null, redisUrl: null, skillsFile: null };
  const context = await openContext({ ...config, logLevel: 'warn' });
  try {
    const measured: Measured[] = [];
    for (const file of files) measured.push(await measureFile(context, file));
    return measured;
  } finally {
    await context.close();
    rmSync(home, { recursive: true, force: true });
  }
}

async function measureFile(context: Context, file: string): Promise<Measured> {
  const { db, database } = context;
  const { rows: known } = await database.pool.query('select max(id) as id from sources');
  const reader = await context.reader();
  await importFile(db, file, { now: context.now(), correlationId: 'survey', reader });
  await rollUp(context);
  const { rows: sources } = await database.pool.query(
    'select slug from sources where id > $1 and id in (select source_id from postings)',
    [known[0]?.id ?? 0],
  );
  const slugs = sources.map(({ slug }) => String(slug));
  const slice: Slice = {
    ...everything,
    roles: ['backend'],
    sources: slugs,
    since: weekOf(new Date('2026-01-01')),
  };
  const open = await openSlice(
    db,
    { ...slice, until: weekOf(context.now()) },
    weekOf(context.now()),
  );
  if (!open) throw new Error(`${file} holds no backend vacancies`);
  const { sample, skills } = measureSlice(open, 'named');
  const { rows: lengths } = await database.pool.query(
    `select percentile_cont(0.5) within group (order by length(p.text)) as median
      from postings p join sources s on s.id = p.source_id where p.role = 'backend' and s.slug = any($1)`,
    [slugs],
  );
  const named = skills.reduce((sum, skill) => sum + skill.named, 0);
  return {
    file: basename(file).replace(/\..*$/, ''),
    ...sample,
    skills: new Map(skills.map((skill) => [skill.id, skill])),
    medianLength: Number(lengths[0]?.median ?? 0),
    skillsEach: named / sample.vacancies,
  };
}
