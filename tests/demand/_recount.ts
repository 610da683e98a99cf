import type { OpenDatabase } from '../../src/db/open.ts';
import { everything } from '../../src/demand/slice.ts';
import { listSkills, loadSlice } from '../../src/demand/store.ts';
import { measureTrend, pointOf } from '../../src/demand/trend.ts';
import { monthOfWeek, monthStart } from '../../src/demand/week.ts';
import type { Role } from '../../src/postings/posting.ts';

/** By month and skill: how many vacancies ask for it (and require it), of how many, and of how many employers. */
export type Counted = Map<string, string>;

/** The counts by way of the weekly cells. */
export async function measured(open: OpenDatabase, role: Role): Promise<Counted> {
  const { cells, isIn } = await loadSlice(open.db, { ...everything, roles: [role] });
  const names = await listSkills(open.db);
  const periods = measureTrend(cells, isIn, { strength: 'asked', periodOf: monthStart });
  return new Map(
    periods.flatMap((period) =>
      [...names].flatMap(([number, { id }]): [string, string][] => {
        const { asked, required, employers } = pointOf(period, number) ?? { asked: 0 };
        if (asked === 0) return [];
        const counts = `${asked} (${required}) of ${period.vacancies}, ${employers} employers`;
        return [[`${monthOfWeek(period.week)} ${id}`, counts]];
      }),
    ),
  );
}

/**
 * The counts from the rows, in one statement that shares no code with the rollup: a vacancy is dated by its earliest
 * posting and speaks through its first one with a text; a month is the one of its week's Thursday.
 */
export async function recounted(open: OpenDatabase, role: Role): Promise<Counted> {
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
