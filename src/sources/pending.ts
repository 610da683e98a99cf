import type { RawPosting } from '../postings/posting.ts';
import type { PageRequest } from './adapter.ts';

/** A request for the page that holds the text of a posting of which the list gave only the facts. */
export function detailRequest(
  url: string,
  posting: RawPosting,
  options: Omit<PageRequest, 'url' | 'kind' | 'context'> = {},
): PageRequest {
  return { url, kind: 'detail', context: { posting }, ...options };
}

/**
 * The posting whose detail page this request asks for, with everything the list said and neither `html` nor
 * `text`; null for any other request. A posting that is pending is listed (so it is not closed), whether or
 * not its page can be fetched in this run.
 */
export function pendingPosting(request: PageRequest): RawPosting | null {
  const { context } = request;
  if (request.kind !== 'detail' || !isRecord(context) || !isPosting(context.posting)) return null;
  return context.posting;
}

/** The posting of a detail page; what the page leaves open is taken from the list that asked for it. */
export function completePosting(request: PageRequest, posting: RawPosting): RawPosting {
  const listed = pendingPosting(request);
  if (listed === null) return posting;
  const said = Object.entries(posting).filter(
    ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
  );
  return { ...listed, ...Object.fromEntries(said), externalId: listed.externalId };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** `detailRequest` is the only writer, and a queue may have carried it as JSON in between. */
function isPosting(value: unknown): value is RawPosting {
  return isRecord(value) && typeof value.externalId === 'string' && Array.isArray(value.locations);
}
