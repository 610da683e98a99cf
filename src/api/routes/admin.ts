import { z } from 'zod';
import { chooseSources, plan } from '../../../workers/plan.ts';
import { switchSources } from '../../sources/switch-sources.ts';
import { requireAdmin } from '../admin.ts';
import { errorSchema } from '../errors.ts';
import { problems } from '../schemas.ts';
import type { Scope } from '../scope.ts';
import type { Service } from '../service.ts';
import { word } from '../slice-query.ts';

/** What only the bearer of the admin token may do. */
export function registerAdminRoutes(scope: Scope, { context }: Service): void {
  scope.addHook('onRequest', requireAdmin(context.config.adminToken));
  const answers = { 401: errorSchema, ...problems };
  const base = { tags: ['admin'], security: [{ admin: [] }] };
  scope.post(
    '/api/v1/admin/scrape',
    {
      schema: {
        ...base,
        operationId: 'scrapeNow',
        summary: 'Scrape sources now (slugs, tokens, or "greenhouse/*"); returns their jobs',
        body: z.strictObject({
          sources: z.array(word).max(1_000).default([]),
          all: z.boolean().default(false),
        }),
        response: { 202: z.object({ jobs: z.record(z.string(), z.string()) }), ...answers },
      },
    },
    async (request, reply) => {
      const { sources, all } = request.body;
      const slugs = await chooseSources(context, sources, all);
      const jobs = slugs.map(async (source) => {
        const payload = { source, correlationId: request.id };
        return [source, await context.enqueue('scrape', payload, { once: source })] as const;
      });
      return reply.code(202).send({ jobs: Object.fromEntries(await Promise.all(jobs)) });
    },
  );
  scope.post(
    '/api/v1/admin/sources',
    {
      schema: {
        ...base,
        operationId: 'switchSources',
        summary: 'Read sources from now on, or leave them out',
        body: z.strictObject({ sources: z.array(word).min(1).max(1_000), enabled: z.boolean() }),
        response: { 200: z.object({ switched: z.number().int() }), ...answers },
      },
    },
    async (request) => {
      const { sources, enabled } = request.body;
      switchSources(context.config.sourcesFile, sources, enabled);
      await plan(context);
      return { switched: sources.length };
    },
  );
  scope.get(
    '/api/v1/admin/queues',
    {
      schema: {
        ...base,
        operationId: 'getQueues',
        summary: 'How many jobs wait, run and failed, and the failed ones',
        response: { 200: queuesSchema, ...answers },
      },
    },
    async (_, reply) => {
      const [queues, failed] = await Promise.all([
        context.queues.counts(),
        context.queues.listFailed(100),
      ]);
      return reply.header('cache-control', 'no-store').send({ queues, failed });
    },
  );
  scope.post(
    '/api/v1/admin/queues/retry',
    {
      schema: {
        ...base,
        operationId: 'retryJobs',
        summary: 'Put failed jobs back: those of these ids, or all',
        body: z.strictObject({ ids: z.array(word).max(10_000).optional() }),
        response: { 200: z.object({ retried: z.number().int() }), ...answers },
      },
    },
    async (request) => ({ retried: await context.queues.retryFailed(request.body.ids) }),
  );
}

const count = z.number().int();
const queuesSchema = z
  .object({
    queues: z.array(
      z.object({
        queue: z.string(),
        waiting: count,
        active: count,
        delayed: count,
        failed: count,
        completed: count,
      }),
    ),
    failed: z.array(
      z.looseObject({ queue: z.string(), id: z.string(), reason: z.string(), tries: count }),
    ),
  })
  .meta({ id: 'Queues' });
