/**
 * What storing and reading a file of postings takes, as whole programs: `node tests/bench/import.ts [FILE]` imports it
 * into an embedded database of its own, imports it again, writes its weekly series, and reads everything again with
 * a dictionary that has one more skill. With TEST_DATABASE_URL it then does the same on that server, in a database
 * that it makes and drops, and recounts the shares. `wall` wants a quiet machine of two cores; `cpu` is of the program, without the server.
 * The limits are for the 55,348 postings of the file that it takes when none is named.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OpenDatabase } from '../../src/db/open.ts';
import { roles } from '../../src/postings/posting.ts';
import { openChaosDatabase } from '../chaos/database.ts';
import { measured, recounted } from '../demand/_recount.ts';

const years = '../shared/data/postings/hn-2011-2019.ndjson.gz';
const file = process.argv[2] ?? years;
const program = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const limits: Record<string, number> = {
  'embedded import': 60,
  'embedded reread': 60,
  'server import': 40,
};

if (!existsSync(file)) throw new Error(`There is no file ${file}: name one.`);
const home = mkdtempSync(join(tmpdir(), 'gapmap-bench-'));
try {
  measure('embedded', {});
  if (process.env.TEST_DATABASE_URL) {
    const { url, open, drop } = await openChaosDatabase();
    try {
      measure('server', { DATABASE_URL: url });
      await recount(open);
    } finally {
      await open.close();
      await drop();
    }
  }
} finally {
  rmSync(home, { recursive: true, force: true });
}

function measure(size: 'embedded' | 'server', env: Record<string, string>): void {
  const skills = join(home, 'skills.yaml');
  const series = join(home, `${size}.csv`);
  writeFileSync(skills, '- id: bench-skill\n  name: Benchskillium\n  category: tool\n');
  const time = (what: string, args: string[], more: Record<string, string> = {}) =>
    show(`${size} ${what}`, run(args, { ...env, ...more }));
  time('import', ['import', file]);
  time('import again', ['import', file]);
  time('trends', ['trends', '--since', '2011-01-01', '--until', '2019-10-01', '--out', series]);
  process.stdout.write(`  ${(statSync(series).size / 1e6).toFixed(1)} MB of series\n`);
  time('reread', ['postings', 'reread'], { GAPMAP_SKILLS: skills });
}

/** Holds the shares of every skill, month and role against a recount of the rows that shares no code with them. */
async function recount(open: OpenDatabase): Promise<void> {
  for (const role of roles) {
    const [counted, found] = [await recounted(open, role), await measured(open, role)];
    const keys = new Set([...counted.keys(), ...found.keys()]);
    const wrong = [...keys].filter((key) => counted.get(key) !== found.get(key));
    process.stdout.write(`  ${role}: ${counted.size} shares recounted, ${wrong.length} disagree\n`);
    for (const key of wrong.slice(0, 5)) {
      process.stdout.write(`    ${key}: ${found.get(key)}, recounted ${counted.get(key)}\n`);
    }
    if (wrong.length > 0) process.exitCode = 1;
  }
}

type Figures = { wall: number; cpu: number; said: string };

/** The shell's `times` is the one portable way to the processor time of a finished child. */
function run(args: string[], env: Record<string, string>): Figures {
  const startedAt = performance.now();
  const script = '"$0" "$@"; code=$?; times >&2; exit $code';
  const { status, stdout, stderr } = spawnSync(
    'sh',
    ['-c', script, process.execPath, program, ...args],
    {
      env: { ...process.env, GAPMAP_HOME: home, ...env },
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    },
  );
  if (status !== 0) throw new Error(`gapmap ${args.join(' ')} ended with ${status}: ${stderr}`);
  const [own = '', ...before] = stderr.trimEnd().split('\n').reverse();
  const said = stdout.trim() || (before[1] ?? '');
  return { wall: (performance.now() - startedAt) / 1000, cpu: seconds(own), said };
}

function seconds(times: string): number {
  return [...times.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, m, s]) => sum + 60 * Number(m) + Number(s),
    0,
  );
}

function show(what: string, { wall, cpu, said }: Figures): void {
  const limit = file === years ? limits[what] : undefined;
  const verdict =
    limit === undefined ? '' : `  limit ${limit} s ${wall <= limit ? 'met' : 'MISSED'}`;
  const figures = `${wall.toFixed(1).padStart(7)} s wall ${cpu.toFixed(1).padStart(7)} s cpu${verdict}`;
  process.stdout.write(`${what.padEnd(22)}${figures}  ${said.replace(/\s+/g, ' ')}\n`);
}
