import { beforeAll, describe, expect, it } from 'vitest';
import { buildMarket } from '../../src/gaps/build-market.ts';
import { produceReport, profileOf } from '../../src/gaps/produce.ts';
import type { GapReport } from '../../src/gaps/report.ts';
import { gapLead, gapTables } from '../../src/reports/gap.ts';
import { excerpt } from '../../src/reports/gap-words.ts';
import { listRoadmaps } from '../../src/roadmaps/load.ts';
import { getDictionary } from '../../src/skills/shipped.ts';

const text = [
  'Skills',
  'Go, Redis, Docker',
  'Experience',
  'Acme, 2019 – 2023',
  'Services in Go with Spring Boot',
  'Learning: Rust',
].join('\n');
const needs = [
  [['go']],
  [['go'], ['elixir']],
  [['redis'], ['kafka-streams'], ['rust'], ['elixir']],
];
let report: GapReport;

beforeAll(async () => {
  const dictionary = await getDictionary();
  const entries = Array.from({ length: 60 }, (_, n) => ({
    id: `v${n}`,
    employer: `e${n}`,
    day: '2026-10-05',
    needs: needs[n % 3] ?? [],
    preferred: [],
  }));
  const source = {
    market: buildMarket(entries),
    origin: 'a test',
    findDetails: async () => new Map(),
    listSurfaces: async () => new Map(),
    findQuotes: async () => [],
  };
  const options = { dictionary, source, roadmaps: listRoadmaps(), year: 2026 };
  report = await produceReport(profileOf({ text, warnings: [] }, options), options);
});

const table = (title: string) => gapTables(report).find((one) => one.title === title);

describe('the gap report for people', () => {
  it('says how many vacancies lack how much', () => {
    const rows = table('How near the vacancies are')?.rows.map(({ vacancies }) => vacancies);
    expect(rows).toEqual([20, 20, 0, 20, 0]);
  });

  it('names what no roadmap teaches, the most asked first', () => {
    expect(report.blind_spots[0]).toMatchObject({ id: 'elixir', vacancies: 40, unlocks: 20 });
    expect(table('Missing, and in none of the roadmaps')?.rows[0]).toMatchObject({
      name: 'Elixir',
    });
  });

  it('warns that an order by fewer than ten vacancies is chance, and not of one by more', () => {
    const step = report.path[0];
    expect(step?.opens).toBe(20);
    expect(table('What to learn next')?.notes?.join(' ')).not.toContain('chance');
    const few = { ...report, path: step ? [{ ...step, opens: 3 }] : [] };
    const notes = gapTables(few).find(({ title }) => title === 'What to learn next')?.notes;
    expect(notes?.[0]).toContain('3 vacancies of 60: an order by so few is mostly chance');
  });

  it('tells what is only listed from what a job shows', () => {
    const listed = table('Asked for, and only listed')?.rows.map(({ name }) => name);
    expect(listed).toEqual(['Redis']);
    expect(table('What you have that is asked most')?.rows[0]).toMatchObject({
      name: 'Go',
      year: '2023',
      text: 'Services in Go with Spring Boot',
    });
  });

  it('says by name what implies a skill, and what is named without being claimed', () => {
    const java = table('Skills read from the resume')?.rows.find(({ name }) => name === 'Java');
    expect(java).toMatchObject({ implied: 'Spring Boot' });
    expect(table('Named in the resume but not claimed')?.rows).toMatchObject([
      { name: 'Rust', reason: 'learning' },
    ]);
  });

  it('costs another language half of a first one', () => {
    const step = report.path.find(({ skill }) => skill === 'elixir');
    expect(step).toMatchObject({ weeks: 4, weeks_estimated: true });
  });

  it('names the market in its lead without repeating its dates', () => {
    expect(gapLead(report)[1]).toMatch(/60 vacancies of 60 employers \(.*; a test\), published/);
  });
});

describe('an excerpt', () => {
  it('is what stands around the name in a long line', () => {
    const line = `${'word '.repeat(60)}Kafka ${'more '.repeat(60)}`;
    expect(excerpt(line, 'Kafka')).toMatch(/^… .*Kafka.* …$/);
    expect(excerpt(line, 'Kafka').length).toBeLessThan(120);
    expect(excerpt('short', 'Kafka')).toBe('short');
  });
});
