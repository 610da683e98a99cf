import { refuse } from './limits.ts';
import type { ReadText } from './pdf.ts';

/** The text of a Word 97-2003 document, with headers, text boxes and notes. Locked files (also a locked DOCX) are refused. */
export async function readDoc(bytes: Uint8Array): Promise<ReadText> {
  // Names in a compound file's directory are UTF-16; a locked DOCX is a compound file with these two streams.
  const directory = Buffer.from(bytes).toString('latin1');
  const names = (name: string) => directory.includes([...name].join('\0'));
  if (names('EncryptedPackage') || names('EncryptionInfo')) throw refuse('needs-password');
  if (!names('WordDocument')) throw refuse('unknown-kind');
  const { default: WordExtractor } = await import('word-extractor');
  try {
    const document = await new WordExtractor().extract(Buffer.from(bytes));
    const parts = [
      document.getHeaders({ includeFooters: false }),
      document.getBody(),
      document.getTextboxes(),
      document.getFootnotes(),
      document.getEndnotes(),
      document.getFooters(),
    ];
    const text = parts.filter((part) => part.trim() !== '').join('\n\n');
    if (text === '') throw refuse('no-text');
    return { text, warnings: [] };
  } catch (cause) {
    if (cause instanceof Error && /encrypt|password/i.test(cause.message)) {
      throw refuse('needs-password', undefined, { cause });
    }
    if (cause instanceof Error && 'code' in cause && cause.code === 'no-text') throw cause;
    throw refuse('damaged', undefined, { cause });
  }
}
