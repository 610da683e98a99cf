import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../db/database.ts';
import { markStale } from '../postings/store.ts';
import type { Placement } from '../postings/vacancy-store.ts';
import type { FoundSkill, Reading } from './reading.ts';
import type { Skill } from './skill.ts';

/** A posting waiting to be read. */
export type Unread = { id: number; title: string; company: string | null; text: string };
/** What was read from it. */
export type Read = { id: number; reading: Reading };
/** The number that stands for a skill id in `posting_skills`. */
export type SkillNumbers = ReadonlyMap<string, number>;

const strength = { required: 3, preferred: 2, mentioned: 1 } as const;

/** Writes the dictionary's skills and returns the number of each; ids that are gone keep their rows. */
export async function syncSkills(
  db: Kysely<Database>,
  skills: Iterable<Skill>,
): Promise<SkillNumbers> {
  const all = [...skills];
  await sql`
    insert into skills (id, name, category)
    select * from unnest(${all.map((s) => s.id)}::text[], ${all.map((s) => s.name)}::text[],
      ${all.map((s) => s.category)}::text[])
    on conflict (id) do update set name = excluded.name, category = excluded.category
    where (skills.name, skills.category) is distinct from (excluded.name, excluded.category)
  `.execute(db);
  const rows = await db.selectFrom('skills').select(['id', 'number']).execute();
  return new Map(rows.map((row) => [row.id, row.number]));
}

/** Takes up to `limit` postings that were not read with this version; other readers skip them until commit. */
export async function takeUnread(
  trx: Transaction<Database>,
  version: string,
  limit: number,
): Promise<Unread[]> {
  const { rows } = await sql<Unread>`
    select id, title, company, text from postings
    where read_with is null or read_with < ${version} or read_with > ${version}
    order by id limit ${limit} for update skip locked
  `.execute(trx);
  return rows;
}

/**
 * Replaces what is stored of these postings' skills, role, level and language, marks them as read, and puts
 * those with a placement into their vacancy.
 */
export async function storeReadings(
  trx: Transaction<Database>,
  { numbers, version }: { numbers: SkillNumbers; version: string },
  read: readonly Read[],
  placements: ReadonlyMap<number, Placement> = new Map(),
): Promise<void> {
  if (read.length === 0) return;
  const placed = read.map((r) => placements.get(r.id));
  await sql`
    update postings p set role = i.role, level = i.level, language = i.language, read_with = ${version},
      vacancy_id = coalesce(i.vacancy, p.vacancy_id), grouped_by = coalesce(i.grouped_by, p.grouped_by),
      similarity = coalesce(i.similarity, p.similarity), signature = coalesce(i.signature, p.signature)
    from unnest(${read.map((r) => r.id)}::bigint[], ${read.map((r) => r.reading.role)}::text[],
      ${read.map((r) => r.reading.level)}::text[], ${read.map((r) => r.reading.language)}::text[],
      ${placed.map((p) => p?.vacancy ?? null)}::bigint[],
      ${placed.map((p) => p?.groupedBy ?? null)}::text[],
      ${placed.map((p) => p?.similarity ?? null)}::real[],
      ${placed.map((p) => p?.signature ?? null)}::bytea[])
      as i (id, role, level, language, vacancy, grouped_by, similarity, signature)
    where p.id = i.id
  `.execute(trx);
  await sql`
    delete from posting_skills where posting_id = any(${read.map((r) => r.id)}::bigint[])
  `.execute(trx);
  await markStale(
    trx,
    read.map((r) => r.id),
  );
  await insertSkills(
    trx,
    read.flatMap(({ id, reading }) => toRows(id, reading.skills, numbers)),
  );
}

type Row = {
  posting: number;
  skill: number;
  requirement: number;
  alternatives: number | null;
  field: number;
  start: number;
  end: number;
};

function toRows(posting: number, skills: readonly FoundSkill[], numbers: SkillNumbers): Row[] {
  return skills.flatMap(({ id, requirement, alternatives, mentions: [first] }) => {
    const skill = numbers.get(id);
    if (skill === undefined || first === undefined) return [];
    const field = first.field === 'title' ? 0 : 1;
    const { start, end } = first;
    return [
      { posting, skill, requirement: strength[requirement], alternatives, field, start, end },
    ];
  });
}

async function insertSkills(trx: Transaction<Database>, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const column = (key: keyof Row) => rows.map((row) => row[key]);
  await sql`
    insert into posting_skills (posting_id, skill, requirement, alternatives, field, start_at, end_at)
    select * from unnest(${column('posting')}::bigint[], ${column('skill')}::int[],
      ${column('requirement')}::smallint[], ${column('alternatives')}::smallint[],
      ${column('field')}::smallint[], ${column('start')}::int[], ${column('end')}::int[])
  `.execute(trx);
}
