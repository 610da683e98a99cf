import { describe, expect, it } from 'vitest';
import { buildCell, encodeCell } from '../../src/demand/cell.ts';
import { packCell, unpackCell } from '../../src/demand/stored-cell.ts';
import { vacancy } from './_cells.ts';
import { seeded } from './_random.ts';

const random = seeded(3);
const draw = (below: number) => Math.floor(random() * below);
const cell = buildCell(
  2_950,
  'data',
  Array.from({ length: 500 }, (_, i) =>
    vacancy({
      vacancy: 10_000 + i,
      employer: draw(300),
      payMin: draw(3) === 0 ? 60_000 : null,
      skills: Array.from({ length: draw(12) }, () => {
        return { skill: draw(4_000), requirement: 1 + draw(3), alternatives: null };
      }),
    }),
  ),
);

describe('a stored cell', () => {
  it('is read as it was, and takes less than its bytes', () => {
    const packed = packCell(cell);
    expect(unpackCell(packed, 2_950, 'data')).toEqual(cell);
    expect(packed.length).toBeLessThan(encodeCell(cell).length);
  });

  it.each([0, 1])('is read with %d vacancies', (size) => {
    const small = buildCell(1, 'qa', [vacancy({ vacancy: 7 })].slice(0, size));
    expect(unpackCell(packCell(small), 1, 'qa')).toEqual(small);
  });

  it('is read where it was stored before cells were compressed, in lines as PostgreSQL breaks them', () => {
    const lines = Buffer.from(encodeCell(cell)).toString('base64').replace(/.{76}/g, '$&\n');
    expect(unpackCell(lines, 2_950, 'data')).toEqual(cell);
  });

  it('is refused when it is something else', () => {
    const other = Buffer.from('neither a cell nor compressed').toString('base64');
    expect(() => unpackCell(other, 1, 'data')).toThrow(RangeError);
  });
});
