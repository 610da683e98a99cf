import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '../../src/db/open.ts';
import { measureDemand } from '../../src/demand/measure.ts';
import { everything } from '../../src/demand/slice.ts';
import { loadSlice } from '../../src/demand/store.ts';
import { createReader } from '../../src/skills/reader.ts';
import { importFile } from '../../workers/import.ts';
import { rollUp } from '../../workers/rollup.ts';
import { openTestDatabase } from '../_support/database.ts';
import { storeTold, type Told } from '../_support/postings.ts';
import { seeded } from './_random.ts';
import { measured, recounted } from './_recount.ts';

let open: OpenDatabase;
beforeAll(async () => {
  open = await openTestDatabase();
});
afterAll(() => open.close());

describe('shares by skill and month', () => {
  it('agree with a plain recount of postings that repeat, change hands and name no employer', async () => {
    const random = seeded(5);
    const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
    const told = Array.from({ length: 400 }, (_, i): Told => {
      const text = `${Array.from({ length: 40 }, (_, w) => `job${i % 300}word${w}`).join(' ')}`;
      return {
        externalId: `${i}`,
        employer: i % 7 === 0 ? '' : `employer${(i % 300) % 40}`,
        // The last hundred repeat the first, word for word.
        text: i % 11 === 0 ? '' : text,
        title: `Engineer ${i % 300}`,
        postedAt: new Date(Date.UTC(2025, 0, 1 + Math.floor(random() * 300), 23, 59)),
        role: pick(['backend', 'backend', 'data']),
        skills: ['go', 'java|1', 'kotlin|1', 'kafka?', 'redis~'].filter(() => random() < 0.4),
      };
    });
    await storeTold(open, 'greenhouse/a', told.slice(0, 250));
    await storeTold(open, 'lever/b', told.slice(250));
    await rollUp({ db: open.db, now: () => new Date('2026-01-01T00:00:00Z') });
    for (const role of ['backend', 'data'] as const) {
      const counted = await recounted(open, role);
      expect(counted.size).toBeGreaterThan(25);
      expect(await measured(open, role)).toEqual(counted);
    }
  });
});

const years = '../shared/data/postings/hn-2011-2019.ndjson.gz';

// All of them are recounted in tests/bench/import.ts, which has them in a database anyway.
describe.skipIf(!existsSync(years))('the Hacker News years of ../shared', () => {
  it('agree with a plain recount, every 25th posting of each month', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gapmap-recount-'));
    const file = join(folder, 'some.ndjson');
    const lines = gunzipSync(readFileSync(years)).toString('utf8').trimEnd().split('\n');
    writeFileSync(file, lines.filter((_, i) => i % 25 === 0).join('\n'));
    await open.pool.query('truncate demand_weeks, postings, vacancies cascade');
    const reader = await createReader(open.db, { skillsFile: null });
    const now = new Date('2026-01-01T00:00:00Z');
    await importFile(open.db, file, { now, correlationId: 'recount', reader });
    rmSync(folder, { recursive: true });
    await rollUp({ db: open.db, now: () => now });
    const counted = await recounted(open, 'backend');
    expect(counted.size).toBeGreaterThan(100);
    expect(await measured(open, 'backend')).toEqual(counted);
    const { cells, isIn } = await loadSlice(open.db, everything);
    const { rows } = await open.pool.query(
      'select count(distinct vacancy_id)::int as n from postings where read_with is not null and text <> $1',
      [''],
    );
    expect(measureDemand(cells, isIn).sample.vacancies).toBe(rows[0]?.n);
  });
});
