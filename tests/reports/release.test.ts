import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { parse } from 'csv-parse/sync';
import { afterAll, describe, expect, it } from 'vitest';
import { renderDataDictionary } from '../../src/reports/data-dictionary.ts';
import { buildRelease, type ReleaseData, releaseTables } from '../../src/reports/release.ts';
import type { Published } from '../../src/reports/release-changes.ts';
import { findReleaseBefore, writeRelease } from '../../src/reports/release-folder.ts';
import { dataColumns, type Row } from '../../src/reports/table.ts';

const folder = mkdtempSync(join(tmpdir(), 'gapmap-release-'));
afterAll(() => rmSync(folder, { recursive: true }));

const skill = (id: string, rest: Row): Row => ({
  week: '2026-W14',
  role: 'backend',
  window_weeks: 13,
  skill: id,
  name: id.toUpperCase(),
  category: 'tool',
  vacancies: 100,
  required: 60,
  named: 120,
  employers: 40,
  share: 0.25,
  share_low: 0.2,
  share_high: 0.3,
  employer_share: 0.4,
  employer_share_low: 0.3,
  employer_share_high: 0.5,
  rank: 1,
  rank_before: 2,
  share_before: 0.25,
  share_before_low: 0.2,
  share_before_high: 0.3,
  trend: 'steady',
  change: 0.01,
  change_low: -0.02,
  change_high: 0.04,
  sample_vacancies: 400,
  sample_employers: 100,
  ...rest,
});
const source = (slug: string, health: string): Row => ({
  week: '2026-W14',
  source: slug,
  adapter: 'greenhouse',
  company: '+Plus, "Ltd"',
  region: null,
  health,
  reason: null,
  runs: 7,
  failed_runs: 0,
  last_ok_at: '2026-04-05T01:02:03.000Z',
  postings_open: 10,
  postings_new: 1,
  postings_closed: 2,
});
const data: ReleaseData = {
  week: '2026-W14',
  dictionary: { version: 'b2', skills: 1600 },
  samples: [
    {
      role: 'backend',
      windowWeeks: 13,
      from: '2026-W02',
      to: '2026-W14',
      vacancies: 400,
      employers: 100,
      postings: 450,
    },
  ],
  skills: [
    skill('redis', {
      vacancies: 50,
      share: 0.125,
      share_low: 0.1,
      share_high: 0.15,
      trend: 'falling',
      change: -0.125,
      change_low: -0.2,
      change_high: -0.05,
    }),
    skill('go', { share: 0.3, share_before: 0.25 }),
    skill('cobol', { vacancies: 2, share: null, share_low: null, share_high: null, rank: null }),
    skill('docker', { vacancies: 100, share: 0.24, share_before: 0.26 }),
  ],
  topics: [
    {
      week: '2026-W14',
      roadmap: 'birjob-2026',
      position: 1,
      topic: 'redis',
      title: '-Redis',
      phase: 'depth',
      when: 'Month 4',
      week_from: 13,
      weeks: 1.5,
      optional: false,
      skill: 'redis',
      vacancies: 50,
      employers: 20,
      share: 0.125,
      share_low: 0.1,
      share_high: 0.15,
      rank: 3,
    },
  ],
  sources: [source('greenhouse/b', 'failed'), source('greenhouse/a', 'ok')],
  weeks: { provisional: ['2026-W14'], masked: ['2026-W10', '2026-W11'] },
};
const before: Published = {
  week: '2026-W13',
  dictionary: 'b1',
  shares: new Map([
    ['backend 13 go', 0.22],
    ['backend 13 docker', 0.26],
    ['backend 13 cobol', null],
  ]),
  health: new Map([
    ['greenhouse/b', 'ok'],
    ['greenhouse/old', 'ok'],
  ]),
};

const textOf = (files: { name: string; bytes: Uint8Array }[], name: string) =>
  new TextDecoder().decode(files.find((file) => file.name === name)?.bytes);

