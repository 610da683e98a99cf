import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countAsking, isAtLeast, sumAsking, weakest } from '../../src/demand/asking.ts';
import { groupByEmployer } from '../../src/demand/by-employer.ts';
import type { VacancyFacts } from '../../src/demand/cell.ts';
import { weightPerVacancy } from '../../src/demand/interval.ts';
import { type Strength, strengths } from '../../src/demand/measure.ts';
import { createFilter, everything } from '../../src/demand/slice.ts';
import { cellsOf, vacancy } from './_cells.ts';

const all = createFilter(everything, new Set());
const skills = 5;

const vacancies = fc
  .array(
    fc.record({
      week: fc.integer({ min: 100, max: 102 }),
      employer: fc.integer({ min: 0, max: 4 }),
      needs: fc.uniqueArray(
        fc.record({
          skill: fc.integer({ min: 0, max: skills - 1 }),
          requirement: fc.integer({ min: 1, max: 3 }),
        }),
        { maxLength: skills, selector: ({ skill }) => skill },
      ),
    }),
    { maxLength: 25 },
  )
  .map((told) =>
    told.map(({ week, employer, needs }, i) =>
      vacancy({
        vacancy: i + 1,
        week,
        employer,
        skills: needs.map((need) => ({ ...need, alternatives: null })),
      }),
    ),
  );

/** Each employer's vacancies, and how many of them ask for the skill; one that is not known stands alone. */
function askingOf(rows: readonly VacancyFacts[], skill: number, strength: Strength) {
  const asks = (row: VacancyFacts) =>
    row.skills.some((need) => need.skill === skill && need.requirement >= weakest[strength]);
  const employers = Map.groupBy(rows, ({ employer, vacancy: id }) =>
    employer === 0 ? `alone ${id}` : `${employer}`,
  );
  return [...employers.values()]
    .map((own) => ({ n: own.length, y: own.filter(asks).length }))
    .filter(({ y }) => y > 0);
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('sumAsking and countAsking', () => {
  it('sum what a plain count of each employer does, at every strength', () => {
    fc.assert(
      fc.property(vacancies, (rows) => {
        const slice = groupByEmployer(cellsOf(rows), all);
        const counts = countAsking(slice);
        for (const strength of strengths) {
          const sums = sumAsking(slice, strength);
          for (let skill = 0; skill < slice.skills; skill += 1) {
            const asking = askingOf(rows, skill, strength);
            const y = sum(asking.map((own) => own.y));
            expect(counts[strength][skill]).toBe(y);
            expect(sums.y[skill]).toBe(y);
            expect(sums.employers[skill]).toBe(asking.length);
            expect(sums.yy[skill]).toBe(sum(asking.map((own) => own.y ** 2)));
            expect(sums.ny[skill]).toBe(sum(asking.map((own) => own.n * own.y)));
            const weighted = asking.map((own) => weightPerVacancy(own.n) * own.y);
            expect(sums.wy[skill]).toBeCloseTo(sum(weighted), 10);
            const squares = asking.map((own) => (weightPerVacancy(own.n) * own.y ** 2) / own.n);
            expect(sums.wyy[skill]).toBeCloseTo(sum(squares), 10);
          }
        }
      }),
    );
  });

  it('take room that nothing fills for nobody', () => {
    const required = (skill: number) => 4 * skill + weakest.required;
    const sums = sumAsking(
      {
        vacancies: [2, 1],
        start: Uint32Array.of(0, 4, 6),
        entries: Uint32Array.of(required(0), required(1), required(0), 0, required(1), 0),
        skills: 2,
      },
      'named',
    );
    expect([...sums.y]).toEqual([2, 2]);
    expect([...sums.employers]).toEqual([1, 2]);
  });
});

describe('isAtLeast', () => {
  it('is 1 from the strength on and 0 below it', () => {
    const told = strengths.map((strength) =>
      [0, 1, 2, 3].map((requirement) => isAtLeast(requirement, weakest[strength])),
    );
    expect(told).toEqual([
      [0, 0, 0, 1],
      [0, 0, 1, 1],
      [0, 1, 1, 1],
    ]);
  });
});
