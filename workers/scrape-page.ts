import { ConfigError, ParseError } from '../src/errors.ts';
import { touchSeen, upsertPostings } from '../src/postings/store.ts';
import type { PageRequest, ParsedPage } from '../src/sources/adapter.ts';
import { looksLikeHtml } from '../src/sources/challenge.ts';
import type { Visited } from '../src/sources/crawl.ts';
import { storeFailures } from '../src/sources/failure-store.ts';
import { requestKey } from '../src/sources/frontier.ts';
import { pendingPosting } from '../src/sources/pending.ts';
import { FetchError } from '../src/sources/reasons.ts';
import { type KnownPage, recordProgress, saveKnownPage } from '../src/sources/run-store.ts';
import { packPayload, recordPage, storePayload } from '../src/sources/store.ts';
import { normalizeAll } from './normalize-all.ts';
import { digestOf, isFresh, type Loaded, loadPage } from './scrape-load.ts';
import type { RunState } from './scrape-state.ts';

const touchBatch = 500;

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
  const loaded = await loadPage(state, request);
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

type Visit = { request: PageRequest; position: number; loaded: Loaded };

async function parseOrKeep(state: RunState, visit: Visit): Promise<ParsedPage> {
  const { request, loaded } = visit;
  try {
    const { body, contentType } = loaded;
    const page = { request, body, contentType, at: state.sighting.at };
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
