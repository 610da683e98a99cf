import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Context } from '../../src/context.ts';
import { signBody } from '../../src/sources/alerts.ts';
import { finishRun, startRun, upsertSource } from '../../src/sources/store.ts';
import { notify } from '../../workers/notify.ts';
import { noCounts } from '../../workers/scrape-state.ts';
import { openTestContext } from '../_support/context.ts';
import { startWebServer, type WebServer } from '../_support/web-server.ts';

const secret = 'a secret of at least 16';
let context: Context;
let server: WebServer;
let bodies: { text: string; details: { slug: string; alert: string | null }[] }[] = [];
let signatures: unknown[] = [];
let status = 200;
let clock = Date.now();

beforeAll(async () => {
  server = await startWebServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => {
      bodies.push(JSON.parse(body));
      signatures.push(request.headers['x-gapmap-signature']);
      response.writeHead(status).end();
    });
  });
  context = await openTestContext({
    GAPMAP_ALERT_WEBHOOK: `${server.origin}/hook`,
    GAPMAP_WEBHOOK_SECRET: secret,
  });
});
afterAll(async () => {
  await context.close();
  await server.close();
});

async function add(slug: string): Promise<number> {
  const source = { slug, adapter: 'greenhouse', token: slug, company: null, region: null };
  return upsertSource(context.db, { ...source, settings: {} });
}

/** A finished run of a source, a minute after the one before. */
async function ran(
  sourceId: number,
  status: 'ok' | 'failed' | 'suspect',
  found: number,
  reason: string | null = null,
) {
  clock += 60_000;
  const at = new Date(clock);
  const id = await startRun(context.db, { sourceId, correlationId: `r${clock}`, at });
  const counts = { ...noCounts(), found };
  const complete = status === 'ok';
  await finishRun(context.db, { id, status, reason, complete, at, medianTextLength: null, counts });
}

async function tell() {
  bodies = [];
  signatures = [];
  const job = { ...context, correlationId: 'c', now: () => new Date(clock) };
  const counts = await notify({ event: 'source-alerts', body: {} }, job).catch((error) => error);
  return { counts, bodies };
}

describe('what the operator is told of sources', () => {
  test('is one signed message for many that break at once, and none the next time', async () => {
    for (let n = 0; n < 40; n++) {
      const id = await add(`storm/${n}`);
      for (let i = 0; i < 3; i++) await ran(id, 'failed', 0, 'server-error: 500');
    }
    expect((await tell()).bodies).toHaveLength(1);
    const [body] = bodies;
    expect(body?.text).toContain('40 sources need attention');
    expect(body?.text).toContain('and 20 more');
    expect(signatures).toEqual([signBody(body ?? {}, secret)]);
    expect(await tell()).toEqual({ counts: { changes: 0 }, bodies: [] });
    await context.db.deleteFrom('runs').execute();
    await context.db.deleteFrom('sources').execute();
  });

  test('is when one breaks, not at its first failure, and when it recovers', async () => {
    const id = await add('greenhouse/flaky');
    await ran(id, 'failed', 0, 'server-error: 500');
    expect((await tell()).bodies).toEqual([]);
    await ran(id, 'failed', 0, 'server-error: 500');
    await ran(id, 'failed', 0, 'server-error: 500');
    expect((await tell()).bodies[0]?.details).toMatchObject([
      { slug: 'greenhouse/flaky', alert: 'broken' },
    ]);
    await ran(id, 'ok', 12);
    expect((await tell()).bodies[0]?.text).toBe(
      'gapmap: 1 source recovered\n• greenhouse/flaky is well again (was broken): 12 postings',
    );
  });

  test('is when a yield collapses, and when a board shows nothing', async () => {
    const id = await add('greenhouse/thin');
    for (let n = 0; n < 4; n++) await ran(id, 'ok', 40);
    await ran(id, 'ok', 11);
    expect((await tell()).bodies[0]?.text).toContain('thin: 11 postings, usually 40');
    const empty = await add('greenhouse/empty');
    await ran(empty, 'suspect', 0, 'empty-board: 12 were open');
    expect((await tell()).bodies[0]?.text).toContain('greenhouse/empty is thin: empty-board');
  });

  test('is when texts shrink', async () => {
    const id = await add('greenhouse/shrunk');
    await ran(id, 'suspect', 30, 'texts-shrunk: 300 characters at the median, 3000 before');
    expect((await tell()).bodies[0]?.text).toContain('greenhouse/shrunk is shrunk: texts-shrunk');
  });

  test('is when one is not read for two of its intervals', async () => {
    await context.db.updateTable('sources').set({ enabled: false }).execute();
    const id = await add('greenhouse/silent');
    await ran(id, 'ok', 5);
    await tell();
    clock += 26 * 3_600_000;
    expect((await tell()).bodies[0]?.text).toContain('greenhouse/silent is silent: not read since');
  });

  test('comes again when the webhook failed', async () => {
    await context.db.updateTable('sources').set({ enabled: false }).execute();
    const id = await add('greenhouse/unheard');
    for (let i = 0; i < 3; i++) await ran(id, 'failed', 0, 'server-error: 500');
    status = 500;
    expect((await tell()).counts).toHaveProperty('code', 'server-error');
    status = 200;
    expect((await tell()).counts).toEqual({ changes: 1 });
  });
});
