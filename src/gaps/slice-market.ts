import type { Cell } from '../demand/cell.ts';
import type { OpenSlice } from '../demand/find.ts';
import { weekStart } from '../demand/week.ts';
import { invertMembers } from './build-market.ts';
import type { Market } from './market.ts';
import { openNeeds } from './slice-needs.ts';

/** The vacancies of an open slice of the weekly rollup as a market; ids are those of the vacancies. */
export function marketOfSlice({ cells, isIn, names, slice }: OpenSlice): Market {
  const room = cells.reduce((sum, { size }) => sum + size, 0);
  const ids = new Uint32Array(room);
  const employers = new Uint32Array(room);
  const open = new Uint8Array(room);
  const needs = openNeeds(cells);
  const numbers = numberEmployers(cells);
  let vacancies = 0;
  let unstated = 0;
  for (const cell of cells) {
    for (let i = 0; i < cell.size; i += 1) {
      if (!isIn(cell, i)) continue;
      if (!needs.add(cell, i)) {
        unstated += 1;
        continue;
      }
      ids[vacancies] = cell.vacancy[i] ?? 0;
      employers[vacancies] = numbers.of(cell.employer[i] ?? 0);
      open[vacancies] = cell.closedWeek[i] === 0 ? 1 : 0;
      vacancies += 1;
    }
  }
  const { skills, ...columns } = needs.columns();
  return {
    skills: skills.map((number) => names.get(number)?.id ?? `skill-${number}`),
    ids: ids.subarray(0, vacancies),
    employers: employers.subarray(0, vacancies),
    employerCount: numbers.count(),
    open: open.subarray(0, vacancies),
    ...columns,
    ...invertMembers(columns.memberStart, columns.members, skills.length),
    unstated,
    slice,
    from: day(slice.since, 0),
    to: day(slice.until, 6),
  };
}

/** Places of employer numbers in order of appearance; an unknown employer (0) is one of its own each time. */
function numberEmployers(cells: readonly Cell[]): {
  of: (value: number) => number;
  count: () => number;
} {
  let highest = 0;
  for (const { employer } of cells) {
    for (let i = 0; i < employer.length; i += 1) highest = Math.max(highest, employer[i] ?? 0);
  }
  const known = new Int32Array(highest + 1).fill(-1);
  let count = 0;
  return {
    count: () => count,
    of: (value) => {
      const at = known[value] ?? -1;
      if (at >= 0) return at;
      count += 1;
      if (value > 0) known[value] = count - 1;
      return count - 1;
    },
  };
}

function day(week: number, plus: number): string {
  return new Date(weekStart(week).getTime() + plus * 86_400_000).toISOString().slice(0, 10);
}
