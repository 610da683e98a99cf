import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../db/database.ts';
import {
  type Judgement,
  type PackedReading,
  type PackedSkills,
  type Placement,
  packNeed,
} from '../postings/judgement.ts';
import { markStale, updateJudged } from '../postings/store.ts';
import type { FoundSkill, Reading } from './reading.ts';
import type { Skill } from './skill.ts';

/** A posting waiting to be read. */
export type Unread = { id: number; title: string; company: string | null; text: string };
/** What was read from it. */
export type Read = { id: number; reading: Reading };
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
 * those with a placement (by the posting's id) into their vacancy.
 */
export async function storeReadings(
  trx: Transaction<Database>,
  to: StoredAs,
  read: readonly Read[],
  placements: ReadonlyMap<string, Placement> = new Map(),
): Promise<void> {
  if (read.length === 0) return;
  const judgements = read.map(({ id, reading }): [number, Judgement] => [
    id,
    { ...packReading(reading, to), placement: placements.get(String(id)) ?? null },
  ]);
  await updateJudged(trx, new Map(judgements));
  await markStale(
    trx,
    read.map((r) => r.id),
  );
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
