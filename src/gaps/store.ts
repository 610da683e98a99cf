import { type Kysely, sql } from 'kysely';
import type { Database } from '../db/database.ts';
import type { Quote } from './produce.ts';
import type { VacancyDetails } from './report.ts';
import type { Surfaces } from './wording.ts';

/** Title, company and link of vacancies by id, from the posting of each that was seen last, an open one first. */
export async function findVacancyDetails(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<Map<string, VacancyDetails>> {
  const { rows } = await sql<{ vacancy: string } & VacancyDetails>`
    select distinct on (vacancy_id) vacancy_id::text as vacancy, title, company, url
    from postings where vacancy_id = any(${[...ids]}::bigint[])
    order by vacancy_id, closed_at is not null, last_seen_at desc, id
  `.execute(db);
  return new Map(
    rows.map(({ vacancy, title, company, url }) => [vacancy, { title, company, url }]),
  );
}

/** How many postings are looked at, the latest first, and how many of them for each skill's spelling. */
const surfacePostings = 5_000;
const surfaceSample = 200;

/** How the latest postings write each skill, counted over at most 200 a skill; spellings that differ in case are one. */
export async function listSurfaces(
  db: Kysely<Database>,
  skills: readonly string[],
): Promise<Surfaces> {
  const { rows } = await sql<{ skill: string; written: string; vacancies: number }>`
    with latest as (
      select * from postings where skill_numbers <> '{}' order by id desc limit ${surfacePostings}
    ), named as (
      select s.id as skill, substr(case when n.need & 4 = 0 then p.title else p.text end,
          n.start_at + 1, n.end_at - n.start_at) as written,
        row_number() over (partition by s.id order by p.id desc) as place
      from latest p
        cross join lateral unnest(p.skill_numbers, p.skill_needs, p.skill_starts, p.skill_ends)
          as n (skill, need, start_at, end_at)
        join skills s on s.number = n.skill and s.id = any(${[...skills]}::text[])
    )
    select skill, mode() within group (order by written) as written, count(*)::int as vacancies
    from named where place <= ${surfaceSample} group by skill, lower(written)
  `.execute(db);
  const surfaces = new Map<string, Map<string, number>>();
  for (const { skill, written, vacancies } of rows) {
    const ways = surfaces.get(skill) ?? new Map<string, number>();
    surfaces.set(skill, ways.set(written, vacancies));
  }
  return surfaces;
}

/** What postings of these vacancies say of a skill: the line of its first mention, newest first, at most `limit`. */
export async function findQuotes(
  db: Kysely<Database>,
  skill: string,
  vacancies: readonly string[],
  limit = 5,
): Promise<Quote[]> {
  const { rows } = await sql<Quote & { quote: string; at: number }>`
    select p.vacancy_id::text as vacancy, p.title, p.company, p.url,
      case ps.field when 0 then p.title
        else substr(p.text, greatest(1, ps.start_at - ${around} + 1), ${2 * around}) end as quote,
      case ps.field when 0 then 0 else least(ps.start_at, ${around}) end as at
    from posting_skills ps
    join skills s on s.number = ps.skill and s.id = ${skill}
    join postings p on p.id = ps.posting_id
    where p.vacancy_id = any(${[...vacancies]}::bigint[])
    order by p.opened_at desc, p.id desc limit ${limit}
  `.execute(db);
  return rows.map(({ quote, at, ...posting }) => ({ ...posting, quote: lineAt(quote, at) }));
}

/** How much text is fetched before and after a mention. */
const around = 120;

function lineAt(text: string, at: number): string {
  const end = text.indexOf('\n', at);
  return text.slice(text.lastIndexOf('\n', at) + 1, end < 0 ? text.length : end).trim();
}
