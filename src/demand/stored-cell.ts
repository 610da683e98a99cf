import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Role } from '../postings/posting.ts';
import { type Cell, decodeCell, encodeCell } from './cell.ts';

const fastest = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };
/** What begins a Zstandard frame (RFC 8878, §3.1.1), little-endian. */
const frameMagic = 0xfd2fb528;
/** A cell shrinks to between a third and a half; one that shrinks more is put together from several chunks. */
const usualGrowth = 3;

/** The cell as the database keeps it: base64, which any driver reads faster than bytes, of its compressed bytes. */
export function packCell(cell: Cell): string {
  return zstdCompressSync(encodeCell(cell), fastest).toString('base64');
}

/** Reads what `packCell` wrote, or the plain bytes of before in base64; throws RangeError when it is no cell. */
export function unpackCell(packed: string, week: number, role: Role): Cell {
  const bytes = Buffer.from(packed, 'base64');
  const isFrame = bytes.length >= 4 && bytes.readUInt32LE() === frameMagic;
  const chunkSize = Math.max(64, usualGrowth * bytes.length);
  return decodeCell(isFrame ? zstdDecompressSync(bytes, { chunkSize }) : bytes, week, role);
}
