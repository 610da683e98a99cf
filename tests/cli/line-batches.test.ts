import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Batch } from '../../src/cli/extract-lines.ts';
import { inBatches } from '../../src/cli/line-batches.ts';

async function batchesOf(bytes: Buffer, chunkSize: number) {
  const chunks = async function* () {
    for (let at = 0; at < bytes.length; at += chunkSize) yield bytes.subarray(at, at + chunkSize);
  };
  const batches: Batch[] = [];
  for await (const batch of inBatches(chunks())) batches.push(batch);
  return batches;
}

describe('batches of lines', () => {
  it('hold all bytes in order, whole lines, and say which lines they are, however the bytes come', async () => {
    const lines = fc.array(fc.nat(40_000), { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(lines, fc.integer({ min: 7_000, max: 200_000 }), async (lengths, size) => {
        const all = Buffer.from(lengths.map((length) => 'x'.repeat(length)).join('\n'));
        const batches = await batchesOf(all, size);
        expect(Buffer.concat(batches.map(({ bytes }) => bytes)).equals(all)).toBe(true);
        let line = 1;
        for (const { first, count, bytes } of batches) {
          expect(first).toBe(line);
          expect(count).toBe(Buffer.from(bytes).toString().replace(/\n$/, '').split('\n').length);
          line += count;
        }
        const ends = batches.slice(0, -1).map(({ bytes }) => bytes.at(-1));
        expect(ends.every((byte) => byte === 0x0a)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('are several of a long input, each in a buffer of its own', async () => {
    const batches = await batchesOf(Buffer.from(`${'x'.repeat(999)}\n`.repeat(300)), 100_000);
    expect(batches.map(({ first }) => first)).toEqual([1, 101, 201]);
    expect(batches.every(({ bytes }) => bytes.buffer.byteLength === bytes.length)).toBe(true);
  });

  it('of nothing are none', async () => {
    expect(await batchesOf(Buffer.alloc(0), 10)).toEqual([]);
  });
});
