import { onceFor } from '../once-for.ts';

/**
 * What a column holds. `share` is 0 to 1; `bar` is a share or [low, share, high]; `spark` is a series with
 * null where nothing was measured. Bars and sparks are for people only: programs get the figures.
 */
export type ColumnType =
  | 'text'
  | 'integer'
  | 'decimal'
  | 'share'
  | 'boolean'
  | 'date'
  | 'bar'
  | 'spark';

/** One cell. In a numeric column a string is said in words ("too few"), which programs read as empty. */
export type Cell = string | number | boolean | null | readonly (number | null)[];

export type Column = {
  readonly key: string;
  readonly title: string;
  readonly type: ColumnType;
  /** What a number counts ("vacancies", "EUR a year"), for the data dictionary and for charts. */
  readonly unit?: string;
  readonly align?: 'left' | 'right';
  /** Digits after the point for programs: 6 for shares, 4 for decimals unless given. */
  readonly decimals?: number;
  /** Left out for the other kind of reader: terminals, Markdown and HTML are for people. */
  readonly only?: 'people' | 'programs';
  /** Given up first where a terminal is narrow. */
  readonly spare?: boolean;
  /** On a terminal a long text goes on in further lines in place of being cut. */
  readonly wrap?: boolean;
  /** Key of the cell that holds where the text leads to, on pages; only http, https and our own paths are followed. */
  readonly link?: string;
  /** One sentence for the data dictionary. */
  readonly description?: string;
};

export type Row = Readonly<Record<string, Cell>>;

/** Cells of many rows by column: what all of them share, and lists with a cell for each. */
export type BlockCells = {
  readonly shared: Row;
  /** By key; a figure that is NaN is an empty cell. */
  readonly lists: Readonly<Record<string, ArrayLike<Cell | undefined>>>;
};

/** So many rows that were measured together, made when they are read. */
export type Block = { readonly size: number; readonly read: () => BlockCells };

/** A table before it has a form; every renderer takes this and nothing else. */
export type Table = {
  readonly title?: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** The same rows by column, where there are hundreds of thousands. */
  readonly blocks?: readonly Block[];
  /** Sentences under the table: floors, provisional weeks, what a figure is about. */
  readonly notes?: readonly string[];
};

/** A table of blocks, and of their rows once somebody asks for them. */
export function tableOfBlocks(
  table: Omit<Table, 'rows' | 'blocks'>,
  blocks: readonly Block[],
): Table & { readonly blocks: readonly Block[] } {
  const rowsOf = onceFor((all: readonly Block[]) => all.flatMap(blockRows));
  return {
    ...table,
    blocks,
    get rows() {
      return rowsOf(blocks);
    },
  };
}

function blockRows({ size, read }: Block): Row[] {
  const { shared, lists } = read();
  const entries = Object.entries(lists);
  return Array.from({ length: size }, (_, i) => {
    const row: Record<string, Cell> = { ...shared };
    for (const [key, list] of entries) {
      const cell = list[i] ?? null;
      row[key] = Number.isNaN(cell) ? null : cell;
    }
    return row;
  });
}

/** A plain value for programs: numbers rounded to their column's decimals, words in numeric columns as null. */
export type DataValue = string | number | boolean | null;

/** The columns that people see, in order; a column with nothing in it is left out. */
export function peopleColumns({ columns, rows }: Table): Column[] {
  return columns.filter(
    ({ key, only }) =>
      only !== 'programs' && (rows.length === 0 || rows.some((row) => !isEmpty(row[key]))),
  );
}

function isEmpty(cell: Cell | undefined): boolean {
  return cell === undefined || cell === null || cell === '';
}

/** The columns that programs see, in order: no bars, no sparklines. */
export function dataColumns(table: Table): Column[] {
  return table.columns.filter(
    (column) => column.only !== 'people' && column.type !== 'bar' && column.type !== 'spark',
  );
}

/** The rows as plain records of the data columns, ready for JSON. */
export function tableRecords(table: Table): Record<string, DataValue>[] {
  const columns = dataColumns(table);
  return table.rows.map((row) =>
    Object.fromEntries(columns.map((column) => [column.key, dataValue(row[column.key], column)])),
  );
}

/** One cell as programs read it; throws nothing, an absent cell is null. */
export function dataValue(cell: Cell | undefined, column: Column): DataValue {
  if (cell === undefined || cell === null || typeof cell === 'object') return null;
  if (isNumeric(column)) {
    return typeof cell === 'number' && Number.isFinite(cell)
      ? Number(cell.toFixed(decimalsOf(column)))
      : null;
  }
  if (column.type === 'boolean') return typeof cell === 'boolean' ? cell : null;
  return String(cell);
}

/** Whether programs read the column as numbers. */
export function isNumeric(column: Column): boolean {
  return column.type === 'integer' || column.type === 'decimal' || column.type === 'share';
}

/** Digits after the point that programs get. */
export function decimalsOf(column: Column): number {
  if (column.type === 'integer') return 0;
  return column.decimals ?? (column.type === 'share' ? 6 : 4);
}
