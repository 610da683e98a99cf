import { ParseError } from '../errors.ts';
import { looksLikeHtml } from '../postings/html-to-text.ts';
import type { Table } from '../reports/table.ts';
import type { Dictionary } from '../skills/dictionary.ts';
import { openDictionary } from '../skills/shipped.ts';
import { type Extracted, extractLine, type Line } from './extract-line.ts';
import type { Tally } from './extract-stream.ts';
import { chooseFormat, type Format, say, writeTable } from './output.ts';
import { type Input, openInput, readLines } from './read-lines.ts';

type Options = { format?: Format; skills?: string };

/**
 * Reads postings from a file or stdin ("-") and writes what they ask for, in input order. Lines that are no
 * posting are said on stderr with their number; if there were any, the exit code is 1.
 */
export async function runExtract(file: string, options: Options): Promise<void> {
  const skillsFile = options.skills ?? null;
  const dictionary = await openDictionary(skillsFile);
  const format = chooseFormat(options.format);
  const input = await openInput(file);
  if (!/^[\s\ufeff]*\{/.test(input.head)) {
    const text: string[] = [];
    for await (const line of readLines(input)) text.push(line);
    await writeOne(extractLine(dictionary, asPosting(file, text.join('\n'))), format);
    return;
  }
  const { lines: count, failed } =
    format === 'ndjson'
      ? await (await import('./extract-stream.ts')).streamLines(
          dictionary,
          input.chunks,
          skillsFile,
        )
      : await collectLines(dictionary, input, format);
  if (failed > 0) {
    throw new ParseError(`${failed} of ${count} lines hold no posting and were left out`);
  }
}

function asPosting(file: string, content: string): Line {
  const body = looksLikeHtml(content) ? { html: content } : { text: content };
  return { id: file === '-' ? 'stdin' : file, ...body };
}

/** A document and a table need all postings before they can be written. */
async function collectLines(dictionary: Dictionary, input: Input, format: Format): Promise<Tally> {
  const { extractOne } = await import('./extract-lines.ts');
  const collected: Extracted[] = [];
  const tally = { lines: 0, failed: 0 };
  for await (const line of readLines(input)) {
    tally.lines++;
    const extracted = extractOne(dictionary, line, tally.lines);
    if (typeof extracted === 'string') {
      say(extracted);
      tally.failed++;
    } else if (extracted !== undefined) collected.push(extracted);
  }
  if (format === 'json') writeJson(collected);
  else await writeTable(overviewTable(collected), { format });
  return tally;
}

function writeJson(document: unknown): void {
  process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
}

async function writeOne(extracted: Extracted, format: Format): Promise<void> {
  if (format === 'ndjson') process.stdout.write(`${JSON.stringify(extracted)}\n`);
  else if (format === 'json') writeJson(extracted);
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
