import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { up } from '../../migrations/202611300330-pack-posting-skills.ts';
import type { OpenDatabase } from '../../src/db/open.ts';
import { openTestDatabase } from '../_support/database.ts';
import { storeTold } from '../_support/postings.ts';

let open: OpenDatabase;
beforeAll(async () => {
  open = await openTestDatabase();
});
afterAll(() => open.close());

const rows = async () => {
  const order = sql`order by posting_id, skill`;
  return (await sql`select * from posting_skills ${order}`.execute(open.db)).rows;
};

it('what was a row a skill is the same row of the view', async () => {
  await storeTold(open, 'lever/kestrel', [
    { externalId: 'a', skills: ['go', 'kafka?', 'redis~', 'java|0', 'kotlin|0', 'rust|1'] },
    { externalId: 'b', skills: [] },
    { externalId: 'c', skills: ['redis?'] },
  ]);
  const before = await rows();
  expect(before).toHaveLength(7);
  await unpack();
  await up(open.db as never);
  expect(await rows()).toEqual(before);
});

/** Brings the tables back to where the migration finds them. */
async function unpack(): Promise<void> {
  await sql`
    create table unpacked as select * from posting_skills;
    drop view posting_skills;
    alter table unpacked rename to posting_skills;
    alter table postings drop skill_numbers, drop skill_needs, drop skill_starts, drop skill_ends;
    drop index postings_by_employer;
    drop index postings_by_read_with;
    create index postings_by_employer on postings (employer, requisition_id);
    create index postings_by_read_with on postings (read_with, id);
    create index postings_changed on postings (changed_at);
  `.execute(open.db);
}
