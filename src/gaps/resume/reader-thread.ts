import { parentPort, workerData } from 'node:worker_threads';
import { RefusedError } from '../../errors.ts';
import { extractText } from './extract-text.ts';

/** The thread's whole life: reads the bytes it was given and posts the text, the refusal's code, or what broke. */
async function run(bytes: unknown): Promise<void> {
  if (!(bytes instanceof Uint8Array)) throw new TypeError('the thread expects the bytes of a file');
  try {
    parentPort?.postMessage({ outcome: 'read', resume: await extractText(bytes) });
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    parentPort?.postMessage({ outcome: 'refused', code: error.code, message: error.message });
  }
}

await run(workerData);
