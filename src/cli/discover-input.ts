import { z } from 'zod';
import { parseDate } from '../postings/date.ts';
import { htmlToText, looksLikeHtml } from '../postings/html-to-text.ts';
import type { Readable } from '../skills/reading.ts';
import { say } from './output.ts';
import { openInput, readLines } from './read-lines.ts';

/** A posting to read and when it was published (null where its line does not say). */
export type Dated = Readable & { at: number | null };

const when = z.union([z.string(), z.number()]).nullish();
const lineSchema = z.object({
  title: z.string().nullish(),
  company: z.string().nullish(),
  html: z.string().nullish(),
  text: z.string().nullish(),
  description: z.string().nullish(),
  posted_at: when,
  date: when,
  time: when,
});

/**
 * Yields the postings of JSONL files ("-" is stdin, gzip is read too). Lines that hold none are counted and
 * said on stderr, and make the exit code 1.
 */
export async function* readFiles(files: readonly string[]): AsyncGenerator<Dated> {
  let failed = 0;
  for (const file of files) {
    for await (const line of readLines(await openInput(file))) {
      if (line.trim() === '') continue;
      const posting = parseLine(line);
      if (posting === null) failed++;
      else if (posting.text !== '') yield posting;
    }
  }
  if (failed === 0) return;
  say(`${failed} lines hold no posting and were left out`);
  process.exitCode = 1;
}

function parseLine(line: string): Dated | null {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  const { success, data } = lineSchema.safeParse(json);
  if (!success) return null;
  const written = data.html ?? data.text ?? data.description ?? '';
  const text = data.html != null || looksLikeHtml(written) ? htmlToText(written) : written;
  const at = parseDate(data.posted_at ?? data.date ?? data.time);
  return {
    title: data.title ?? '',
    company: data.company ?? null,
    text,
    at: at === null ? null : Date.parse(at),
  };
}
