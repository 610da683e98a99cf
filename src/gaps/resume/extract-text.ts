import { type Kind, sniffBytes, sniffText } from './kind.ts';
import { limits, refuse } from './limits.ts';
import type { ReadText } from './pdf.ts';
import { cleanText, decodeText } from './plain-text.ts';
import { isReadable } from './readable.ts';

/** What was read of a resume: the kind told from its content, its plain text, and what one should know about it. */
export type ResumeText = {
  readonly kind: string;
  readonly text: string;
  readonly warnings: readonly string[];
};

/**
 * The text of a resume's bytes, whatever the file is called. Parsers of binary formats are loaded when met. Runs as
 * long as the parser does: `readResume` puts it in a thread with limits. Throws `RefusedError`.
 */
export async function extractText(bytes: Uint8Array): Promise<ResumeText> {
  if (bytes.length === 0) throw refuse('empty');
  if (bytes.length > limits.fileBytes) throw refuse('too-large', `${bytes.length} bytes`);
  const kind = sniffBytes(bytes);
  if (kind !== undefined) return finish(await readBinary(kind, bytes));
  const text = decodeText(bytes);
  if (text.trim() === '') throw refuse('empty');
  return finish(await readTextual(text));
}

type Named = ReadText & { readonly kind: string };

async function readBinary(kind: Kind, bytes: Uint8Array): Promise<Named> {
  if (kind === 'pdf') return { kind, ...(await (await import('./pdf.ts')).readPdf(bytes)) };
  if (kind === 'rtf') return { kind, ...(await import('./rtf.ts')).readRtf(bytes) };
  if (kind === 'compound')
    return { kind: 'doc', ...(await (await import('./doc.ts')).readDoc(bytes)) };
  const archive = (await import('./zip.ts')).openZip(bytes);
  if (archive.names.some((name) => /^word\//i.test(name))) {
    return { kind: 'docx', ...(await (await import('./docx.ts')).readDocx(archive)) };
  }
  if (archive.names.includes('content.xml')) {
    return { kind: 'odt', ...(await (await import('./odt.ts')).readOdt(archive)) };
  }
  throw refuse('unknown-kind', 'an archive that is no text document');
}

async function readTextual(text: string): Promise<Named> {
  const kind = sniffText(text);
  if (kind === 'json') return { kind, ...(await import('./json-resume.ts')).readJsonResume(text) };
  if (kind === 'html') return { kind, ...(await import('./html.ts')).readHtml(text) };
  return { kind, text, warnings: [] };
}

function finish({ kind, text, warnings }: Named): ResumeText {
  const clean = cleanText(text);
  if (kind === 'pdf' && !isReadable(clean)) throw refuse('not-readable');
  const short =
    kind !== 'text' && clean.length < 200 ? ['very little text was found in the file'] : [];
  return { kind, text: clean, warnings: [...warnings, ...short] };
}
