import { createPostgresBackend } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { Config } from '../../config/config.ts';
import type { OpenDatabase } from '../db/open.ts';
import { ConfigError } from '../errors.ts';
import { queuePoolMax } from './queues.ts';

/** What BullMQ's `Queue` and `Worker` are opened with: a connection and, on PostgreSQL, its backend. */
export type QueueConnection = {
  kind: 'embedded' | 'postgres' | 'redis';
  options: { connection: never };
  backend: [never] | [];
  /** The pool of its own that the queue has on a PostgreSQL server; null elsewhere. */
  pool: pg.Pool | null;
  close: () => Promise<void>;
};

/**
 * Opens the connection that the queues of this process share: Redis when `redisUrl` is set, else the
 * database itself. Throws `ConfigError` when Redis cannot be reached or may evict jobs.
 */
export async function openQueueConnection(
  config: Pick<Config, 'redisUrl' | 'databaseUrl' | 'pool'>,
  database: OpenDatabase,
): Promise<QueueConnection> {
  if (config.redisUrl) return openRedis(config.redisUrl);
  if (!config.databaseUrl) {
    database.pool.setMaxListeners(0);
    const close = async () => undefined;
    return { ...onPostgres('embedded', database.pool), pool: null, close };
  }
  const pool = new pg.Pool({
    connectionString: config.databaseUrl,
    max: queuePoolMax,
    connectionTimeoutMillis: config.pool.waitMs,
    keepAlive: true,
    application_name: 'gapmap queue',
    options: '-c search_path=bullmq',
  });
  pool.on('error', () => undefined);
  // Each queue and worker listens for the pool's errors.
  pool.setMaxListeners(0);
  return { ...onPostgres('postgres', pool), pool, close: () => pool.end() };
}

function onPostgres<K extends QueueConnection['kind']>(kind: K, pool: unknown) {
  const backend: [never] = [createPostgresBackend as never];
  return { kind, options: { connection: pool as never }, backend };
}

async function openRedis(url: string): Promise<QueueConnection> {
  const redis = new Redis(url, {
    maxRetriesPerRequest: null,
    lazyConnect: true,
    retryStrategy: () => null,
  });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    await refuseEviction(redis);
  } catch (error) {
    redis.disconnect();
    if (error instanceof ConfigError) throw error;
    throw new ConfigError(
      `Redis at ${url.replace(/\/\/[^@/]*@/, '//')} cannot be reached (${error instanceof Error ? error.message : error}). ` +
        'Start it with `docker compose up -d redis`, or unset REDIS_URL to keep the queue in the database.',
      { cause: error },
    );
  }
  redis.options.retryStrategy = (times) => Math.min(times * 200, 5_000);
  return {
    kind: 'redis',
    options: { connection: redis as never },
    backend: [],
    pool: null,
    close: async () => {
      await redis.quit();
    },
  };
}

async function refuseEviction(redis: Redis): Promise<void> {
  const memory = await redis.info('memory');
  const policy = /maxmemory_policy:(\S+)/.exec(memory)?.[1];
  if (policy === undefined || policy === 'noeviction') return;
  throw new ConfigError(
    `Redis would drop jobs when its memory is full: its maxmemory-policy is ${policy}. ` +
      'Set it with `redis-cli config set maxmemory-policy noeviction`.',
  );
}
