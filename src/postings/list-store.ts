import { type Kysely, type SqlBool, sql } from 'kysely';
import type { Database } from '../db/database.ts';
import type { Level, Remote, Role } from './posting.ts';

/** Which postings are listed; an empty list leaves that side open. */
export type PostingFilter = {
  roles: readonly Role[];
  levels: readonly Level[];
  countries: readonly string[];
  remote: readonly Remote[];
  /** Slugs, or "greenhouse/*". */
  sources: readonly string[];
  /** Id of a skill that is named. */
  skill: string | null;
  /** Only those that are open, or only those that are closed. */
  open: boolean | null;
};

/** Where a page ends: when its last posting opened, to the microsecond, and its id. */
export type PostingKey = { openedAt: string; id: number };

export type ListedPosting = {
  id: number;
  source: string;
  vacancy: number | null;
  title: string;
  company: string | null;
  /** Null where it is not of http or https. */
  url: string | null;
  location: string | null;
  country: string | null;
  remote: Remote | null;
  role: Role | null;
  level: Level | null;
  salary: string | null;
  openedAt: string;
  closedAt: Date | null;
  skills: { id: string; name: string; requirement: number; quote: string }[];
};

const stamp = sql<string>`to_char(p.opened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
const quoteRadius = 60;

/** Returns the postings after a key, the latest opened first; each skill with the words around its first mention. */
export async function listPostings(
  db: Kysely<Database>,
  filter: PostingFilter,
  page: { after: PostingKey | null; limit: number },
): Promise<ListedPosting[]> {
  const where = [...conditions(filter), ...after(page.after)];
  const { rows } = await sql<ListedPosting>`
    with page as (
      select p.* from postings p
      where ${where.length === 0 ? sql`true` : sql.join(where, sql` and `)}
      order by p.opened_at desc, p.id desc limit ${page.limit}
    )
    select p.id, s.slug as source, p.vacancy_id as vacancy, p.title, p.company,
      case when p.url ~* '^https?://' then p.url end as url, p.location, p.country, p.remote, p.role,
      p.level, p.salary_text as salary, ${stamp} as "openedAt", p.closed_at as "closedAt",
      coalesce(named.skills, '[]'::json) as skills
    from page p join sources s on s.id = p.source_id
    left join lateral (
      select json_agg(json_build_object('id', k.id, 'name', k.name, 'requirement', ps.requirement, 'quote',
        case ps.field when 0 then p.title else substr(p.text, greatest(1, ps.start_at - ${quoteRadius} + 1),
          ps.end_at - ps.start_at + ${2 * quoteRadius}) end)
        order by ps.requirement desc, k.id) as skills
      from posting_skills ps join skills k on k.number = ps.skill where ps.posting_id = p.id
    ) named on true
    order by p.opened_at desc, p.id desc
  `.execute(db);
  return rows;
}

/** Returns one posting as it is listed, undefined when there is none of this id. */
export async function findPosting(
  db: Kysely<Database>,
  id: number,
): Promise<ListedPosting | undefined> {
  const found = await db
    .selectFrom('postings as p')
    .select(['p.id', stamp.as('openedAt')])
    .where('p.id', '=', id)
    .executeTakeFirst();
  if (!found) return undefined;
  const [posting] = await listPostings(db, everyPosting, {
    after: { openedAt: found.openedAt, id: id + 1 },
    limit: 1,
  });
  return posting;
}

const everyPosting: PostingFilter = {
  roles: [],
  levels: [],
  countries: [],
  remote: [],
  sources: [],
  skill: null,
  open: null,
};

function conditions(filter: PostingFilter) {
  const { roles, levels, countries, remote, sources, skill, open } = filter;
  const patterns = sources.map((slug) => slug.replace(/([\\%_])/g, '\\$1').replaceAll('*', '%'));
  return [
    ...(roles.length > 0 ? [sql<SqlBool>`p.role = any(${[...roles]}::text[])`] : []),
    ...(levels.length > 0 ? [sql<SqlBool>`p.level = any(${[...levels]}::text[])`] : []),
    ...(countries.length > 0 ? [sql<SqlBool>`p.country = any(${[...countries]}::text[])`] : []),
    ...(remote.length > 0 ? [sql<SqlBool>`p.remote = any(${[...remote]}::text[])`] : []),
    ...(patterns.length > 0
      ? [
          sql<SqlBool>`p.source_id in (select id from sources where slug like any(${patterns}::text[]))`,
        ]
      : []),
    ...(skill === null
      ? []
      : [
          sql<SqlBool>`p.skill_numbers @> array(select number from skills where id = ${skill})
            and exists (select from skills where id = ${skill})`,
        ]),
    ...(open === null
      ? []
      : [open ? sql<SqlBool>`p.closed_at is null` : sql<SqlBool>`p.closed_at is not null`]),
  ];
}

function after(key: PostingKey | null) {
  return key === null
    ? []
    : [sql<SqlBool>`(p.opened_at, p.id) < (${key.openedAt}::timestamptz, ${key.id}::bigint)`];
}
