import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '../db/open.ts';
import { ThrottledError } from '../errors.ts';
import {
  addHost,
  findHostState,
  type HostPolicy,
  recordFailure,
  recordSuccess,
  reserveSlot,
} from './host-store.ts';
import { codeOf, type ReasonCode, throttled } from './reasons.ts';

export const defaultPolicy: HostPolicy = {
  intervalMs: 1_000,
  maxWaitMs: 30_000,
  failureThreshold: 5,
  cooldownMs: 60_000,
  maxCooldownMs: 3_600_000,
  probeMs: 180_000,
};

/** Answers that say the host itself is in trouble or does not want us; the others are about one page. */
const hostFailures: ReadonlySet<ReasonCode> = new Set([
  'dns-failed',
  'connection-refused',
  'connection-reset',
  'tls-failed',
  'connect-timeout',
  'headers-timeout',
  'body-stalled',
  'total-timeout',
  'truncated',
  'server-error',
  'unavailable',
  'throttled',
  'quota',
  'forbidden',
  'challenge',
]);

/** Kept below the interval so that a request held up on its way does not come too close to the next. */
const lateShare = 0.1;

/**
 * Waits for this request's turn at a host; all processes that share the database keep one pace together.
 * Throws `ThrottledError` (breaker-open, host-busy) when the turn would not come within
 * `policy.maxWaitMs`; nothing may be sent then.
 */
export async function takeTurn(
  db: Db,
  host: string,
  policy: HostPolicy,
  signal?: AbortSignal,
): Promise<void> {
  for (;;) {
    const slot = await reserveSlot(db, host, policy);
    if (slot === null) {
      await refuseTurn(db, host, policy);
      continue;
    }
    if (slot.waitMs === 0) return;
    const due = performance.now() + slot.waitMs;
    await sleep(Math.ceil(slot.waitMs), undefined, signal ? { signal } : {});
    // While waiting, others may have found the host failing.
    const state = await findHostState(db, host);
    if (state?.breaker === 'open') throw breakerOpen(host, state.openForMs);
    if (performance.now() - due <= Math.max(20, policy.intervalMs * lateShare)) return;
  }
}

/** Notes how a host answered (`null`: well) and pushes its next slot away when it asked for patience. */
export async function reportAnswer(
  db: Db,
  host: string,
  { error, policy }: { error: unknown; policy: HostPolicy },
): Promise<void> {
  if (error !== null && hostFailures.has(codeOf(error))) {
    const deferMs = error instanceof ThrottledError ? error.retryAfterMs : 0;
    await recordFailure(db, host, { policy, deferMs });
  } else if (error === null || codeOf(error) !== 'private-address') await recordSuccess(db, host);
}

/** Returns when the host is new and now known; throws when its turn is too far away. */
async function refuseTurn(db: Db, host: string, policy: HostPolicy): Promise<void> {
  const state = await findHostState(db, host);
  if (!state) return addHost(db, host);
  if (state.breaker !== 'closed' && state.openForMs > 0) throw breakerOpen(host, state.openForMs);
  if (state.busyForMs > policy.maxWaitMs) {
    throw throttled('host-busy', host, Math.ceil(state.busyForMs));
  }
}

function breakerOpen(host: string, openForMs: number): ThrottledError {
  return throttled('breaker-open', host, Math.max(1_000, Math.ceil(openForMs)));
}
