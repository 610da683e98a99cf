import { expect, it } from 'vitest';
import { renderCsv } from '../../src/reports/csv.ts';
import { renderNdjson } from '../../src/reports/ndjson.ts';
import { type Table, tableOfBlocks } from '../../src/reports/table.ts';

const columns: Table['columns'] = [
  { key: 'week', title: 'Week', type: 'text' },
  { key: 'name', title: 'Name', type: 'text' },
  { key: 'asked', title: 'Asked', type: 'integer' },
  { key: 'share', title: 'Share', type: 'share' },
  { key: 'masked', title: 'Masked', type: 'boolean' },
];
const names = ['Go', '=1+1', 'a, b', 'é'];
const blocks = ['2026-W01', '2026-W02'].map((week, at) => ({
  size: names.length,
  read: () => ({
    shared: { week, masked: at === 1, ...(at === 1 ? { share: 'too few' } : {}) },
    lists: {
      name: names,
      asked: Uint32Array.of(1, 20, 300, 0),
      ...(at === 0 ? { share: Float64Array.of(0.5, Number.NaN, -0.25, 0) } : {}),
    },
  }),
}));
const table = tableOfBlocks({ columns }, blocks);

it('writes blocks as it writes the rows that they stand for', () => {
  const { rows } = table;
  expect(renderCsv(table)).toBe(renderCsv({ columns, rows }));
  expect(renderNdjson(table)).toBe(renderNdjson({ columns, rows }));
});

it('has the rows of its blocks in order, with nothing where a figure is NaN', () => {
  expect(table.rows).toHaveLength(8);
  expect(table.rows[1]).toEqual({
    week: '2026-W01',
    masked: false,
    name: '=1+1',
    asked: 20,
    share: null,
  });
  expect(table.rows[6]).toEqual({
    week: '2026-W02',
    masked: true,
    name: 'a, b',
    asked: 300,
    share: 'too few',
  });
});
