import { limits, refuse } from './limits.ts';

/**
 * The text of a plain file: by its byte order mark, else UTF-8, else UTF-16 without a mark, else the Windows code page
 * that its letters speak for. Throws `RefusedError` (`not-text`) for bytes that are none of these.
 */
export function decodeText(bytes: Uint8Array): string {
  const text =
    decodeMarked(bytes) ?? decodeUtf8(bytes) ?? decodeUtf16(bytes) ?? decodeWindows(bytes);
  if (text === undefined || isBinary(text)) throw refuse('not-text');
  return text;
}

/**
 * The text as the profile reads it: compatibility forms and ligatures made plain (NFKC), invisible format characters
 * and control characters taken out, line ends "\n". Throws `RefusedError` where it is empty or too long.
 */
export function cleanText(text: string): string {
  if (text.length > 4 * limits.characters) throw refuse('too-long', `${text.length} characters`);
  const clean = text
    .normalize('NFKC')
    .replace(/\r\n?|[\u2028\u2029\f\v\u0085]/gu, '\n')
    .replace(/\p{Cf}/gu, '')
    .replace(/[^\P{Cc}\n\t]/gu, ' ')
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  if (clean === '') throw refuse('no-text');
  if (clean.length > limits.characters) throw refuse('too-long', `${clean.length} characters`);
  return clean;
}

function decodeMarked(bytes: Uint8Array): string | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return new TextDecoder('utf-8').decode(bytes);
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  return a === 0xfe && b === 0xff ? new TextDecoder('utf-16be').decode(bytes) : undefined;
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8: the caller tries the next encoding.
    return undefined;
  }
}

function decodeUtf16(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, 2_000);
  const zeros = (odd: number) =>
    sample.reduce((count, byte, at) => (byte === 0 && at % 2 === odd ? count + 1 : count), 0);
  const half = sample.length / 2;
  if (zeros(1) > 0.4 * half && zeros(0) < 0.05 * half) {
    return new TextDecoder('utf-16le').decode(bytes);
  }
  if (zeros(0) > 0.4 * half && zeros(1) < 0.05 * half) {
    return new TextDecoder('utf-16be').decode(bytes);
  }
  return undefined;
}

function decodeWindows(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  const letters = bytes.reduce((n, b) => ((b | 32) >= 97 && (b | 32) <= 122 ? n + 1 : n), 0);
  const high = bytes.reduce((n, b) => (b >= 0xc0 ? n + 1 : n), 0);
  return new TextDecoder(high > letters ? 'windows-1251' : 'windows-1252').decode(bytes);
}

/** Control characters have no place in text; one in two hundred is too many. */
function isBinary(text: string): boolean {
  const sample = text.slice(0, 50_000);
  const controls = sample.match(/[^\P{Cc}\n\r\t\f\v]|\ufffd/gu)?.length ?? 0;
  return controls > sample.length / 200;
}
