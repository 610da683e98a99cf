import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ConfigError } from '../errors.ts';

/** The bytes of a file, UTF-8, and its first characters. */
export type Input = { chunks: AsyncIterable<Buffer>; head: string };

/**
 * Opens a file or stdin ("-"), gunzipped where the bytes say so. Throws `ConfigError` where it cannot be opened.
 */
export async function openInput(file: string): Promise<Input> {
  const source =
    file === '-' ? process.stdin : createReadStream(file, { highWaterMark: chunkSize });
  const raw = source[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let first: Buffer | undefined;
  try {
    const result = await raw.next();
    first = result.done ? undefined : result.value;
  } catch (error) {
    throw new ConfigError(`cannot read ${file}: ${String(error)}`, { cause: error });
  }
  const plain = isGzip(first) ? gunzip(raw, first) : resume(raw, first);
  const chunks = plain[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const start = await chunks.next();
  const head = start.done ? undefined : start.value;
  return { chunks: resume(chunks, head), head: head?.toString('utf8', 0, 1000) ?? '' };
}

/** Returns the lines of an input without their line ends and without a byte order mark. */
export async function* readLines({ chunks }: Input): AsyncGenerator<string> {
  // Pieces of an unfinished line are joined once, so that one line of 100 MB stays linear.
  let pending: string[] = [];
  for await (const chunk of decode(chunks)) {
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

const chunkSize = 1 << 17;

function isGzip(chunk: Buffer | undefined): boolean {
  return chunk !== undefined && chunk[0] === 0x1f && chunk[1] === 0x8b;
}

async function* resume(rest: AsyncIterator<Buffer>, first: Buffer | undefined) {
  if (first !== undefined) yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

function gunzip(rest: AsyncIterator<Buffer>, first: Buffer | undefined): Readable {
  const unzip = createGunzip({ chunkSize });
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
