import { openAsBlob, statSync } from 'node:fs';
import { basename } from 'node:path';
import { RefusedError } from '../errors.ts';
import type { Adapter, ParsedPage, ParseFailure, Source } from './adapter.ts';
import { decodeText } from './charset.ts';
import { isLaterPage } from './envelope.ts';
import { isHackerNewsItem } from './hn-item.ts';
import { pendingPosting } from './pending.ts';
import { readPostingLine } from './posting-lines.ts';
import {
  type CsvRecord,
  openText,
  readCsvRecords,
  readTextLines,
  toFileError,
} from './recorded-text.ts';

/** A part of a recorded file: its bytes as they are kept, and what was read from them. */
export type RecordedPart = { body: string; parsed: ParsedPage; isListing: boolean };

/** How a file is to be read: the board's adapter where it is a board's answer, and when it was recorded. */
export type Recording = { adapter: Adapter | null; source: Source; at?: Date | undefined };

const linesPerPart = 500;
const maxLine = 4 * 1024 * 1024;
const maxFile = 256 * 1024 * 1024;

/**
 * Reads a recorded file part by part: a payload as one part through its adapter, JSONL and CSV (also
 * gzipped) in parts of 500 lines with bounded memory. A line that cannot be read is a failure of its part
 * with its number from 1. Throws ParseError when a payload is not what the adapter's board serves.
 */
export async function* readRecording(
  path: string,
  options: Recording,
): AsyncGenerator<RecordedPart> {
  if (/\.(ndjson|jsonl)(\.gz)?$/.test(path)) yield* readLines(path, options);
  else if (/\.csv(\.gz)?$/.test(path)) yield* readCsv(path);
  else if (options.adapter) yield await readPayload(path, options.adapter, options);
  else {
    throw new RefusedError(
      'unknown-format',
      `${path} is neither .ndjson, .jsonl nor .csv: say which board it was recorded from, as in \`--adapter greenhouse\`.`,
    );
  }
}

/** Returns whether a file of lines holds items as the Hacker News API gives them, by its first line. */
export async function holdsHackerNewsItems(path: string): Promise<boolean> {
  try {
    for await (const [first] of readTextLines(path, maxLine)) {
      if (first !== undefined) return isItemLine(first);
    }
  } catch (error) {
    throw toFileError(path, error, 0);
  }
  return false;
}

