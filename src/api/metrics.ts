import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Context } from '../context.ts';
import { jobMetrics } from '../queue/job-metrics.ts';
import { queuePoolMax } from '../queue/queues.ts';
import { listHealth } from '../sources/health-store.ts';
import { listHosts } from '../sources/list-store.ts';
import type { App } from './app.ts';

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Counts every answer, and serves `/metrics` in Prometheus's text form. */
export function registerMetrics(app: App, context: Context): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'gapmap_http_request_duration_seconds',
    help: 'Time to answer, by route as written, method and status.',
    labelNames: ['route', 'method', 'status'],
    buckets: seconds,
    registers: [registry],
  });
  const measure = createGauges(registry, context);
  app.addHook('onResponse', async ({ routeOptions, method }, reply) => {
    const labels = { route: routeOptions.url ?? 'none', method, status: String(reply.statusCode) };
    durations.observe(labels, reply.elapsedTime / 1_000);
  });
  app.get('/metrics', { schema: { hide: true } }, async (_, reply) => {
    await measure();
    const all = Registry.merge([registry, jobMetrics]);
    return reply
      .type(registry.contentType)
      .header('cache-control', 'no-store')
      .send(await all.metrics());
  });
}

/** Returns what brings the gauges up to date; what cannot be asked just now counts as a failed look. */
function createGauges(registry: Registry, context: Context): () => Promise<void> {
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `gapmap_${name}`, help, labelNames, registers: [registry] });
  const jobs = gauge('queue_jobs', 'Jobs by queue and state.', ['queue', 'state']);
  const ages = gauge('queue_oldest_waiting_seconds', 'Age of the oldest waiting job.', ['queue']);
  const pools = gauge(
    'pool_connections',
    'Connections to the database, for data and for the queue: in use, idle, waited for, and the limit.',
    ['pool', 'state'],
  );
  const yields = gauge('source_postings_found', 'Postings in the last run of a source.', [
    'source',
  ]);
  const troubles = gauge(
    'source_failures_in_a_row',
    'Failed or suspect runs since the last good one.',
    ['source'],
  );
  const ok = gauge('source_last_ok_timestamp_seconds', 'When a source was last read well.', [
    'source',
  ]);
  const waits = gauge('host_wait_seconds', "How far away a host's next free slot is.", ['host']);
  const paces = gauge('host_interval_seconds', 'Least time between two requests to a host.', [
    'host',
  ]);
  const breakers = gauge(
    'host_breaker_open',
    '1 while the circuit breaker of a host is not closed.',
    ['host'],
  );
  const failed = new Counter({
    name: 'gapmap_metrics_failures_total',
    help: 'Looks at the database or the queue that failed.',
    labelNames: ['what'],
    registers: [registry],
  });
  const looks: Record<string, () => Promise<void>> = {
    queue: async () => {
      for (const { queue, ...states } of await context.queues.counts()) {
        for (const [state, count] of Object.entries(states)) jobs.set({ queue, state }, count);
      }
      const waiting = await context.queues.ages(context.now());
      for (const [queue, ms] of Object.entries(waiting)) ages.set({ queue }, ms / 1_000);
    },
    sources: async () => {
      for (const source of [yields, troubles, ok]) source.reset();
      for (const { slug, found, failures_in_a_row, last_ok_at } of await listHealth(
        context.db,
        2_000,
      )) {
        yields.set({ source: slug }, found ?? 0);
        troubles.set({ source: slug }, failures_in_a_row);
        if (last_ok_at) ok.set({ source: slug }, last_ok_at.getTime() / 1_000);
      }
    },
    hosts: async () => {
      for (const host of [waits, paces, breakers]) host.reset();
      for (const { host, breaker, wait_ms, interval_ms } of await listHosts(context.db)) {
        paces.set({ host }, Math.max(interval_ms, context.config.hostIntervalMs) / 1_000);
        waits.set({ host }, wait_ms / 1_000);
        breakers.set({ host }, breaker === 'closed' ? 0 : 1);
      }
    },
  };
  return async () => {
    for (const [pool, counts] of Object.entries(poolCounts(context))) {
      for (const [state, count] of Object.entries(counts)) pools.set({ pool, state }, count);
    }
    const tried = Object.entries(looks).map(([what, look]) =>
      look().catch(() => failed.inc({ what })),
    );
    await Promise.all(tried);
  };
}

type PoolCounts = { in_use: number; idle: number; waiting: number; limit: number };

/** What the pools of this process hold, against their budget; the embedded database is one connection. */
function poolCounts({ database, queues, config }: Context): Record<string, PoolCounts> {
  const count = (pool: PoolSizes, limit: number): PoolCounts => {
    const { totalCount = 1, idleCount = 0, waitingCount = 0 } = pool;
    return { in_use: totalCount - idleCount, idle: idleCount, waiting: waitingCount, limit };
  };
  const data = count(database.pool, database.kind === 'embedded' ? 1 : config.pool.max);
  const { pool } = queues.connection;
  return pool ? { data, queue: count(pool, queuePoolMax) } : { data };
}

type PoolSizes = { totalCount?: number; idleCount?: number; waitingCount?: number };
