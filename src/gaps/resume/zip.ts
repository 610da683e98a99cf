import { limits, refuse } from './limits.ts';

/** The files of an archive: their names, and their bytes when asked for. */
export type Archive = {
  readonly names: readonly string[];
  /** The bytes of a file, undefined where there is none; all reads together unpack at most 25 MB. */
  readonly read: (name: string) => Promise<Uint8Array | undefined>;
};

type Entry = { name: string; method: number; packed: number; unpacked: number; offset: number };

/**
 * Opens a ZIP archive by its central directory (APPNOTE 6.3). What it declares is checked before anything is unpacked,
 * and what comes out is counted, since a header may lie. Throws `RefusedError`.
 */
export function openZip(bytes: Uint8Array): Archive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = listEntries(view);
  const declared = [...entries.values()].reduce((sum, { unpacked }) => sum + unpacked, 0);
  if (declared > limits.inflatedBytes) throw refuse('too-large-unpacked');
  let left: number = limits.inflatedBytes;
  return {
    names: [...entries.keys()],
    read: async (name) => {
      const entry = entries.get(name);
      if (entry === undefined) return undefined;
      const data = await unpack(view, bytes, entry, left);
      left -= data.length;
      return data;
    },
  };
}

function listEntries(view: DataView): Map<string, Entry> {
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > limits.zipEntries) throw refuse('too-many-entries', `${count} files`);
  const entries = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02014b50)
      throw refuse('damaged');
    if ((view.getUint16(at + 8, true) & 1) === 1) throw refuse('needs-password');
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(
      new Uint8Array(
        view.buffer,
        view.byteOffset + at + 46,
        Math.min(nameLength, view.byteLength - at - 46),
      ),
    );
    entries.set(name, {
      name,
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The end-of-directory record stands last, before a comment of at most 65,535 bytes. */
function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 65_557);
  for (let at = view.byteLength - 22; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  throw refuse('damaged');
}

async function unpack(
  view: DataView,
  bytes: Uint8Array,
  entry: Entry,
  left: number,
): Promise<Uint8Array> {
  const { offset, packed, method } = entry;
  if (offset + 30 > view.byteLength || view.getUint32(offset, true) !== 0x04034b50) {
    throw refuse('damaged');
  }
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const data = bytes.slice(start, start + packed);
  if (method !== 0 && method !== 8) throw refuse('malformed', `compression method ${method}`);
  const unpacked = method === 0 ? data : await inflate(data, left);
  if (unpacked.length > left) throw refuse('too-large-unpacked');
  return unpacked;
}

/** The bytes of a raw deflate stream (RFC 1951), refused as soon as they are more than `most`. */
async function inflate(data: Uint8Array<ArrayBuffer>, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    const stream = new Blob([data]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    for await (const chunk of stream) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > most) break;
    }
  } catch (cause) {
    throw refuse('damaged', undefined, { cause });
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
