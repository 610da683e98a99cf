import type { SkillName } from '../demand/find.ts';
import { leastSample } from '../demand/interval.ts';
import type { Panel, PanelPeriod } from '../demand/panel.ts';
import { isNamed, type TrendPeriod } from '../demand/trend.ts';
import { monthOfWeek, monthStart, weekName, weekStart } from '../demand/week.ts';
import {
  type Block,
  type BlockCells,
  type Column,
  type Row,
  type Table,
  tableOfBlocks,
} from './table.ts';
import { weekNotes } from './week-notes.ts';

/** A month is named by itself and, for programs, by the week that it begins with. */
function periodColumns(by: By): Column[] {
  const week: Column = { key: 'week', title: 'Week', type: 'text', description: 'ISO week.' };
  if (by === 'week') return [week];
  return [
    { key: 'month', title: 'Month', type: 'text', description: 'Calendar month.' },
    { ...week, only: 'programs', description: 'ISO week that the month begins with.' },
  ];
}

const columns: readonly Column[] = [
  {
    key: 'monday',
    title: 'Monday',
    type: 'date',
    only: 'programs',
    description: 'First day of it.',
  },
  { key: 'skill', title: 'Id', type: 'text', only: 'programs', description: 'Skill id.' },
  { key: 'name', title: 'Skill', type: 'text', description: 'Its usual name.' },
  {
    key: 'vacancies',
    title: 'Vacancies',
    type: 'integer',
    description: 'New vacancies of the slice.',
  },
  { key: 'employers', title: 'Employers', type: 'integer', description: 'Their employers.' },
  {
    key: 'required',
    title: 'Required',
    type: 'integer',
    description: 'Vacancies that require it.',
  },
  {
    key: 'asked',
    title: 'Asked',
    type: 'integer',
    description: 'Vacancies that require or prefer it.',
  },
  { key: 'named', title: 'Named', type: 'integer', description: 'Vacancies that name it at all.' },
  {
    key: 'share',
    title: 'Share',
    type: 'share',
    description: 'Of the vacancies, at the strength chosen.',
  },
  { key: 'share_low', title: 'From', type: 'share', description: 'Lower end of its 95% interval.' },
  { key: 'share_high', title: 'To', type: 'share', description: 'Upper end of it.' },
];

/** How far back a change looks: the key of its column, and the week at which the earlier period begins. */
export type Span = { key: string; title: string; words: string; back: (week: number) => number };

const weekSpans: readonly Span[] = [1, 4, 13, 52].map((weeks) => ({
  key: `change_${weeks}w`,
  title: weeks === 1 ? '1 week' : `${weeks} weeks`,
  words: weeks === 1 ? 'a week' : `${weeks} weeks`,
  back: (week) => week - weeks,
}));
const monthSpans: readonly Span[] = [1, 3, 12].map((months) => ({
  key: `change_${months}m`,
  title: months === 1 ? '1 month' : `${months} months`,
  words: months === 1 ? 'a month' : `${months} months`,
  back: (week) => monthsBack(week, months),
}));

export type By = 'week' | 'month';

/** How far back the changes of a series look. */
export function spansOf(by: By): readonly Span[] {
  return by === 'month' ? monthSpans : weekSpans;
}

/** "2026-W14", or "2026-04" for the month that begins with that week. */
export function nameOfPeriod(week: number, by: By): string {
  return by === 'month' ? monthOfWeek(week) : weekName(week);
}

function monthsBack(week: number, months: number): number {
  return months === 0 ? monthStart(week) : monthsBack(monthStart(week) - 1, months - 1);
}

const panelColumns: readonly Column[] = [
  {
    key: 'panel_sources',
    title: 'Sources',
    type: 'integer',
    only: 'programs',
    description: 'Sources that were read in the period.',
  },
  {
    key: 'broken_sources',
    title: 'Broken',
    type: 'integer',
    only: 'programs',
    description: 'Sources whose runs failed in it.',
  },
  {
    key: 'masked',
    title: 'Left out',
    type: 'boolean',
    only: 'programs',
    description:
      'Whether the broken ones usually bring over a fifth of the vacancies: no change is told then.',
  },
  {
    key: 'maturity',
    title: 'Found',
    type: 'share',
    only: 'programs',
    description:
      'Share of its vacancies that is found by now, by the measured discovery curve; empty where not known.',
  },
  {
    key: 'note',
    title: 'Note',
    type: 'text',
    only: 'people',
    description: 'Provisional, or left out for broken sources.',
  },
  {
    key: 'provisional',
    title: 'Provisional',
    type: 'boolean',
    only: 'programs',
    description:
      'Whether the period is not over, or less than nine tenths of its vacancies are found.',
  },
];

