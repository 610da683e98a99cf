import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OpenDatabase } from '../../src/db/open.ts';
import { NotFoundError } from '../../src/errors.ts';
import {
  addHost,
  findHostState,
  recordFailure,
  reserveSlot,
  storeRobots,
} from '../../src/sources/host-store.ts';
import { defaultPolicy, reportAnswer, takeTurn } from '../../src/sources/hosts.ts';
import { codeOf, FetchError, throttled } from '../../src/sources/reasons.ts';
import { openTestDatabase } from '../_support/database.ts';

let open: OpenDatabase;
beforeAll(async () => {
  open = await openTestDatabase();
});
afterAll(() => open.close());

const policy = { ...defaultPolicy, intervalMs: 1_000, failureThreshold: 3, cooldownMs: 10_000 };
const fails = (host: string) =>
  reportAnswer(open.db, host, { error: new FetchError('server-error', '500'), policy });
const stateOf = (host: string) => findHostState(open.db, host, policy);
const age = (host: string) =>
  open.pool.query(
    `update hosts set opened_until = now(), in_flight_until = now() where host = '${host}'`,
  );
const codeOfTurn = (host: string) => takeTurn(open.db, host, policy).then(() => 'turn', codeOf);

describe('time slots', () => {
  test('are handed out one interval apart, however many ask at once', async () => {
    await addHost(open.db, 'slots');
    const slots = await Promise.all(
      Array.from({ length: 10 }, () => reserveSlot(open.db, 'slots', policy)),
    );
    const waits = slots.map((slot) => slot?.waitMs ?? Number.NaN).sort((a, b) => a - b);
    waits.forEach((wait, i) => {
      expect(wait).toBeGreaterThan(i * 1_000 - 500);
      expect(wait).toBeLessThanOrEqual(i * 1_000);
    });
  });

  test('further away than the patience are not taken, and nothing moves', async () => {
    await addHost(open.db, 'busy');
    const impatient = { ...policy, maxWaitMs: 1_500 };
    for (let n = 0; n < 5; n++) await reserveSlot(open.db, 'busy', impatient);
    const { busyForMs } = (await stateOf('busy')) ?? { busyForMs: Number.NaN };
    expect(busyForMs).toBeLessThanOrEqual(2_000);
    await expect(takeTurn(open.db, 'busy', impatient)).rejects.toMatchObject({
      code: 'host-busy',
    });
  });

  test('are as far apart as robots.txt asks', async () => {
    await addHost(open.db, 'slow');
    await storeRobots(open.db, 'slow', { robots: '', ttlMs: 1_000, delayMs: 7_000 });
    await reserveSlot(open.db, 'slow', policy);
    expect((await reserveSlot(open.db, 'slow', policy))?.waitMs).toBeGreaterThan(6_500);
  });

  test('of an unknown host begin now', async () => {
    expect(await codeOfTurn('never-seen')).toBe('turn');
  });

  test('wait for a host that asked for patience', async () => {
    await addHost(open.db, 'patience');
    await reportAnswer(open.db, 'patience', {
      error: throttled('throttled', '', 20_000),
      policy,
    });
    expect((await reserveSlot(open.db, 'patience', policy))?.waitMs).toBeGreaterThan(19_000);
  });
});

describe('turns', () => {
  const soon = { ...policy, intervalMs: 60 };

  test('come one interval apart even when the one before was late', async () => {
    await addHost(open.db, 'late');
    const sent: number[] = [];
    const turn = async () => {
      await takeTurn(open.db, 'late', soon);
      sent.push(performance.now());
      await reportAnswer(open.db, 'late', { error: null, policy: soon });
    };
    const turns = [turn(), turn(), turn(), turn()];
    const until = performance.now() + 150;
    setTimeout(() => {
      while (performance.now() < until);
    }, 20);
    await Promise.all(turns);
    const gaps = sent.slice(1).map((at, i) => at - (sent[i] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThan(50);
  });

  test('come one at a time: the next waits for the answer to the one before', async () => {
    await addHost(open.db, 'single');
    await takeTurn(open.db, 'single', soon);
    const began = performance.now();
    const next = takeTurn(open.db, 'single', soon);
    setTimeout(() => reportAnswer(open.db, 'single', { error: null, policy: soon }), 300);
    await next;
    expect(performance.now() - began).toBeGreaterThan(350);
  });

  test('wait for a host that asks for patience, also those that hold a slot already', async () => {
    await addHost(open.db, 'quiet');
    await takeTurn(open.db, 'quiet', soon);
    const began = performance.now();
    const next = takeTurn(open.db, 'quiet', soon);
    await reportAnswer(open.db, 'quiet', { error: throttled('throttled', '', 400), policy: soon });
    await next;
    expect(performance.now() - began).toBeGreaterThan(390);
  });
});

describe('the breaker', () => {
  test('opens after failures in a row, and a success between them starts the count anew', async () => {
    await addHost(open.db, 'flaky');
    await fails('flaky');
    await fails('flaky');
    await reportAnswer(open.db, 'flaky', { error: null, policy });
    await fails('flaky');
    await fails('flaky');
    expect(await stateOf('flaky')).toMatchObject({ breaker: 'closed', failures: 2 });
    await fails('flaky');
    expect(await stateOf('flaky')).toMatchObject({ breaker: 'open', failures: 3 });
    expect(await codeOfTurn('flaky')).toBe('breaker-open');
  });

  test('lets one probe through when its time is over, and closes when that goes well', async () => {
    await addHost(open.db, 'probed');
    for (let n = 0; n < 3; n++) await fails('probed');
    await age('probed');
    const turns = await Promise.all(Array.from({ length: 5 }, () => codeOfTurn('probed')));
    expect(turns.sort()).toEqual([...Array(4).fill('breaker-open'), 'turn']);
    await reportAnswer(open.db, 'probed', { error: null, policy });
    expect(await stateOf('probed')).toMatchObject({ breaker: 'closed', failures: 0 });
  });

  test('stays open twice as long after every failed probe, up to a limit', async () => {
    await addHost(open.db, 'down');
    for (let n = 0; n < 3; n++) await fails('down');
    const times: number[] = [];
    for (let n = 0; n < 4; n++) {
      times.push(Math.round(((await stateOf('down'))?.openForMs ?? 0) / 1_000));
      await age('down');
      await reserveSlot(open.db, 'down', policy);
      await recordFailure(open.db, 'down', {
        policy: { ...policy, maxCooldownMs: 60_000 },
        deferMs: 0,
      });
    }
    expect(times).toEqual([10, 20, 40, 60]);
  });

  test('lets another probe through when the first one never reports', async () => {
    await addHost(open.db, 'lost');
    for (let n = 0; n < 3; n++) await fails('lost');
    await age('lost');
    expect(await codeOfTurn('lost')).toBe('turn');
    expect(await codeOfTurn('lost')).toBe('breaker-open');
    await age('lost');
    expect(await codeOfTurn('lost')).toBe('turn');
  });

  test('does not count a missing page against the host', async () => {
    await addHost(open.db, 'complete');
    for (let n = 0; n < 5; n++) {
      await reportAnswer(open.db, 'complete', { error: new NotFoundError('404'), policy });
    }
    expect(await stateOf('complete')).toMatchObject({ breaker: 'closed', failures: 0 });
  });
});
