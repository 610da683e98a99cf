import { createHash } from 'node:crypto';

/** Returns a number from 0 to 1 that depends on the seed and the words alone. */
export function chance(seed: number, ...words: (string | number)[]): number {
  const digest = createHash('md5')
    .update([seed, ...words].join('|'))
    .digest();
  return digest.readUInt32BE(0) / 2 ** 32;
}
