import rateLimit from '@fastify/rate-limit';
import type { App } from './app.ts';
import { isAtHand } from './respond.ts';
import type { Service } from './service.ts';

/**
 * Limits how many requests a client (an address; of IPv6 its /64) may send a minute. What is answered from
 * memory does not count; health and metrics are never limited.
 */
export async function limitRates(app: App, { context, answers }: Service): Promise<void> {
  const { requests } = context.config.rateLimits;
  if (requests === 0) return;
  await app.register(rateLimit, {
    max: requests,
    timeWindow: 60_000,
    cache: 20_000,
    ipv6Subnet: 64,
    allowList: (request) => isFree(request.routeOptions.url) || isAtHand(answers, request.url),
    errorResponseBuilder: () => Object.assign(new Error('too many requests'), { statusCode: 429 }),
  });
}

const isFree = (route: string | undefined) =>
  ['/healthz', '/readyz', '/metrics'].includes(route ?? '') ||
  route?.startsWith('/assets/') === true;
