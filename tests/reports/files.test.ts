import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, describe, expect, it } from 'vitest';
import { renderCsv } from '../../src/reports/csv.ts';
import { renderParquet } from '../../src/reports/parquet.ts';
import { type Table, tableRecords } from '../../src/reports/table.ts';
import { demandTable } from './_table.ts';

const folder = mkdtempSync(join(tmpdir(), 'gapmap-files-'));
afterAll(() => rmSync(folder, { recursive: true }));

const plain = (rows: readonly object[]): unknown =>
  rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([key, value]) => [
        key,
        typeof value === 'bigint' ? Number(value) : value,
      ]),
    ),
  );

async function queryDuckDb(sql: string): Promise<unknown> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const reader = await connection.runAndReadAll(sql);
  return plain(reader.getRowObjectsJS());
}

describe('renderParquet', () => {
  it('round-trips through another reader, nulls and wide characters included', async () => {
    const bytes = await renderParquet(demandTable);
    expect(plain(await parquetReadObjects({ file: bytes.slice().buffer }))).toEqual(
      tableRecords(demandTable),
    );
  });

  it('opens in DuckDB with the types of the columns', async () => {
    const file = join(folder, 'demand.parquet');
    writeFileSync(file, await renderParquet(demandTable));
    expect(await queryDuckDb(`select * from '${file}'`)).toEqual(tableRecords(demandTable));
    const types = await queryDuckDb(`select column_type t from (describe from '${file}')`);
    expect(types).toEqual(
      ['VARCHAR', 'BIGINT', 'DOUBLE', 'DOUBLE', 'DOUBLE', 'DOUBLE', 'BOOLEAN', 'VARCHAR'].map(
        (t) => ({ t }),
      ),
    );
  });

  it('gives the same bytes for the same table, an empty one included', async () => {
    expect(await renderParquet(demandTable)).toEqual(await renderParquet(demandTable));
    const empty: Table = { ...demandTable, rows: [] };
    const bytes = await renderParquet(empty);
    expect(await parquetReadObjects({ file: bytes.slice().buffer })).toEqual([]);
  });
});

describe('renderCsv', () => {
  it('opens in DuckDB under strict rules with every row', async () => {
    const file = join(folder, 'demand.csv');
    writeFileSync(file, renderCsv(demandTable));
    const rows = await queryDuckDb(
      `select vacancies, share, lift, week from read_csv('${file}', header = true, strict_mode = true, delim = ',', quote = '"', escape = '"')`,
    );
    expect(rows).toEqual([
      { vacancies: 12345, share: 0.4213, lift: 1.25, week: '2026-W14' },
      { vacancies: 3, share: null, lift: -0.5, week: null },
      { vacancies: 0, share: 0.0001, lift: 0, week: '2026-W15' },
    ]);
  });
});
