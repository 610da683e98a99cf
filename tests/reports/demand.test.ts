import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/demand/change.ts';
import type { NamedDemand } from '../../src/demand/find.ts';
import type { PanelPeriod } from '../../src/demand/panel.ts';
import { parseWeek } from '../../src/demand/week.ts';
import { demandTable } from '../../src/reports/demand.ts';
import { tableRecords } from '../../src/reports/table.ts';
import { renderTable } from '../../src/reports/terminal.ts';
import { nameWeeks, weekNotes } from '../../src/reports/week-notes.ts';

const skill = (number: number, name: string, asked: number): NamedDemand => ({
  skill: number,
  id: name.toLowerCase(),
  name,
  category: 'language',
  required: asked - 5,
  asked,
  named: asked + 20,
  employers: asked - 10,
  share: asked / 400,
  interval: { low: asked / 500, high: asked / 300 },
  employerShare: 0.2,
  employerInterval: { low: 0.1, high: 0.3 },
  rank: number,
});
const change = (number: number, rest: Partial<Change>): [number, Change] => [
  number,
  {
    skill: number,
    before: 0.2,
    now: 0.25,
    low: 0.01,
    high: 0.09,
    p: 0.01,
    direction: 'rising',
    rankBefore: 3,
    rankNow: 1,
    ...rest,
  },
];
const demand = {
  sample: { vacancies: 400, employers: 120, postings: 450 },
  strength: 'asked' as const,
  skills: [skill(1, 'Go', 100), skill(2, 'Perl', 50), skill(3, 'Ada', 40), skill(4, 'Io', 30)],
};
const changes = new Map([
  change(1, {}),
  change(2, { direction: 'falling', before: 0.3, now: 0.1, rankBefore: 1, rankNow: 2 }),
  change(3, { direction: 'steady', rankBefore: 3, rankNow: 3 }),
]);
const table = demandTable(demand, {
  words: 'backend',
  limit: 3,
  changes: { found: { sources: 7, changes }, weeks: 13 },
  notes: ['Provisional.'],
});

describe('demandTable', () => {
  it('shows what moved, and gives up columns and then bars where the terminal is narrow', () => {
    const wide = renderTable(table, { width: 130, colour: false }).split('\n');
    expect(wide[4]).toBe(
      '1  Go     25.0%  ██████████░░░░░░    20.0–33.3%    100        95         90   20.0%   ↑ +5.0      +2',
    );
    const narrow = renderTable(table, { width: 72, colour: false }).split('\n');
    expect(narrow[2]).not.toContain('Required');
    expect(narrow[5]).toContain('↓ −20.0');
    expect(renderTable(table, { width: 60, colour: false })).not.toContain('█');
  });

  it('says what was left out, how the change is to be read, and what weeks still grow', () => {
    expect(table.notes?.[0]).toBe('1 more skills are named (--limit).');
    expect(table.notes?.[1]).toContain('from 450 postings (50 duplicates removed)');
    expect(table.notes?.[2]).toContain(
      '13 weeks against the 13 before, on the 7 sources read in both',
    );
    expect(table.notes?.[3]).toBe('Provisional.');
  });

  it('gives programs the direction, the interval of the change and the places won', () => {
    const [go, perl] = tableRecords(table);
    expect(go).toMatchObject({ trend: 'rising', change: 0.05, change_low: 0.01, rank_change: 2 });
    expect(perl).toMatchObject({ trend: 'falling', change: -0.2, rank_change: -1 });
    const untested = tableRecords(demandTable(demand, { words: '', limit: null }))[0];
    expect(untested).not.toHaveProperty('trend');
  });

  it('says in words that there are too few vacancies', () => {
    const sample = { vacancies: 12, employers: 1, postings: 12 };
    const few = demandTable({ ...demand, sample }, { words: '', limit: null });
    expect(few.notes).toEqual([
      'Only 12 vacancies of 1 employer: too few for shares (the floor is 30).',
    ]);
  });
});

describe('notes on weeks', () => {
  const period = (name: string, rest: Partial<PanelPeriod> = {}): PanelPeriod => ({
    week: parseWeek(name) ?? 0,
    sources: 5,
    broken: 0,
    masked: false,
    maturity: null,
    provisional: false,
    ...rest,
  });

  it('put neighbours together, over the turn of a year as well', () => {
    const weeks = ['2026-W10', '2026-W52', '2026-W53', '2027-W01', '2027-W03'].map((name) =>
      period(name),
    );
    expect(nameWeeks(weeks)).toBe('2026-W10, 2026-W52 to 2027-W01, 2027-W03');
  });

  it('name masked and provisional weeks, and how much of the latest is found', () => {
    const periods = [
      period('2026-W10', { masked: true }),
      period('2026-W11', { provisional: true, maturity: 0.8 }),
      period('2026-W12', { provisional: true, maturity: 0.45 }),
    ];
    const [masked, provisional] = weekNotes(periods);
    expect(masked).toContain('were broken: 2026-W10.');
    expect(provisional).toContain('about 45% are found): 2026-W11 to 2026-W12.');
    expect(weekNotes([period('2026-W10')])).toEqual([]);
  });
});
