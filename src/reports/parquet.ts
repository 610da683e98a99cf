import { type Column, dataColumns, dataValue, isNumeric, type Table } from './table.ts';

/**
 * The table as an Apache Parquet file: integers as INT64, shares and decimals as DOUBLE, the rest as strings and
 * booleans, all nullable. The same table gives the same bytes.
 */
export async function renderParquet(table: Table): Promise<Uint8Array> {
  const { parquetWriteBuffer } = await import('hyparquet-writer');
  const columnData = dataColumns(table).map((column) => ({
    name: column.key,
    type: typeOf(column),
    nullable: true,
    data: table.rows.map((row) => {
      const value = dataValue(row[column.key], column);
      return column.type === 'integer' && typeof value === 'number' ? BigInt(value) : value;
    }),
  }));
  return new Uint8Array(parquetWriteBuffer({ columnData, createdBy: 'gapmap' }));
}

function typeOf(column: Column): 'INT64' | 'DOUBLE' | 'BOOLEAN' | 'STRING' {
  if (column.type === 'integer') return 'INT64';
  if (isNumeric(column)) return 'DOUBLE';
  return column.type === 'boolean' ? 'BOOLEAN' : 'STRING';
}
