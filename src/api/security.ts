import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../config/config.ts';
import type { App } from './app.ts';

/** No script, style, frame or request but our own; forms go home. The matcher that reads a resume is WebAssembly. */
const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const headers: Readonly<Record<string, string>> = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};

/** Adds the headers that keep a browser's guard up, and refuses what another site makes a browser send. */
export function protect(app: App, { corsOrigin }: Pick<Config, 'corsOrigin'>): void {
  const welcome = new Set((corsOrigin ?? '').split(',').filter(Boolean));
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
    for (const [name, value] of Object.entries(headers)) reply.header(name, value);
    if (/%00/.test(request.url))
      throw Object.assign(new Error('NUL in the address'), { statusCode: 400 });
    if (!isSafe(request) && isForeign(request, welcome)) {
      throw Object.assign(new Error('sent from another site'), { statusCode: 403 });
    }
  });
  app.addHook('onResponse', async (request, reply) => logAnswer(request, reply));
}

const isSafe = ({ method }: FastifyRequest) => ['GET', 'HEAD', 'OPTIONS'].includes(method);

/** Whether a page of another origin made the browser send this; programs name no origin. */
function isForeign(
  { headers, host, protocol }: FastifyRequest,
  welcome: ReadonlySet<string>,
): boolean {
  const { origin } = headers;
  if (origin === undefined) return headers['sec-fetch-site'] === 'cross-site';
  return origin !== `${protocol}://${host}` && !welcome.has(origin);
}

/** One line an answer: the route as written, so that no id, query or resume gets into a log. */
function logAnswer(request: FastifyRequest, reply: FastifyReply): void {
  const { method, routeOptions } = request;
  const durationMs = Math.round(reply.elapsedTime);
  const line = { method, route: routeOptions.url ?? 'none', status: reply.statusCode, durationMs };
  request.log[durationMs > 1_000 || reply.statusCode >= 500 ? 'warn' : 'debug'](line, 'answered');
}
