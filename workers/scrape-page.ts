import { createHash } from 'node:crypto';
import { ConfigError, ParseError, ThrottledError } from '../src/errors.ts';
import { type Sighting, touchSeen, upsertPostings } from '../src/postings/store.ts';
import type { Adapter, PageRequest, ParsedPage, Source } from '../src/sources/adapter.ts';
import { looksLikeHtml } from '../src/sources/challenge.ts';
import { decodeText } from '../src/sources/charset.ts';
import { requestKey, type Visited } from '../src/sources/crawl.ts';
import { hostPolicyOf } from '../src/sources/network.ts';
import { pendingPosting } from '../src/sources/pending.ts';
import { fetchPolitely, type PoliteOptions } from '../src/sources/polite.ts';
import { codeOf, FetchError, type ReasonCode, refused } from '../src/sources/reasons.ts';
import { type KnownPage, recordProgress, saveKnownPage } from '../src/sources/run-store.ts';
import {
  getPayload,
  packPayload,
  type RunCounts,
  recordPage,
  storeFailures,
  storePayload,
} from '../src/sources/store.ts';
import type { JobContext } from './run-worker.ts';
import { normalizeAll } from './store-part.ts';

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

/** A detail page of which the listing says the same as before is asked for again after a week. */
const detailAgeMs = 7 * 86_400_000;
const touchBatch = 500;

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
  const signal = AbortSignal.timeout(fetching.runMs);
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

/**
 * Fetches, parses and stores one page, in one transaction, and returns what it said. A page that cannot be
 * parsed is kept as a failure with its bytes, and its error thrown.
 */
export async function visitPage(
  state: RunState,
  request: PageRequest,
  position: number,
): Promise<Visited> {
  const pending = pendingPosting(request);
  if (pending && isFresh(state, request)) {
    state.reused.push(pending.externalId);
    if (state.reused.length >= touchBatch) await flushReused(state);
    return { ids: [pending.externalId], requests: [], total: null, complete: true };
  }
  const loaded = await load(state, request);
  const parsed = await parseOrKeep(state, { request, position, loaded });
  await store(state, { request, position, loaded, parsed });
  return {
    ids: parsed.postings.map((posting) => posting.externalId),
    requests: parsed.requests,
    total: parsed.total,
    complete: parsed.complete,
  };
}

/** Notes the postings whose detail pages were not asked for as seen. */
export async function flushReused(state: RunState): Promise<void> {
  const ids = state.reused.splice(0);
  state.counts.found += ids.length;
  state.counts.unchanged += await touchSeen(state.context.db, state.sighting, ids);
}

/** Counts of a run that has done nothing yet. */
export function noCounts(): RunCounts {
  const none = { requested: 0, found: 0, new: 0, changed: 0, unchanged: 0, closed: 0 };
  return { ...none, reopened: 0, failed: 0, throttled: 0, bytes: 0 };
}

type Loaded = {
  status: number;
  bytes: Buffer;
  body: string;
  contentType: string | null;
  hash: Buffer;
  etag: string | null;
  lastModified: string | null;
  /** Whether the bytes are those of the last visit. */
  same: boolean;
};
type Visit = { request: PageRequest; position: number; loaded: Loaded };

async function load(state: RunState, request: PageRequest): Promise<Loaded> {
  const known = state.known.get(requestKey(request)) ?? null;
  const page = await fetchWithin(state, request, known);
  state.counts.bytes += page.wireBytes;
  const { status, etag, lastModified } = page;
  if (status === 304 && known) {
    const bytes = await getPayload(state.context.db, known.hash);
    const { contentType, hash } = known;
    const kept = { etag: etag ?? known.etag, lastModified: lastModified ?? known.lastModified };
    return {
      status,
      bytes,
      body: decodeText(bytes, contentType),
      contentType,
      hash,
      ...kept,
      same: true,
    };
  }
  const { bytes, body, contentType } = page;
  const hash = createHash('sha256').update(bytes).digest();
  const same = known?.hash.equals(hash) ?? false;
  return { status, bytes, body, contentType, hash, etag, lastModified, same };
}

async function fetchWithin(state: RunState, request: PageRequest, known: KnownPage | null) {
  try {
    return await fetchPolitely(request, known, state.polite);
  } catch (error) {
    if (state.polite.signal.aborted && codeOf(error) === 'unexpected') {
      throw refused('time-budget', `${state.context.config.fetching.runMs} ms`, { cause: error });
    }
    throw error;
  }
}

function isFresh({ known, jobStart, sighting }: RunState, request: PageRequest): boolean {
  const page = known.get(requestKey(request));
  if (!page) return false;
  if (page.checkedAt >= jobStart) return true;
  const age = sighting.at.getTime() - page.checkedAt.getTime();
  return page.digest !== null && page.digest === digestOf(request) && age < detailAgeMs;
}

