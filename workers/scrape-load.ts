import { createHash } from 'node:crypto';
import type { PageRequest } from '../src/sources/adapter.ts';
import { decodeText } from '../src/sources/charset.ts';
import { requestKey } from '../src/sources/frontier.ts';
import { fetchPolitely } from '../src/sources/polite.ts';
import { codeOf, FetchError, refused } from '../src/sources/reasons.ts';
import type { KnownPage } from '../src/sources/run-store.ts';
import { getPayload } from '../src/sources/store.ts';
import type { RunState } from './scrape-state.ts';

/** A page with its bytes, decompressed, and the sha256 of these. */
export type Loaded = {
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
/** A detail page of which the listing says the same as before is asked for again after a week. */
const detailAgeMs = 7 * 86_400_000;
/**
 * Returns a page as the host has it now; one that has not changed comes from its kept payload. Throws as
 * `fetchPolitely` does, and `RefusedError` (time-budget) when the run's time is over.
 */
export async function loadPage(state: RunState, request: PageRequest): Promise<Loaded> {
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
    if (state.context.stop?.aborted) {
      throw new FetchError('interrupted', new URL(request.url).host, { cause: error });
    }
    if (state.polite.signal.aborted && codeOf(error) === 'unexpected') {
      throw refused('time-budget', `${state.context.config.fetching.runMs} ms`, { cause: error });
    }
    throw error;
  }
}

/**
 * Returns whether a detail page need not be asked for: this job stored it already, or the listing says the same
 * of it as at its last visit, less than a week ago.
 */
export function isFresh({ known, jobStart, sighting }: RunState, request: PageRequest): boolean {
  const page = known.get(requestKey(request));
  if (!page) return false;
  if (page.checkedAt >= jobStart) return true;
  const age = sighting.at.getTime() - page.checkedAt.getTime();
  return page.digest !== null && page.digest === digestOf(request) && age < detailAgeMs;
}

/** Returns the md5 of what the listing said of a detail page, null for any other page. */
export function digestOf({ kind, context }: PageRequest): string | null {
  if (kind !== 'detail' || context === undefined) return null;
  return createHash('md5').update(JSON.stringify(context, withoutAge)).digest('hex');
}

/** "Posted 8 days ago" says another thing every day of a posting that has not changed. */
function withoutAge(key: string, value: unknown): unknown {
  return key === 'postedAt' && typeof value === 'string' && !/^\d{4}-/.test(value) ? null : value;
}
