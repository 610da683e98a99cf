import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import type { Database } from '../db/database.ts';
import { type PackedReading, type PackedSkills, packNeed } from '../postings/judgement.ts';
import { markStale, updateJudged } from '../postings/store.ts';
import { placeStored } from '../postings/vacancy-store.ts';
import type { FoundSkill, Reading } from './reading.ts';
import type { Skill } from './skill.ts';

/** A posting waiting to be read. */
export type Unread = {
  id: number;
  title: string;
  company: string | null;
  text: string;
  contentHash: string;
};
/** What was read from it. */
export type Read = { id: number; contentHash: string; reading: Reading };
/** The number that stands for a skill id in the database. */
export type SkillNumbers = ReadonlyMap<string, number>;
/** What a reading is stored with. */
export type StoredAs = { numbers: SkillNumbers; version: string };

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

/**
 * Yields the postings that were not read with this version, page by page: what is new or changed first, then what
 * was read with another version. Each is yielded once, with its content as it is then.
 */
export async function* listUnread(
  db: Kysely<Database>,
  version: string,
  pageSize: number,
): AsyncGenerator<Unread[]> {
  yield* pagesOf(db, sql<boolean>`read_with is null`, pageSize);
  const other = sql<boolean>`(read_with < ${version} or read_with > ${version})`;
  if (await isReadOtherwise(db, version)) yield* pagesOf(db, other, pageSize);
}

/** A look at both ends of the index spares the way through all postings, which nearly always finds nothing. */
async function isReadOtherwise(db: Kysely<Database>, version: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean | null }>`
    select min(read_with) < ${version} or max(read_with) > ${version} as found from postings
  `.execute(db);
  return rows[0]?.found ?? false;
}

async function* pagesOf(
  db: Kysely<Database>,
  where: RawBuilder<boolean>,
  pageSize: number,
): AsyncGenerator<Unread[]> {
  for (let after = 0; ; ) {
    const { rows } = await sql<Unread>`
      select id, title, company, text, content_hash as "contentHash" from postings
      where ${where} and id > ${after} order by id limit ${pageSize}
    `.execute(db);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    after = last.id;
  }
}

/** Returns how many postings were not read with this version: quick where they are few, however many are stored. */
export async function countUnread(db: Kysely<Database>, version: string): Promise<number> {
  const others = await isReadOtherwise(db, version);
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from postings
    where read_with is null ${others ? sql`or read_with <> ${version}` : sql``}
  `.execute(db);
  return rows[0]?.n ?? 0;
}

/**
 * Replaces what is stored of these postings' skills, role, level and language, marks them as read, and puts those
 * that are in no vacancy into one. A posting whose content has changed since it was read is left for the next time.
 */
export async function storeReadings(
  trx: Transaction<Database>,
  to: StoredAs,
  read: readonly Read[],
): Promise<void> {
  if (read.length === 0) return;
  const placements = await placeStored(
    trx,
    read.map(({ id }) => id),
  );
  const rows = read.map(({ id, contentHash, reading }) => ({
    id,
    contentHash,
    ...packReading(reading, to),
    placement: placements.get(String(id)) ?? null,
  }));
  await markStale(trx, await updateJudged(trx, rows));
}

/** Returns a reading as the columns of `postings` hold it; skills that have no number are left out. */
export function packReading(reading: Reading, { numbers, version }: StoredAs): PackedReading {
  const { role, level, language } = reading;
  return { role, level, language, readWith: version, skills: packSkills(reading.skills, numbers) };
}

function packSkills(found: readonly FoundSkill[], numbers: SkillNumbers): PackedSkills {
  const rows = found.flatMap(({ id, requirement, alternatives, mentions: [first] }) => {
    const skill = numbers.get(id);
    if (skill === undefined || first === undefined) return [];
    const need = packNeed(strength[requirement], first.field === 'body', alternatives);
    return [{ skill, need, start: first.start, end: first.end }];
  });
  rows.sort((a, b) => a.skill - b.skill);
  return {
    skills: rows.map((row) => row.skill),
    needs: rows.map((row) => row.need),
    starts: rows.map((row) => row.start),
    ends: rows.map((row) => row.end),
  };
}
