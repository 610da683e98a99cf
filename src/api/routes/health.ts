import { z } from 'zod';
import { findDatabaseTrouble } from '../../db/ready.ts';
import type { Scope } from '../scope.ts';
import type { Service } from '../service.ts';

const patienceMs = 3_000;

/** Whether the process lives (`/healthz`) and whether it can serve (`/readyz`). */
export function registerHealthRoutes(scope: Scope, { context }: Service): void {
  scope.get(
    '/healthz',
    {
      schema: {
        tags: ['health'],
        operationId: 'getHealth',
        summary: 'The process answers',
        response: { 200: z.object({ status: z.literal('ok') }) },
      },
    },
    async (_, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }),
  );
  const ready = z.object({
    status: z.enum(['ok', 'not ready']),
    checks: z.record(z.string(), z.string()),
  });
  scope.get(
    '/readyz',
    {
      schema: {
        tags: ['health'],
        operationId: 'getReadiness',
        summary: 'Database, migrations and queue are there',
        response: { 200: ready, 503: ready },
      },
    },
    async (_, reply) => {
      const queue = context.queues.counts().then(
        () => null,
        () => 'unreachable',
      );
      const [database, queues] = await Promise.all([
        inTime(findDatabaseTrouble(context.database)),
        inTime(queue),
      ]);
      const ok = database === null && queues === null;
      const checks = { database: database ?? 'ok', queue: queues ?? 'ok' };
      return reply
        .header('cache-control', 'no-store')
        .code(ok ? 200 : 503)
        .send({ status: ok ? 'ok' : 'not ready', checks });
    },
  );
}

function inTime(check: Promise<string | null>): Promise<string | null> {
  const late = new Promise<string>((resolve) => {
    setTimeout(resolve, patienceMs, 'no answer in 3 s').unref();
  });
  return Promise.race([check, late]);
}
