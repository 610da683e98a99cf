import { z } from 'zod';
import type { Context } from '../../context.ts';
import { findDatabaseTrouble } from '../../db/ready.ts';
import type { Scope } from '../scope.ts';
import type { Service } from '../service.ts';

const patienceMs = 3_000;
const late = 'no answer in 3 s';

/** Whether the process lives (`/healthz`) and whether it can serve (`/readyz`). */
export function registerHealthRoutes(scope: Scope, { context }: Pick<Service, 'context'>): void {
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
      const troubles = await findTroubles(context);
      const ok = Object.values(troubles).every((trouble) => trouble === null);
      const told = Object.entries(troubles).map(([what, trouble]) => [what, trouble ?? 'ok']);
      const checks = Object.fromEntries(told);
      return reply
        .header('cache-control', 'no-store')
        .code(ok ? 200 : 503)
        .send({ status: ok ? 'ok' : 'not ready', checks });
    },
  );
}

/** What keeps database, schema and queue from serving; null where nothing does. */
async function findTroubles({ database, queues }: Context): Promise<Record<string, string | null>> {
  const queue = queues.counts().then(
    () => null,
    () => 'unreachable',
  );
  const silent = { database: late, migrations: 'unknown' };
  const [found, trouble] = await Promise.all([
    inTime(findDatabaseTrouble(database), silent),
    inTime(queue, late),
  ]);
  return { ...found, queue: trouble };
}

function inTime<T>(check: Promise<T>, otherwise: T): Promise<T> {
  const passed = new Promise<T>((resolve) => {
    setTimeout(resolve, patienceMs, otherwise).unref();
  });
  return Promise.race([check, passed]);
}
