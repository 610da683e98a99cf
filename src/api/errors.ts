import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ConfigError, NotFoundError, RefusedError, ThrottledError } from '../errors.ts';

/** The one shape of every error that the API answers with. */
export const errorSchema = z
  .object({
    error: z.object({
      /** Stable, for programs. */
      code: z.string(),
      message: z.string(),
      request_id: z.string(),
      problems: z.array(z.object({ where: z.string(), message: z.string() })).optional(),
    }),
  })
  .meta({ id: 'Error' });

export type Problem = { where: string; message: string };
export type Told = {
  status: number;
  code: string;
  message: string;
  problems?: Problem[];
  retryAfterMs?: number;
};

/** Says an error as a status, a stable code and a sentence; of what was not foreseen, nothing is told. */
export function tellError(error: unknown): Told {
  if (hasZodFastifySchemaValidationErrors(error)) return tellInvalid(error);
  if (error instanceof ConfigError)
    return { status: 400, code: 'invalid_request', message: plain(error) };
  if (error instanceof NotFoundError)
    return { status: 404, code: 'not_found', message: plain(error) };
  if (error instanceof RefusedError) return tellRefused(error);
  if (error instanceof ThrottledError) {
    const { retryAfterMs, code, message } = error;
    return { status: code === 'busy' ? 503 : 429, code, message, retryAfterMs };
  }
  if (isShortage(error)) {
    const message = 'The database is busy; try again in a few seconds.';
    return { status: 503, code: 'busy', message, retryAfterMs: 3_000 };
  }
  return tellByStatus(error);
}

/** Answers with an error in the one shape and logs it when it is a fault of ours. */
export function sendError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const told = tellError(error);
  if (told.status >= 500) request.log.error({ err: error }, 'failed a request');
  if (told.retryAfterMs !== undefined) {
    reply.header('retry-after', Math.max(1, Math.ceil(told.retryAfterMs / 1_000)));
  }
  if (told.status === 401)
    reply.header('www-authenticate', 'Bearer, Basic realm="gapmap", charset="UTF-8"');
  const { code, message, problems } = told;
  const body = { code, message, request_id: request.id, ...(problems ? { problems } : {}) };
  return reply.header('cache-control', 'no-store').code(told.status).send({ error: body });
}

type Invalid = {
  validation: { instancePath: string; message?: string }[];
  validationContext?: string;
};

function tellInvalid({ validation, validationContext }: Invalid): Told {
  const problems = validation.map(({ instancePath, message = 'not as expected' }) => ({
    where: `${validationContext ?? 'request'}${instancePath.replaceAll('/', '.')}`,
    message,
  }));
  const message = problems.map(({ where, message }) => `${where}: ${message}`).join('; ');
  return { status: 400, code: 'invalid_request', message, problems };
}

function tellRefused({ code, message }: RefusedError): Told {
  return { status: /^too-(?:large|long)$/.test(code) ? 413 : 422, code, message };
}

const words: Readonly<Record<number, [string, string]>> = {
  400: ['invalid_request', 'The request is not in the form that is expected.'],
  401: [
    'unauthorized',
    'This needs the admin token: `Authorization: Bearer <GAPMAP_ADMIN_TOKEN>`.',
  ],
  403: ['forbidden', 'This is not allowed.'],
  404: ['not_found', 'There is nothing at this address; see /api for what there is.'],
  405: ['method_not_allowed', 'The method is not one that this address takes.'],
  406: ['not_acceptable', 'None of the forms asked for is there.'],
  408: ['timeout', 'The request took too long to arrive.'],
  413: ['too-large', 'The request is larger than what is taken.'],
  414: ['uri_too_long', 'The address is too long.'],
  415: ['unsupported_type', 'Send application/json, or multipart/form-data with a file.'],
  429: ['rate_limited', 'Too many requests; wait as long as Retry-After says.'],
  500: ['internal', 'Something went wrong here; the request id finds it in the logs.'],
  503: ['busy', 'Not ready; try again in a few seconds.'],
};

function tellByStatus(error: unknown): Told {
  const status = statusOf(error);
  const [code, message] = words[status] ?? words[status < 500 ? 400 : 500] ?? ['internal', ''];
  return { status, code, message };
}

function statusOf(error: unknown): number {
  const { statusCode } = error instanceof Error ? (error as Partial<FastifyError>) : {};
  return statusCode !== undefined && statusCode >= 400 && statusCode < 600 ? statusCode : 500;
}

/** No connection came free in time, or the server ended a statement that took too long. */
function isShortage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return (
    /timeout exceeded when trying to connect/.test(error.message) ||
    ['57014', '53300', '55P03'].includes(code)
  );
}

/** Flags are named as the command line writes them; the API has parameters. */
function plain(error: Error): string {
  return error.message.replace(/--(\w+)/g, '$1');
}