function digestOf({ kind, context }: PageRequest): string | null {
  if (kind !== 'detail' || context === undefined) return null;
  return createHash('md5').update(JSON.stringify(context)).digest('hex');
}

async function parseOrKeep(state: RunState, visit: Visit): Promise<ParsedPage> {
  const { request, loaded } = visit;
  try {
    const page = { request, body: loaded.body, contentType: loaded.contentType };
    return state.adapter.parse(page, state.source);
  } catch (thrown) {
    if (thrown instanceof ConfigError) throw thrown;
    const error = asParseError(thrown);
    const failure = { position: 0, reason: error.message, item: loaded.body.slice(0, 100_000) };
    await keepUnreadable(state, { ...visit, failure });
    if (!looksLikeHtml(loaded.body)) throw error;
    throw new FetchError('html-for-data', request.url.replace(/\?.*/s, ''), { cause: error });
  }
}

/** A parser that trips over a page has not read it either: the page is kept all the same. */
function asParseError(error: unknown): ParseError {
  if (error instanceof ParseError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new ParseError(`the parser failed: ${message}`, { cause: error });
}

async function keepUnreadable(
  state: RunState,
  { request, position, loaded, failure }: Visit & { failure: ParsedPage['failures'][number] },
): Promise<void> {
  const { sighting, counts, context } = state;
  counts.failed += 1;
  const payload = await packPayload(loaded.bytes);
  await context.db.transaction().execute(async (trx) => {
    await storePayload(trx, payload);
    await recordPage(trx, pageRow(state, { request, position, loaded }));
    await storeFailures(trx, { ...sighting, hash: loaded.hash }, [failure]);
    await recordProgress(trx, sighting.runId, counts);
  });
}

async function store(state: RunState, visit: Visit & { parsed: ParsedPage }): Promise<void> {
  const { loaded, parsed } = visit;
  const ids = [...new Set(parsed.postings.map((posting) => posting.externalId))];
  const seenAgain = loaded.same && parsed.failures.length === 0;
  if (seenAgain && (await touchSeen(state.context.db, state.sighting, ids)) === ids.length) {
    state.counts.found += ids.length;
    state.counts.unchanged += ids.length;
    return storeVisit(state, visit);
  }
  state.unchanged = false;
  return storePostings(state, visit);
}

/** What a page leaves behind even when nothing on it is new. */
async function storeVisit(state: RunState, visit: Visit): Promise<void> {
  const { request, loaded } = visit;
  const { sighting, counts, context } = state;
  await context.db.transaction().execute(async (trx) => {
    await recordPage(trx, pageRow(state, visit));
    await saveKnownPage(trx, sighting.sourceId, {
      key: requestKey(request),
      page: known(state, request, loaded),
    });
    await recordProgress(trx, sighting.runId, counts);
  });
}

async function storePostings(
  state: RunState,
  { parsed, ...visit }: Visit & { parsed: ParsedPage },
): Promise<void> {
  const { request, loaded } = visit;
  const { sighting, counts, context, source } = state;
  const { postings, failures } = normalizeAll(parsed.postings, parsed.failures, source);
  const payload = await packPayload(loaded.bytes);
  const next = { ...counts };
  await context.db.transaction().execute(async (trx) => {
    await storePayload(trx, payload);
    await recordPage(trx, pageRow(state, visit));
    await storeFailures(trx, { ...sighting, hash: loaded.hash }, failures);
    const stored = await upsertPostings(trx, sighting, postings);
    await saveKnownPage(trx, sighting.sourceId, {
      key: requestKey(request),
      page: known(state, request, loaded),
    });
    next.found += new Set(postings.map((posting) => posting.externalId)).size;
    next.new += stored.new.length;
    next.changed += stored.changed.length;
    next.unchanged += stored.unchanged.length;
    next.reopened += stored.reopened.length;
    next.failed += failures.length;
    await recordProgress(trx, sighting.runId, next);
  });
  Object.assign(counts, next);
  state.failedItems.push(...failures.map((failure) => failure.item));
}

function known({ sighting }: RunState, request: PageRequest, loaded: Loaded): KnownPage {
  const { etag, lastModified, hash, contentType } = loaded;
  return {
    etag,
    lastModified,
    hash,
    contentType,
    digest: digestOf(request),
    checkedAt: sighting.at,
  };
}

function pageRow({ sighting, context }: RunState, { request, position, loaded }: Visit) {
  const { url, kind } = request;
  const { status: httpStatus, hash } = loaded;
  return { runId: sighting.runId, position, url, kind, httpStatus, hash, at: context.now() };
}
