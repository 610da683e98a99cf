import { setFlagsFromString } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import type { ThreadAnswer, ThreadRequest, ThreadResult } from './pglite-client.ts';

/** The thread that owns the embedded database: one message in, one answer out, in order. */

if (!parentPort) throw new Error('pglite-thread runs only as a worker thread');
const port = parentPort;
const { dataDir, loadDataDir } = workerData as {
  dataDir: string;
  loadDataDir: Uint8Array<ArrayBuffer> | null;
};

// V8's optimizing compiler takes 600 MB for one function of PostgreSQL's parser; its baseline code is as fast here.
setFlagsFromString('--no-wasm-tier-up');
setFlagsFromString('--no-wasm-dynamic-tiering');

const database = new PGlite({
  dataDir,
  ...(loadDataDir ? { loadDataDir: new Blob([loadDataDir]) } : {}),
});
const asArrays = { rowMode: 'array' as const };
const send = (answer: ThreadAnswer) => port.postMessage(answer);

let queue: Promise<void> = database.waitReady.then(
  () => {
    // Values cross as text in both directions, so that `pg`'s parsers give the same types as on a server.
    const identity = { get: () => (value: unknown) => value };
    Object.assign(database, {
      parsers: new Proxy({}, identity),
      serializers: new Proxy({}, identity),
    });
    database.onNotification((channel, payload) => send({ kind: 'notification', channel, payload }));
    send({ kind: 'ready' });
  },
  (error) => send({ kind: 'error', id: 0, error: describe(error) }),
);

port.on('message', (request: ThreadRequest) => {
  queue = queue.then(() => answer(request));
});

async function answer(request: ThreadRequest): Promise<void> {
  const { id } = request;
  try {
    if (request.kind === 'close') {
      await database.close();
      send({ kind: 'results', id, results: [] });
      return port.close();
    }
    if (request.kind === 'dump') {
      const file = await database.dumpDataDir('none');
      return send({ kind: 'dump', id, bytes: new Uint8Array(await file.arrayBuffer()) });
    }
    const results = request.values
      ? [await database.query<(string | null)[]>(request.sql, request.values, asArrays)]
      : await database.exec(request.sql, asArrays);
    send({ kind: 'results', id, results: results.map(toPlain) });
  } catch (error) {
    send({ kind: 'error', id, error: describe(error) });
  }
}

function toPlain(result: {
  rows: unknown[];
  fields: { name: string; dataTypeID: number }[];
  affectedRows?: number;
}): ThreadResult {
  const rows = result.rows as (string | null)[][];
  return { rows, fields: result.fields, affectedRows: result.affectedRows ?? 0 };
}

function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const { query, params, queryOptions, ...fields } = { ...error } as Record<string, unknown>;
  return { ...fields, message: error.message };
}