describe('buildRelease', () => {
  it('gives the same bytes for the same data, in whatever order its rows come', async () => {
    const files = await buildRelease(data, before);
    const turned = {
      ...data,
      skills: data.skills.toReversed(),
      sources: data.sources.toReversed(),
    };
    expect(await buildRelease(turned, before)).toEqual(files);
  });

  it('names every file in the manifest with its hash, and no time of writing', async () => {
    const files = await buildRelease(data, before);
    const manifest = JSON.parse(textOf(files, 'manifest.json'));
    expect(manifest.files.map(({ name }: { name: string }) => name)).toEqual(
      files.slice(0, -1).map(({ name }) => name),
    );
    for (const { name, sha256 } of manifest.files) {
      const bytes = files.find((file) => file.name === name)?.bytes ?? new Uint8Array();
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    }
    expect(manifest).toMatchObject({
      schema: 1,
      week: '2026-W14',
      dictionary: { version: 'b2', skills: 1600 },
      rows: { skills: 4, topics: 1, sources: 2 },
      compared_with: { week: '2026-W13', dictionary: 'b1' },
      weeks: { provisional: ['2026-W14'], masked: ['2026-W10', '2026-W11'] },
    });
    expect(textOf(files, 'manifest.json')).not.toMatch(/\d{2}:\d{2}/);
  });

  it('writes CSV that a strict parser takes, with every documented column and disarmed cells', async () => {
    const files = await buildRelease(data, null);
    for (const [name, table] of Object.entries(releaseTables(data))) {
      const csv = textOf(files, `${name}.csv`);
      expect(csv.endsWith('\r\n')).toBe(true);
      const rows: string[][] = parse(csv, { record_delimiter: '\r\n', relax_quotes: false });
      expect(rows[0]).toEqual(dataColumns(table).map(({ key }) => key));
      expect(rows).toHaveLength(table.rows.length + 1);
    }
    expect(textOf(files, 'topics.csv')).toContain(",'-Redis,");
    expect(textOf(files, 'sources.csv')).toContain(`"'+Plus, ""Ltd"""`);
    expect(textOf(files, 'skills.csv').split('\r\n')[4]).toMatch(
      /^2026-W14,backend,13,cobol,.*,2,60,120,40,,,,/,
    );
  });

  it('sorts skills by demand and then by id', async () => {
    const csv = textOf(await buildRelease(data, null), 'skills.csv');
    const ids = csv.split('\r\n').slice(1, -1);
    expect(ids.map((line) => line.split(',')[3])).toEqual(['docker', 'go', 'redis', 'cobol']);
  });

  it('opens in DuckDB, CSV and Parquet alike', async () => {
    await writeRelease(join(folder, 'duck'), await buildRelease(data, null));
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const sum = async (from: string) => {
      const reader = await connection.runAndReadAll(
        `select sum(vacancies)::int v, round(sum(share), 6) s, count(*)::int n from ${from}`,
      );
      return reader.getRowObjectsJS();
    };
    const expected = [{ v: 252, s: 0.665, n: 4 }];
    expect(await sum(`read_csv('${folder}/duck/skills.csv', strict_mode = true)`)).toEqual(
      expected,
    );
    expect(await sum(`'${folder}/duck/skills.parquet'`)).toEqual(expected);
    expect(await sum(`read_json('${folder}/duck/skills.ndjson')`)).toEqual(expected);
  });
});

describe('changes.md', () => {
  it('keeps demand, dictionary and sources apart', async () => {
    expect(
      textOf(await buildRelease(data, before), 'changes.md'),
    ).toBe(`# 2026-W14: what changed since the release of 2026-W13

## Demand moved

Backend vacancies, 13 weeks to this week against the 13 weeks before them, read with one dictionary, on the sources that were read in both. What is listed is tested; at most 5% of it is chance.

- REDIS: -12.5 points (95%: -20.0 to -5.0), now 12.5%

Provisional, since vacancies are still being found: 2026-W14.

Left out of changes, since sources were broken: 2026-W10, 2026-W11.

## The dictionary learned

Version b1 became b2. The window of 2026-W13 reads differently now:

- GO: 22.0% to 25.0% (+3.0 points)

Not in the last release: REDIS.

## Sources changed

- greenhouse/a is new (ok)
- greenhouse/b was ok and is failed
- greenhouse/old is gone
`);
  });
});

describe('changes.md of a quiet week', () => {
  it('says that nothing moved by more than chance, and what moved most within', async () => {
    const quiet = { ...data, skills: data.skills.slice(1), weeks: { provisional: [], masked: [] } };
    expect(textOf(await buildRelease(quiet, null), 'changes.md')).toContain(
      'No skill moved by more than chance would. The largest moves within chance:\n\n- COBOL: +1.0 points (95%: -2.0 to +4.0)\n- DOCKER: +1.0',
    );
  });
});

describe('writeRelease and findReleaseBefore', () => {
  it('write whole files and read back what a later release is compared with', async () => {
    const exports = join(folder, 'exports');
    await writeRelease(join(exports, '2026-W14'), await buildRelease(data, null));
    expect(readdirSync(join(exports, '2026-W14')).some((name) => name.startsWith('.'))).toBe(false);
    const found = await findReleaseBefore(exports, '2026-W15');
    expect(found?.shares.get('backend 13 go')).toBe(0.3);
    expect(found?.shares.get('backend 13 cobol')).toBeNull();
    expect(found?.health.get('greenhouse/b')).toBe('failed');
    expect(await findReleaseBefore(exports, '2026-W14')).toBeNull();
    expect(await findReleaseBefore(join(folder, 'nowhere'), '2026-W14')).toBeNull();
  });
});

describe('docs/data-dictionary.md', () => {
  it('is what the column definitions say', async () => {
    // To write it anew: npx vitest run tests/reports/release.test.ts -u
    await expect(renderDataDictionary()).toMatchFileSnapshot('../../docs/data-dictionary.md');
  });

  it('describes every column', () => {
    for (const { columns } of Object.values(releaseTables(data))) {
      for (const column of columns) expect(column.description).toBeTruthy();
    }
  });
});
