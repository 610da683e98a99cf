import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OpenDatabase } from '../../src/db/open.ts';
import { vacuumEmbedded } from '../../src/db/vacuum.ts';
import { openTestDatabase } from '../_support/database.ts';

let open: OpenDatabase;
beforeAll(async () => {
  open = await openTestDatabase();
});
afterAll(() => open.close());

it('a table of an embedded database that is rewritten again and again grows once', async () => {
  if (open.kind !== 'embedded') return vacuumEmbedded(open, 'skills');
  const { db } = open;
  await sql`insert into skills (id, name, category)
    select 's' || n, repeat('x', 500), 'tool' from generate_series(1, 500) n`.execute(db);
  const size = async () => {
    const { rows } = await sql<{ bytes: number }>`select pg_table_size('skills') as bytes`.execute(
      db,
    );
    return rows[0]?.bytes ?? 0;
  };
  const sizes: number[] = [];
  for (let round = 0; round < 4; round++) {
    await sql`update skills set name = repeat(${String(round)}, 500), id = id || 'z'`.execute(db);
    await vacuumEmbedded(open, 'skills');
    sizes.push(await size());
  }
  expect(sizes.at(-1)).toBe(sizes[0]);
});
