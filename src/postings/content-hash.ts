/**
 * 128-bit hash of strings as 32 hex digits: MurmurHash3_x86_128 (Appleby, 2011) over UTF-16 code units,
 * with a separator between parts. Tells changed texts apart; it does not resist forgery.
 */
export function hashParts(parts: readonly string[]): string {
  let [h1, h2, h3, h4] = [0, 0, 0, 0];
  const text = parts.join('\u0000');
  const blocks = (text.length + 7) >> 3;
  for (let block = 0; block < blocks; block++) {
    const at = block << 3;
    h1 = (rotate(h1 ^ mix(pair(text, at), 0x239b961b, 15, 0xab0e9789), 19) + h2) | 0;
    h1 = (Math.imul(h1, 5) + 0x561ccd1b) | 0;
    h2 = (rotate(h2 ^ mix(pair(text, at + 2), 0xab0e9789, 16, 0x38b34ae5), 17) + h3) | 0;
    h2 = (Math.imul(h2, 5) + 0x0bcaa747) | 0;
    h3 = (rotate(h3 ^ mix(pair(text, at + 4), 0x38b34ae5, 17, 0xa1e38b93), 15) + h4) | 0;
    h3 = (Math.imul(h3, 5) + 0x96cd1c35) | 0;
    h4 = (rotate(h4 ^ mix(pair(text, at + 6), 0xa1e38b93, 18, 0x239b961b), 13) + h1) | 0;
    h4 = (Math.imul(h4, 5) + 0x32ac3b17) | 0;
  }
  return finish([h1, h2, h3, h4], text.length);
}

function finish(state: readonly [number, number, number, number], length: number): string {
  let [h1, h2, h3, h4] = state;
  h1 ^= length;
  h2 ^= length;
  h3 ^= length;
  h4 ^= length;
  h1 = (h1 + h2 + h3 + h4) | 0;
  [h2, h3, h4] = [(h2 + h1) | 0, (h3 + h1) | 0, (h4 + h1) | 0];
  [h1, h2, h3, h4] = [avalanche(h1), avalanche(h2), avalanche(h3), avalanche(h4)];
  h1 = (h1 + h2 + h3 + h4) | 0;
  return [h1, h2 + h1, h3 + h1, h4 + h1].map(hex).join('');
}

/** Two code units as one 32-bit number; past the end of the text they are zero. */
function pair(text: string, at: number): number {
  const low = at < text.length ? text.charCodeAt(at) : 0;
  const high = at + 1 < text.length ? text.charCodeAt(at + 1) : 0;
  return low | (high << 16);
}

function mix(value: number, first: number, turn: number, second: number): number {
  return Math.imul(rotate(Math.imul(value, first), turn), second);
}

/** Returns the 32-bit number with every input bit spread over all of it (MurmurHash3's finalizer). */
export function avalanche(value: number): number {
  let h = value ^ (value >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}

function rotate(value: number, turn: number): number {
  return (value << turn) | (value >>> (32 - turn));
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}
