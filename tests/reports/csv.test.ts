import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looksLikeFormula, renderCsv } from '../../src/reports/csv.ts';
import type { Table } from '../../src/reports/table.ts';
import { demandTable } from './_table.ts';

describe('renderCsv', () => {
  it('writes a header of keys, CRLF, points, quotes only where needed, and disarms formulas', () => {
    expect(renderCsv(demandTable)).toBe(
      [
        'skill,vacancies,share,low,high,lift,provisional,week',
        'PostgreSQL,12345,0.421300,0.400000,0.440000,1.2500,false,2026-W14',
        `"'=cmd|"" /C calc""!A0",3,,,,-0.5000,true,`,
        '"日本語 | <b>bold</b>\n""q"", x",0,0.000100,0.000000,0.010000,0.0000,false,2026-W15',
        '',
      ].join('\r\n'),
    );
  });

  it('gives a strict parser every text back, with an apostrophe before what looks like a formula', () => {
    const columns = [
      { key: 'a', title: 'A', type: 'text' },
      { key: 'b', title: 'B', type: 'text' },
    ] as const;
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^[=+\-@ "',;\r\n\t]{0,6}[a-z"]{0,4}$/),
    );
    fc.assert(
      fc.property(fc.array(fc.record({ a: text, b: text }), { maxLength: 8 }), (rows) => {
        const table: Table = { columns, rows };
        const read: unknown = parse(renderCsv(table), {
          columns: true,
          record_delimiter: '\r\n',
          relax_quotes: false,
          skip_empty_lines: false,
        });
        const expected = rows.map((row) =>
          Object.fromEntries(
            Object.entries(row).map(([key, value]) => {
              const kept = value.replaceAll('\u0000', '');
              return [key, looksLikeFormula(kept) ? `'${kept}` : kept];
            }),
          ),
        );
        expect(read).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '  =1', '＝1'])(
    'takes %j for a formula',
    (text) => expect(looksLikeFormula(text)).toBe(true),
  );

  it.each(['C++', 'a=b', 'x-y', '', '1', 'user@host'])('takes %j for a text', (text) =>
    expect(looksLikeFormula(text)).toBe(false),
  );
});
