import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '../../src/db/open.ts';
import { openTestDatabase } from '../_support/database.ts';

// One contract for both databases: the same statements give the same values, types and errors.
let open: OpenDatabase;
beforeAll(async () => {
  open = await openTestDatabase();
});
afterAll(() => open.close());

describe('values', () => {
  it('come back in the same types from every database', async () => {
    const { rows } = await open.pool.query(
      `select $1::int as small, 12345678901::int8 as big, 1.5::float8 as real, 1.50::numeric as exact,
        $2::text as text, $3::bytea as bytes, $4::jsonb as json, $5::text[] as list, true as flag,
        '2026-03-02T10:00:00Z'::timestamptz as at, null::text as nothing`,
      [7, "it's \\ fine", Buffer.from([0, 255]), { a: [1, null] }, ['x', 'y"z']],
    );
    expect(rows).toEqual([
      {
        small: 7,
        big: 12345678901,
        real: 1.5,
        exact: '1.50',
        text: "it's \\ fine",
        bytes: Buffer.from([0, 255]),
        json: { a: [1, null] },
        list: ['x', 'y"z'],
        flag: true,
        at: new Date('2026-03-02T10:00:00Z'),
        nothing: null,
      },
    ]);
  });

  it('are counted for reads and writes', async () => {
    await open.pool.query('create temporary table counted (n int)');
    const written = await open.pool.query('insert into counted select generate_series(1, 3)');
    const changed = await open.pool.query('update counted set n = n + 1 where n > 1');
    expect([written.command, written.rowCount, changed.rowCount]).toEqual(['INSERT', 3, 2]);
  });
});

describe('transactions', () => {
  it('are undone when their client is released without a commit', async () => {
    await open.pool.query('create table if not exists undone (n int)');
    const client = await open.pool.connect();
    await client.query('begin');
    await client.query('insert into undone values (1)');
    client.release(true);
    const { rows } = await open.pool.query('select count(*)::int as n from undone');
    expect(rows).toEqual([{ n: 0 }]);
  });

  it('keep their statements together while other clients work', async () => {
    await open.pool.query('create table if not exists together (n int)');
    const transfer = () =>
      open.db.transaction().execute(async (trx) => {
        const query = (text: string) => trx.executeQuery({ sql: text, parameters: [] } as never);
        await query('insert into together values (1)');
        await query('insert into together values (-1)');
      });
    const sums = async () => {
      const { rows } = await open.pool.query('select coalesce(sum(n), 0)::int as n from together');
      return rows[0].n;
    };
    const seen = await Promise.all([transfer(), sums(), transfer(), sums(), transfer(), sums()]);
    expect(seen.filter((value) => typeof value === 'number')).toEqual([0, 0, 0]);
  });
});

it('errors carry their SQLSTATE and constraint', async () => {
  await open.pool.query(
    'create table if not exists narrow (n int constraint n_small check (n < 10))',
  );
  const error = await open.pool.query('insert into narrow values (11)').catch((e) => e);
  expect({ code: error.code, constraint: error.constraint }).toEqual({
    code: '23514',
    constraint: 'n_small',
  });
});

it('notifications reach the client that listens', async () => {
  const client = await open.pool.connect();
  const heard = Promise.withResolvers<unknown>();
  client.on('notification', (message) => heard.resolve([message.channel, message.payload]));
  await client.query('listen "Some:Channel"');
  await open.pool.query(`select pg_notify('Some:Channel', 'hello')`);
  expect(await heard.promise).toEqual(['Some:Channel', 'hello']);
  client.release();
});
