import { avalanche } from './content-hash.ts';

/** Bands of rows for locality-sensitive hashing: texts 0.6 alike share a band in 96 of 100 cases. */
export const BANDS = 24;
const ROWS = 4;
export const SIGNATURE_SIZE = BANDS * ROWS;
const SHINGLE_SEED = 0x9e3779b9;
const EMPTY = 0xffffffff;

/**
 * Returns the MinHash signature of the text's three-word shingles: 96 unsigned 32-bit numbers, the
 * share of equal ones in two signatures estimates the Jaccard similarity of the texts (Broder 1997, "On
 * the resemblance and containment of documents"; one hash with bins, Li, Owen and Zhang 2012; empty
 * bins filled by rotation, Shrivastava and Li 2014). All are 0xffffffff for a text without words.
 */
export function signature(text: string): Uint32Array {
  const bins = new Uint32Array(SIGNATURE_SIZE).fill(EMPTY);
  let [before, previous, word] = [0, 0, 0];
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? wordCode(text.charCodeAt(at)) : 0;
    if (code !== 0) {
      word = Math.imul(word ^ code, 0x01000193);
    } else if (word !== 0) {
      put(bins, Math.imul(before, 31) ^ Math.imul(previous, 0x85ebca6b) ^ word);
      [before, previous, word] = [previous, word, 0];
    }
  }
  return fillEmpty(bins);
}

/** The character in lower case where it belongs to a word, else 0; "İ" and the like need no exact case. */
function wordCode(code: number): number {
  if (code >= 97 && code <= 122) return code;
  if (code >= 65 && code <= 90) return code + 32;
  if (code >= 48 && code <= 57) return code;
  if (code < 0xc0 || (code >= 0x2000 && code <= 0x206f)) return 0;
  return code >= 0x410 && code <= 0x42f ? code + 32 : code;
}

function put(bins: Uint32Array, shingle: number): void {
  const hash = avalanche(shingle ^ SHINGLE_SEED) >>> 0;
  const bin = hash % SIGNATURE_SIZE;
  const value = Math.floor(hash / SIGNATURE_SIZE);
  if (value < (bins[bin] ?? 0)) bins[bin] = value;
}

function fillEmpty(bins: Uint32Array): Uint32Array {
  const filled = bins.slice();
  for (let bin = 0; bin < SIGNATURE_SIZE; bin++) {
    for (let step = 1; filled[bin] === EMPTY && step < SIGNATURE_SIZE; step++) {
      const donor = bins[(bin + step) % SIGNATURE_SIZE] ?? EMPTY;
      // The distance belongs to the value, so that values taken from different bins differ.
      if (donor !== EMPTY) filled[bin] = (donor + Math.imul(step, SHINGLE_SEED)) >>> 0;
    }
  }
  return filled;
}

/** Returns the estimated Jaccard similarity, 0 to 1, with a standard error of at most 0.05. */
export function similarity(a: Uint32Array, b: Uint32Array): number {
  if (a[0] === EMPTY || b[0] === EMPTY) return 0;
  let equal = 0;
  for (let i = 0; i < SIGNATURE_SIZE; i++) if (a[i] === b[i]) equal++;
  return equal / SIGNATURE_SIZE;
}

/**
 * Returns 24 keys (signed 32-bit, as SQL's `integer`); near-duplicates share at least one, so a store
 * finds the candidates by key. None for a text without words.
 */
export function bandKeys(of: Uint32Array): number[] {
  if (of[0] === EMPTY) return [];
  return Array.from({ length: BANDS }, (_, band) => {
    let key = avalanche(band + 1);
    for (let row = 0; row < ROWS; row++) key = avalanche(key ^ (of[band * ROWS + row] ?? 0));
    return key | 0;
  });
}
