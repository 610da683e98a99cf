import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';

/**
 * Lets a request pass that bears the admin token, as `Bearer` or as the password of `Basic`; throws with status
 * 401 otherwise, and 404 where no token is set, for then there is no admin. The time taken tells nothing.
 */
export function requireAdmin(token: string | null): (request: FastifyRequest) => Promise<void> {
  return async ({ headers }) => {
    if (token === null) throw Object.assign(new Error('admin is off'), { statusCode: 404 });
    if (!isSame(givenToken(headers.authorization ?? ''), token)) {
      throw Object.assign(new Error('no admin token'), { statusCode: 401 });
    }
  };
}

function givenToken(authorization: string): string {
  const [, scheme = '', value = ''] = /^(\S+) +(.*)$/.exec(authorization) ?? [];
  if (/^bearer$/i.test(scheme)) return value;
  if (!/^basic$/i.test(scheme)) return '';
  const pair = Buffer.from(value, 'base64').toString('utf8');
  return pair.slice(pair.indexOf(':') + 1);
}

/** Digests are of one length, which is what a comparison in constant time needs. */
function isSame(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
