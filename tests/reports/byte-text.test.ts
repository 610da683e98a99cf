import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createByteText,
  encodeText,
  fixed,
  takeText,
  writeBytes,
  writeFixed,
} from '../../src/reports/byte-text.ts';

const written = (value: number, digits: number) => {
  const text = createByteText();
  writeFixed(text, value, { digits, power: 10 ** digits });
  return takeText(text);
};

describe('a figure that is written digit by digit', () => {
  it('is what `fixed` makes of it', () => {
    const share = fc.double({ min: -1, max: 1, noNaN: true });
    const figure = fc.oneof(share, fc.double(), fc.integer(), fc.nat(100_000));
    fc.assert(
      fc.property(figure, fc.integer({ min: 0, max: 6 }), (value, digits) => {
        expect(written(value, digits)).toBe(fixed(value, digits));
      }),
      { numRuns: 5_000 },
    );
  });

  it('is rounded by its own value where its product with a power of ten is a tie', () => {
    const ties = fc.tuple(
      fc.integer({ min: -(2 ** 21), max: 2 ** 21 }),
      fc.integer({ min: 1, max: 6 }),
    );
    fc.assert(
      fc.property(ties, ([half, digits]) => {
        const value = (half + 0.5) / 10 ** digits;
        expect(written(value, digits)).toBe(fixed(value, digits));
      }),
      { numRuns: 5_000 },
    );
  });

  it.each([
    [1.005, 2, '1.00'],
    [0.0000005, 6, '0.000000'],
    [-0.0000004, 6, '0.000000'],
    [-0, 0, '0'],
    [4_294_967_296, 0, '4294967296'],
    [Number.NaN, 2, ''],
    [Number.POSITIVE_INFINITY, 2, ''],
  ])('makes %d with %d digits "%s"', (value, digits, text) => {
    expect(written(value, digits)).toBe(text);
  });
});

describe('a text of bytes', () => {
  it('grows, keeps its order and is empty once taken', () => {
    const text = createByteText();
    const parts = Array.from({ length: 30_000 }, (_, i) => `ä${i}日`);
    for (const part of parts) writeBytes(text, encodeText(part));
    expect(takeText(text)).toBe(parts.join(''));
    expect(takeText(text)).toBe('');
  });
});
