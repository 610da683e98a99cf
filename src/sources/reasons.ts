import { ConfigError, NotFoundError, ParseError, RefusedError, ThrottledError } from '../errors.ts';

/** Why a request or a run did not go well: the code is stable, the sentence is for people. */
export const reasons = {
  'bad-url': 'the address is not a usable http or https URL',
  'dns-failed': 'the host name could not be resolved',
  'private-address': 'the host is on a private, local or metadata address',
  'connection-refused': 'the host refused the connection',
  'connection-reset': 'the connection broke before an answer came',
  'tls-failed': 'no trusted TLS connection could be made',
  'connect-timeout': 'the host did not accept the connection in time',
  'headers-timeout': 'the host did not begin its answer in time',
  'body-stalled': 'the answer stopped midway',
  'total-timeout': 'the answer took longer than a request may take',
  truncated: 'the answer ended before it was whole',
  'bad-encoding': 'the answer is not in the encoding it claims',
  'too-large': 'the answer is larger than allowed',
  'inflated-too-large': 'the answer grows beyond the limit when it is decompressed',
  'redirect-loop': 'the host redirects in a circle',
  'too-many-redirects': 'the host redirects too many times',
  'redirect-refused': 'the redirect leads to an address that is not followed',
  throttled: 'the host asked for patience (429)',
  quota: 'the quota for this host is used up',
  unavailable: 'the host is unavailable for now (503)',
  unauthorized: 'the host asks for a key or does not accept ours (401)',
  forbidden: 'the host forbids the request (403)',
  challenge: 'the host answered with a challenge page for browsers',
  'html-for-data': 'an HTML page came where data is due',
  'not-found': 'the page does not exist (404 or 410)',
  'server-error': 'the host failed (5xx)',
  'client-error': 'the host does not accept the request (4xx)',
  'unexpected-status': 'the status of the answer is not one that is due here',
  unreadable: 'the answer is not what this kind of board serves',
  'robots-disallowed': 'robots.txt asks us not to read this page',
  'robots-unreachable': 'robots.txt could not be read because the host fails',
  'breaker-open': 'the host failed repeatedly and is left alone for a while',
  'host-busy': 'the next free time slot of the host is too far away',
  'time-budget': 'the time budget of the run is used up',
  'request-budget': 'the request budget of the run is used up',
  'endless-pagination': 'the board serves the same page again and again',
  'wrong-settings': 'the settings of the source do not fit its adapter',
  'empty-board': 'the board had postings and now shows none',
  'collapsed-board': 'the board shows far fewer postings than it had',
  'texts-shrunk': 'the texts are half as long as they were',
  'items-failed': 'some items could not be read',
  recovered: 'what went wrong was got over by trying again',
  believed: 'the board has been like this for a week, so it is believed',
  'incomplete-listing': 'the board does not show every posting',
  interrupted: 'the worker stopped before the run was finished',
  unexpected: 'an error that nobody foresaw',
} as const satisfies Record<string, string>;

export type ReasonCode = keyof typeof reasons;

/** The request failed in a way that may pass: it is tried again with back-off. */
export class FetchError extends Error {
  override name = 'FetchError';
  readonly code: ReasonCode;
  constructor(code: ReasonCode, detail: string, options?: ErrorOptions) {
    super(`${reasons[code]}: ${detail}`, options);
    this.code = code;
  }
}

/** Returns the permanent error for `code`, with its sentence and `detail`; trying again cannot help. */
export function refused(code: ReasonCode, detail: string, options?: ErrorOptions): RefusedError {
  return new RefusedError(code, `${reasons[code]}: ${detail}`, options);
}

/** Returns the error that says to come back in `retryAfterMs` milliseconds. */
export function throttled(code: ReasonCode, detail: string, retryAfterMs: number): ThrottledError {
  return new ThrottledError(`${reasons[code]}: ${detail}`, retryAfterMs, { code });
}

/** Returns the stable code of any error; `unexpected` when it is none of ours. */
export function codeOf(error: unknown): ReasonCode {
  if (error instanceof NotFoundError) return 'not-found';
  if (error instanceof ParseError) return 'unreadable';
  if (error instanceof ConfigError) return 'wrong-settings';
  const coded =
    error instanceof FetchError || error instanceof RefusedError || error instanceof ThrottledError;
  return coded && isReasonCode(error.code) ? error.code : 'unexpected';
}

/** Returns the run's reason, "code: sentence", for any error; the sentence holds no query string. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return `${codeOf(error)}: ${message.replaceAll(/\?[^\s"')]*/g, '').slice(0, 500)}`;
}

function isReasonCode(code: string): code is ReasonCode {
  return Object.hasOwn(reasons, code);
}
