import fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildCell, cellRows, encodeCell, type VacancyFacts } from '../../src/demand/cell.ts';
import { patchCell } from '../../src/demand/patch-cell.ts';
import { vacancy } from './_cells.ts';

const facts = fc.record({
  vacancy: fc.integer({ min: 1, max: 60 }),
  employer: fc.nat(5),
  payMin: fc.option(fc.integer({ min: 1, max: 200_000 })),
  skills: fc.array(
    fc.record({
      skill: fc.nat(9),
      requirement: fc.constantFrom(1, 2, 3),
      alternatives: fc.option(fc.nat(3)),
    }),
    { maxLength: 4 },
  ),
});
const byId = (rows: { vacancy: number }[]): VacancyFacts[] => [
  ...new Map(rows.map((row) => [row.vacancy, vacancy(row)])).values(),
];

it('a patched cell holds the same bytes as one built from all its rows', () => {
  const some = fc.array(facts, { maxLength: 25 });
  fc.assert(
    fc.property(some, some, fc.array(fc.nat(60)), (before, changes, lost) => {
      const [old, rows] = [byId(before), byId(changes)];
      const gone = new Set([...rows.map((row) => row.vacancy), ...lost]);
      const kept = old.filter((row) => !gone.has(row.vacancy));
      const patched = patchCell(buildCell(100, 'backend', old), gone, rows);
      const built = buildCell(100, 'backend', [...kept, ...rows]);
      expect(encodeCell(patched)).toEqual(encodeCell(built));
      expect(cellRows(patched)).toEqual(cellRows(built));
    }),
  );
});
