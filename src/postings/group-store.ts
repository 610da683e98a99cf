import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import type { Database } from '../db/database.ts';
import { NotFoundError } from '../errors.ts';
import { markVacanciesStale } from './store.ts';
import { placeStored } from './vacancy-store.ts';

/** A posting of a vacancy that several postings advertise; `groupedBy` is "self" for the one that opened it. */
export type Grouped = {
  vacancy: number;
  posting: number;
  source: string;
  company: string | null;
  title: string;
  location: string | null;
  url: string | null;
  openedAt: Date;
  requisitionId: string | null;
  groupedBy: 'self' | 'requisition' | 'text' | 'split';
  similarity: number | null;
};

/** Returns the postings of the vacancies that more than one advertises (or of one), those of the latest first. */
export async function listGroups(
  db: Kysely<Database>,
  { limit, vacancy }: { limit: number; vacancy: number | null },
): Promise<Grouped[]> {
  const { rows } = await sql<Grouped>`
    with groups as (
      select vacancy_id, max(opened_at) as latest from postings
      where vacancy_id is not null and (${vacancy}::bigint is null or vacancy_id = ${vacancy}::bigint)
      group by vacancy_id having count(*) > 1 order by latest desc, vacancy_id desc limit ${limit}
    )
    select p.vacancy_id as vacancy, p.id as posting, s.slug as source, p.company, p.title, p.location, p.url,
      p.opened_at as "openedAt", p.requisition_id as "requisitionId", p.grouped_by as "groupedBy", p.similarity
    from groups g join postings p on p.vacancy_id = g.vacancy_id join sources s on s.id = p.source_id
    order by g.latest desc, g.vacancy_id desc, p.opened_at, p.id
  `.execute(db);
  return rows;
}

/** Returns how many postings are in a vacancy, in how many, and how many of these several postings advertise. */
export async function countGroups(
  db: Kysely<Database>,
): Promise<{ postings: number; vacancies: number; groups: number }> {
  const { rows } = await sql<{ postings: number; vacancies: number; groups: number }>`
    select coalesce(sum(n), 0)::bigint as postings, count(*) as vacancies, count(*) filter (where n > 1) as groups
    from (select count(*) as n from postings where vacancy_id is not null group by vacancy_id) g
  `.execute(db);
  return rows[0] ?? { postings: 0, vacancies: 0, groups: 0 };
}

/**
 * Takes postings out of their groups, each into a vacancy of its own, and returns the new vacancies by posting.
 * One that is alone stays as it is. Throws `NotFoundError` for an id without a posting that was grouped.
 */
export async function splitPostings(
  trx: Transaction<Database>,
  ids: readonly number[],
): Promise<Map<number, number>> {
  const rows = await lockPostings(
    trx,
    ids,
    sql`vacancy_id is not null`,
    (id) => `There is no posting ${id} in a vacancy: see \`gapmap postings duplicates\`.`,
  );
  const split = new Map<number, number>();
  for (const { id, vacancy } of rows) {
    const opened = await takeOut(trx, id, vacancy);
    if (opened !== null) split.set(id, opened);
  }
  await markVacanciesStale(trx, [...new Set(rows.map(({ vacancy }) => vacancy))]);
  return split;
}

/** Locks the postings that meet a condition and returns the vacancy of each; says of the first that does not what it lacks. */
async function lockPostings(
  trx: Transaction<Database>,
  ids: readonly number[],
  condition: RawBuilder<unknown>,
  lacking: (id: number) => string,
): Promise<{ id: number; vacancy: number }[]> {
  const { rows } = await sql<{ id: number; vacancy: number }>`
    select id, vacancy_id as vacancy from postings
    where id = any(${[...ids]}::bigint[]) and ${condition} order by id for update
  `.execute(trx);
  const known = new Set(rows.map(({ id }) => id));
  const unknown = ids.find((id) => !known.has(id));
  if (unknown !== undefined) throw new NotFoundError(lacking(unknown));
  return rows;
}

/** Returns the new vacancy of a posting, null where the posting was the only one of its vacancy. */
async function takeOut(
  trx: Transaction<Database>,
  posting: number,
  vacancy: number,
): Promise<number | null> {
  const { rows } = await sql<{ vacancy: number }>`
    with opened as (
      insert into vacancies (employer, title)
      select employer, title from postings p where id = ${posting} and exists (
        select from postings o where o.vacancy_id = ${vacancy} and o.id <> p.id)
      returning id
    )
    update postings p set vacancy_id = o.id, grouped_by = 'split', similarity = null
    from opened o where p.id = ${posting} returning o.id as vacancy
  `.execute(trx);
  return rows[0]?.vacancy ?? null;
}

/**
 * Takes back that postings were taken out of their groups: each goes where grouping puts it now. Returns the
 * vacancies by posting. Throws `NotFoundError` for an id without a posting that was taken out.
 */
export async function rejoinPostings(
  trx: Transaction<Database>,
  ids: readonly number[],
): Promise<Map<number, number>> {
  const rows = await lockPostings(
    trx,
    ids,
    sql`grouped_by = 'split'`,
    (id) => `There is no posting ${id} that was taken out of a group.`,
  );
  const taken = rows.map(({ id }) => id);
  await sql`
    update postings set vacancy_id = null, grouped_by = null where id = any(${taken}::bigint[])
  `.execute(trx);
  const placements = [...(await placeStored(trx, taken))];
  await sql`
    update postings p set vacancy_id = i.vacancy, grouped_by = i.grouped_by, similarity = i.similarity
    from unnest(${placements.map(([id]) => id)}::bigint[],
      ${placements.map(([, { vacancy }]) => vacancy)}::bigint[],
      ${placements.map(([, { groupedBy }]) => groupedBy)}::text[],
      ${placements.map(([, { similarity }]) => similarity)}::float8[])
      as i (id, vacancy, grouped_by, similarity)
    where p.id = i.id
  `.execute(trx);
  await markVacanciesStale(
    trx,
    rows.map(({ vacancy }) => vacancy),
  );
  return new Map(placements.map(([id, { vacancy }]) => [Number(id), vacancy]));
}

/** Returns the ids of the postings of a vacancy, the one that was opened first first. */
export async function listMembers(db: Kysely<Database>, vacancy: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from postings where vacancy_id = ${vacancy} order by opened_at, id
  `.execute(db);
  return rows.map(({ id }) => id);
}
