import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { startThread } from '../src/start-thread.ts';

describe('a thread', () => {
  it('reads compiled code, and is given its data', async () => {
    const script = `
      import { getCompileCacheDir } from 'node:module';
      import { parentPort, workerData } from 'node:worker_threads';
      parentPort.postMessage({ folder: getCompileCacheDir(), workerData });`;
    const thread = startThread(new URL(`data:text/javascript,${encodeURIComponent(script)}`), {
      workerData: 'data',
    });
    const [message] = await once(thread, 'message');
    await thread.terminate();
    expect(message).toEqual({
      folder: expect.stringContaining('node-compile-cache'),
      workerData: 'data',
    });
  });

  it('passes on what is wrong with its script', async () => {
    const thread = startThread(new URL('data:text/javascript,throw new Error("broken")'), {});
    const [error] = await once(thread, 'error');
    expect(error.message).toBe('broken');
  });
});
