import { ThrottledError } from '../src/errors.ts';
import type { Sighting } from '../src/postings/store.ts';
import type { Adapter, Source } from '../src/sources/adapter.ts';
import { hostPolicyOf } from '../src/sources/network.ts';
import type { PoliteOptions } from '../src/sources/polite.ts';
import { codeOf, type ReasonCode, refused } from '../src/sources/reasons.ts';
import type { KnownPage } from '../src/sources/run-store.ts';
import type { RunCounts } from '../src/sources/store.ts';
import type { JobContext } from './run-worker.ts';

/** A run under way: where it is, what it knows from earlier visits, and what it has counted so far. */
export type RunState = {
  source: Source;
  adapter: Adapter;
  sighting: Sighting & { runId: number };
  known: ReadonlyMap<string, KnownPage>;
  /** When this job first looked at the source: what was stored since then is not asked for again. */
  jobStart: Date;
  /** Whether this job's absences were counted already, by a run that had to be tried again for a page. */
  counted: boolean;
  context: JobContext;
  counts: RunCounts;
  unchanged: boolean;
  /** The bytes of the items that could not be read. */
  failedItems: string[];
  /** Ids of postings whose detail page need not be asked for, not yet noted as seen. */
  reused: string[];
  /** What went wrong and was got over by trying again. */
  troubles: Set<ReasonCode>;
  polite: PoliteOptions;
};

/** Returns the state of a run that begins now, with its budget of requests and time. */
export function startState(
  given: Pick<
    RunState,
    'source' | 'adapter' | 'sighting' | 'known' | 'jobStart' | 'counted' | 'context'
  >,
): RunState {
  const { config, db, network, random } = given.context;
  const { fetching } = config;
  const counts = noCounts();
  const budget = AbortSignal.timeout(fetching.runMs);
  const { stop } = given.context;
  const signal = stop ? AbortSignal.any([budget, stop]) : budget;
  const troubles = new Set<ReasonCode>();
  const spend = (url: URL) => {
    if (counts.requested >= fetching.runRequests) throw refused('request-budget', url.host);
    counts.requested += 1;
  };
  const polite: PoliteOptions = {
    db,
    network,
    random,
    policy: hostPolicyOf(config),
    tries: fetching.tries,
    backoff: { baseMs: fetching.backoffMs, capMs: 60_000 },
    spend,
    onTrouble: (error) => {
      if (error instanceof ThrottledError) counts.throttled += 1;
      troubles.add(codeOf(error));
    },
    signal,
  };
  return { ...given, counts, unchanged: true, failedItems: [], reused: [], troubles, polite };
}

/** Counts of a run that has done nothing yet. */
export function noCounts(): RunCounts {
  const none = { requested: 0, found: 0, new: 0, changed: 0, unchanged: 0, closed: 0 };
  return { ...none, reopened: 0, failed: 0, throttled: 0, bytes: 0 };
}
