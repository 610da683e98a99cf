import { EventEmitter } from 'node:events';
import { prepareValue } from 'pg/lib/utils.js';
import { startDatabase, type Thread, type ThreadResult } from './pglite-client.ts';
import { types } from './value-types.ts';

type QueryConfig = { text: string; values?: unknown[]; rowMode?: 'array' };
export type PoolResult = {
  command: string;
  rowCount: number | null;
  rows: unknown[];
  fields: { name: string; dataTypeID: number }[];
};

/** What gapmap, kysely and BullMQ ask of a `pg.Pool` and its clients, and no more. */
export type PoolClient = EventEmitter & {
  query: (query: string | QueryConfig, values?: unknown[]) => Promise<PoolResult>;
  release: (destroy?: boolean | Error) => void;
};
export type Pool = EventEmitter & {
  options: { max: number; keepAlive: boolean };
  connect: () => Promise<PoolClient>;
  query: PoolClient['query'];
  end: () => Promise<void>;
  /** The whole data folder as a tar, for `loadDataDir`. */
  dump: () => Promise<Uint8Array>;
};

/**
 * Opens an embedded PostgreSQL in a worker thread and returns it in the shape of a `pg.Pool`.
 * All clients share one session: a transaction holds it from BEGIN to COMMIT or ROLLBACK while the other
 * clients wait, so awaiting another client inside a transaction deadlocks. `dataDir` is a folder or
 * "memory://"; `loadDataDir` a tar made by `dump`.
 */
export async function openPGlitePool(dataDir: string, loadDataDir?: Uint8Array): Promise<Pool> {
  const clients = new Set<PoolClient>();
  const thread = await startDatabase(dataDir, loadDataDir ?? null, (message) => {
    for (const client of clients) client.emit('notification', message);
  });
  const lock = createMutex();
  const connect = async () => createClient(thread, lock, clients);
  const query = async (text: string | QueryConfig, values?: unknown[]) => {
    const client = await connect();
    return client.query(text, values).finally(() => client.release());
  };
  const end = once(thread.close);
  const options = { max: 1, keepAlive: true };
  return Object.assign(new EventEmitter(), { options, connect, query, end, dump: thread.dump });
}

type Lock = () => Promise<() => void>;

function createClient(thread: Thread, lock: Lock, clients: Set<PoolClient>): PoolClient {
  let free: (() => void) | null = null;
  let inTransaction = false;
  const leave = () => {
    free?.();
    free = null;
  };
  const run = async (given: string | QueryConfig, more?: unknown[]) => {
    const { text, values, rowMode } =
      typeof given === 'string' ? { text: given, values: more, rowMode: undefined } : given;
    free ??= await lock();
    let open = inTransaction;
    try {
      const results = await thread.run(text, values?.length ? values.map(toText) : null);
      open ||= startsTransaction(text);
      return toPoolResult(text, results, rowMode);
    } finally {
      inTransaction = open && !endsTransaction(text);
      if (!inTransaction) leave();
    }
  };
  let last: Promise<unknown> = Promise.resolve();
  const query: PoolClient['query'] = (text, values) => {
    const next = last.then(() => run(text, values));
    last = next.then(nothing, nothing);
    return next;
  };
  const release = () => {
    clients.delete(client);
    if (inTransaction) thread.run('rollback', null).then(leave, leave);
    inTransaction = false;
  };
  const client: PoolClient = Object.assign(new EventEmitter(), { query, release });
  client.setMaxListeners(0);
  clients.add(client);
  return client;
}

const nothing = () => undefined;
const startsTransaction = (text: string) => /^\s*(begin|start\s+transaction)\b/i.test(text);
const endsTransaction = (text: string) =>
  /^\s*(commit|end|abort|rollback(?!\s+to\b))\b/i.test(text);

function toText(value: unknown): string | null {
  const prepared = prepareValue(value);
  if (prepared === null || prepared === undefined) return null;
  return Buffer.isBuffer(prepared) ? `\\x${prepared.toString('hex')}` : String(prepared);
}

function toPoolResult(text: string, results: ThreadResult[], rowMode?: 'array'): PoolResult {
  const { rows: texts, fields, affectedRows } = results.at(-1) ?? noResult;
  const parsers = fields.map((field) => types.getTypeParser(field.dataTypeID));
  const rows = texts.map((row) => {
    const values = row.map((value, i) => (value === null ? null : parsers[i]?.(value)));
    return rowMode === 'array'
      ? values
      : Object.fromEntries(fields.map(({ name }, i) => [name, values[i]]));
  });
  const command = /^\s*(\w+)/.exec(text)?.[1]?.toUpperCase() ?? '';
  return { command, rowCount: Math.max(affectedRows, rows.length), rows, fields };
}
const noResult: ThreadResult = { rows: [], fields: [], affectedRows: 0 };

/** Returns a function that waits its turn and resolves to what ends the turn. */
function createMutex(): Lock {
  let tail: Promise<void> = Promise.resolve();
  return () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const turn = tail.then(() => resolve);
    tail = promise;
    return turn;
  };
}

function once(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  return () => {
    running ??= run();
    return running;
  };
}
