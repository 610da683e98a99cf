import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '../../src/db/open.ts';
import { measureDemand } from '../../src/demand/measure.ts';
import { everything } from '../../src/demand/slice.ts';
import { listSkills, loadSlice } from '../../src/demand/store.ts';
import { measureTrend } from '../../src/demand/trend.ts';
import { monthOfWeek, monthStart } from '../../src/demand/week.ts';
import type { Role } from '../../src/postings/posting.ts';
import { createReader } from '../../src/skills/reader.ts';
import { importFile } from '../../workers/import.ts';
import { rollUp } from '../../workers/rollup.ts';
import { openTestDatabase } from '../_support/database.ts';
import { storeTold, type Told } from '../_support/postings.ts';
import { seeded } from './_random.ts';

let open: OpenDatabase;
beforeAll(async () => {
  open = await openTestDatabase();
});
afterAll(() => open.close());

type Counted = Map<string, string>;

/** "asked of vacancies, employers" by month and skill, by way of the weekly cells. */
async function measured(role: Role): Promise<Counted> {
  const { cells, isIn } = await loadSlice(open.db, { ...everything, roles: [role] });
  const names = await listSkills(open.db);
  const periods = measureTrend(cells, isIn, { strength: 'asked', periodOf: monthStart });
  return new Map(
    periods.flatMap(({ week, vacancies, skills }) =>
      [...skills]
        .filter(([, { asked }]) => asked > 0)
        .map(([number, { asked, required, employers }]) => [
          `${monthOfWeek(week)} ${names.get(number)?.id}`,
          `${asked} (${required}) of ${vacancies}, ${employers} employers`,
        ]),
    ),
  );
}

/**
 * The same from the rows, in one statement that shares no code with the rollup: a vacancy is dated by its earliest
 * posting and speaks through its first one with a text; a month is the one of its week's Thursday.
 */
async function recounted(role: Role): Promise<Counted> {
  const { rows } = await open.pool.query(
    `with vacancy as (
      select vacancy_id as id, (array_agg(id order by (text = ''), opened_at, id))[1] as speaker,
        to_char(date_trunc('week', min(opened_at) at time zone 'UTC') + interval '3 days', 'YYYY-MM') as month
      from postings where read_with is not null group by vacancy_id
    ), own as (
      select v.id, v.month, p.id as posting, case when p.employer = '' then 'unknown ' || v.id else p.employer end as employer
      from vacancy v join postings p on p.id = v.speaker where p.role = $1 and p.text <> ''
    ), month as (select month, count(*) as vacancies from own group by month)
    select o.month, k.id as skill, count(*) as asked, count(*) filter (where s.requirement = 3) as required,
      count(distinct o.employer) as employers, min(m.vacancies) as vacancies
    from own o join month m on m.month = o.month
      join posting_skills s on s.posting_id = o.posting and s.requirement >= 2
      join skills k on k.number = s.skill
    group by o.month, k.id`,
    [role],
  );
  return new Map(
    rows.map(({ month, skill, asked, required, vacancies, employers }) => [
      `${month} ${skill}`,
      `${asked} (${required}) of ${vacancies}, ${employers} employers`,
    ]),
  );
}

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
      const counted = await recounted(role);
      expect(counted.size).toBeGreaterThan(25);
      expect(await measured(role)).toEqual(counted);
    }
  });
});

const years = '../shared/data/postings/hn-2011-2019.ndjson.gz';

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
    const counted = await recounted('backend');
    expect(counted.size).toBeGreaterThan(100);
    expect(await measured('backend')).toEqual(counted);
    const { cells, isIn } = await loadSlice(open.db, everything);
    const { rows } = await open.pool.query(
      'select count(distinct vacancy_id)::int as n from postings where read_with is not null and text <> $1',
      [''],
    );
    expect(measureDemand(cells, isIn).sample.vacancies).toBe(rows[0]?.n);
  });
});
