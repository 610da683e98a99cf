const dayMs = 86_400_000;

/**
 * Returns the wait before try `attempt` (from 0) in milliseconds: "full jitter" of the AWS Architecture
 * Blog's "Exponential Backoff And Jitter", a uniform draw from 0 to min(cap, base × 2^attempt).
 */
export function fullJitter(
  attempt: number,
  { baseMs, capMs, random }: { baseMs: number; capMs: number; random: () => number },
): number {
  return Math.floor(random() * Math.min(capMs, baseMs * 2 ** attempt));
}

/**
 * Returns the milliseconds that a `Retry-After` header asks for (whole seconds or an HTTP date, RFC 9110
 * §10.2.3), from 0 to one day, or null when it says nothing usable. `date` is the answer's own `Date`
 * header: dates are measured against the host's clock where it is known, else against `now`.
 */
export function parseRetryAfter(value: string | null, date: string | null, now: number) {
  if (value === null) return null;
  const text = value.trim();
  if (/^\d{1,12}$/.test(text)) return Math.min(Number(text) * 1_000, dayMs);
  const until = parseHttpDate(text);
  if (until === null) return null;
  const reference = (date === null ? null : parseHttpDate(date)) ?? now;
  return Math.min(Math.max(0, until - reference), dayMs);
}

/** Returns the instant of an HTTP date in any of its three formats, or null; without a zone it is GMT. */
export function parseHttpDate(text: string): number | null {
  if (!/^[A-Z][a-z]{2,8},? /.test(text)) return null;
  const parsed = Date.parse(/GMT|UTC|[+-]\d{4}$/.test(text) ? text : `${text} GMT`);
  return Number.isNaN(parsed) ? null : parsed;
}
