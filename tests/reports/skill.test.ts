import { describe, expect, it } from 'vitest';
import type { VacancyFacts } from '../../src/demand/cell.ts';
import type { OpenSlice } from '../../src/demand/find.ts';
import { measurePeriods } from '../../src/demand/panel.ts';
import { createFilter, everything } from '../../src/demand/slice.ts';
import { readSkill } from '../../src/reports/skill.ts';
import { skillDocument } from '../../src/reports/skill-document.ts';
import { renderSkillReport } from '../../src/reports/skill-page.ts';
import { payTable, skillTables } from '../../src/reports/skill-tables.ts';
import type { Table } from '../../src/reports/table.ts';
import { renderTable } from '../../src/reports/terminal.ts';
import { cellsOf, vacancy } from '../demand/_cells.ts';

const names = new Map(
  ['apache-kafka', 'java', 'rabbitmq', 'docker'].map((id, number) => [
    number,
    { id, name: id.toUpperCase(), category: 'tool' },
  ]),
);
const [kafka, java, rabbit, docker] = [0, 1, 2, 3] as const;
const need = (skill: number, alternatives: number | null = null) => ({
  skill,
  requirement: 3,
  alternatives,
});

/** A period of `n` vacancies, of which `asking` ask for Kafka: all of those for Java too, a third with RabbitMQ as the other way. */
function vacanciesOf(week: number, n: number, asking: number): VacancyFacts[] {
  return Array.from({ length: n }, (_, i) =>
    vacancy({
      vacancy: week * 1_000 + i,
      week,
      employer: 1 + i,
      level: i % 2 === 0 ? 'senior' : null,
      payMin: i < 40 ? 50_000 + 1_000 * i : null,
      payMax: i < 40 ? 70_000 + 1_000 * i : null,
      currency: i < 40 ? 'EUR' : null,
      skills:
        i < asking
          ? [
              need(kafka, i % 3 === 0 ? 0 : null),
              need(java),
              ...(i % 3 === 0 ? [need(rabbit, 0)] : []),
            ]
          : [need(docker), ...(i % 10 === 0 ? [need(java)] : [])],
    }),
  );
}

function sliceOf(rows: VacancyFacts[], since: number, until: number): OpenSlice {
  const slice = { ...everything, since, until };
  return {
    slice,
    words: 'all roles',
    cells: cellsOf(rows),
    isIn: createFilter(slice, new Set()),
    names,
  };
}

function read(n: number, asking: number, before = asking) {
  const open = sliceOf(vacanciesOf(2_900, n, asking), 2_900, 2_900);
  const earlier = sliceOf(vacanciesOf(2_899, n, before), 2_899, 2_899);
  const series = sliceOf(
    [...vacanciesOf(2_899, n, before), ...vacanciesOf(2_900, n, asking)],
    2_899,
    2_900,
  );
  const weeks = measurePeriods(series.cells, series.isIn, { ledger: new Map(), asOf: 2_900 });
  const reading = readSkill('apache-kafka', { open, earlier, series, weeks });
  const document = skillDocument(reading, open, []);
  const quotes = [
    {
      vacancy: '1',
      title: 'Engineer',
      company: 'A',
      url: 'https://a.example/1',
      quote: 'We use Kafka.',
    },
  ];
  const tables = skillTables(reading, document, {
    words: open.words,
    quotes,
    weeks: 1,
    charted: false,
  });
  return { reading, document, tables };
}
const titled = (tables: readonly Table[], title: string) =>
  tables.find((table) => table.title === title);

describe('a skill', () => {
  it('has its shares, employers, rank, tested change, levels and what it goes with', () => {
    const { document, reading, tables } = read(200, 90, 20);
    expect(document.demand).toMatchObject({
      asked: 90,
      share: 0.45,
      employers: 90,
      trend: 'rising',
    });
    expect(reading.strengths.named?.named).toBe(90);
    expect(document.levels.map(({ level, asked }) => [level, asked])).toEqual([
      ['senior', 45],
      [null, 45],
    ]);
    const [first] = document.asked_with;
    expect(first).toMatchObject({ id: 'java', vacancies: 90, share: 1 });
    // 101 of 200 ask for Java in all.
    expect(first?.lift).toBeCloseTo(200 / 101, 5);
    expect(document.alternatives).toEqual([{ id: 'rabbitmq', name: 'RABBITMQ', vacancies: 30 }]);
    expect(tables[0]?.notes?.[0]).toContain('Rising: +35.0 points');
    expect(tables[0]?.notes?.[1]).toContain('▁█');
  });

  it('says provisional of the week that is not over, in the series and in the notes', () => {
    const { document, tables } = read(200, 90);
    expect(document.trend.map(({ week, provisional }) => [week, provisional])).toEqual([
      ['2025-W31', false],
      ['2025-W32', true],
    ]);
    expect(tables[0]?.notes?.join(' ')).toContain('Provisional');
  });

  it('gives quartiles of pay from 30 vacancies on, and words below', () => {
    const pay = (asking: number) => payTable(read(200, asking).reading).rows[0];
    expect(pay(30)).toMatchObject({
      currency: 'EUR',
      vacancies: 30,
      median: 74_500,
      medianOfAll: 79_500,
    });
    expect(pay(29)).toMatchObject({ vacancies: 29, median: 'too few' });
    expect(read(200, 29).document.pay).toEqual([]);
  });

  it('tells no share, rank or lift below 30', () => {
    const few = read(25, 10);
    expect(few.document.demand).toMatchObject({ share: null, rank: null });
    expect(few.document.asked_with[0]).toMatchObject({ share: null, lift: null });
    expect(few.tables[0]?.rows.map(({ share }) => share)).toEqual(Array(4).fill('too few'));
    expect(few.tables[0]?.notes?.join(' ')).not.toContain('Rank');
  });

  it('quotes postings with their links, and never overflows a narrow terminal', () => {
    const { tables } = read(200, 90);
    expect(titled(tables, 'What postings say')?.rows[0]).toMatchObject({
      quote: 'We use Kafka.',
      posting: 'Engineer, A',
      url: 'https://a.example/1',
    });
    const lines = tables.flatMap((table) =>
      renderTable(table, { width: 80, colour: false }).split('\n'),
    );
    expect(Math.max(...lines.map((line) => [...line].length))).toBeLessThanOrEqual(80);
  });

  it('is a page with a chart in which weeks that still grow are dashed', async () => {
    const { reading, tables } = read(200, 90);
    const page = await renderSkillReport(reading, tables);
    expect(page).toContain('stroke-dasharray');
    expect(page).toContain('dashed weeks still grow');
    expect(page).not.toContain('<script');
  });

  it('is refused by name where no vacancy has it', () => {
    const open = sliceOf(vacanciesOf(2_900, 40, 10), 2_900, 2_900);
    const slices = { open, earlier: open, series: open, weeks: [] };
    expect(() => readSkill('cobol', slices)).toThrow(
      'There is no skill "cobol" in these vacancies.',
    );
  });
});
