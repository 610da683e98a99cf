const byteOrderMarks: readonly [number[], string][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xfe, 0xff], 'utf-16be'],
  [[0xff, 0xfe], 'utf-16le'],
];

/**
 * Returns the text of `bytes`: the byte order mark decides, then the header's charset, then what the first
 * 2,048 bytes declare (meta or XML declaration), then UTF-8, and windows-1252 where that does not fit
 * (as browsers do). Unknown charset names count as not given; the mark is not part of the text.
 */
export function decodeText(bytes: Uint8Array, contentType: string | null): string {
  const label =
    markOf(bytes) ?? known(charsetOf(contentType)) ?? known(declaredIn(bytes, contentType));
  if (label) return new TextDecoder(label).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return new TextDecoder(isJson(contentType) ? 'utf-8' : 'windows-1252').decode(bytes);
  }
}

function markOf(bytes: Uint8Array): string | null {
  const found = byteOrderMarks.find(([mark]) => mark.every((byte, i) => bytes[i] === byte));
  return found?.[1] ?? null;
}

function charsetOf(contentType: string | null): string | null {
  return contentType?.match(/charset\s*=\s*["']?([\w:.-]+)/i)?.[1] ?? null;
}

function declaredIn(bytes: Uint8Array, contentType: string | null): string | null {
  if (isJson(contentType)) return null;
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2_048));
  const xml = head.match(/^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w:.-]+)/i);
  const meta = head.match(/<meta[^>]+charset\s*=\s*["']?([\w:.-]+)/i);
  return xml?.[1] ?? meta?.[1] ?? null;
}

function isJson(contentType: string | null): boolean {
  return /\bjson\b/i.test(contentType ?? '');
}

/** A declaration that could be read as ASCII cannot be UTF-16 (HTML standard: it means UTF-8). */
function known(label: string | null): string | null {
  if (!label) return null;
  try {
    const { encoding } = new TextDecoder(label);
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
