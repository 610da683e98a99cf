import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { VacancyFacts } from '../../src/demand/cell.ts';
import { everything } from '../../src/demand/slice.ts';
import { buildMarket, gatherEntries } from '../../src/gaps/build-market.ts';
import { demandOfSkills } from '../../src/gaps/demand-of.ts';
import { needMembers } from '../../src/gaps/fit.ts';
import { type Market, vacancyId } from '../../src/gaps/market.ts';
import { marketOfSlice } from '../../src/gaps/slice-market.ts';
import { cellsOf, vacancy } from '../demand/_cells.ts';

const requirements = ['mentioned', 'mentioned', 'preferred', 'required'] as const;
const skill = fc.oneof(
  fc.record({
    skill: fc.nat(7),
    requirement: fc.constantFrom(1, 2, 3),
    alternatives: fc.constant(null),
  }),
  fc.record({
    skill: fc.nat(7),
    requirement: fc.constantFrom(2, 3),
    alternatives: fc.constantFrom(0, 1, 62),
  }),
);
const facts = fc.record({
  week: fc.constantFrom(100, 101),
  employer: fc.integer({ min: 1, max: 3 }),
  closedWeek: fc.constantFrom(0, 102),
  skills: fc.uniqueArray(skill, { minLength: 1, maxLength: 6, selector: (one) => one.skill }),
});
const vacancies = fc.array(facts, { minLength: 1, maxLength: 20 }).map((list) => {
  const rows = list.map((one, at) => vacancy({ ...one, vacancy: at + 1 }));
  return rows.sort((a, b) => a.week - b.week || a.vacancy - b.vacancy);
});

const names = new Map(
  Array.from({ length: 8 }, (_, number) => [
    number,
    { id: `s${number}`, name: '', category: 'tool' },
  ]),
);

it('is the market that the rows of its cells would make', () => {
  fc.assert(
    fc.property(vacancies, (rows) => {
      const slice = { ...everything, since: 100, until: 101 };
      const open = { slice, words: '', cells: cellsOf(rows), isIn: () => true, names };
      const market = marketOfSlice(open);
      const same = buildMarket(gatherEntries(rows.flatMap(rowsOf)).map(withOpen(rows)));
      expect(tell(market)).toEqual(tell(same));
      expect(market).toMatchObject({
        unstated: same.unstated,
        employerCount: same.employerCount,
        employers: same.employers,
        open: same.open,
      });
    }),
    { numRuns: 300 },
  );
});

it('counts the vacancies and employers that require a skill, and where nothing else would do', () => {
  fc.assert(
    fc.property(vacancies, (rows) => {
      const slice = { ...everything, since: 100, until: 101 };
      const market = marketOfSlice({
        slice,
        words: '',
        cells: cellsOf(rows),
        isIn: () => true,
        names,
      });
      const told = tell(market);
      market.skills.forEach((id, at) => {
        const asking = told.flatMap(({ needs }, v) => (needs.flat().includes(id) ? [v] : []));
        expect(demandOfSkills(market)[at]).toMatchObject({
          vacancies: asking.length,
          employers: new Set(asking.map((v) => market.employers[v])).size,
          alone: told.flatMap(({ needs }) => needs).filter((need) => need.join() === id).length,
        });
      });
    }),
    { numRuns: 300 },
  );
});

function rowsOf({ vacancy, employer, skills }: VacancyFacts) {
  return skills.map(({ skill, requirement, alternatives }) => ({
    vacancy: String(vacancy),
    employer: String(employer),
    skill: `s${skill}`,
    requirement: requirements[requirement] ?? 'mentioned',
    alternatives,
  }));
}

function withOpen(rows: readonly VacancyFacts[]) {
  const closed = new Map(rows.map(({ vacancy, closedWeek }) => [String(vacancy), closedWeek > 0]));
  return <Entry extends { id: string }>(entry: Entry) => ({
    ...entry,
    open: !closed.get(entry.id),
  });
}

/** What each vacancy asks for, by name. */
function tell(market: Market) {
  const nameOf = (skill: number) => market.skills[skill] ?? '';
  return Array.from({ length: market.ids.length }, (_, v) => {
    const [from = 0, to = 0] = [market.needStart[v], market.needStart[v + 1]];
    const needs = Array.from({ length: to - from }, (_, at) => from + at);
    const preferred = market.preferred.subarray(
      market.preferredStart[v],
      market.preferredStart[v + 1],
    );
    return {
      id: vacancyId(market, v),
      needs: needs.map((need) => [...needMembers(market, need)].map(nameOf)),
      preferred: [...preferred].map(nameOf),
    };
  });
}
