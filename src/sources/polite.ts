import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '../db/open.ts';
import { NotFoundError, RefusedError, ThrottledError } from '../errors.ts';
import type { PageRequest } from './adapter.ts';
import { fullJitter } from './backoff.ts';
import { type Fetched, fetchPage, type Network, type Validators } from './fetch.ts';
import {
  claimRobots,
  type HostPolicy,
  releaseHost,
  releaseRobots,
  storeRobots,
} from './host-store.ts';
import { reportAnswer, takeTurn } from './hosts.ts';
import { codeOf, FetchError, refused } from './reasons.ts';
import { allowsUrl, maxRobotsLength, readCrawlDelay } from './robots.ts';

/** What a polite request needs; `spend` is called before every request sent and may throw to forbid it. */
export type PoliteOptions = {
  db: Db;
  network: Network;
  policy: HostPolicy;
  random: () => number;
  /** How often one page is tried in a run. */
  tries: number;
  backoff: { baseMs: number; capMs: number };
  spend: (url: URL) => void;
  /** Called with what went wrong before a page is tried again, or a host is waited for. */
  onTrouble: (error: Error) => void;
  signal: AbortSignal;
};

const hourMs = 3_600_000;

/**
 * Returns a page as `fetchPage` does, at the pace, under the robots.txt and behind the breaker of every host
 * that it touches. What may pass is tried again with full-jitter back-off; a host that asks for patience is
 * waited for when that is short. Throws what `fetchPage` and `takeTurn` throw, and `RefusedError`
 * (robots-disallowed).
 */
export async function fetchPolitely(
  request: PageRequest,
  validators: Validators | null,
  options: PoliteOptions,
): Promise<Fetched> {
  let asked: ThrottledError | null = null;
  for (let attempt = 0; ; attempt++) {
    try {
      return await tryOnce(request, { ...options, validators });
    } catch (error) {
      if (error instanceof ThrottledError) {
        const own = isOwnRefusal(error);
        if (!own) options.onTrouble(error);
        if (own || attempt + 1 >= options.tries) throw own ? (asked ?? error) : error;
        asked = error;
      } else if (error instanceof FetchError && attempt + 1 < options.tries) {
        options.onTrouble(error);
        const wait = fullJitter(attempt, { ...options.backoff, random: options.random });
        await sleep(wait, undefined, { signal: options.signal });
      } else throw error;
    }
  }
}

/** Our own refusal to send anything now: waiting for it within the run was judged too long. */
function isOwnRefusal(error: ThrottledError): boolean {
  return ['breaker-open', 'host-busy'].includes(codeOf(error));
}

type TryOptions = PoliteOptions & { validators: Validators | null; robots?: false };

async function tryOnce(request: PageRequest, options: TryOptions): Promise<Fetched> {
  const { db, network, policy, signal, validators } = options;
  let current: string | null = null;
  const report = async (error: unknown) => {
    if (current !== null) await reportAnswer(db, current, { error, policy });
    current = null;
  };
  const admit = async (url: URL) => {
    await report(null);
    if (options.robots !== false) await obeyRobots(url, options);
    await takeTurn(db, url.host, policy, signal);
    options.spend(url);
    current = url.host;
  };
  try {
    const page = await fetchPage(network, request, { validators, signal, admit });
    await report(null);
    return page;
  } catch (error) {
    // A run that ended while it waited says nothing about the host.
    if (!signal.aborted) await report(error);
    else if (current !== null) await releaseHost(db, current);
    throw error;
  }
}

async function obeyRobots(url: URL, options: PoliteOptions): Promise<void> {
  const agent = options.network.userAgent.split('/', 1)[0] ?? '';
  if (allowsUrl(await robotsOf(url, { agent, options }), url, agent)) return;
  throw refused('robots-disallowed', `${url.origin}${url.pathname}`);
}

async function robotsOf(
  url: URL,
  { agent, options }: { agent: string; options: PoliteOptions },
): Promise<string> {
  const { db, signal } = options;
  for (let waits = 0; ; waits++) {
    const kept = await claimRobots(db, url.host);
    if (kept.claimed) return fetchRobots(url, { agent, old: kept.robots, options });
    if (kept.robots !== null) return kept.robots;
    if (waits > 600) throw new FetchError('robots-unreachable', url.host);
    await sleep(100, undefined, { signal });
  }
}

/** RFC 9309: 4xx allows everything, a failing host nothing, unless an older copy is there to go by. */
async function fetchRobots(
  url: URL,
  { agent, old, options }: { agent: string; old: string | null; options: PoliteOptions },
): Promise<string> {
  const { db } = options;
  const request = { url: `${url.origin}/robots.txt`, kind: 'detail' } as const;
  try {
    const page = await tryOnce(request, { ...options, validators: null, robots: false });
    const robots = page.body.slice(0, maxRobotsLength).replaceAll('\0', '');
    const delayMs = readCrawlDelay(robots, agent);
    await storeRobots(db, url.host, { robots, ttlMs: 24 * hourMs, delayMs });
    return robots;
  } catch (error) {
    if (isAbsence(error)) {
      await storeRobots(db, url.host, { robots: '', ttlMs: 24 * hourMs, delayMs: 0 });
      return '';
    }
    if (old === null || !(error instanceof FetchError)) {
      await releaseRobots(db, url.host);
      throw error;
    }
    const delayMs = readCrawlDelay(old, agent);
    await storeRobots(db, url.host, { robots: old, ttlMs: hourMs / 6, delayMs });
    return old;
  }
}

/** 4xx, and a robots.txt that cannot be one, count as none. */
function isAbsence(error: unknown): boolean {
  if (error instanceof NotFoundError) return true;
  const none = [
    'forbidden',
    'unauthorized',
    'client-error',
    'challenge',
    'too-large',
    'bad-encoding',
  ];
  return (
    error instanceof RefusedError &&
    [...none, 'redirect-loop', 'too-many-redirects'].includes(error.code)
  );
}
