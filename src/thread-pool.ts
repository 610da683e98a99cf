import { parentPort, type Worker } from 'node:worker_threads';
import { startThread } from './start-thread.ts';

/** What the threads of a script can do, by name; arguments and results are cloned on their way. */
export type Handlers = Readonly<Record<string, (argument: never) => unknown>>;

/** Threads of one script; each does what it is asked in that order. */
export type ThreadPool<Known extends Handlers> = {
  /** Asks the thread with the fewest open questions; rejects with what its handler threw. */
  ask: <Name extends keyof Known & string>(
    name: Name,
    argument: Parameters<Known[Name]>[0],
  ) => Promise<Awaited<ReturnType<Known[Name]>>>;
  /** How many open questions the thread has that has the fewest. */
  fewestOpen: () => number;
  /** Ends the threads at once; open questions are rejected. */
  close: () => Promise<void>;
};

type Question = { id: number; name: string; argument: never };
type Answer = { id: number; result: never } | { id: number; error: unknown };
type Waiting = { resolve: (result: never) => void; reject: (error: unknown) => void };
type Thread = { worker: Worker; waiting: Map<number, Waiting>; end: unknown };

/**
 * Starts `size` threads of a script that calls `answerQuestions`; `workerData` is given to each. Threads without
 * an open question don't keep the process alive. A thread that dies rejects its open questions and all later ones.
 */
export function openThreadPool<Known extends Handlers>(
  script: URL,
  size: number,
  workerData: unknown,
): ThreadPool<Known> {
  const threads = Array.from({ length: size }, () => openThread(script, workerData));
  const idlest = () => threads.reduce((a, b) => (b.waiting.size < a.waiting.size ? b : a));
  let lastId = 0;
  return {
    ask: (name, argument) => {
      lastId += 1;
      return ask(idlest(), { id: lastId, name, argument });
    },
    fewestOpen: () => idlest().waiting.size,
    close: async () => {
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    },
  };
}

/** In a thread: answers questions with what the handler of that name returns or throws. */
export function answerQuestions(handlers: Handlers): void {
  parentPort?.on('message', async ({ id, name, argument }: Question) => {
    try {
      const result = await handlers[name]?.(argument);
      parentPort?.postMessage({ id, result }, buffersOf(result));
    } catch (error) {
      parentPort?.postMessage({ id, error });
    }
  });
}

/** Bytes in a field of what is sent are handed over and not copied; they must fill their buffer alone. */
function buffersOf(sent: unknown): ArrayBuffer[] {
  return Object.values(sent ?? {}).flatMap((value) =>
    value instanceof Uint8Array && value.buffer instanceof ArrayBuffer ? [value.buffer] : [],
  );
}

function openThread(script: URL, workerData: unknown): Thread {
  const worker = startThread(script, { workerData });
  const thread: Thread = { worker, waiting: new Map(), end: undefined };
  const { waiting } = thread;
  worker.unref();
  worker.on('message', (answer: Answer) => {
    const caller = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (waiting.size === 0) worker.unref();
    if ('error' in answer) caller?.reject(answer.error);
    else caller?.resolve(answer.result);
  });
  worker.on('error', (error) => {
    thread.end = error;
  });
  worker.on('exit', () => {
    thread.end ??= new Error('the thread has ended');
    for (const { reject } of waiting.values()) reject(thread.end);
    waiting.clear();
  });
  return thread;
}

function ask({ worker, waiting, end }: Thread, question: Question): Promise<never> {
  if (end !== undefined) return Promise.reject(end);
  return new Promise((resolve, reject) => {
    waiting.set(question.id, { resolve, reject });
    worker.ref();
    worker.postMessage(question, buffersOf(question.argument));
  });
}
