import { NotFoundError, ThrottledError } from '../errors.ts';
import type { PageRequest } from './adapter.ts';
import { type Frontier, listFrontier, requestKey } from './frontier.ts';
import { pendingPosting } from './pending.ts';
import { codeOf, type ReasonCode, refused } from './reasons.ts';

/** What one page said, as far as the crawl has to know. */
export type Visited = {
  /** External ids of the postings on it. */
  ids: readonly string[];
  requests: readonly PageRequest[];
  total: number | null;
  complete: boolean;
};

export type CrawlOutcome = {
  /** External ids that the listing showed, pending ones among them. */
  listed: Set<string>;
  /** Whether every page of the listing was read and none says that it leaves something out. */
  listingComplete: boolean;
  /** How many postings the board says it has, null when it does not say. */
  total: number | null;
  pages: number;
  /** What cut the crawl short, null when it came to its end. */
  ended: Error | null;
  /** Pages that could not be had although the crawl went on. */
  pageErrors: Error[];
};

export type CrawlSteps = {
  /** Fetches, parses and stores one page; its error decides how the crawl goes on. */
  visit: (request: PageRequest, position: number) => Promise<Visited>;
  /** A posting whose own page is gone. */
  onGone: (externalId: string) => Promise<void>;
};

/** So many listing pages in a row without anything new are no listing. */
const maxStalePages = 3;
const cutsShort: ReadonlySet<ReasonCode> = new Set([
  'time-budget',
  'request-budget',
  'endless-pagination',
  'wrong-settings',
  'interrupted',
]);

/**
 * Follows a board from its first requests through all its pages, each once, listings before details, and
 * returns what it saw. An error of one page is noted and the crawl goes on; a host that asks for patience and
 * a spent budget end it. Rethrows what is none of `codeOf`'s errors.
 */
export async function crawl(
  first: readonly PageRequest[],
  { visit, onGone }: CrawlSteps,
  frontier: Frontier = listFrontier(),
): Promise<CrawlOutcome> {
  const outcome = noOutcome();
  const known = new Set<string>();
  const stale = createStaleCounter((id) => outcome.listed.has(id) || known.has(id));
  const enqueue = async (requests: readonly PageRequest[]) => {
    for (const request of requests) {
      known.add(requestKey(request));
      const pending = pendingPosting(request);
      if (pending) outcome.listed.add(pending.externalId);
    }
    await frontier.add(requests);
  };
  await enqueue(first);
  await frontier.drain(async (request) => {
    try {
      const page = await visit(request, outcome.pages);
      outcome.pages += 1;
      if (request.kind === 'list') stale.check(page, request);
      for (const id of page.ids) outcome.listed.add(id);
      await enqueue(page.requests);
      outcome.total = page.total ?? outcome.total;
      outcome.listingComplete &&= page.complete;
    } catch (error) {
      await noteError(error, { request, outcome, onGone });
    }
    return outcome.ended === null;
  });
  return outcome;
}

function noOutcome(): CrawlOutcome {
  return {
    listed: new Set(),
    listingComplete: true,
    total: null,
    pages: 0,
    ended: null,
    pageErrors: [],
  };
}

type Noting = {
  request: PageRequest;
  outcome: CrawlOutcome;
  onGone: CrawlSteps['onGone'];
};

async function noteError(error: unknown, { request, outcome, onGone }: Noting): Promise<void> {
  const code = codeOf(error);
  if (!(error instanceof Error) || code === 'unexpected') throw error;
  const pending = pendingPosting(request);
  if (error instanceof NotFoundError && request.kind === 'detail') {
    if (!pending) return;
    outcome.listed.delete(pending.externalId);
    return onGone(pending.externalId);
  }
  // A pending posting is listed even when its page cannot be had; any other page may have listed more.
  if (!pending) outcome.listingComplete = false;
  if (error instanceof ThrottledError || cutsShort.has(code)) {
    outcome.ended = error;
    outcome.listingComplete = false;
  } else outcome.pageErrors.push(error);
}

function createStaleCounter(isKnown: (id: string) => boolean) {
  const seenLists = new Set<string>();
  let staleInARow = 0;
  return {
    check: (page: Visited, request: PageRequest) => {
      const ids = idsOf(page);
      const isNew = ids.some((id) => !isKnown(id));
      staleInARow = isNew || seenLists.size === 0 ? 0 : staleInARow + 1;
      const list = ids.join('\n');
      const repeated = ids.length > 0 && seenLists.has(list);
      seenLists.add(list);
      const goesOn = page.requests.some((next) => next.kind === 'list');
      if (goesOn && (repeated || staleInARow >= maxStalePages)) {
        throw refused('endless-pagination', request.url.replace(/\?.*/s, ''));
      }
    },
  };
}

function idsOf(page: Visited): string[] {
  const pending = page.requests.flatMap((next) =>
    next.kind === 'detail' ? [pendingPosting(next)?.externalId ?? requestKey(next)] : [],
  );
  return [...page.ids, ...pending];
}
