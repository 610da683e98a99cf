import type { Batch } from './extract-lines.ts';

/** A batch is worth a thread's while, and short enough that none waits long for the last one. */
const leastLength = 1 << 16;
const lineFeed = 0x0a;

/** Cuts bytes into batches of whole lines, each in a buffer of its own. A longer line is a batch alone. */
export async function* inBatches(chunks: AsyncIterable<Buffer>): AsyncGenerator<Batch> {
  let first = 1;
  let pending: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    const end = length < leastLength ? 0 : chunk.lastIndexOf(lineFeed) + 1;
    if (end === 0) {
      pending.push(chunk);
      continue;
    }
    const batch = toBatch(first, [...pending, chunk.subarray(0, end)]);
    yield batch;
    first += batch.count;
    pending = [chunk.subarray(end)];
    length = chunk.length - end;
  }
  if (length > 0) yield toBatch(first, pending);
}

function toBatch(first: number, parts: readonly Buffer[]): Batch {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return { first, count: countLines(bytes), bytes };
}

function countLines(bytes: Uint8Array): number {
  let count = bytes.at(-1) === lineFeed ? 0 : 1;
  for (let at = bytes.indexOf(lineFeed); at >= 0; at = bytes.indexOf(lineFeed, at + 1)) count++;
  return count;
}
