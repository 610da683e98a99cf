import { Agent, buildConnector, type Dispatcher } from 'undici';
import type { PageRequest } from './adapter.ts';
import { guardedLookup, isAllowedHost, literalError, type Resolve } from './address.ts';
import { readBody, type SizeLimits } from './answer-body.ts';
import { errorOfAnswer } from './answer-status.ts';
import { decodeText } from './charset.ts';
import { networkError } from './network-error.ts';
import { refused } from './reasons.ts';
import { isRedirect, nextHop } from './redirect.ts';

/** All times in milliseconds, sizes in bytes. */
export type FetchLimits = SizeLimits & {
  connectTimeoutMs: number;
  headersTimeoutMs: number;
  /** Longest silence within a body. */
  idleTimeoutMs: number;
  /** Longest time for one request from the first byte sent to the last received, redirects excluded. */
  totalTimeoutMs: number;
  maxRedirects: number;
};

export const defaultLimits: FetchLimits = {
  connectTimeoutMs: 10_000,
  headersTimeoutMs: 30_000,
  idleTimeoutMs: 20_000,
  totalTimeoutMs: 120_000,
  maxRedirects: 5,
  maxBytes: 50_000_000,
  maxInflatedBytes: 100_000_000,
};

/** Sockets, limits and our name: what `fetchPage` works with. Close it with `closeNetwork`. */
export type Network = { agent: Dispatcher; userAgent: string; limits: FetchLimits };

export type NetworkOptions = {
  /** "gapmap/0.1.0 (+https://…)": who we are and where to complain. */
  userAgent: string;
  /** Hosts ("name" or "name:port") that may be on a private address. */
  allowHosts?: readonly string[];
  limits?: Partial<FetchLimits>;
  resolve?: Resolve;
};

/** What a server said about a page's version, for the next conditional request. */
export type Validators = { etag: string | null; lastModified: string | null };

export type Fetched = Validators & {
  /** 304: nothing new, `bytes` and `body` are empty. */
  status: number;
  /** Where the body came from, after redirects. */
  url: string;
  /** Where permanent redirects (301, 308) lead; null when there were none. */
  movedTo: string | null;
  contentType: string | null;
  /** As served, decompressed. */
  bytes: Buffer;
  body: string;
  wireBytes: number;
};

export type FetchOptions = {
  validators?: Validators | null;
  signal?: AbortSignal;
  /** Called before every request sent, redirects included, and awaited: pace, robots.txt and budget. */
  admit?: (url: URL) => Promise<void>;
};

/** Returns a network whose connections go to public addresses only, apart from `allowHosts`. */
export function openNetwork(options: NetworkOptions): Network {
  const limits = { ...defaultLimits, ...options.limits };
  const agent = new Agent({
    connect: guardedConnector(options, limits.connectTimeoutMs),
    connections: 8,
    pipelining: 1,
    maxHeaderSize: 65_536,
    headersTimeout: limits.headersTimeoutMs,
    bodyTimeout: limits.idleTimeoutMs,
  });
  return { agent, userAgent: options.userAgent, limits };
}

/** Ends a network at once; requests under way fail. */
export async function closeNetwork(network: Network): Promise<void> {
  await network.agent.destroy();
}

/**
 * Returns the page that `request` asks for, redirects followed. Throws `NotFoundError` (404, 410),
 * `ThrottledError` (429, 503 with Retry-After, quota), `RefusedError` (trying again cannot help) or
 * `FetchError` (may pass); `codeOf` names the reason of each. Makes one attempt.
 */
export async function fetchPage(
  network: Network,
  request: PageRequest,
  options: FetchOptions = {},
): Promise<Fetched> {
  let hop = { request, url: httpUrl(request.url) };
  let movedTo: string | null = null;
  let onlyPermanent = true;
  const seen = new Set<string>();
  for (;;) {
    const key = `${hop.request.method ?? 'GET'} ${hop.url.href}`;
    if (seen.has(key)) throw refused('redirect-loop', placeOf(hop.url));
    if (seen.size > network.limits.maxRedirects) {
      throw refused('too-many-redirects', placeOf(hop.url));
    }
    seen.add(key);
    await options.admit?.(hop.url);
    const answer = await sendOnce(network, hop, options);
    if (!isRedirect(answer.status)) return { ...finish(answer, hop.url), movedTo };
    hop = nextHop(hop, answer);
    onlyPermanent &&= answer.status === 301 || answer.status === 308;
    if (onlyPermanent) movedTo = hop.url.href;
  }
}

