/** An error class is a retry policy; its message says what was expected, what was seen, what to do. */

/** Retrying cannot help: the job fails at once and stays visible in `gapmap queue failed`. */
export class PermanentError extends Error {
  override name = 'PermanentError';
}

/** The bytes are not what the parser expects; the payload is kept. */
export class ParseError extends PermanentError {
  override name = 'ParseError';
}

/** The thing asked for does not exist (an unknown source, posting, roadmap). */
export class NotFoundError extends PermanentError {
  override name = 'NotFoundError';
}

/** Input over a limit, or of a kind that is refused; `code` is stable, for programs. */
export class RefusedError extends PermanentError {
  override name = 'RefusedError';
  readonly code: string;
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** A host asked for patience: the job is delayed by `retryAfterMs` and the attempt costs no try. */
export class ThrottledError extends Error {
  override name = 'ThrottledError';
  readonly retryAfterMs: number;
  /** Stable, for programs: a rate limit, a quota, an open circuit breaker. */
  readonly code: string;
  constructor(message: string, retryAfterMs: number, options?: ErrorOptions & { code?: string }) {
    super(message, options);
    this.retryAfterMs = retryAfterMs;
    this.code = options?.code ?? 'throttled';
  }
}

/** Wrong usage or configuration: the command ends with exit code 2. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}
