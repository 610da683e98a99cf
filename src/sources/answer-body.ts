import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw, zstdDecompress } from 'node:zlib';
import type { Dispatcher } from 'undici';
import { FetchError, refused } from './reasons.ts';

/** Limits in bytes: as sent, and after decompression. */
export type SizeLimits = { maxBytes: number; maxInflatedBytes: number };

type Inflate = (bytes: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>;

const decoders: Readonly<Record<string, Inflate>> = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  br: promisify(brotliDecompress),
  zstd: promisify(zstdDecompress),
  deflate: async (bytes, options) => {
    // Some servers send raw deflate under this name; the zlib header tells them apart.
    const zlib = ((bytes[0] ?? 0) & 0x0f) === 8 && bytes.readUInt16BE(0) % 31 === 0;
    return zlib ? promisify(inflate)(bytes, options) : promisify(inflateRaw)(bytes, options);
  },
};

/**
 * Reads a body to its end: `bytes` decompressed, `wireBytes` how many came over the network.
 * Throws `RefusedError` (too-large, inflated-too-large) as soon as a limit is passed, `FetchError`
 * (truncated, bad-encoding) when the bytes are not whole.
 */
export async function readBody(
  response: Pick<Dispatcher.ResponseData, 'body' | 'headers'>,
  limits: SizeLimits,
): Promise<{ bytes: Buffer; wireBytes: number }> {
  const announced = Number(response.headers['content-length'] ?? 0);
  if (announced > limits.maxBytes) {
    response.body.destroy();
    throw refused('too-large', `${announced} bytes announced, ${limits.maxBytes} allowed`);
  }
  const wire = await collect(response.body, limits.maxBytes);
  const bytes = await decompress(wire, encodingsOf(response.headers), limits.maxInflatedBytes);
  return { bytes, wireBytes: wire.length };
}

async function collect(body: Dispatcher.ResponseData['body'], maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    // Leaving the loop by throwing destroys the stream, and with it the connection.
    if (size > maxBytes) throw refused('too-large', `more than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

function encodingsOf(headers: Dispatcher.ResponseData['headers']): string[] {
  const header = headers['content-encoding'] ?? '';
  const names = (Array.isArray(header) ? header.join(',') : header).toLowerCase().split(',');
  return names.map((name) => name.trim()).filter((name) => name !== '' && name !== 'identity');
}

async function decompress(wire: Buffer, encodings: string[], max: number): Promise<Buffer> {
  if (encodings.length > 2) throw refused('bad-encoding', encodings.join(', '));
  let bytes = wire;
  for (const name of encodings.reverse()) {
    const decode = decoders[name];
    if (!decode) throw refused('bad-encoding', name);
    if (bytes.length === 0) return bytes;
    bytes = await decode(bytes, { maxOutputLength: max }).catch((cause: unknown) => {
      throw inflateError(cause, name, max);
    });
  }
  if (bytes.length > max) throw refused('inflated-too-large', `more than ${max} bytes`);
  return bytes;
}

function inflateError(cause: unknown, encoding: string, max: number): Error {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code === 'ERR_BUFFER_TOO_LARGE') {
    return refused('inflated-too-large', `more than ${max} bytes of ${encoding}`, { cause });
  }
  const truncated = code === 'Z_BUF_ERROR' || /unexpected end/i.test(String(cause));
  return new FetchError(truncated ? 'truncated' : 'bad-encoding', encoding, { cause });
}
