import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'gapmap-audit-'));
afterAll(() => rmSync(folder, { recursive: true }));

function gapmap(...args: string[]) {
  const env = {
    PATH: process.env.PATH,
    GAPMAP_HOME: join(folder, 'home'),
    GAPMAP_EXPORTS: join(folder, 'exports'),
  };
  return spawnSync(process.execPath, ['src/cli/main.ts', ...args], { encoding: 'utf8', env });
}

/** 60 backend postings of 60 employers; every second one requires Kubernetes. */
const postings = Array.from({ length: 60 }, (_, i) => ({
  id: `job-${i}`,
  title: 'Senior Backend Engineer',
  company: `Company number ${i}`,
  posted_at: '2026-04-01T09:00:00Z',
  text: [
    `About team ${i} of company number ${i}: we build service ${i * 17} for customer ${i * 31}.`,
    '',
    'Requirements',
    '- Experience with PostgreSQL and Docker is required',
    ...(i % 2 === 0 ? ['- Kubernetes is required'] : []),
    `- You have shipped product ${i * 13} and led project ${i * 7}`,
  ].join('\n'),
}));

beforeAll(() => {
  const file = join(folder, 'postings.jsonl');
  writeFileSync(file, postings.map((posting) => `${JSON.stringify(posting)}\n`).join(''));
  const { status, stderr } = gapmap('import', file);
  if (status !== 0) throw new Error(stderr);
}, 120_000);

describe('gapmap demand --roadmap', () => {
  const slice = ['--since', '2026-03-01', '--until', '2026-04-30'];

  it('audits a roadmap that ships, with blind spots and verdicts', () => {
    const { status, stdout } = gapmap('demand', '--roadmap', 'birjob-2026', ...slice);
    expect(status).toBe(0);
    const { audits } = JSON.parse(stdout);
    expect(audits[0]).toMatchObject({ roadmap: 'birjob-2026', vacancies: 60, employers: 60 });
    const blind = audits[0].blind_spots.find(
      (row: { skill: string }) => row.skill === 'Kubernetes',
    );
    expect(blind).toMatchObject({ vacancies: 30, share: 0.5 });
    const docker = audits[0].topics.find((row: { skill_id: string }) => row.skill_id === 'docker');
    expect(docker).toMatchObject({ vacancies: 60, share: 1, rank: 1 });
    const claim = audits[0].claims.find((row: { claim: string }) => /53%/.test(row.claim));
    expect(claim.verdict).toBe('does not hold');
  }, 60_000);

  it("audits a file of the user's own, and refuses a broken one with its lines", () => {
    const file = join(folder, 'mine.yaml');
    const yaml =
      'title: Mine\nphases:\n  - title: One\n    topics:\n      - title: Data\n        skills: [K8s, Postgres, Docker]\n';
    writeFileSync(file, yaml);
    const { stdout } = gapmap('demand', '--roadmap', file, ...slice);
    const [audit] = JSON.parse(stdout).audits;
    expect(audit.coverage).toEqual([{ track: 'of every alternative', one: expect.any(Number) }]);
    expect(audit.blind_spots.map((row: { skill: string }) => row.skill)).not.toContain(
      'Kubernetes',
    );
    writeFileSync(file, yaml.replace('K8s', 'Zorkmid'));
    const broken = gapmap('demand', '--roadmap', file, ...slice);
    expect(broken.status).toBe(1);
    expect(broken.stderr).toContain('line 6: phases[1].topics[1].skills[1]: "Zorkmid"');
    expect(broken.stdout).toBe('');
  }, 60_000);

  it('puts two side by side, and writes a page without scripts', () => {
    const both = ['demand', '--roadmap', 'birjob-2026', 'skillexchange', ...slice];
    const csv = gapmap(...both, '--format', 'csv').stdout.split('\r\n');
    expect(csv.map((line) => line.split(',')[0])).toEqual([
      'roadmap',
      'birjob-2026',
      'skillexchange',
      '',
    ]);
    const page = gapmap(...both, '--format', 'html').stdout;
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).not.toContain('<script');
  }, 60_000);
});

describe('gapmap export', () => {
  it('writes the week under the exports folder, or into the folder that is named', () => {
    const { status, stdout } = gapmap('export', '--week', '2026-W14');
    expect(status).toBe(0);
    expect(stdout).toBe(`${join(folder, 'exports', '2026-W14')}\n`);
    const out = join(folder, 'out');
    gapmap('export', '--week', '2026-04-02', '--out', out);
    expect(readdirSync(out).sort()).toEqual(readdirSync(stdout.trim()).sort());
    for (const name of readdirSync(out)) {
      expect(readFileSync(join(out, name))).toEqual(readFileSync(join(stdout.trim(), name)));
    }
  }, 60_000);

  it('says in a sentence what a week is', () => {
    const { status, stderr } = gapmap('export', '--week', 'soon');
    expect(status).toBe(2);
    expect(stderr).toBe('gapmap: --week: expected a week (2026-W14) or a day in it, not soon\n');
  }, 60_000);
});