function changeColumns(spans: readonly Span[]): Column[] {
  return spans.map(({ key, title, words }) => ({
    key,
    title,
    type: 'share',
    ...(key === 'change_13w' || key === 'change_12m' ? {} : { only: 'programs' }),
    description: `Change of the share from ${words} before, chained over the sources that were read in both of two neighbouring periods.`,
  }));
}

/**
 * A series a skill, a row a week and skill: every week that has vacancies, in order, with the skills that the slice
 * names (or `only` those ids), zeros included, so that a gap in a series always means a week without vacancies. With the panel of the same periods,
 * it also says how the share changed and how far each week is to be trusted.
 */
export function trendsTable(
  periods: readonly TrendPeriod[],
  names: ReadonlyMap<number, SkillName>,
  only: ReadonlySet<string> | null,
  panel?: Panel & { by?: By },
): Table & { readonly blocks: readonly Block[] } {
  const by = panel?.by ?? 'week';
  const spans = spansOf(by);
  const described = new Map(panel?.periods.map((period) => [period.week, period]));
  const skills = [...names]
    .filter(([number, { id }]) => (only ? only.has(id) : isNamed(periods, number)))
    .sort(([, a], [, b]) => (a.id < b.id ? -1 : 1));
  const shown = {
    numbers: skills.map(([number]) => number),
    ids: skills.map(([, { id }]) => id),
    names: skills.map(([, { name }]) => name),
  };
  const table = {
    columns: panel
      ? [...periodColumns(by), ...columns, ...changeColumns(spans), ...panelColumns]
      : [...periodColumns(by), ...columns],
    ...(panel ? { notes: weekNotes(panel.periods) } : {}),
  };
  const blocks = periods.map((period) => {
    const known = described.get(period.week);
    const told = known && panel ? { panel, period: known, spans } : null;
    return { size: skills.length, read: () => periodCells(period, shown, told) };
  });
  return tableOfBlocks(table, blocks);
}

type Shown = { numbers: readonly number[]; ids: readonly string[]; names: readonly string[] };
type Told = { panel: Panel; period: PanelPeriod; spans: readonly Span[] };

/** The rows of one period, a skill each. */
function periodCells(period: TrendPeriod, shown: Shown, told: Told | null): BlockCells {
  const { week, vacancies, employers, skills } = period;
  const { numbers } = shown;
  const list = (figureOf: (skill: number) => number | undefined) => listOf(numbers, figureOf);
  const enough = vacancies >= leastSample;
  return {
    shared: {
      week: weekName(week),
      month: monthOfWeek(week),
      monday: weekStart(week).toISOString().slice(0, 10),
      vacancies,
      employers,
      ...(enough ? {} : { share: 'too few' }),
      ...(told ? sharedOf(told.period) : {}),
    },
    lists: {
      skill: shown.ids,
      name: shown.names,
      required: list((skill) => skills.counts.required[skill] ?? 0),
      asked: list((skill) => skills.counts.asked[skill] ?? 0),
      named: list((skill) => skills.counts.named[skill] ?? 0),
      // What nobody names has a share, nil, but no interval.
      ...(enough ? { share: list((skill) => skills.share[skill] || 0) } : {}),
      share_low: list((skill) => skills.low[skill]),
      share_high: list((skill) => skills.high[skill]),
      ...(told ? changesOf(told, numbers) : {}),
    },
  };
}

/** A figure for each skill, NaN where there is none. */
function listOf(
  numbers: readonly number[],
  figureOf: (skill: number) => number | undefined,
): Float64Array {
  const list = new Float64Array(numbers.length).fill(Number.NaN);
  numbers.forEach((number, i) => {
    list[i] = figureOf(number) ?? Number.NaN;
  });
  return list;
}

function changesOf(
  { panel, period, spans }: Told,
  numbers: readonly number[],
): BlockCells['lists'] {
  return Object.fromEntries(
    spans.flatMap(({ key, back }) => {
      const changeOf = panel.changesBetween(back(period.week), period.week);
      return changeOf === null ? [] : [[key, listOf(numbers, changeOf)] as const];
    }),
  );
}

function sharedOf(period: PanelPeriod): Row {
  return {
    panel_sources: period.sources,
    broken_sources: period.broken,
    masked: period.masked,
    maturity: period.maturity,
    provisional: period.provisional,
    note: period.masked ? 'sources broken' : period.provisional ? 'provisional' : null,
  };
}
