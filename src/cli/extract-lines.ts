import { z } from 'zod';
import type { Dictionary } from '../skills/dictionary.ts';
import { isHackerNewsItem } from '../sources/hn-item.ts';
import { type Extracted, extractLine, type Line } from './extract-line.ts';

const lineSchema: z.ZodType<Line> = z.object({
  id: z.union([z.string(), z.number()]).nullish(),
  title: z.string().nullish(),
  company: z.string().nullish(),
  html: z.string().nullish(),
  text: z.string().nullish(),
});

/** Lines of a file, `first` being the number of the first of them (from 1). */
export type Batch = { first: number; lines: string[] };

/** Returns what the postings of a batch ask for, in order, and of each line that holds none, why. Empty lines are none. */
export function extractBatch(
  dictionary: Dictionary,
  { first, lines }: Batch,
): { found: Extracted[]; faults: string[] } {
  const found: Extracted[] = [];
  const faults: string[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const posting = parseLine(line, first + index);
    if (typeof posting === 'string') faults.push(posting);
    else found.push(extractLine(dictionary, posting));
  }
  return { found, faults };
}

const asHtml = ({ text, ...line }: Line): Line => ({ ...line, html: line.html ?? text });

/** The posting of a line, or what is wrong with it. */
function parseLine(line: string, number: number): Line | string {
  try {
    const value: unknown = JSON.parse(number === 1 ? line.replace(/^\ufeff/, '') : line);
    const parsed = lineSchema.safeParse(value);
    if (parsed.success) return isHackerNewsItem(value) ? asHtml(parsed.data) : parsed.data;
    const [issue] = parsed.error.issues;
    return `line ${number}: ${issue?.path.join('.')} ${issue?.message}`;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return `line ${number}: no JSON: ${error.message}`;
  }
}
