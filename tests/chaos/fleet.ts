import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { QueueName } from '../../src/queue/queues.ts';

const script = fileURLToPath(new URL('./worker.ts', import.meta.url));

type Queues = readonly QueueName[];

/** Starts `n` worker processes with `env` laid over ours and returns them when each has said it is ready. */
export async function startWorkers(
  n: number,
  env: Record<string, string>,
  queues: Queues = ['scrape'],
): Promise<ChildProcess[]> {
  return Promise.all(Array.from({ length: n }, () => startWorker(env, queues)));
}

/** Starts one worker process on these queues; its errors go to our stderr. */
export async function startWorker(
  env: Record<string, string>,
  queues: Queues = ['scrape'],
): Promise<ChildProcess> {
  const child = fork(script, [...queues], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`a worker ended before it was ready, with ${code}`);
  });
  await Promise.race([once(child, 'message'), ended]);
  ended.catch(() => undefined);
  return child;
}

/** Ends worker processes politely and waits for them. */
export async function stopWorkers(workers: readonly ChildProcess[]): Promise<void> {
  await Promise.all(
    workers.map(async (worker) => {
      if (worker.exitCode !== null || worker.signalCode !== null) return;
      worker.kill('SIGTERM');
      await once(worker, 'exit');
    }),
  );
}
