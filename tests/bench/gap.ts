/**
 * How long the gap report takes against 200,000 vacancies on PostgreSQL, cold (a process of its own) and with the slice
 * in memory, and against the shipped baseline: `node tests/bench/gap.ts [--postings N] [--keep]`. CPU time is said
 * beside the clock: on a busy machine it says more.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import type { OpenDatabase } from '../../src/db/open.ts';
import { openSlice } from '../../src/demand/find.ts';
import { parseSlice } from '../../src/demand/slice.ts';
import { weekOf } from '../../src/demand/week.ts';
import { marketOfDatabase } from '../../src/gaps/open-market.ts';
import { produceReport, profileOf } from '../../src/gaps/produce.ts';
import { listRoadmaps } from '../../src/roadmaps/load.ts';
import { createReader } from '../../src/skills/reader.ts';
import { rollUp } from '../../workers/rollup.ts';
import { openChaosDatabase } from '../chaos/database.ts';
import { measured, type Outcome } from './stopwatch.ts';

const { values } = parseArgs({
  options: {
    postings: { type: 'string', default: '200000' },
    keep: { type: 'boolean', default: false },
  },
});
const now = new Date();
const resume =
  'Skills\nGo, Python, TypeScript, PostgreSQL, Redis, Docker, Kubernetes, Kafka, AWS, Terraform, Git, Linux\nExperience\n2019 - 2024 Backend engineer: REST APIs in Go, microservices with RabbitMQ and gRPC.\n';
const folder = mkdtempSync(join(tmpdir(), 'gapmap-bench-'));
const file = join(folder, 'resume.txt');
writeFileSync(file, resume);

const { url, open, drop } = await openChaosDatabase({ statementTimeoutMs: 600_000 });
const outcomes: Outcome[] = [];
try {
  await fill(open, Number(values.postings));
  outcomes.push(await measureWarm(open));
  outcomes.push(
    await measured('from command to report, PostgreSQL', 1_500, () =>
      run(['--role', 'any'], { DATABASE_URL: url }),
    ),
    await measured('from command to report, baseline', 1_000, () => run(['--baseline'], {})),
  );
} finally {
  await open.close();
  if (values.keep) console.log(`kept as ${url}`);
  else await drop();
  rmSync(folder, { recursive: true });
}
process.exitCode = outcomes.every(({ passed }) => passed) ? 0 : 1;

async function measureWarm({ db }: OpenDatabase): Promise<Outcome> {
  const { dictionary } = await createReader(db, { skillsFile: null });
  const slice = await openSlice(db, parseSlice({ role: 'any' }), weekOf(now));
  if (slice === null) throw new Error('the market is empty');
  const source = marketOfDatabase(db, slice);
  const options = { dictionary, source, roadmaps: listRoadmaps(), year: now.getFullYear() };
  return measured('report with the slice in memory', 300, async () => {
    const profile = profileOf({ text: resume, warnings: [] }, options);
    const { sample, path } = await produceReport(profile, options);
    const memory = Math.round(process.memoryUsage.rss() / 2 ** 20);
    return `${sample.vacancies} vacancies, ${path.length} steps, ${memory} MB`;
  });
}

/** Runs the command as a user does; says the process's own CPU time and memory as /usr/bin/time does. */
async function run(flags: readonly string[], env: Record<string, string>): Promise<string> {
  const { stderr, stdout } = await promisify(execFile)(
    '/usr/bin/time',
    [
      '-f',
      '%U s of CPU, %M kB',
      process.execPath,
      'src/cli/gapmap.js',
      'gap',
      file,
      '--format',
      'json',
      ...flags,
    ],
    { env: { ...process.env, GAPMAP_HOME: folder, DATABASE_URL: '', ...env }, maxBuffer: 1e8 },
  );
  return `${JSON.parse(stdout).sample.vacancies} vacancies, ${stderr.trim()}`;
}

/** A market of one posting a vacancy over a quarter: employers and skills log-uniform, texts of 3 kB. */
async function fill({ pool: connections, db }: OpenDatabase, count: number): Promise<void> {
  await createReader(db, { skillsFile: null });
  const client = await connections.connect();
  await client.query('set session_replication_role = replica');
  await client.query('set synchronous_commit = off');
  await client.query(
    `insert into sources (slug, adapter, token, company) values ('a/b', 'greenhouse', 'b', 'B')`,
  );
  await client.query(
    `insert into vacancies (id, employer, title) overriding system value
      select i, '', 'Engineer' from generate_series(1, $1::int) i`,
    [count],
  );
  await client.query(
    `insert into postings (id, source_id, external_id, vacancy_id, grouped_by, title, employer, text, role, level,
        posted_at, first_seen_at, last_seen_at, changed_at, content_hash, read_with,
        skill_numbers, skill_needs, skill_starts, skill_ends)
      overriding system value
      select i, 1, i, i, 'self', 'Engineer ' || i, 'employer' || floor(20000 ^ random()), text, 'backend', 'mid',
        at, at, at, at, 'h' || i, 'bench', skills, needs, starts, ends
      from generate_series(1, $1::int) i,
        lateral (select now() - random() * interval '80 days' as at where i > 0) dated,
        lateral (select string_agg(md5(i || ' ' || k), ' ') as text from generate_series(1, 90) k) written,
        lateral (
          select array_agg(skill order by skill) as skills,
            array_agg((case when random() < 0.4 then 3 when random() < 0.5 then 2 else 1 end
              + 4 + case when skill % 4 = 0 then 8 else 0 end)::smallint order by skill) as needs,
            array_agg(skill % 2000 order by skill) as starts, array_agg(skill % 2000 + 6 order by skill) as ends
          from (
            select distinct 1 + floor((select max(number) from skills) ^ random())::int % (select max(number) from skills) as skill
            from generate_series(1, 11) k where i > 0
          ) drawn
        ) named`,
    [count],
  );
  await client.query('set session_replication_role = origin');
  await client.query('analyze');
  client.release();
  await rollUp({ db, now: () => now });
}