type Hop = { request: PageRequest; url: URL };
type Answer = {
  status: number;
  headers: Dispatcher.ResponseData['headers'];
  bytes: Buffer;
  wireBytes: number;
};

async function sendOnce(network: Network, hop: Hop, options: FetchOptions): Promise<Answer> {
  const total = AbortSignal.timeout(network.limits.totalTimeoutMs);
  let answering = false;
  try {
    const response = await network.agent.request({
      origin: hop.url.origin,
      path: pathOf(hop),
      method: hop.request.method ?? 'GET',
      headers: headersOf(network, hop.request, options.validators ?? null),
      body: hop.request.json === undefined ? null : JSON.stringify(hop.request.json),
      signal: options.signal ? AbortSignal.any([total, options.signal]) : total,
    });
    answering = true;
    const { statusCode: status, headers } = response;
    return { status, headers, ...(await readBody(response, bodyLimits(network, status))) };
  } catch (cause) {
    options.signal?.throwIfAborted();
    throw networkError(cause, { place: placeOf(hop.url), answering });
  }
}

function pathOf({ url, request }: Hop): string {
  const query = new URLSearchParams(url.search);
  const secrets = Object.entries(request.secretQuery ?? {});
  if (secrets.length === 0) return url.pathname + url.search;
  for (const [name, value] of secrets) query.set(name, value);
  return `${url.pathname}?${query}`;
}

/** The body of a redirect or an error is only looked at, so it need not be large. */
function bodyLimits({ limits }: Network, status: number): SizeLimits {
  if (status < 300) return limits;
  return { maxBytes: Math.min(limits.maxBytes, 2_000_000), maxInflatedBytes: 8_000_000 };
}

function finish(answer: Answer, url: URL): Omit<Fetched, 'movedTo'> {
  const { status, headers, bytes, wireBytes } = answer;
  const contentType = text(headers['content-type']);
  const etag = text(headers.etag);
  const lastModified = text(headers['last-modified']);
  const rest = { status, url: url.href, etag, lastModified, contentType, wireBytes };
  if (status === 304) return { ...rest, bytes: Buffer.alloc(0), body: '' };
  const body = decodeText(bytes, contentType);
  const place = placeOf(url);
  const error = errorOfAnswer({ status, headers, text: body, place, now: Date.now() });
  if (error) throw error;
  return { ...rest, bytes, body };
}

function headersOf(network: Network, request: PageRequest, validators: Validators | null) {
  const given = Object.entries(request.headers ?? {}).map(([name, value]) => [
    name.toLowerCase(),
    value,
  ]);
  return {
    accept: 'application/json, application/xml;q=0.9, text/html;q=0.9, */*;q=0.5',
    ...(request.json === undefined ? {} : { 'content-type': 'application/json' }),
    ...Object.fromEntries(given),
    'accept-encoding': 'gzip, deflate, br',
    'user-agent': network.userAgent,
    ...(validators?.etag ? { 'if-none-match': validators.etag } : {}),
    ...(validators?.lastModified ? { 'if-modified-since': validators.lastModified } : {}),
  };
}

function guardedConnector({ allowHosts = [], resolve }: NetworkOptions, timeout: number) {
  const open = buildConnector({ timeout });
  const guarded = buildConnector({ timeout, lookup: guardedLookup(resolve) });
  const connect: buildConnector.connector = (options, callback) => {
    const port = options.port || (options.protocol === 'https:' ? '443' : '80');
    const allowed = isAllowedHost(allowHosts, options.hostname, port);
    const error = allowed ? null : literalError(options.hostname);
    if (error) callback(error, null);
    else (allowed ? open : guarded)(options, callback);
  };
  return connect;
}

function httpUrl(address: string): URL {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol)) throw refused('bad-url', address.slice(0, 200));
  if (url.username || url.password) throw refused('bad-url', `${url.host} with a password`);
  return url;
}

function placeOf(url: URL): string {
  return `${url.origin}${url.pathname}`.slice(0, 300);
}

function text(value: string | string[] | undefined): string | null {
  return (Array.isArray(value) ? value[0] : value) ?? null;
}
