import { htmlToText } from '../postings/html-to-text.ts';
import type { Dictionary } from '../skills/dictionary.ts';
import { readPosting } from '../skills/extract.ts';
import type { Reading } from '../skills/reading.ts';

/** One posting as `gapmap extract` takes it; `html` goes before `text`. */
export type Line = {
  id?: string | number | null | undefined;
  title?: string | null | undefined;
  company?: string | null | undefined;
  html?: string | null | undefined;
  text?: string | null | undefined;
};
export type Extracted = { id: string | number | null } & Reading & { text: string };

/** Returns what the posting of one line asks for. */
export function extractLine(dictionary: Dictionary, line: Line): Extracted {
  const text = line.html != null ? htmlToText(line.html) : (line.text ?? '');
  const readable = { title: line.title ?? '', company: line.company ?? null, text };
  return { id: line.id ?? null, ...readPosting(dictionary, readable), text };
}
