import { type Config, processConfig } from '../config/config.ts';
import { describeServer, describeShortage } from './db/describe-server.ts';
import { migrate } from './db/migrate.ts';
import { type Db, type OpenDatabase, openDatabase } from './db/open.ts';
import { createLog, type Log } from './log.ts';
import { type Enqueue, openQueues, type Queues } from './queue/open.ts';
import { queuePoolMax } from './queue/queues.ts';
import { openTracing } from './queue/tracing.ts';
import { createReader, type Reader } from './skills/reader.ts';
import { closeNetwork, type Network } from './sources/fetch.ts';
import { openNetworkFor } from './sources/network.ts';

/** Everything that a job, a route or a command is given; `now` and `random` are injected for tests. */
export type Context = {
  config: Config;
  log: Log;
  database: OpenDatabase;
  db: Db;
  queues: Queues;
  enqueue: Enqueue;
  /** The only way out: sockets to job boards and webhooks. */
  network: Network;
  /** The dictionary, made ready for this database when first asked for. */
  reader: () => Promise<Reader>;
  /** Fires when the process is to end at once: a run under way keeps what it has and ends as partial. */
  stop?: AbortSignal;
  now: () => Date;
  random: () => number;
  close: () => Promise<void>;
};

/**
 * Opens the database (migrated) and the queues of a configuration and returns the context; `close` ends both.
 * Throws `ConfigError` when either cannot be reached.
 */
export async function openContext(config: Config = processConfig()): Promise<Context> {
  const log = createLog(config.logLevel ?? 'info');
  const database = await openDatabase(config);
  try {
    const applied = await migrate(database);
    if (applied.length > 0) log.info({ applied }, 'migrated the database');
    await warnOfShortage(config, database, log);
    const tracing = await openTracing(config);
    const queues = await openQueues(config, database, tracing?.telemetry);
    const context = toContext(config, log, database, queues);
    return { ...context, close: () => context.close().finally(() => tracing?.close()) };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function warnOfShortage(config: Config, database: OpenDatabase, log: Log): Promise<void> {
  if (database.kind === 'embedded') return;
  const connections = config.pool.max + (config.redisUrl ? 0 : queuePoolMax);
  const shortage = describeShortage(await describeServer(database), connections);
  if (shortage) log.warn({ connections }, shortage);
}

/** Returns a context over what is already open; `close` closes the queues, then the database. */
export function toContext(
  config: Config,
  log: Log,
  database: OpenDatabase,
  queues: Queues,
): Context {
  const network = openNetworkFor(config);
  const close = async () => {
    await queues.close();
    await closeNetwork(network);
    await database.close();
  };
  return {
    config,
    log,
    database,
    db: database.db,
    queues,
    enqueue: queues.enqueue,
    network,
    reader: once(() => createReader(database.db, config)),
    now: () => new Date(),
    random: Math.random,
    close,
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}
