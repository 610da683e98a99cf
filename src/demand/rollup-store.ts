import { sql, type Transaction } from 'kysely';
import type { Database } from '../db/database.ts';
import { unpackNeed } from '../postings/judgement.ts';
import { isRole } from '../postings/posting.ts';
import { type Cell, emptyCell, type VacancyFacts } from './cell.ts';
import { patchCell } from './patch-cell.ts';
import { packCell, unpackCell } from './stored-cell.ts';
import { weekOf, weekStart } from './week.ts';

type Key = `${number} ${string}`;
type Stale = { id: number; week: string | null; role: string | null };

/**
 * Takes up to `limit` changed vacancies into the weekly rollup and returns how many were taken and how many
 * cells were written; 0 taken means that all is rolled up. Only cells that hold or held them are touched.
 */
export async function rollUpSome(
  trx: Transaction<Database>,
  options: { limit: number; now: Date },
): Promise<{ vacancies: number; cells: number }> {
  // One rollup at a time: two would write the same cells from different readings of them.
  await sql`select pg_advisory_xact_lock(hashtext('gapmap rollup'))`.execute(trx);
  const { rows: stale } = await sql<Stale>`
    select id, week, role from vacancies where stale order by id limit ${options.limit} for update
  `.execute(trx);
  if (stale.length === 0) return { vacancies: 0, cells: 0 };
  const ids = stale.map((row) => row.id);
  const facts = await readFacts(trx, ids);
  const seen = await readSeenWeeks(trx, ids);
  const cells = await patchCells(trx, { stale, facts, seen, now: options.now });
  await sql`
    update vacancies v set stale = false, week = i.week, role = i.role
    from unnest(${ids}::bigint[]) as s (id)
      left join unnest(${facts.map((f) => f.vacancy)}::bigint[],
        ${facts.map((f) => dateOf(f.week))}::date[], ${facts.map((f) => f.role)}::text[])
        as i (id, week, role) on i.id = s.id
    where v.id = s.id
  `.execute(trx);
  return { vacancies: stale.length, cells };
}

type FactsRow = {
  vacancy: number;
  opened_at: Date;
  role: string | null;
  level: VacancyFacts['level'];
  country: string | null;
  remote: VacancyFacts['remote'];
  degree: VacancyFacts['degree'];
  employer: number;
  source_id: number;
  closed_at: Date | null;
  seen_at: Date;
  postings: number;
  pay_min: number | null;
  pay_max: number | null;
  currency: string | null;
  skill_numbers: number[];
  skill_needs: number[];
};

/** The facts of vacancies as they are now; a vacancy without a posting that was read has none. */
async function readFacts(trx: Transaction<Database>, ids: number[]): Promise<VacancyFacts[]> {
  await sql`
    insert into employers (key)
    select distinct p.employer from postings p
    where p.vacancy_id = any(${ids}::bigint[]) and p.employer <> ''
      and not exists (select from employers e where e.key = p.employer)
    order by 1 on conflict (key) do nothing
  `.execute(trx);
  // The first posting with a text speaks for the vacancy; the others only say how long it was open.
  const { rows } = await sql<FactsRow>`
    with members as (
      select id, vacancy_id, count(*) over w as members, min(opened_at) over w as vacancy_opened_at,
        bool_or(closed_at is null) over w as is_open, max(closed_at) over w as last_closed_at,
        row_number() over (partition by vacancy_id order by (text = ''), opened_at, id) as place
      from postings
      where vacancy_id = any(${ids}::bigint[]) and read_with is not null
      window w as (partition by vacancy_id)
    )
    select m.vacancy_id as vacancy, m.vacancy_opened_at as opened_at, p.role, p.level, p.country, p.remote, p.degree,
      coalesce(e.number, 0) as employer, p.source_id, p.first_seen_at as seen_at,
      case when m.is_open then null else m.last_closed_at end as closed_at, m.members::int as postings,
      p.salary_year_min as pay_min, p.salary_year_max as pay_max, p.salary_currency as currency,
      p.skill_numbers, p.skill_needs
    from members m join postings p on p.id = m.id left join employers e on e.key = p.employer
    where m.place = 1 and p.text <> '' and p.role is not null
  `.execute(trx);
  return rows.map(toFacts);
}

function toFacts(row: FactsRow): VacancyFacts {
  const week = weekOf(row.opened_at);
  return {
    vacancy: row.vacancy,
    week,
    role: isRole(row.role) ? row.role : 'non-tech',
    employer: row.employer,
    source: row.source_id,
    level: row.level,
    country: row.country,
    remote: row.remote,
    degree: row.degree,
    closedWeek: row.closed_at ? Math.max(week, weekOf(row.closed_at)) : 0,
    lag: weekOf(row.seen_at) - week,
    postings: row.postings,
    payMin: row.pay_min,
    payMax: row.pay_max,
    currency: row.currency,
    skills: toSkills(row),
  };
}

