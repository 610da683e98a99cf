import { RefusedError } from '../../errors.ts';

/** What a resume may be at most. Sizes in bytes, text in UTF-16 code units, time in milliseconds. */
export const limits = {
  fileBytes: 5 * 1024 * 1024,
  pages: 20,
  characters: 200_000,
  zipEntries: 500,
  inflatedBytes: 25 * 1024 * 1024,
  jsonDepth: 64,
  xmlDepth: 256,
  timeMs: 10_000,
  /** Growth of the whole process while a file is read, and the reader's own heap. */
  memoryBytes: 160 * 1024 * 1024,
  heapMb: 144,
} as const;

/** Why a resume is refused: a stable code for programs, and a sentence that says what to do. */
const refusals = {
  empty: 'the file is empty; choose the file that holds the resume, or paste its text',
  'too-large': 'the file is over 5 MB; export it without pictures, or paste its text',
  'too-many-pages': 'the file has more than 20 pages; send the resume alone, or paste its text',
  'too-long':
    'the text is over 200,000 characters; send the resume alone, without attachments or data',
  'too-many-entries':
    'the archive holds more than 500 files, which no word processor writes; paste the text',
  'too-large-unpacked':
    'the file unpacks to more than 25 MB; save it anew without pictures, or paste its text',
  'needs-password':
    'the file is locked by a password; remove the password, or paste the text of the resume',
  damaged: 'the file is damaged or cut short; export it again, or paste its text',
  malformed: 'the file is not built as its format demands; export it again, or paste its text',
  'too-deep':
    'the file nests its parts too deeply to be a resume; export it again, or paste its text',
  'not-text': 'the file is not text or a known document; send PDF, DOCX, ODT, RTF, HTML or text',
  'unknown-kind':
    'the file is of a kind that is not read; send PDF, DOCX, ODT, RTF, HTML, JSON Resume or text',
  'no-text':
    'no text was found, it may hold pictures only; export it as a PDF with text, or paste the text',
  'not-readable':
    'its letters carry no usable character map, so nothing can be said about its skills; export it from the original document as a text PDF, or paste the text',
  'invalid-json': 'the JSON has a syntax error; correct it, or paste the text of the resume',
  'took-too-long':
    'reading it took over 10 seconds; export it again in a simpler form, or paste its text',
  'too-much-memory':
    'reading it took too much memory; export it again in a simpler form, or paste its text',
} as const;

export type RefusalCode = keyof typeof refusals;

/** The refusal with this code; `detail` adds what was seen, never text of the resume. */
export function refuse(code: RefusalCode, detail?: string, options?: ErrorOptions): RefusedError {
  const sentence = `the resume could not be read: ${refusals[code]}`;
  return new RefusedError(
    code,
    detail === undefined ? sentence : `${sentence} (${detail})`,
    options,
  );
}
