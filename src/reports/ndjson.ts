import { type Table, tableRecords } from './table.ts';

/** The table as one JSON object a line, keys in column order, each line ended by a newline. */
export function renderNdjson(table: Table): string {
  return tableRecords(table)
    .map((record) => `${JSON.stringify(record)}\n`)
    .join('');
}

/** The table as a JSON array of objects, indented, ended by a newline. */
export function renderJson(table: Table): string {
  return `${JSON.stringify(tableRecords(table), null, 2)}\n`;
}