/** Returns the time in a recording's name ("20260808T195722760851Z.json"), to the millisecond; null without one. */
export function timeInName(path: string): Date | null {
  const parts = /(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})?\d*Z/.exec(basename(path));
  if (!parts) return null;
  const [, year, month, day, hour, minute, second, ms = '000'] = parts;
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`);
  return Number.isNaN(time) ? null : new Date(time);
}

function isItemLine(line: string): boolean {
  try {
    return isHackerNewsItem(JSON.parse(line));
  } catch {
    return false;
  }
}

async function readPayload(
  path: string,
  adapter: Adapter,
  { source, at }: Recording,
): Promise<RecordedPart> {
  if (statSync(path).size > maxFile) {
    throw new RefusedError('too-large', `${path} is larger than ${maxFile / 2 ** 20} MB.`);
  }
  const body = await readWhole(path);
  const url = `file:${path}`;
  const parsed = adapter.parse(
    { request: { url, kind: 'list' }, body, contentType: null, at },
    source,
  );
  const pending = parsed.requests.flatMap((request) => pendingPosting(request) ?? []);
  const postings = [...parsed.postings, ...pending];
  const pages = parsed.requests.length - pending.length;
  const whole = parsed.complete && pages === 0 && parsed.failures.length === 0;
  const isListing =
    adapter.lists === 'all' &&
    whole &&
    !isCut(body) &&
    !isLaterPage(jsonIn(body)) &&
    (parsed.total ?? 0) <= postings.length;
  return { body, parsed: { ...parsed, postings }, isListing };
}

function jsonIn(body: string): unknown {
  try {
    return /^\s*\{/.test(body) ? JSON.parse(body) : null;
  } catch {
    // The adapter has read it as something else.
    return null;
  }
}

/** A page of HTML without its end was cut: what stood behind it may have been postings. */
function isCut(body: string): boolean {
  return /^\s*<(!doctype\s+)?html\b/i.test(body) && !/<\/html\s*>/i.test(body.slice(-10_000));
}

async function readWhole(path: string): Promise<string> {
  try {
    return path.endsWith('.gz')
      ? (await openText(path).toArray()).join('')
      : asText(new Uint8Array(await (await openAsBlob(path)).arrayBuffer()));
  } catch (error) {
    throw toFileError(path, error, 0);
  }
}

/** Recorders save text as UTF-8 whatever it declares; bytes that are none are in the charset they declare. */
function asText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return decodeText(bytes, null);
  }
}

async function* readLines(path: string, options: Recording): AsyncGenerator<RecordedPart> {
  let lines: string[] = [];
  let first = 1;
  let failure: unknown;
  try {
    for await (const more of readTextLines(path, maxLine)) {
      for (const line of more) lines.push(line);
      while (lines.length >= linesPerPart) {
        yield parseLines(lines.slice(0, linesPerPart), first, options);
        lines = lines.slice(linesPerPart);
        first += linesPerPart;
      }
    }
  } catch (error) {
    failure = error;
  }
  if (lines.length > 0) yield parseLines(lines, first, options);
  if (failure !== undefined) throw toFileError(path, failure, first + lines.length - 1);
}

async function* readCsv(path: string): AsyncGenerator<RecordedPart> {
  let records: CsvRecord[] = [];
  try {
    for await (const record of readCsvRecords(path, maxLine)) {
      records.push(record);
      if (records.length < linesPerPart) continue;
      yield csvPart(records);
      records = [];
    }
  } catch (error) {
    if (records.length > 0) yield csvPart(records);
    throw toFileError(path, error, records.at(-1)?.line ?? 0);
  }
  if (records.length > 0) yield csvPart(records);
}

function csvPart(records: readonly CsvRecord[]): RecordedPart {
  const good = records.flatMap((one) =>
    'json' in one ? [{ line: one.json, position: one.line }] : [],
  );
  const part = toPart(good);
  for (const one of records) {
    if ('json' in one) continue;
    part.parsed.failures.push({ position: one.line, reason: one.reason, item: one.raw });
  }
  return part;
}

function parseLines(lines: string[], first: number, { adapter, source }: Recording): RecordedPart {
  return adapter?.id === 'hackernews'
    ? hackerNewsPart(lines, first, { adapter, source })
    : toPart(lines.map((line, i) => ({ line, position: first + i })));
}

/** Lines of Hacker News items are one page to their adapter; what is no JSON is set aside first. */
function hackerNewsPart(
  lines: string[],
  first: number,
  { adapter, source }: { adapter: Adapter; source: Source },
): RecordedPart {
  const good: { line: string; position: number }[] = [];
  const failures: ParseFailure[] = [];
  lines.forEach((line, i) => {
    if (line.trim() === '') return;
    const reason = whyNotJson(line);
    if (reason === null) good.push({ line, position: first + i });
    else failures.push({ position: first + i, reason, item: line.slice(0, maxLine) });
  });
  const body = `{"comments":[${good.map((g) => g.line).join(',')}]}`;
  const request = { url: 'file:items', kind: 'list' as const };
  const parsed = adapter.parse({ request, body, contentType: null }, source);
  const placed = parsed.failures.map((f) => ({
    ...f,
    position: good[f.position]?.position ?? first,
  }));
  const all = { ...parsed, failures: [...failures, ...placed], requests: [] };
  return { body: `${lines.join('\n')}\n`, parsed: all, isListing: false };
}

function toPart(lines: readonly { line: string; position: number }[]): RecordedPart {
  const parsed: ParsedPage = {
    postings: [],
    failures: [],
    requests: [],
    total: null,
    complete: true,
  };
  for (const { line, position } of lines) {
    if (line.trim() === '') continue;
    try {
      if (line.length > maxLine) throw new Error(`longer than ${maxLine} characters`);
      parsed.postings.push(readPostingLine(JSON.parse(line)));
    } catch (error) {
      const item = line.slice(0, maxLine);
      parsed.failures.push({ position, reason: reasonOf(error), item });
    }
  }
  const body = `${lines.map(({ line }) => line).join('\n')}\n`;
  return { body, parsed, isListing: false };
}

function whyNotJson(line: string): string | null {
  if (line.length > maxLine) return `longer than ${maxLine} characters`;
  try {
    JSON.parse(line);
    return null;
  } catch (error) {
    return reasonOf(error);
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof SyntaxError) return `not JSON: ${error.message.slice(0, 200)}`;
  if (error && typeof error === 'object' && 'issues' in error && Array.isArray(error.issues)) {
    return error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; ');
  }
  return error instanceof Error ? error.message : String(error);
}
