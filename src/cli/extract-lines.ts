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

/** Whole lines of a file as UTF-8, `first` being the number of the first of them (from 1), `count` how many they are. */
export type Batch = { first: number; count: number; bytes: Uint8Array };
/** What the postings of a batch ask for, one line each, as UTF-8, and of each line that holds none, why. */
export type Written = { bytes: Uint8Array; faults: string[] };

/** Returns what the postings of a batch ask for, in order. Empty lines are none. */
export function extractBatch(dictionary: Dictionary, { first, bytes }: Batch): Written {
  const output: Output = { bytes: new Uint8Array(2 * bytes.length), length: 0 };
  const faults: string[] = [];
  const lines = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let from = 0, number = first; from < lines.length; number++) {
    const feed = lines.indexOf(lineFeed, from);
    const end = feed < 0 ? lines.length : feed;
    const until = lines[end - 1] === carriageReturn ? end - 1 : end;
    const extracted = extractOne(dictionary, lines.toString('utf8', from, until), number);
    // Written at once: to keep the postings of a batch is what makes garbage dear.
    if (typeof extracted === 'string') faults.push(extracted);
    else if (extracted !== undefined) writeLine(output, JSON.stringify(extracted));
    from = end + 1;
  }
  return { bytes: output.bytes.subarray(0, output.length), faults };
}

/** Returns what the posting of a line asks for, or why it holds none; undefined where the line is empty. */
export function extractOne(
  dictionary: Dictionary,
  line: string,
  number: number,
): Extracted | string | undefined {
  if (line.trim() === '') return undefined;
  const posting = parseLine(line, number);
  return typeof posting === 'string' ? posting : extractLine(dictionary, posting);
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const encoder = new TextEncoder();

type Output = { bytes: Uint8Array; length: number };

function writeLine(output: Output, line: string): void {
  // A character takes three bytes at most.
  const most = output.length + 3 * line.length + 1;
  if (most > output.bytes.length) {
    const larger = new Uint8Array(2 * most);
    larger.set(output.bytes.subarray(0, output.length));
    output.bytes = larger;
  }
  output.length += encoder.encodeInto(line, output.bytes.subarray(output.length)).written;
  output.bytes[output.length++] = lineFeed;
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
