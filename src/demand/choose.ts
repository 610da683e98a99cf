import type { Cell } from './cell.ts';
import type { InSlice } from './slice.ts';

/**
 * Vacancies of a slice grouped by employer: vacancy k is number `index[k]` of cell `at[k]`, and employer e has the
 * vacancies from `start[e]` to `start[e + 1]` (exclusive). One of an unknown employer is a group of its own.
 */
export type Chosen = {
  cells: readonly Cell[];
  at: Uint32Array;
  index: Uint32Array;
  start: Uint32Array;
};

/** The vacancies of cells that are in a slice, by a counting sort over their employers. */
export function chooseVacancies(cells: readonly Cell[], isIn: InSlice): Chosen {
  const room = cells.reduce((sum, cell) => sum + cell.size, 0);
  const at = new Uint32Array(room);
  const index = new Uint32Array(room);
  const employer = new Uint32Array(room);
  let n = 0;
  cells.forEach((cell, c) => {
    for (let i = 0; i < cell.size; i += 1) {
      if (!isIn(cell, i)) continue;
      at[n] = c;
      index[n] = i;
      employer[n] = cell.employer[i] ?? 0;
      n += 1;
    }
  });
  const { group, start } = groupEmployers(employer.subarray(0, n));
  const next = start.slice();
  const sorted = { at: new Uint32Array(n), index: new Uint32Array(n) };
  for (let k = 0; k < n; k += 1) {
    const own = group[k] ?? 0;
    const place = next[own] ?? 0;
    next[own] = place + 1;
    sorted.at[place] = at[k] ?? 0;
    sorted.index[place] = index[k] ?? 0;
  }
  return { cells, ...sorted, start };
}

/** Numbers the employers from 0 in order of appearance, and says where each one's vacancies start. */
function groupEmployers(employer: Uint32Array): { group: Uint32Array; start: Uint32Array } {
  const highest = employer.reduce((a, b) => Math.max(a, b), 0);
  const numberOf = new Uint32Array(highest + 1);
  const group = new Uint32Array(employer.length);
  const start = new Uint32Array(employer.length + 1);
  let groups = 0;
  for (let k = 0; k < employer.length; k += 1) {
    const own = employer[k] ?? 0;
    let known = own === 0 ? 0 : (numberOf[own] ?? 0);
    if (known === 0) {
      groups += 1;
      known = groups;
      numberOf[own] = known;
    }
    group[k] = known - 1;
    start[known] = (start[known] ?? 0) + 1;
  }
  for (let e = 0; e < groups; e += 1) start[e + 1] = (start[e + 1] ?? 0) + (start[e] ?? 0);
  return { group, start: start.subarray(0, groups + 1) };
}
