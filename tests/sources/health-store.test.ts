import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogue, layOver } from '../../src/sources/catalogue.ts';
import { listHealth } from '../../src/sources/health-store.ts';
import { emptyOverlay } from '../../src/sources/overlay.ts';
import { finishRun, getSource, startRun, upsertSources } from '../../src/sources/store.ts';
import { openTestDatabase } from '../_support/database.ts';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase();
  await upsertSources(database.db, [...layOver(catalogue, emptyOverlay).values()]);
});
afterAll(() => database.close());

const counts = {
  requested: 3,
  found: 40,
  new: 2,
  changed: 1,
  unchanged: 37,
  closed: 0,
  reopened: 0,
  failed: 0,
  throttled: 1,
  bytes: 12_345,
};

describe('the health of sources', () => {
  test('is their last run, the most troubled first', async () => {
    const { db } = database;
    for (const [slug, status] of [
      ['lever/spotify', 'ok'],
      ['lever/plaid', 'failed'],
    ] as const) {
      const { id: sourceId } = await getSource(db, slug);
      const at = new Date('2026-11-24T04:00:00Z');
      const id = await startRun(db, { sourceId, correlationId: slug, at });
      const reason = status === 'ok' ? null : 'server-error: the host failed (5xx)';
      const complete = status === 'ok';
      await finishRun(db, {
        id,
        status,
        reason,
        complete,
        at: new Date('2026-11-24T04:00:30Z'),
        medianTextLength: complete ? 3_000 : null,
        counts,
      });
    }
    const health = await listHealth(db, 10);
    expect(health.map(({ slug, status }) => [slug, status])).toEqual([
      ['lever/plaid', 'failed'],
      ['lever/spotify', 'ok'],
    ]);
    expect(health[0]).toMatchObject({
      failures_in_a_row: 1,
      last_ok_at: null,
      open: 0,
      seconds: 30,
    });
    expect(health[1]).toMatchObject({
      found: 40,
      throttled: 1,
      bytes: 12_345,
      median_text_length: 3_000,
    });
    expect(await listHealth(db, 1)).toHaveLength(1);
  });
});
