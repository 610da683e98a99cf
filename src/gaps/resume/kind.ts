import { refuse } from './limits.ts';

/** How a resume's bytes are to be read; `text` is everything that decodes as text and is nothing else. */
export const kinds = ['pdf', 'zip', 'compound', 'rtf', 'json', 'html', 'text'] as const;
export type Kind = (typeof kinds)[number];

const pictures = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
  [0x52, 0x49, 0x46, 0x46],
];

/** The kind of a file by its first bytes; undefined where only its text can tell. Throws `RefusedError` for pictures. */
export function sniffBytes(bytes: Uint8Array): Kind | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  if (head.includes('%PDF-')) return 'pdf';
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) {
    return 'zip';
  }
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return 'compound';
  if (/^\s*\{\\rtf/.test(head)) return 'rtf';
  if (pictures.some((magic) => startsWith(bytes, magic)))
    throw refuse('no-text', 'it is a picture');
  return undefined;
}

/** The kind of a decoded text. */
export function sniffText(text: string): Kind {
  const head = text.slice(0, 5_000).trimStart();
  if (/^\{\s*["}]|^\[\s*[[{"]/.test(head)) return 'json';
  if (
    /^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b/i.test(
      head,
    )
  ) {
    return 'html';
  }
  const blocks = head.match(
    /<\/?(?:div|p|ul|li|h[1-6]|section|table|tr|td|span|br)\b[^<>]{0,200}>/gi,
  );
  return (blocks?.length ?? 0) >= 6 ? 'html' : 'text';
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte);
}
