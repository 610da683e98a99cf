import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '../../src/db/open.ts';
import { listSkills } from '../../src/demand/store.ts';
import { openTestDatabase } from '../_support/database.ts';

let open: OpenDatabase;
beforeAll(async () => {
  open = await openTestDatabase();
});
afterAll(() => open.close());

describe('listSkills', () => {
  it('gives each skill by its number, and none where there are none', async () => {
    await open.pool.query('delete from skills');
    expect(await listSkills(open.db)).toEqual(new Map());
    const told = [
      { id: 'go', name: 'Go', category: 'language' },
      { id: 'odd', name: 'A "quoted", \\ – név', category: 'tool' },
    ];
    const added = await open.db.insertInto('skills').values(told).returning('number').execute();
    const [go = 0, odd = 0] = added.map(({ number }) => number);
    expect(await listSkills(open.db)).toEqual(
      new Map([
        [go, told[0]],
        [odd, told[1]],
      ]),
    );
  });
});
