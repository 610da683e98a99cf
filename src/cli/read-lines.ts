import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ConfigError } from '../errors.ts';

/**
 * Returns the lines of a file or of stdin ("-"), gunzipped where the bytes say so, as UTF-8 without their line
 * ends, and the first characters. Throws `ConfigError` where the file cannot be opened.
 */
export async function readLines(
  file: string,
): Promise<{ lines: AsyncIterable<string>; head: string }> {
  const source = file === '-' ? process.stdin : createReadStream(file, { highWaterMark: 1 << 18 });
  const raw = source[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let first: Buffer | undefined;
  try {
    const result = await raw.next();
    first = result.done ? undefined : result.value;
  } catch (error) {
    throw new ConfigError(`cannot read ${file}: ${String(error)}`, { cause: error });
  }
  const chunks = decode(isGzip(first) ? gunzip(raw, first) : resume(raw, first));
  const start = await chunks.next();
  const head = start.done ? '' : start.value;
  return { lines: splitLines(head, chunks), head: head.slice(0, 1000) };
}

function isGzip(chunk: Buffer | undefined): boolean {
  return chunk !== undefined && chunk[0] === 0x1f && chunk[1] === 0x8b;
}

async function* resume(rest: AsyncIterator<Buffer>, first: Buffer | undefined) {
  if (first !== undefined) yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

function gunzip(rest: AsyncIterator<Buffer>, first: Buffer | undefined): Readable {
  const unzip = createGunzip();
  void (async () => {
    for await (const chunk of resume(rest, first)) {
      if (!unzip.write(chunk)) await new Promise<void>((resolve) => unzip.once('drain', resolve));
    }
    unzip.end();
  })().catch((error) => unzip.destroy(error));
  return unzip;
}

async function* decode(chunks: AsyncIterable<Buffer>): AsyncGenerator<string, void> {
  const decoder = new TextDecoder();
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

async function* splitLines(head: string, chunks: AsyncIterable<string>): AsyncGenerator<string> {
  // Pieces of an unfinished line are joined once, so that one line of 100 MB stays linear.
  let pending: string[] = [];
  for await (const chunk of prepend(head, chunks)) {
    let from = 0;
    for (let feed = chunk.indexOf('\n'); feed >= 0; feed = chunk.indexOf('\n', from)) {
      pending.push(chunk.slice(from, feed));
      const line = pending.join('');
      pending = [];
      yield line.endsWith('\r') ? line.slice(0, -1) : line;
      from = feed + 1;
    }
    if (from < chunk.length) pending.push(chunk.slice(from));
  }
  if (pending.length > 0) yield pending.join('');
}

async function* prepend(head: string, chunks: AsyncIterable<string>): AsyncGenerator<string> {
  yield head;
  yield* chunks;
}
