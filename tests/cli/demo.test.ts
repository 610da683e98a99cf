import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';

it('the demo scrapes, measures, audits and writes the series, and exits', {
  timeout: 180_000,
}, () => {
  const out = join(mkdtempSync(join(tmpdir(), 'gapmap-demo-test-')), 'series', 'trends.csv');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['src/cli/main.ts', 'demo', '--out', out],
    { encoding: 'utf8' },
  );
  expect(stderr).toMatch(/Done in/);
  expect(status).toBe(0);
  const found = [
    ...stdout.matchAll(/^(?:greenhouse|lever|ashby|hackernews)\/\S+\s+ok\s+(\d+)\s+(\d+)\s+0$/gm),
  ];
  expect(found).toHaveLength(7);
  const stored = found.reduce((sum, [, , n]) => sum + Number(n), 0);
  expect(stored).toBe(260);
  expect(stdout).toMatch(/Demand: backend/);
  expect(stdout).toMatch(/Blind spots/);
  expect(stdout).toMatch(/The gap of a sample resume[\s\S]+What to learn next/);
  const rows: Record<string, string>[] = parse(readFileSync(out), { columns: true });
  expect(new Set(rows.map((row) => row.week)).size).toBeGreaterThanOrEqual(12);
});
