import type { SkillName } from '../demand/find.ts';
import { leastSample } from '../demand/interval.ts';
import type { Panel } from '../demand/panel.ts';
import { pointOf, sumAsked, type TrendPeriod } from '../demand/trend.ts';
import { points } from './change-cells.ts';
import type { Table } from './table.ts';
import { type By, nameOfPeriod, spansOf } from './trends.ts';
import { weekNotes } from './week-notes.ts';

/** Points of a line in a table: more would not fit beside the figures. */
const drawn = 24;

/**
 * The series of a slice for people: a row a skill, the most asked first, with its share in the last period that is
 * certain, what it was over time, and how it changed up to then on the panel.
 */
export function trendSummaryTable(
  periods: readonly TrendPeriod[],
  names: ReadonlyMap<number, SkillName>,
  about: { panel: Panel; by: By; words: string; only: ReadonlySet<string> | null; limit: number },
): Table {
  const { panel, by, words, only, limit } = about;
  const known = new Map(panel.periods.map((period) => [period.week, period]));
  const isCertain = ({ week, vacancies }: TrendPeriod) =>
    vacancies >= leastSample && !known.get(week)?.masked && !known.get(week)?.provisional;
  const last = periods.findLast(isCertain) ?? null;
  const spans = spansOf(by);
  const skills = listAsked(periods, names, only);
  const shareIn = (period: TrendPeriod, number: number) =>
    period.vacancies < leastSample || known.get(period.week)?.masked
      ? null
      : (pointOf(period, number)?.share ?? 0);
  return {
    title: `Series: ${words}`,
    columns: [
      { key: 'name', title: 'Skill', type: 'text' },
      { key: 'asked', title: 'Asked', type: 'integer', spare: true },
      { key: 'share', title: 'Share', type: 'share' },
      { key: 'series', title: by === 'month' ? 'By month' : 'By week', type: 'spark' },
      ...spans.map(
        ({ key, title }, at) =>
          ({ key, title, type: 'text', align: 'right', spare: at === 0 }) as const,
      ),
    ],
    rows: skills.slice(0, limit).map(({ number, name, asked }) => ({
      name,
      asked,
      share: last === null ? 'too few' : shareIn(last, number),
      series: periods.slice(-drawn).map((period) => shareIn(period, number)),
      ...Object.fromEntries(
        spans.map(({ key, back }) => {
          const changeOf = last && panel.changesBetween(back(last.week), last.week);
          return [key, changeOf && points(changeOf(number))];
        }),
      ),
    })),
    notes: [
      ...(last === null
        ? [`No ${by} has ${leastSample} vacancies: too few for shares.`]
        : [
            `Share: in ${nameOfPeriod(last.week, by)}, the last ${by} that is certain. Changes: up to then, in points, chained over the sources read in both of two neighbouring ${by}s; empty where nothing connects them.`,
          ]),
      ...(skills.length > limit
        ? [`${skills.length - limit} more skills are asked for (--skill, or --format csv).`]
        : []),
      ...weekNotes(panel.periods),
    ],
  };
}

function listAsked(
  periods: readonly TrendPeriod[],
  names: ReadonlyMap<number, SkillName>,
  only: ReadonlySet<string> | null,
) {
  return [...names]
    .map(([number, { id, name }]) => ({ number, id, name, asked: sumAsked(periods, number) }))
    .filter(({ id, asked }) => (only ? only.has(id) : asked > 0))
    .sort((a, b) => b.asked - a.asked || (a.id < b.id ? -1 : 1));
}