function toSkills({ skill_numbers, skill_needs }: FactsRow): VacancyFacts['skills'] {
  return skill_numbers.map((skill, i) => ({ skill, ...unpackNeed(skill_needs[i] ?? 0) }));
}

/** Weeks and roles in which postings of these vacancies opened, reposts included: such a week is one of the series. */
async function readSeenWeeks(trx: Transaction<Database>, ids: number[]): Promise<Key[]> {
  const { rows } = await sql<{ week: string; role: string }>`
    select distinct date_trunc('week', opened_at at time zone 'UTC')::date as week, role from postings
    where vacancy_id = any(${ids}::bigint[]) and read_with is not null and text <> '' and role is not null
  `.execute(trx);
  return rows.map(({ week, role }): Key => `${weekOfDate(week)} ${role}`);
}

/** Cells are read, patched and written so many at a time: a megabyte each is possible. */
const cellsAtOnce = 50;

/** Takes the vacancies out of the cells that held them and puts their facts into those where they belong. */
async function patchCells(
  trx: Transaction<Database>,
  given: {
    stale: readonly Stale[];
    facts: readonly VacancyFacts[];
    seen: readonly Key[];
    now: Date;
  },
): Promise<number> {
  const gone = new Set(given.stale.map((row) => row.id));
  const added = groupByCell(given);
  const keys = [...added.keys()];
  for (let at = 0; at < keys.length; at += cellsAtOnce) {
    const some = keys.slice(at, at + cellsAtOnce);
    const cells = await readCells(trx, some);
    const patched = cells.map((cell) =>
      patchCell(cell, gone, added.get(`${cell.week} ${cell.role}`) ?? []),
    );
    await writeCells(trx, patched, given.now);
  }
  return keys.length;
}

/** The facts by the cell that they belong to; a cell that only loses vacancies, or saw only reposts, has none. */
function groupByCell({
  stale,
  facts,
  seen,
}: {
  stale: readonly Stale[];
  facts: readonly VacancyFacts[];
  seen: readonly Key[];
}): Map<Key, VacancyFacts[]> {
  const byKey = new Map<Key, VacancyFacts[]>(seen.map((key) => [key, []]));
  for (const { week, role } of stale) {
    if (week && role) byKey.set(`${weekOfDate(week)} ${role}`, []);
  }
  for (const fact of facts) {
    const key: Key = `${fact.week} ${fact.role}`;
    const rows = byKey.get(key);
    if (rows) rows.push(fact);
    else byKey.set(key, [fact]);
  }
  return byKey;
}

/** The cells as they are, an empty one for a key that has none yet. */
async function readCells(trx: Transaction<Database>, keys: readonly Key[]): Promise<Cell[]> {
  const wanted = keys.flatMap((key) => {
    const [week = '', role = ''] = key.split(' ');
    return isRole(role) ? [{ week: Number(week), role }] : [];
  });
  const { rows } = await sql<{ week: string; role: string; cell: string }>`
    select d.week, d.role, d.cell from demand_weeks d
    join unnest(${wanted.map(({ week }) => dateOf(week))}::date[], ${wanted.map(({ role }) => role)}::text[])
      as k (week, role) on k.week = d.week and k.role = d.role
  `.execute(trx);
  const known = new Map(rows.map((row) => [`${weekOfDate(row.week)} ${row.role}`, row.cell]));
  return wanted.map(({ week, role }) => {
    const packed = known.get(`${week} ${role}`);
    return packed ? unpackCell(packed, week, role) : emptyCell(week, role, 0, 0);
  });
}

async function writeCells(
  trx: Transaction<Database>,
  cells: readonly Cell[],
  now: Date,
): Promise<void> {
  await sql`
    insert into demand_weeks (week, role, vacancies, cell, rolled_up_at)
    select i.week, i.role, i.vacancies, i.cell, ${now}
    from unnest(${cells.map(({ week }) => dateOf(week))}::date[], ${cells.map(({ role }) => role)}::text[],
      ${cells.map(({ size }) => size)}::int[], ${cells.map(packCell)}::text[])
      as i (week, role, vacancies, cell)
    on conflict (week, role) do update set vacancies = excluded.vacancies, cell = excluded.cell,
      rolled_up_at = excluded.rolled_up_at
  `.execute(trx);
}

const dateOf = (week: number) => weekStart(week).toISOString().slice(0, 10);
const weekOfDate = (date: string) => weekOf(new Date(`${date}T00:00:00Z`));
