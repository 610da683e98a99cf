import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CsvError, parse as parseCsv } from 'csv-parse';
import { RefusedError } from '../errors.ts';

/** A file as text, unzipped where its name ends in .gz. */
export function openText(path: string): Readable {
  const file = createReadStream(path);
  const text = path.endsWith('.gz') ? file.pipe(createGunzip()) : file;
  // Errors of the file must reach the reader of the unzipped stream too.
  if (text !== file) file.on('error', (error) => text.destroy(error));
  return text.setEncoding('utf8');
}

/**
 * Yields the lines of a file without their ends, many at once. Of a line longer than `most` characters the first
 * `most` + 1 are given, so that no line fills the memory.
 */
export async function* readTextLines(path: string, most: number): AsyncGenerator<string[]> {
  let rest = '';
  let isFirst = true;
  for await (const chunk of openText(path) as AsyncIterable<string>) {
    const text = isFirst && chunk.startsWith('\ufeff') ? chunk.slice(1) : chunk;
    isFirst = false;
    if (rest.length > most && !text.includes('\n')) continue;
    const lines = (rest + text).split(/\r?\n/);
    rest = (lines.pop() ?? '').slice(0, most + 1);
    yield lines;
  }
  if (rest !== '') yield [rest];
}

/** A record of a CSV file as JSON, or why it is none; `line` is the number of its last line, from 1. */
export type CsvRecord =
  | { line: number; json: string }
  | { line: number; reason: string; raw: string };

/** Yields the records of a CSV file by the names in its first line; what breaks the rules of CSV is one too. */
export async function* readCsvRecords(path: string, most: number): AsyncGenerator<CsvRecord> {
  const broken: CsvRecord[] = [];
  const parser = parseCsv({
    columns: true,
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: most,
    skip_records_with_error: true,
    on_skip: (error, raw) => {
      const line = error instanceof CsvError && typeof error.lines === 'number' ? error.lines : 0;
      broken.push({ line, reason: `not CSV: ${error?.message ?? 'unreadable'}`, raw: raw ?? '' });
      return undefined;
    },
  });
  const file = openText(path);
  file.on('error', (error) => parser.destroy(error));
  for await (const { record, info } of file.pipe(parser)) {
    yield* broken.splice(0);
    yield { line: info.lines, json: JSON.stringify(record) };
  }
  yield* broken;
}

/** Returns the error of a file that could not be read to its end, in a sentence where it is a known one. */
export function toFileError(path: string, error: unknown, linesRead: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EISDIR') {
    return new RefusedError('unknown-format', `${path} is a folder: name the files in it.`);
  }
  if (code === 'Z_BUF_ERROR' || code === 'Z_DATA_ERROR') {
    const kept = linesRead > 0 ? ` What was read before, ${linesRead} lines, is kept.` : '';
    return new RefusedError(
      'truncated',
      `${path} is no whole gzip file (${(error as Error).message}): fetch it again.${kept}`,
      { cause: error },
    );
  }
  return error;
}
