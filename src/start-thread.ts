import { Worker, type WorkerOptions } from 'node:worker_threads';

/** Starts a thread of a script, which is its last argument; what it imports is read compiled, as in a command. */
export function startThread(script: URL, options: WorkerOptions): Worker {
  const entry = new URL('./enter-thread.js', import.meta.url);
  return new Worker(entry, { ...options, argv: [script.href], execArgv: ['--no-warnings'] });
}
