import { escapeMarkdown } from './markdown.ts';
import { skillColumns, sourceColumns, topicColumns } from './release-columns.ts';
import { type Column, decimalsOf, isNumeric } from './table.ts';

const files: readonly [name: string, about: string, columns: readonly Column[]][] = [
  ['skills', 'The demand for each skill, a row for each role, window and skill.', skillColumns],
  [
    'topics',
    'The topics of the roadmaps held against 13 weeks of backend vacancies.',
    topicColumns,
  ],
  ['sources', 'The health ledger: what was read and how it went.', sourceColumns],
];

/** docs/data-dictionary.md: every column of every release file, written from the columns themselves. */
export function renderDataDictionary(): string {
  const parts = files.map(([name, about, columns]) =>
    [
      `## ${name}.csv, ${name}.ndjson, ${name}.parquet`,
      about,
      ['| column | type | meaning |', '|---|---|---|', ...columns.map(columnLine)].join('\n'),
    ].join('\n\n'),
  );
  return `${[head, ...parts].join('\n\n')}\n`;
}

const head = `# The weekly release

\`gapmap export\` writes one folder a week, \`exports/<ISO week>/\`. The same data gives the same bytes. CSV is RFC 4180:
UTF-8 without a mark, CRLF, a header of column names; decimals have a point; an empty cell is "not known" or "too few
to say". A text that a spreadsheet would run as a formula is led by an apostrophe; NDJSON and Parquet hold it as it is.
Shares are from 0 to 1. \`manifest.json\` holds the schema version, the dictionary version, the windows with their
samples, and the SHA-256 of every file; \`changes.md\` tells demand that moved from words that the dictionary learned and
from sources that changed.

This page is written from the column definitions (\`src/reports/release-columns.ts\`).`;

function columnLine(column: Column): string {
  return `| \`${column.key}\` | ${typeText(column)} | ${escapeMarkdown(column.description ?? '')} |`;
}

function typeText(column: Column): string {
  if (!isNumeric(column)) return column.type === 'date' ? 'UTC instant, ISO 8601' : column.type;
  const decimals = decimalsOf(column);
  return decimals === 0 ? 'integer' : `${column.type}, ${decimals} decimals`;
}
