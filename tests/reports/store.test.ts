import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '../../src/db/open.ts';
import { parseWeek } from '../../src/demand/week.ts';
import { buildRelease, type ReleaseData } from '../../src/reports/release.ts';
import { gatherRelease } from '../../src/reports/store.ts';
import { finishRun, startRun } from '../../src/sources/store.ts';
import { rollUp } from '../../workers/rollup.ts';
import { openTestDatabase } from '../_support/database.ts';
import { storeTold, type Told } from '../_support/postings.ts';

const now = () => new Date('2026-04-07T00:00:00Z');
const week = parseWeek('2026-W14') ?? 0;
const dictionary = {
  version: 'v1',
  skills: new Map([
    ['spring-boot', { implies: ['java'] }],
    ['java', {}],
  ]),
};

/** 60 vacancies of 20 employers over the six weeks to 5 April 2026. */
const told: Told[] = Array.from({ length: 60 }, (_, i) => ({
  externalId: String(i),
  employer: `employer ${i % 20}`,
  company: `Employer ${i % 20}`,
  postedAt: new Date(Date.UTC(2026, 3, 5 - (i % 6) * 7, 12)),
  role: i % 3 === 0 ? ('data' as const) : ('backend' as const),
  skills: ['postgresql', ...(i % 2 === 0 ? ['go'] : ['java?']), ...(i % 5 === 0 ? ['soap~'] : [])],
}));

const counts = {
  requested: 1,
  found: 30,
  new: 30,
  changed: 0,
  unchanged: 0,
  closed: 0,
  reopened: 0,
  failed: 0,
  throttled: 0,
  bytes: 0,
};

async function fill(open: OpenDatabase, postings: readonly Told[]): Promise<void> {
  const half = postings.length / 2;
  const at = new Date('2026-04-03T08:00:00Z');
  const slugs = ['greenhouse/a', 'lever/b'];
  if (Number(postings[0]?.externalId) !== 0) slugs.reverse();
  for (const [index, slug] of slugs.entries()) {
    const own = postings.slice(index * half, (index + 1) * half);
    const { sourceId } = await storeTold(open, slug, own, at);
    const id = await startRun(open.db, { sourceId, correlationId: 'x', at });
    const status = slug === 'lever/b' ? ('failed' as const) : ('ok' as const);
    const reason = status === 'failed' ? 'answered 503' : null;
    const run = { id, status, reason, complete: true, at, medianTextLength: null, counts };
    await finishRun(open.db, run);
  }
  await rollUp({ db: open.db, now });
}

let one: OpenDatabase;
let other: OpenDatabase;
let data: ReleaseData;
beforeAll(async () => {
  [one, other] = await Promise.all([openTestDatabase(), openTestDatabase()]);
  await fill(one, told);
  data = await gatherRelease(one.db, week, dictionary);
});
afterAll(() => Promise.all([one.close(), other.close()]));

const find = (role: string, weeks: number, skill: string) =>
  data.skills.find((row) => row.role === role && row.window_weeks === weeks && row.skill === skill);

describe('gatherRelease', () => {
  it('agrees with a plain recount of the postings', () => {
    const backend = told.filter(({ role }) => role === 'backend');
    const asking = (skill: string) => backend.filter(({ skills = [] }) => skills.includes(skill));
    expect(find('backend', 13, 'go')).toMatchObject({
      week: '2026-W14',
      vacancies: asking('go').length,
      required: asking('go').length,
      employers: new Set(asking('go').map(({ employer }) => employer)).size,
      share: asking('go').length / backend.length,
      sample_vacancies: backend.length,
      sample_employers: 20,
    });
    expect(find('backend', 13, 'java')).toMatchObject({
      vacancies: asking('java?').length,
      required: 0,
    });
    expect(find('any', 13, 'soap')).toMatchObject({ vacancies: 0, named: 12 });
  });

  it('cuts windows at the week, compares with a week earlier, and leaves small shares empty', () => {
    expect(find('any', 13, 'postgresql')?.sample_vacancies).toBe(60);
    expect(find('any', 4, 'postgresql')?.sample_vacancies).toBe(40);
    expect(find('any', 4, 'postgresql')?.rank_before).toBe(1);
    expect(find('backend', 4, 'go')).toMatchObject({ share: null, rank: null });
    expect(data.samples.find((one) => one.role === 'any' && one.windowWeeks === 4)).toEqual({
      role: 'any',
      windowWeeks: 4,
      from: '2026-W11',
      to: '2026-W14',
      vacancies: 40,
      employers: 20,
      postings: 40,
    });
  });

  it('holds the topics of every roadmap against the backend, and tells how each source did', () => {
    const redis = data.topics.find(
      (row) => row.roadmap === 'birjob-2026' && row.topic === 'postgresql',
    );
    expect(redis).toMatchObject({ skill: 'postgresql', vacancies: 40, share: 1, rank: 1 });
    expect(new Set(data.topics.map((row) => row.roadmap)).size).toBe(5);
    expect(data.sources.find((row) => row.source === 'lever/b')).toMatchObject({
      health: 'failed',
      reason: 'answered 503',
      runs: 1,
      failed_runs: 1,
      last_ok_at: null,
      postings_open: 30,
    });
    expect(data.sources.find((row) => row.source === 'greenhouse/a')).toMatchObject({
      health: 'ok',
      last_ok_at: '2026-04-03T08:00:00.000Z',
    });
  });

  it('gives the same bytes from another database that was filled in another order', async () => {
    const turned = [...told.slice(30).toReversed(), ...told.slice(0, 30).toReversed()];
    await fill(other, turned);
    const again = await gatherRelease(other.db, week, dictionary);
    const files = await buildRelease(data, null);
    expect(await buildRelease(again, null)).toEqual(files);
    // The same on both kinds of database: this test runs on each, and there is one answer.
    const all = createHash('sha256');
    const measured = files.filter(({ name }) => /^(skills|sources)\./.test(name));
    for (const { bytes } of measured) all.update(bytes);
    expect(all.digest('hex')).toMatchInlineSnapshot(
      `"36dfd6603da4494d64d00079354efbee91a2e21a0c9875ac45433fa252bb6cab"`,
    );
  });
});

it('says of each topic what the demand of its most asked skill did', async () => {
  const open = await openTestDatabase();
  try {
    const ofWeek = (back: number, skills: string[]): Told[] =>
      Array.from({ length: 40 }, (_, i) => ({
        externalId: `${back}-${i}`,
        employer: `employer ${i % 20}`,
        postedAt: new Date(Date.UTC(2026, 3, 5 - back * 7, 12)),
        skills: ['go', ...(i % 4 === 0 ? ['sql'] : skills)],
      }));
    const postings = [...ofWeek(15, []), ...ofWeek(1, ['postgresql'])];
    await storeTold(open, 'greenhouse/a', postings, now());
    await rollUp({ db: open.db, now });
    const { topics, skills } = await gatherRelease(open.db, week, dictionary);
    const of = (skill: string) =>
      skills.find(
        (row) => row.role === 'backend' && row.window_weeks === 13 && row.skill === skill,
      );
    const [topic] = topics.filter((row) => row.skill === 'postgresql');
    const { trend, change, change_low, change_high } = topic ?? {};
    expect({ trend, change }).toEqual({ trend: 'rising', change: 0.75 });
    expect(of('postgresql')).toMatchObject({ trend, change, change_low, change_high });
  } finally {
    await open.close();
  }
});
