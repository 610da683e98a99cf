import { execFile } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const home = mkdtempSync(join(tmpdir(), 'gapmap-gap-'));
/** A word that stands in the resume only: wherever it turns up, the resume was written. */
const marker = 'Zyxomma Quillfeather';
const resume = [
  marker,
  'Experience',
  'Acme, 2019 – 2024',
  '- Built services in Golang with Postgres',
  'Currently learning Kubernetes.',
  'Skills: Go, Redis',
].join('\n');
const words = ['Go', 'PostgreSQL', 'Docker', 'Kubernetes', 'Apache Kafka'];
const posting = (n: number) => ({
  id: `p${n}`,
  title: 'Backend Engineer',
  company: `Company ${n}`,
  url: `https://jobs.example.com/${n}`,
  // Of lines that no two share, so that each is a vacancy of its own.
  text: [
    ...Array.from({ length: 30 }, (_, k) => `word${n}x${k}`),
    'Requirements',
    ...words.slice(0, 1 + (n % 5)).map((word) => `- Strong experience with ${word}`),
  ].join('\n'),
});

beforeAll(async () => {
  const file = join(home, 'postings.jsonl');
  const lines = Array.from({ length: 50 }, (_, n) => JSON.stringify(posting(n)));
  writeFileSync(file, lines.join('\n'));
  expect(await run(['import', file])).toMatchObject({ code: 0 });
}, 120_000);
afterAll(() => rmSync(home, { recursive: true }));

describe('gapmap gap', () => {
  it('answers in the public shape, from stdin', async () => {
    const { stdout, code } = await run(['gap', '-', '--format', 'json'], resume);
    expect(code).toBe(0);
    const report = JSON.parse(stdout);
    expect(Object.keys(report)).toEqual([
      'profile',
      'slice',
      'roadmap',
      'sample',
      'coverage',
      'covered',
      'gaps',
      'blind_spots',
      'path',
      'matches',
      'wording',
    ]);
    expect(report.sample).toMatchObject({ vacancies: 50, employers: 50 });
    expect(report.coverage).toMatchObject({ full_fit: 0.4, full_fits: 20 });
    const gap = report.gaps.find((one: { id: string }) => one.id === 'docker');
    expect(gap).toMatchObject({
      name: 'Docker',
      unlocks: 10,
      share: 0.6,
      implied_by: expect.any(Array),
    });
    expect(gap.roadmap[0]).toMatchObject({ roadmap: 'birjob-2026', when: 'Weeks 9–12' });
    expect(report.path.map((step: { full_fit_after: number }) => step.full_fit_after)).toEqual([
      0.6, 0.8, 1,
    ]);
    expect(report.matches[0]).toMatchObject({
      have: expect.arrayContaining(['go', 'postgresql']),
      lack: [],
    });
    expect(report.profile.set_aside).toMatchObject([{ id: 'kubernetes', reason: 'learning' }]);
    expect(report.wording).toMatchObject([
      { resume: 'Postgres', postings: 'PostgreSQL', share: 1 },
    ]);
  });

  it('writes Markdown, a page of its own and a table', async () => {
    const markdown = await run(['gap', '-', '--format', 'md'], resume);
    expect(markdown.stdout).toMatch(/^# Gap report\n/);
    expect(markdown.stdout).toContain('| 1 | Docker | 10 | 60.0% |');
    const page = await run(['gap', '-', '--format', 'html'], resume);
    expect(page.stdout).toMatch(/^<!doctype html>/);
    expect(page.stdout).not.toMatch(/<script|src="http|url\(http/);
    const table = await run(['gap', '-', '--format', 'table'], resume);
    expect(table.stdout).toMatch(/What to learn next/);
  });

  it('explains a skill by lines of the resume and of postings', async () => {
    const { stdout } = await run(['gap', '-', '--format', 'json', '--explain', 'Kafka'], resume);
    const { explanation } = JSON.parse(stdout);
    expect(explanation).toMatchObject({
      id: 'apache-kafka',
      standing: 'absent',
      vacancies: 10,
      alone: 10,
    });
    expect(explanation.postings[0]).toMatchObject({
      quote: '- Strong experience with Apache Kafka',
    });
  });

  it('compares with an earlier resume and with an earlier report', async () => {
    const old = join(home, 'old.txt');
    writeFileSync(old, 'Skills: Go, Perl');
    const { comparison } = JSON.parse(
      (await run(['gap', '-', '--format', 'json', '--compare', old], resume)).stdout,
    );
    expect(comparison.lost).toEqual([{ id: 'perl', name: 'Perl' }]);
    expect(comparison.full_fit).toEqual({ before: 0.2, after: 0.4 });
    const saved = join(home, 'old.json');
    writeFileSync(saved, (await run(['gap', old, '--format', 'json'])).stdout);
    const again = await run(['gap', '-', '--format', 'json', '--compare', saved], resume);
    expect(JSON.parse(again.stdout).comparison).toEqual(comparison);
    rmSync(saved);
  });

  it('refuses with exit code 1 and a sentence, and wrong flags with 2', async () => {
    const refused = await run(['gap', '-'], '\u0000\u0001\u0002');
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toMatch(/not text or a known document/);
    expect((await run(['gap', '-', '--target', 'wizard'], resume)).code).toBe(2);
    expect((await run(['gap', 'no-such-file.pdf'])).code).toBe(2);
    expect((await run(['gap', '-', '--weeks', 'soon'], resume)).code).toBe(2);
  });

  it('writes nothing of the resume to disk, database or log', async () => {
    const broken = `{"skills": ["${marker}",]}`;
    const debug = { GAPMAP_LOG_LEVEL: 'trace' };
    const outputs = [
      await run(['gap', '-', '--format', 'json'], resume, debug),
      await run(['gap', '-', '--format', 'json'], broken, debug),
      await run(['gap', '-', '--format', 'json'], `${marker} \u0000\u0001`, debug),
    ];
    expect(outputs[0]?.stdout).not.toContain(marker);
    for (const { stderr } of outputs) expect(stderr).not.toContain('Zyxomma');
    const files = globSync('**/*', { cwd: home }).filter((name) =>
      statSync(join(home, name)).isFile(),
    );
    expect(files.length).toBeGreaterThan(100);
    const holding = files.filter((name) => readFileSync(join(home, name)).includes('Zyxomma'));
    expect(holding).toEqual([]);
  });
});

type Ended = { code: number; stdout: string; stderr: string };

function run(args: string[], input = '', more: Record<string, string> = {}): Promise<Ended> {
  const env = { ...process.env, GAPMAP_HOME: home, DATABASE_URL: '', REDIS_URL: '', ...more };
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['src/cli/main.ts', ...args],
      { env, maxBuffer: 1e8 },
      (error, stdout, stderr) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
      },
    );
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}
