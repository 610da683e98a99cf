import type { Dispatcher } from 'undici';
import type { PageRequest } from './adapter.ts';
import { FetchError, refused } from './reasons.ts';

type Hop = { request: PageRequest; url: URL };

/** Returns whether a status sends us elsewhere. */
export function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

/**
 * Returns the request that a redirect asks for. Headers of the adapter's (keys among them) stay with their
 * own origin, keys in the query with the first request. Throws `RefusedError` (redirect-refused) when it leads away from http and https, or from https
 * to http.
 */
export function nextHop(
  { request, url }: Hop,
  answer: { status: number; headers: Dispatcher.ResponseData['headers'] },
): Hop {
  const place = `${url.origin}${url.pathname}`;
  const location = answer.headers.location;
  if (typeof location !== 'string') {
    throw new FetchError('unexpected-status', `${answer.status} without a location, ${place}`);
  }
  const target = URL.parse(location, url.href);
  const protocols = url.protocol === 'https:' ? ['https:'] : ['http:', 'https:'];
  if (!target || !protocols.includes(target.protocol) || target.username || target.password) {
    throw refused('redirect-refused', `${place} to ${location.replace(/\?.*/s, '').slice(0, 200)}`);
  }
  target.hash = '';
  return { url: target, request: rewritten(request, { target, url, status: answer.status }) };
}

/** 303, and 301 and 302 of a POST, are followed with GET (RFC 9110 §15.4). */
function rewritten(
  request: PageRequest,
  { target, url, status }: { target: URL; url: URL; status: number },
): PageRequest {
  const { headers, json, method, secretQuery: _, ...rest } = request;
  const becomesGet = method === 'POST' && [301, 302, 303].includes(status);
  return {
    ...rest,
    url: target.href,
    ...(headers && target.origin === url.origin ? { headers } : {}),
    ...(method && !becomesGet ? { method } : {}),
    ...(json !== undefined && !becomesGet ? { json } : {}),
  };
}
