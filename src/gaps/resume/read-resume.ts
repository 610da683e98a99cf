import { z } from 'zod';
import { RefusedError } from '../../errors.ts';
import { startThread } from '../../start-thread.ts';
import { extractText, type ResumeText } from './extract-text.ts';
import { sniffBytes } from './kind.ts';
import { limits, refuse } from './limits.ts';

/**
 * The text of a resume. Plain text is decoded at once; everything that needs a parser is read in a thread of its own
 * that is ended when it takes over 10 s or the process grows by more than 160 MB. Throws `RefusedError`; nothing of
 * the resume is kept anywhere, and its text is in no error.
 */
export async function readResume(bytes: Uint8Array): Promise<ResumeText> {
  if (bytes.length === 0) throw refuse('empty');
  if (bytes.length > limits.fileBytes) throw refuse('too-large', `${bytes.length} bytes`);
  const plain = sniffBytes(bytes) === undefined && !startsWithTag(bytes);
  return plain ? extractText(bytes) : readInThread(bytes);
}

const message = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('read'),
    resume: z.object({ kind: z.string(), text: z.string(), warnings: z.array(z.string()) }),
  }),
  z.object({ outcome: z.literal('refused'), code: z.string(), message: z.string() }),
]);

function readInThread(bytes: Uint8Array): Promise<ResumeText> {
  const { promise, resolve, reject } = Promise.withResolvers<ResumeText>();
  const thread = startThread(new URL('./reader-thread.ts', import.meta.url), {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMb, maxYoungGenerationSizeMb: 32 },
    // A parser's complaints may quote what it parses: they go nowhere.
    stdout: true,
    stderr: true,
  });
  const started = process.memoryUsage.rss();
  const watch = setInterval(() => {
    if (process.memoryUsage.rss() - started > limits.memoryBytes) reject(refuse('too-much-memory'));
  }, 20);
  const timer = setTimeout(() => reject(refuse('took-too-long')), limits.timeMs);
  thread.on('message', (value) => {
    const answer = message.parse(value);
    if (answer.outcome === 'read') resolve(answer.resume);
    else reject(new RefusedError(answer.code, answer.message));
  });
  thread.on('error', (cause) => {
    const memory = 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
    // The cause stays out: a parser's message may quote the resume.
    reject(refuse(memory ? 'too-much-memory' : 'malformed'));
  });
  thread.on('exit', () => reject(refuse('damaged')));
  return promise.finally(async () => {
    clearInterval(watch);
    clearTimeout(timer);
    await thread.terminate();
  });
}

function startsWithTag(bytes: Uint8Array): boolean {
  return /^\s*<|^[^\n]{0,2000}<\/?(?:div|p|html|body)\b/i.test(
    new TextDecoder('latin1').decode(bytes.subarray(0, 2_000)),
  );
}
