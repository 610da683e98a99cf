import type { Dispatcher } from 'undici';
import { NotFoundError } from '../errors.ts';
import { parseRetryAfter } from './backoff.ts';
import { challengeVendor } from './challenge.ts';
import { FetchError, reasons, refused, throttled } from './reasons.ts';

/** An answer that is not a redirect: the status, its headers and as much of the body as was read. */
export type StatusAnswer = {
  status: number;
  headers: Dispatcher.ResponseData['headers'];
  text: string;
  /** Address without its query, which may hold a key. */
  place: string;
  now: number;
};

const minuteMs = 60_000;
const quotaWords =
  /rate.?limit|quota|too many requests|limit (exceeded|reached)|exceeded .{0,30}limit|throttl/i;

/**
 * Returns the error that an answer's status (and challenge pages, whatever their status) stands for, or
 * null when the body is what was asked for. 304 is left to the caller.
 */
export function errorOfAnswer(answer: StatusAnswer): Error | null {
  const { status, place } = answer;
  if (status === 429) return throttled('throttled', place, waitOf(answer) ?? minuteMs);
  if (status === 403 && isQuota(answer)) {
    return throttled('quota', place, waitOf(answer) ?? 15 * minuteMs);
  }
  const vendor = challengeVendor(answer);
  if (vendor) return refused('challenge', `${vendor}, ${place}`);
  if (status === 503) return unavailable(answer);
  if (status >= 500) return new FetchError('server-error', `${status}, ${place}`);
  if (status >= 400) return clientError(answer);
  if (status >= 200 && status < 300) return null;
  return new FetchError('unexpected-status', `${status}, ${place}`);
}

function unavailable(answer: StatusAnswer): Error {
  const wait = waitOf(answer);
  if (wait === null) return new FetchError('unavailable', answer.place);
  return throttled('unavailable', answer.place, wait);
}

function clientError({ status, place }: StatusAnswer): Error {
  if (status === 404 || status === 410) {
    return new NotFoundError(`${reasons['not-found']}: ${status}, ${place}`);
  }
  if (status === 401) return refused('unauthorized', place);
  if (status === 403) return refused('forbidden', place);
  if (status === 408 || status === 425)
    return new FetchError('server-error', `${status}, ${place}`);
  return refused('client-error', `${status}, ${place}`);
}

/** GitHub-like APIs answer 403 for a used-up quota; the headers or the words say so. */
function isQuota(answer: StatusAnswer): boolean {
  if (header(answer, 'retry-after') !== null) return true;
  if (remaining(answer) === 0) return true;
  return quotaWords.test(answer.text.slice(0, 2_000)) && challengeVendor(answer) === null;
}

function remaining(answer: StatusAnswer): number | null {
  const value = header(answer, 'x-ratelimit-remaining') ?? header(answer, 'ratelimit-remaining');
  return value === null ? null : Number(value);
}

function waitOf(answer: StatusAnswer): number | null {
  const asked = parseRetryAfter(header(answer, 'retry-after'), header(answer, 'date'), answer.now);
  return asked ?? resetWait(answer);
}

/** X-RateLimit-Reset is seconds from now, or an instant in epoch seconds: no wait is 30 years long. */
function resetWait(answer: StatusAnswer): number | null {
  const value = header(answer, 'x-ratelimit-reset') ?? header(answer, 'ratelimit-reset');
  if (value === null || !/^\d{1,11}$/.test(value)) return null;
  const seconds = Number(value);
  const wait = seconds > 1_000_000_000 ? seconds * 1_000 - answer.now : seconds * 1_000;
  return Math.min(Math.max(wait, 0), 24 * 60 * minuteMs);
}

function header(answer: StatusAnswer, name: string): string | null {
  const value = answer.headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}
