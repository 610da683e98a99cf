import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { bar, intervalBar, sparkline } from '../../src/reports/bar.ts';
import { renderTable, truncate } from '../../src/reports/terminal.ts';
import { demandTable } from './_table.ts';

describe('renderTable', () => {
  it('aligns wide characters, shows intervals and series, says floors in words', () => {
    expect(renderTable(demandTable, { width: 120, colour: false })).toBe(
      `Demand for skills

Skill                        Vacancies    Share  95%               13 weeks   Lift  Provisional  Week
───────────────────────────  ─────────  ───────  ────────────────  ────────  ─────  ───────────  ────────
PostgreSQL                      12,345    42.1%  ███████████████░  ▁▂▃ █      1.25  no           2026-W14
=cmd|" /C calc"!A0                   3  too few                              -0.50  yes
日本語 | <b>bold</b> "q", x          0    <0.1%                    ▁▁         0.00  no           2026-W15

Figures below 30 vacancies are said in words.
`,
    );
  });

  it('gives up bars, then the ends of texts, then the table form, and never overflows', () => {
    for (const width of [100, 90, 72, 60, 40, 30]) {
      const lines = renderTable(demandTable, { width, colour: false }).split('\n');
      expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(width);
    }
    expect(renderTable(demandTable, { width: 30, colour: false })).toContain('Skill: PostgreSQL\n');
  });

  it('writes no escape codes without colour, and lets none of the data through with it', () => {
    const table = {
      columns: [{ key: 'a', title: 'A', type: 'text' }],
      rows: [{ a: 'x\u001b[2Jy\u202ez\u009b31m' }],
    } as const;
    expect(renderTable(table, { width: 80, colour: false })).toBe('A\n─────────\nx[2Jyz31m\n');
    expect(renderTable(table, { width: 80, colour: true })).not.toContain('\u001b[2J');
    expect(renderTable(demandTable, { width: 120, colour: true })).toContain('\u001b[1mSkill');
  });
});

describe('spare columns', () => {
  const columns = [
    { key: 'a', title: 'Name', type: 'text' },
    { key: 'b', title: 'First', type: 'integer', spare: true },
    { key: 'c', title: 'Needed', type: 'integer' },
    { key: 'd', title: 'Second', type: 'integer', spare: true },
    { key: 'e', title: '95% interval', type: 'text', align: 'right' },
  ] as const;
  const rows = [{ a: 'a name of 24 characters.', b: 1, c: 2, d: 3, e: '11.1–15.4%' }];
  const headOf = (width: number) =>
    renderTable({ columns, rows }, { width, colour: false }).split('\n')[0]?.split(/ {2,}/);

  it('go one after the other from the right, before a text is cut short', () => {
    expect(headOf(80)).toEqual(['Name', 'First', 'Needed', 'Second', '95% interval']);
    expect(headOf(56)).toEqual(['Name', 'First', 'Needed', '95% interval']);
    expect(headOf(44)).toEqual(['Name', 'Needed', '95% interval']);
  });

  it('leave figures in words whole', () => {
    expect(renderTable({ columns, rows }, { width: 44, colour: false })).toContain('11.1–15.4%');
  });
});

describe('columns', () => {
  const columns = [
    { key: 'claim', title: 'Claim', type: 'text', wrap: true },
    { key: 'trend', title: 'Trend', type: 'text' },
    { key: 'n', title: 'n', type: 'integer' },
  ] as const;

  it('go on in further lines where they wrap, and are left out where they are empty', () => {
    const rows = [{ claim: 'Docker is in half of all postings.', trend: null, n: 7 }];
    expect(renderTable({ columns, rows }, { width: 22, colour: false })).toBe(
      `Claim                n
───────────────────  ─
Docker is in half    7
of all postings.
`,
    );
  });

  it('stay where there are no rows, so that an empty answer still says what it would hold', () => {
    expect(renderTable({ columns, rows: [] }, { width: 40, colour: false })).toContain('Trend');
  });
});

describe('bars', () => {
  it('are exact to an eighth and never vanish', () => {
    expect(bar(1, 1, 4)).toBe('████');
    expect(bar(0.5, 1, 3)).toBe('█▌');
    expect(bar(0.0001, 1, 4)).toBe('▏');
    expect(bar(0, 1, 4)).toBe('');
    expect(bar(0, 0, 4)).toBe('');
  });

  it('shade the interval', () => {
    expect(intervalBar(0.25, 0.75, { max: 1, width: 8 })).toBe('██░░░░');
  });

  it('keep within their width whatever they are given', () => {
    const number = fc.double({ min: 0, max: 1e6, noNaN: true });
    fc.assert(fc.property(number, number, (value, max) => stringWidth(bar(value, max, 10)) <= 10));
  });

  it('draw one character a week, with gaps', () => {
    expect(sparkline([0, 1, null, 7])).toBe('▁▂ █');
    expect(sparkline([null, null])).toBe('');
  });
});

describe('truncate', () => {
  it('counts columns, not characters, and keeps grapheme clusters whole', () => {
    expect(truncate('日本語テキスト', 7)).toBe('日本語…');
    expect(truncate('short', 7)).toBe('short');
    expect(truncate('👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 5)).toBe('👩‍👩‍👧👩‍👩‍👧…');
  });
});
