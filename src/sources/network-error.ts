import { PermanentError, ThrottledError } from '../errors.ts';
import { FetchError, type ReasonCode, refused } from './reasons.ts';

const codes: Readonly<Record<string, ReasonCode>> = {
  ENOTFOUND: 'dns-failed',
  EAI_AGAIN: 'dns-failed',
  ENODATA: 'dns-failed',
  ECONNREFUSED: 'connection-refused',
  EHOSTUNREACH: 'connection-refused',
  ENETUNREACH: 'connection-refused',
  ECONNRESET: 'connection-reset',
  EPIPE: 'connection-reset',
  ETIMEDOUT: 'connect-timeout',
  UND_ERR_SOCKET: 'connection-reset',
  UND_ERR_CONNECT_TIMEOUT: 'connect-timeout',
  UND_ERR_HEADERS_TIMEOUT: 'headers-timeout',
  UND_ERR_BODY_TIMEOUT: 'body-stalled',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'truncated',
  UND_ERR_HEADERS_OVERFLOW: 'too-large',
};

/**
 * Returns the error of ours for whatever `undici` threw; `answering` says that the headers had come, so
 * that a broken connection means a truncated answer. Errors of ours pass as they are.
 */
export function networkError(
  cause: unknown,
  { place, answering }: { place: string; answering: boolean },
): Error {
  const own = ownError(cause);
  if (own) return own;
  const error = cause instanceof Error ? cause : new Error(String(cause));
  const code = codeOfCause(error);
  if (answering && (code === 'connection-reset' || code === null)) {
    return new FetchError('truncated', place, { cause });
  }
  if (code === 'too-large') return refused(code, place, { cause });
  return new FetchError(code ?? 'connection-reset', `${place} (${error.message})`, { cause });
}

/** A refused address arrives as the cause of the connector's error, or among several. */
function ownError(cause: unknown): Error | null {
  if (cause instanceof FetchError || cause instanceof PermanentError) return cause;
  if (cause instanceof ThrottledError) return cause;
  if (cause instanceof AggregateError) return cause.errors.map(ownError).find(Boolean) ?? null;
  return cause instanceof Error && cause.cause ? ownError(cause.cause) : null;
}

function codeOfCause(error: Error): ReasonCode | null {
  if (error.name === 'TimeoutError') return 'total-timeout';
  const code = 'code' in error ? String(error.code) : '';
  if (/^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|EPROTO)/.test(code)) {
    return 'tls-failed';
  }
  if (codes[code]) return codes[code];
  const inner = error instanceof AggregateError ? error.errors[0] : error.cause;
  return inner instanceof Error ? codeOfCause(inner) : null;
}
