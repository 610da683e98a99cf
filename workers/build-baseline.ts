import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processConfig } from '../config/config.ts';
import { type Context, openContext } from '../src/context.ts';
import { encodeBaseline } from '../src/demand/baseline.ts';
import { buildCell, cellRows } from '../src/demand/cell.ts';
import { everything } from '../src/demand/slice.ts';
import { listSkills, loadSlice } from '../src/demand/store.ts';
import { findFirstPostings } from '../src/postings/store.ts';
import { importFile } from './import.ts';
import { rollUp } from './rollup.ts';

/**
 * Rebuilds config/baseline from recorded Hacker News items (the files named on the command line), through the
 * same pipeline as any import. Only facts are kept: item number, week, role, level, place, skills.
 */
async function buildBaseline(files: readonly string[]): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'gapmap-baseline-'));
  const config = { ...processConfig(), home, databaseUrl: null, redisUrl: null, skillsFile: null };
  const context = await openContext({ ...config, logLevel: 'warn' });
  try {
    const postings = await load(context, files);
    const bytes = encodeBaseline(await collect(context, postings));
    mkdirSync('config/baseline', { recursive: true });
    writeFileSync('config/baseline/hacker-news.bin', bytes);
    process.stderr.write(`${postings} postings in ${bytes.length} bytes\n`);
  } finally {
    await context.close();
    rmSync(home, { recursive: true, force: true });
  }
}

async function load(context: Context, files: readonly string[]): Promise<number> {
  const reader = await context.reader();
  let found = 0;
  for (const file of files) {
    const options = { now: context.now(), correlationId: 'baseline', reader };
    found += (await importFile(context.db, file, options)).found;
  }
  await rollUp(context);
  return found;
}

async function collect({ db, reader }: Context, postings: number) {
  const [{ cells }, skills, items] = await Promise.all([
    loadSlice(db, everything),
    listSkills(db),
    findFirstPostings(db),
  ]);
  const used = new Set(cells.flatMap((cell) => [...cell.skill]));
  const renumbered = new Map([...used].sort((a, b) => a - b).map((number, i) => [number, i + 1]));
  const own = cells.map(({ week, role, ...rest }) => {
    const rows = cellRows({ week, role, ...rest }).map((row) => ({
      ...row,
      vacancy: Number(items.get(row.vacancy) ?? 0),
      source: 1,
      // What closed, and how late it was seen, says how the recording was made.
      closedWeek: 0,
      lag: 0,
      skills: row.skills.map((skill) => ({ ...skill, skill: renumbered.get(skill.skill) ?? 0 })),
    }));
    return buildCell(week, role, rows);
  });
  const names = [...renumbered].flatMap(([number, i]) => {
    const name = skills.get(number);
    return name ? [[i, name] as const] : [];
  });
  const { dictionary } = await reader();
  return { cells: own, names: new Map(names), dictionary: dictionary.version, postings };
}

const files = process.argv.slice(2);
if (files.length === 0) {
  process.stderr.write('Name the recorded Hacker News files (.ndjson.gz).\n');
  process.exitCode = 2;
} else await buildBaseline(files);
