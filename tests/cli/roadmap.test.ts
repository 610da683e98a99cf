import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'gapmap-roadmap-'));
afterAll(() => rmSync(folder, { recursive: true }));

function gapmap(args: string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/main.ts', ...args], {
    input,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('gapmap roadmap', () => {
  it('lists what ships as data on stdout', () => {
    const { status, stdout } = gapmap(['roadmap', 'list']);
    expect(status).toBe(0);
    const rows: { id: string }[] = JSON.parse(stdout);
    expect(rows.map(({ id }) => id)).toContain('birjob-2026');
  });

  it('shows the topics of one, and fails with the known ids for another', () => {
    expect(gapmap(['roadmap', 'list', 'birjob-2026', '--format', 'csv']).stdout).toContain(
      '"redis, caching"',
    );
    const unknown = gapmap(['roadmap', 'list', 'nope']);
    expect(unknown.status).toBe(1);
    expect(unknown.stderr).toMatch(/^gapmap: no roadmap "nope"; there are birjob-2026/);
    expect(unknown.stdout).toBe('');
  });

  it('checks the documented example from stdin, and names the lines of what is wrong', () => {
    const documentation = readFileSync('docs/roadmap-file.md', 'utf8');
    const example = /```yaml\n([\s\S]*?)```/.exec(documentation)?.[1] ?? '';
    expect(gapmap(['roadmap', 'check', '-'], example).status).toBe(0);
    const file = join(folder, 'bad.yaml');
    writeFileSync(file, example.replace('Postgres,', 'Postgrse,'));
    const bad = gapmap(['roadmap', 'check', file, '--format', 'ndjson']);
    expect(bad.status).toBe(1);
    expect(bad.stdout).toMatch(/^\{"line":12,"message":".*Postgrse.* PostgreSQL/);
    expect(bad.stderr).toBe(`gapmap: ${file}: 1 problem\n`);
  });

  it('imports a drawing of roadmap.sh so that it checks', () => {
    const nodes = [
      { id: 'a', type: 'topic', position: { x: 0, y: 0 }, data: { label: 'Caching' } },
      { id: 'b', type: 'subtopic', position: { x: 0, y: 9 }, data: { label: 'Redis' } },
    ];
    const file = join(folder, 'drawing.json');
    writeFileSync(file, JSON.stringify({ nodes, edges: [{ source: 'a', target: 'b' }] }));
    const yaml = execFileSync(process.execPath, ['src/cli/main.ts', 'roadmap', 'import', file], {
      stdio: ['ignore', 'pipe', 'ignore'],
      encoding: 'utf8',
    });
    const checked = gapmap(['roadmap', 'check', '-', '--format', 'ndjson'], yaml);
    expect(checked.status).toBe(0);
    expect(checked.stdout).toContain('"skills":"caching, redis"');
  });

  it('says in a sentence that a file is missing', () => {
    const missing = gapmap(['roadmap', 'check', join(folder, 'none.yaml')]);
    expect(missing.status).toBe(2);
    expect(missing.stderr).toMatch(/^gapmap: cannot read .*none\.yaml/);
  });
});
