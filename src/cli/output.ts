import { writeFileSync } from 'node:fs';
import { Option } from 'commander';
import { renderCsv } from '../reports/csv.ts';
import { renderMarkdown } from '../reports/markdown.ts';
import { renderNdjson } from '../reports/ndjson.ts';
import { type Table, tableRecords } from '../reports/table.ts';

export const formats = ['table', 'json', 'ndjson', 'csv', 'md', 'html'] as const;
export type Format = (typeof formats)[number];

/** The `--format` option of a command that can write these formats. */
export function formatOption(allowed: readonly Format[] = formats): Option {
  return new Option('--format <format>', 'a table on a terminal, JSON otherwise').choices(allowed);
}

/** The format to write: the one asked for, else a table on a terminal and JSON in a pipe. */
export function chooseFormat(asked: Format | undefined): Format {
  return asked ?? (process.stdout.isTTY ? 'table' : 'json');
}

/** Writes text to stdout, or to a file when one is named ("-" is stdout). */
export function writeData(text: string, file?: string): void {
  if (file === undefined || file === '-') process.stdout.write(text);
  else writeFileSync(file, text);
}

/**
 * Writes one table in the chosen format. `document` is what JSON gets in place of the bare rows, for
 * commands whose JSON is a contract of its own.
 */
export async function writeTable(
  table: Table,
  options: {
    format?: Format | undefined;
    document?: unknown;
    /** The page that HTML gets in place of the bare table. */
    page?: () => Promise<string>;
    out?: string | undefined;
  },
): Promise<void> {
  const format = options.out ? (options.format ?? 'csv') : chooseFormat(options.format);
  const page = format === 'html' ? await options.page?.() : undefined;
  writeData(page ?? (await renderAs(table, format, options.document)), options.out);
}

/** The table in a format; `document` is what JSON gets in place of the bare rows. */
export async function renderAs(table: Table, format: Format, document?: unknown): Promise<string> {
  switch (format) {
    case 'json':
      return `${JSON.stringify(document ?? tableRecords(table), null, 2)}\n`;
    case 'ndjson':
      return renderNdjson(table);
    case 'csv':
      return renderCsv(table);
    case 'md':
      return renderMarkdown(table);
    case 'html': {
      const { renderPage } = await import('../reports/page.ts');
      const { renderHtmlTable } = await import('../reports/html-table.ts');
      const { title = 'gapmap', ...rest } = table;
      const content = [renderHtmlTable(rest)];
      return renderPage({ title, lead: [], sections: [{ heading: null, content }] });
    }
    case 'table': {
      // Measuring characters takes tables of them, which only a terminal needs.
      const { renderTable } = await import('../reports/terminal.ts');
      return renderTable(table, terminal());
    }
  }
}

/** The width and colour of the terminal that stdout is. */
export function terminal(): { width: number; colour: boolean } {
  const { isTTY, columns } = process.stdout;
  return { width: columns ?? 100, colour: Boolean(isTTY) && process.stdout.hasColors() };
}

/** Says one line on stderr, where progress and notices belong. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Returns a function that shows progress on one stderr line, redrawn on a terminal, sparse in a log. */
export function createProgress(label: string): { update: (text: string) => void; end: () => void } {
  const live = process.stderr.isTTY;
  let lastAt = 0;
  let shown = '';
  const update = (text: string) => {
    const at = performance.now();
    if (at - lastAt < (live ? 100 : 5_000)) return;
    lastAt = at;
    shown = `${label}: ${text}`;
    process.stderr.write(live ? `\r\u001b[2K${shown}` : `${shown}\n`);
  };
  const end = () => {
    if (live && shown) process.stderr.write('\r\u001b[2K');
  };
  return { update, end };
}
