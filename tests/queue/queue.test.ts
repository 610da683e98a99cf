import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../src/context.ts';
import { PermanentError, ThrottledError } from '../../src/errors.ts';
import { nextDue } from '../../src/queue/cron.ts';
import { queueNames } from '../../src/queue/queues.ts';
import { scheduleOf, syncSchedules } from '../../src/queue/schedules.ts';
import { type Handler, runWorker } from '../../workers/run-worker.ts';
import { openTestContext } from '../_support/context.ts';
import { serviceUrl } from '../_support/services.ts';

const redisUrl = serviceUrl('TEST_REDIS_URL');
const backends: [string, Record<string, string>][] = [
  ['the database', {}],
  ...(redisUrl ? ([['Redis', { REDIS_URL: redisUrl }]] as [string, Record<string, string>][]) : []),
];

it.skipIf(redisUrl)('Redis is tested where TEST_REDIS_URL names one', () => undefined);

describe.each(backends)('queues on %s', (_, env) => {
  let context: Context;
  beforeAll(async () => {
    const prefix = `test-${randomBytes(4).toString('hex')}`;
    context = await openTestContext({ ...env, GAPMAP_QUEUE_PREFIX: prefix });
  });
  afterAll(async () => {
    for (const name of queueNames) {
      await context.queues.raw(name).obliterate({ force: true });
    }
    await context.close();
  });

  const until = async (ready: () => boolean | Promise<boolean>) => {
    for (let i = 0; i < 200 && !(await ready()); i += 1) await sleep(50);
    expect(await ready()).toBe(true);
  };
  /** Works with a handler until `ready`, then stops. */
  const workUntil = async (handler: Handler<'scrape'>, ready: () => boolean | Promise<boolean>) => {
    const stop = runWorker('scrape', handler, context);
    await until(ready).finally(stop);
  };
  const scrapeCounts = async () =>
    (await context.queues.counts()).find((c) => c.queue === 'scrape');

  it('hand each job its payload and one correlation id', async () => {
    const seen: unknown[] = [];
    await context.enqueue('scrape', { source: 'greenhouse/a', correlationId: 'c-1' });
    await workUntil(
      async (payload, { correlationId }) => {
        seen.push([payload.source, correlationId]);
        return {};
      },
      () => seen.length === 1,
    );
    expect(seen).toEqual([['greenhouse/a', 'c-1']]);
  });

  it('keep a job that cannot succeed visible, and give it new tries on request', async () => {
    let tries = 0;
    await context.enqueue('scrape', { source: 'greenhouse/broken' });
    const failing: Handler<'scrape'> = async () => {
      tries += 1;
      throw new PermanentError('the board is gone');
    };
    await workUntil(failing, async () => (await scrapeCounts())?.failed === 1);
    expect(tries).toBe(1);
    const [failed] = await context.queues.listFailed();
    expect(failed).toMatchObject({ queue: 'scrape', reason: 'the board is gone', tries: 1 });
    expect(await context.queues.retryFailed([failed?.id ?? ''])).toBe(1);
    await workUntil(
      async () => ({}),
      async () => (await scrapeCounts())?.failed === 0,
    );
    expect(await context.queues.listFailed()).toEqual([]);
  });

  it('delay a job that a host throttles without costing it a try', async () => {
    const times: number[] = [];
    await context.enqueue('scrape', { source: 'greenhouse/slow' });
    const throttled: Handler<'scrape'> = async () => {
      times.push(performance.now());
      if (times.length < 6) throw new ThrottledError('asked for patience', 60);
      return {};
    };
    // Six attempts, though the table allows four tries.
    await workUntil(throttled, () => times.length === 6);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(55);
    expect(await context.queues.listFailed()).toEqual([]);
  });

  it('finish what is in hand when they are stopped', async () => {
    let [started, finished] = [false, false];
    await context.enqueue('scrape', { source: 'greenhouse/long' });
    const stop = runWorker(
      'scrape',
      async () => {
        started = true;
        await sleep(300);
        finished = true;
        return {};
      },
      context,
    );
    await until(() => started);
    await stop();
    expect(finished).toBe(true);
  });

  it('take a job that is asked for many times at once only once more while it runs', async () => {
    let runs = 0;
    const ask = () => context.enqueue('scrape', { source: 'greenhouse/once' }, { once: 'once' });
    for (let i = 0; i < 5; i += 1) await ask();
    await workUntil(
      async () => {
        runs += 1;
        if (runs === 1) for (let i = 0; i < 5; i += 1) await ask();
        return {};
      },
      () => runs === 2,
    );
    await sleep(200);
    expect(runs).toBe(2);
  });

  it('hold exactly the schedules that are wanted, each at its next moment', async () => {
    const due = { cron: '0 6 * * *', timeZone: 'Asia/Baku', offsetMs: 90_000 };
    const wanted = ['a', 'b', 'c'].map((token) => scheduleOf(`greenhouse/${token}`, due));
    const now = new Date();
    await syncSchedules(context.queues, wanted, now);
    const rest = wanted.slice(1);
    expect(await syncSchedules(context.queues, rest, now)).toEqual({ set: 2, removed: 1 });
    const left = await context.queues.listSchedules();
    expect(left.map(({ id }) => id).sort()).toEqual(['scrape-greenhouse/b', 'scrape-greenhouse/c']);
    for (const { next, pattern } of left) {
      expect(pattern).toBe('0 6 * * * Asia/Baku +90000ms');
      expect(next?.getTime()).toBe(nextDue(due, now.getTime()));
      expect(next?.toISOString()).toMatch(/T02:01:30.000Z$/);
    }
    for (const { queue, id } of left) await context.queues.removeSchedule(queue, id);
  });

  it('run a schedule again and again, each time at its next moment', async () => {
    const times: number[] = [];
    const due = { everyMs: 1_000, offsetMs: 300 };
    await syncSchedules(context.queues, [scheduleOf('greenhouse/often', due)], new Date());
    await workUntil(
      async () => {
        times.push(Date.now());
        return {};
      },
      () => times.length === 3,
    );
    expect((times[2] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(1_500);
    await syncSchedules(context.queues, [], new Date());
    expect(await context.queues.listSchedules()).toEqual([]);
  });

  it('tell what waits, but not what is yet to come', async () => {
    await context.enqueue('rollup', { correlationId: 'waits' });
    await context.enqueue('rollup', { correlationId: 'later' }, { delayMs: 60_000 });
    expect(await context.queues.listPending('rollup')).toEqual([{ correlationId: 'waits' }]);
  });
});
