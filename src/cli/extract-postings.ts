import { z } from 'zod';
import { ParseError } from '../errors.ts';
import { htmlToText, looksLikeHtml } from '../postings/html-to-text.ts';
import type { Table } from '../reports/table.ts';
import type { Dictionary } from '../skills/dictionary.ts';
import { readPosting } from '../skills/extract.ts';
import type { Reading } from '../skills/reading.ts';
import { getDictionary, getDictionaryWith } from '../skills/shipped.ts';
import { chooseFormat, type Format, say, writeTable } from './output.ts';
import { readLines } from './read-lines.ts';

type Options = { format?: Format; skills?: string };

const lineSchema = z.object({
  id: z.union([z.string(), z.number()]).nullish(),
  title: z.string().nullish(),
  company: z.string().nullish(),
  html: z.string().nullish(),
  text: z.string().nullish(),
});
type Line = z.infer<typeof lineSchema>;
type Extracted = { id: string | number | null } & Reading & { text: string };

/**
 * Reads postings from a file or stdin ("-") and writes what they ask for, in input order. Lines that are no
 * posting are said on stderr with their number; if there were any, the exit code is 1.
 */
export async function runExtract(file: string, options: Options): Promise<void> {
  const dictionary = await (options.skills ? getDictionaryWith(options.skills) : getDictionary());
  const format = chooseFormat(options.format);
  const { lines, head } = await readLines(file);
  if (!/^[\s\ufeff]*\{/.test(head)) {
    const text: string[] = [];
    for await (const line of lines) text.push(line);
    const single = extractOne(dictionary, asPosting(file, text.join('\n')));
    await writeOne(single, format);
    return;
  }
  await extractMany(dictionary, lines, format);
}

function asPosting(file: string, content: string): Line {
  const body = looksLikeHtml(content) ? { html: content } : { text: content };
  return { id: file === '-' ? 'stdin' : file, ...body };
}

function extractOne(dictionary: Dictionary, line: Line): Extracted {
  const text = line.html != null ? htmlToText(line.html) : (line.text ?? '');
  const readable = { title: line.title ?? '', company: line.company ?? null, text };
  return { id: line.id ?? null, ...readPosting(dictionary, readable), text };
}

async function extractMany(
  dictionary: Dictionary,
  lines: AsyncIterable<string>,
  format: Format,
): Promise<void> {
  const collected: Extracted[] = [];
  const writer = createBatchWriter();
  let number = 0;
  let failed = 0;
  for await (const line of lines) {
    number++;
    if (line.trim() === '') continue;
    const posting = parseLine(line, number);
    if (posting === null) {
      failed++;
      continue;
    }
    const extracted = extractOne(dictionary, posting);
    if (format === 'ndjson') await writer.write(`${JSON.stringify(extracted)}\n`);
    else collected.push(extracted);
  }
  await writer.flush();
  if (format === 'json') await writeJson(collected);
  else if (format === 'table') await writeTable(overviewTable(collected), { format });
  if (failed > 0) {
    throw new ParseError(`${failed} of ${number} lines hold no posting and were left out`);
  }
}

function parseLine(line: string, number: number): Line | null {
  try {
    const parsed = lineSchema.safeParse(
      JSON.parse(number === 1 ? line.replace(/^\ufeff/, '') : line),
    );
    if (parsed.success) return parsed.data;
    say(
      `line ${number}: ${parsed.error.issues[0]?.path.join('.')} ${parsed.error.issues[0]?.message}`,
    );
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    say(`line ${number}: no JSON: ${error.message}`);
  }
  return null;
}

const batchLength = 1 << 18;

/** Writes to stdout in large pieces and waits when the reader is slower. */
function createBatchWriter(): {
  write: (text: string) => Promise<void>;
  flush: () => Promise<void>;
} {
  let parts: string[] = [];
  let length = 0;
  const flush = async () => {
    const text = parts.join('');
    parts = [];
    length = 0;
    if (text !== '' && !process.stdout.write(text)) {
      await new Promise<void>((resolve) => process.stdout.once('drain', resolve));
    }
  };
  return {
    flush,
    write: async (text) => {
      parts.push(text);
      length += text.length;
      if (length > batchLength) await flush();
    },
  };
}

async function writeJson(document: unknown): Promise<void> {
  const writer = createBatchWriter();
  await writer.write(`${JSON.stringify(document, null, 2)}\n`);
  await writer.flush();
}

async function writeOne(extracted: Extracted, format: Format): Promise<void> {
  if (format === 'ndjson') process.stdout.write(`${JSON.stringify(extracted)}\n`);
  else if (format === 'json') await writeJson(extracted);
  else await writeTable(skillTable(extracted), { format });
}

function skillTable(extracted: Extracted): Table {
  const { role, level, language } = extracted;
  return {
    title: [level, role, `in ${language}`].filter((word) => word !== null).join(' '),
    columns: [
      { key: 'skill', title: 'skill', type: 'text' },
      { key: 'requirement', title: 'requirement', type: 'text' },
      { key: 'either_or', title: 'either-or set', type: 'integer' },
      { key: 'written', title: 'as written', type: 'text' },
    ],
    rows: extracted.skills.map((skill) => ({
      skill: skill.name,
      requirement: skill.requirement,
      either_or: skill.alternatives,
      written: [...new Set(skill.mentions.map((mention) => mention.text))].join(', '),
    })),
  };
}

function overviewTable(postings: readonly Extracted[]): Table {
  return {
    columns: [
      { key: 'id', title: 'posting', type: 'text' },
      { key: 'role', title: 'role', type: 'text' },
      { key: 'level', title: 'level', type: 'text' },
      { key: 'skills', title: 'skills', type: 'text' },
    ],
    rows: postings.map((posting) => ({
      id: posting.id === null ? null : String(posting.id),
      role: posting.role,
      level: posting.level,
      skills: posting.skills.map((skill) => skill.name).join(', '),
    })),
  };
}
