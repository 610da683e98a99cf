import { startThread } from '../start-thread.ts';

/** A statement without values may hold several; one with values is a single prepared statement. */
export type ThreadRequest =
  | { id: number; kind: 'run'; sql: string; values: (string | null)[] | null }
  | { id: number; kind: 'close' }
  | { id: number; kind: 'dump' };
export type ThreadResult = {
  rows: (string | null)[][];
  fields: { name: string; dataTypeID: number }[];
  affectedRows: number;
};
export type ThreadAnswer =
  | { kind: 'ready' }
  | { kind: 'results'; id: number; results: ThreadResult[] }
  | { kind: 'dump'; id: number; bytes: Uint8Array }
  | { kind: 'error'; id: number; error: Record<string, unknown> }
  | { kind: 'notification'; channel: string; payload: string };

export type Thread = {
  run: (sql: string, values: (string | null)[] | null) => Promise<ThreadResult[]>;
  dump: () => Promise<Uint8Array>;
  close: () => Promise<void>;
};
type Waiting = { resolve: (answer: ThreadAnswer) => void; reject: (error: Error) => void };
type Request = ThreadRequest extends infer R
  ? R extends ThreadRequest
    ? Omit<R, 'id'>
    : never
  : never;

/**
 * Starts the worker thread that owns the embedded database and resolves when it is ready.
 * Rejects with the database's own error (`code` is the SQLSTATE) when the folder cannot be opened.
 */
export async function startDatabase(
  dataDir: string,
  loadDataDir: Uint8Array | null,
  onNotification: (message: { channel: string; payload: string }) => void,
): Promise<Thread> {
  const worker = startThread(new URL('./pglite-thread.ts', import.meta.url), {
    workerData: { dataDir, loadDataDir },
    // Rows pass through it and are gone: a large young generation would only add 50 MB to the peak.
    resourceLimits: { maxYoungGenerationSizeMb: 16 },
  });
  const waiting = new Map<number, Waiting>();
  const ready = Promise.withResolvers<ThreadAnswer>();
  waiting.set(0, ready);
  const failAll = (error: Error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('message', (answer: ThreadAnswer) => {
    if (answer.kind === 'notification') return onNotification(answer);
    settle(waiting, answer);
  });
  worker.on('error', failAll);
  worker.on('exit', () => failAll(new Error('the embedded database has been closed')));

  let lastId = 0;
  const ask = (request: Request): Promise<ThreadAnswer> => {
    const { promise, resolve, reject } = Promise.withResolvers<ThreadAnswer>();
    lastId += 1;
    waiting.set(lastId, { resolve, reject });
    worker.postMessage({ ...request, id: lastId });
    return promise;
  };
  await ready.promise;
  return {
    run: async (sql, values) => {
      const answer = await ask({ kind: 'run', sql, values });
      return answer.kind === 'results' ? answer.results : [];
    },
    dump: async () => {
      const answer = await ask({ kind: 'dump' });
      return answer.kind === 'dump' ? answer.bytes : new Uint8Array();
    },
    close: async () => {
      await ask({ kind: 'close' });
      await worker.terminate();
    },
  };
}

function settle(waiting: Map<number, Waiting>, answer: ThreadAnswer): void {
  const id = 'id' in answer ? answer.id : 0;
  const caller = waiting.get(id);
  waiting.delete(id);
  if (answer.kind === 'error') {
    const { message, ...fields } = answer.error;
    caller?.reject(Object.assign(new Error(String(message)), fields));
  } else caller?.resolve(answer);
}
