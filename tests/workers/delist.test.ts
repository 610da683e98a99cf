import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Context } from '../../src/context.ts';
import { closeExpired } from '../../src/postings/delist-store.ts';
import { openTestContext } from '../_support/context.ts';
import { storeTold } from '../_support/postings.ts';

let context: Context;
beforeAll(async () => {
  context = await openTestContext();
});
afterAll(() => context.close());

it('closes what has ended or is long unseen on a source that is read well, and nothing else', async () => {
  const now = new Date('2026-11-20T00:00:00Z');
  const told = ['ended', 'unseen', 'seen'].map((externalId) => ({
    externalId,
    title: externalId,
    skills: ['go'],
  }));
  await storeTold(context.database, 'rss/feed', told);
  await storeTold(context.database, 'rss/broken', told.slice(1, 2));
  const { pool } = context.database;
  await pool.query(`update postings set last_seen_at = '2026-11-19', closes_at = null`);
  await pool.query(`update postings set closes_at = '2026-11-01' where external_id = 'ended'`);
  await pool.query(`update postings set last_seen_at = '2026-08-01' where external_id = 'unseen'`);
  await pool.query(`update sources set last_ok_at = '2026-11-19' where slug = 'rss/feed'`);
  await pool.query(`update sources set last_ok_at = '2026-07-01' where slug = 'rss/broken'`);
  expect(await closeExpired(context.db, { now, limit: 1 })).toBe(1);
  expect(await closeExpired(context.db, { now, limit: 100 })).toBe(1);
  expect(await closeExpired(context.db, { now, limit: 100 })).toBe(0);
  const { rows } = await pool.query(
    `select external_id, s.slug from postings p join sources s on s.id = p.source_id where closed_at is not null order by 1`,
  );
  expect(rows).toEqual([
    { external_id: 'ended', slug: 'rss/feed' },
    { external_id: 'unseen', slug: 'rss/feed' },
  ]);
  const events = await pool.query(`select 1 from posting_events where kind = 'closed'`);
  expect(events.rowCount).toBe(2);
});
