import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '../db/open.ts';
import { ThrottledError } from '../errors.ts';
import {
  addHost,
  claimSend,
  findHostState,
  type HostPolicy,
  recordFailure,
  recordSuccess,
  releaseHost,
  reserveSlot,
  type Slot,
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

/**
 * Waits for this request's turn at a host: all processes that share the database keep one pace together and
 * send one request at a time, so that one that was held up does not come too close to the next. Throws `ThrottledError` (breaker-open,
 * host-busy) when the turn would not come within `policy.maxWaitMs`; nothing may be sent then.
 */
export async function takeTurn(
  db: Db,
  host: string,
  given: HostPolicy,
  signal?: AbortSignal,
): Promise<void> {
  const policy = { ...given, intervalMs: withMargin(given.intervalMs) };
  for (;;) {
    const slot = await reserveSlot(db, host, policy);
    if (slot === null) await refuseTurn(db, host, policy);
    else if (await waitForTurn(db, host, { slot, policy, signal })) return;
  }
}

/** What a request may lose on its way from us to the host must not make the gap smaller than was set. */
function withMargin(intervalMs: number): number {
  return intervalMs === 0 ? 0 : intervalMs + Math.max(5, intervalMs * 0.02);
}

type Turn = { slot: Slot; policy: HostPolicy; signal: AbortSignal | undefined };

/** Returns false when the slot is void because the host asked for patience meanwhile. */
async function waitForTurn(db: Db, host: string, { slot, policy, signal }: Turn): Promise<boolean> {
  let waitMs = slot.waitMs;
  if (waitMs === 0 && slot.gapMs === 0) return true;
  const lost = performance.now() + waitMs + policy.maxWaitMs;
  for (;;) {
    if (waitMs > 0) await sleep(Math.ceil(waitMs), undefined, signal ? { signal } : {});
    if (await claimSend(db, host, { slot, policy })) return true;
    const state = await findHostState(db, host, policy);
    if (!state || state.quietForMs > 0) return false;
    if (state.breaker === 'open') throw breakerOpen(host, state.openForMs);
    if (state.breaker === 'half-open' && !slot.probe) throw breakerOpen(host, state.openForMs);
    if (state.breaker === 'closed' && slot.probe) return false;
    if (performance.now() > lost) throw throttled('host-busy', host, state.inFlightForMs + 1_000);
    waitMs = Math.max(1, state.gapMs, state.inFlightForMs > 0 ? policy.intervalMs / 4 : 0);
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
  } else if (codeOf(error) === 'private-address') await releaseHost(db, host);
  else await recordSuccess(db, host, policy);
}

/** Returns when the host is new and now known; throws when its turn is too far away. */
async function refuseTurn(db: Db, host: string, policy: HostPolicy): Promise<void> {
  const state = await findHostState(db, host, policy);
  if (!state) return addHost(db, host);
  if (state.breaker !== 'closed' && state.openForMs > 0) throw breakerOpen(host, state.openForMs);
  if (state.busyForMs > policy.maxWaitMs) {
    throw throttled('host-busy', host, Math.ceil(state.busyForMs));
  }
}

function breakerOpen(host: string, openForMs: number): ThrottledError {
  return throttled('breaker-open', host, Math.max(1_000, Math.ceil(openForMs)));
}
