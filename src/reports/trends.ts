import type { SkillName } from '../demand/find.ts';
import type { TrendPeriod } from '../demand/trend.ts';
import { weekName, weekStart } from '../demand/week.ts';
import type { Column, Table } from './table.ts';

const columns: readonly Column[] = [
  { key: 'week', title: 'Week', type: 'text', description: 'ISO week.' },
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

/**
 * A series a skill, a row a week and skill: every week that has vacancies, in order, with the skills that the slice
 * names (or `only` those ids), zeros included, so that a gap in a series always means a week without vacancies.
 */
export function trendsTable(
  periods: readonly TrendPeriod[],
  names: ReadonlyMap<number, SkillName>,
  only: ReadonlySet<string> | null,
): Table {
  const seen = new Set(periods.flatMap((period) => [...period.skills.keys()]));
  const skills = [...names]
    .filter(([number, { id }]) => (only ? only.has(id) : seen.has(number)))
    .sort(([, a], [, b]) => (a.id < b.id ? -1 : 1));
  return {
    columns,
    rows: periods.flatMap((period) =>
      skills.map(([number, { id, name }]) => {
        const point = period.skills.get(number);
        const enough = period.vacancies >= 30;
        return {
          week: weekName(period.week),
          monday: weekStart(period.week).toISOString().slice(0, 10),
          skill: id,
          name,
          vacancies: period.vacancies,
          employers: period.employers,
          required: point?.required ?? 0,
          asked: point?.asked ?? 0,
          named: point?.named ?? 0,
          share: point ? (point.share ?? 'too few') : enough ? 0 : 'too few',
          share_low: point?.interval?.low ?? null,
          share_high: point?.interval?.high ?? null,
        };
      }),
    ),
  };
}
