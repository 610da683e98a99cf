import { type Cell, highest } from './cell.ts';
import type { InSlice } from './slice.ts';

/**
 * What the vacancies of a slice name, employer by employer: employer e has `vacancies[e]` of them, and they name the
 * entries from `start[e]` to `start[e + 1]` (exclusive), each 4 x skill + requirement. An employer that is not known is
 * one of its own each time.
 */
export type ByEmployer = {
  vacancies: Uint32Array;
  start: Uint32Array;
  entries: Uint32Array;
  /** Of all the vacancies. */
  postings: number;
  /** One more than the highest skill number. */
  skills: number;
};

/** Puts what an employer's vacancies name in one place, by a counting sort: the cells hold them week by week. */
export function groupByEmployer(cells: readonly Cell[], isIn: InSlice): ByEmployer {
  const { group, vacancies, start, postings } = numberEmployers(cells, isIn);
  return { vacancies, start, postings, ...placeEntries(cells, group, start) };
}

/** The group of each vacancy, 0 for one that is not in the slice, else 1 + its employer in order of appearance. */
function numberEmployers(cells: readonly Cell[], isIn: InSlice) {
  const room = cells.reduce((sum, cell) => sum + cell.size, 0);
  const numberOf = new Uint32Array(1 + highest(cells.map(({ employer }) => employer)));
  const group = new Uint32Array(room);
  const vacancies = new Uint32Array(room);
  const start = new Uint32Array(room + 1);
  let [groups, postings, at] = [0, 0, 0];
  for (const cell of cells) {
    for (let i = 0; i < cell.size; i += 1, at += 1) {
      if (!isIn(cell, i)) continue;
      const employer = cell.employer[i] ?? 0;
      let own = employer === 0 ? 0 : (numberOf[employer] ?? 0);
      if (own === 0) {
        groups += 1;
        own = groups;
        numberOf[employer] = own;
      }
      group[at] = own;
      vacancies[own - 1] = (vacancies[own - 1] ?? 0) + 1;
      start[own] = (start[own] ?? 0) + (cell.start[i + 1] ?? 0) - (cell.start[i] ?? 0);
      postings += cell.postings[i] ?? 1;
    }
  }
  for (let e = 0; e < groups; e += 1) start[e + 1] = (start[e + 1] ?? 0) + (start[e] ?? 0);
  return {
    group,
    vacancies: vacancies.subarray(0, groups),
    start: start.subarray(0, groups + 1),
    postings,
  };
}

function placeEntries(cells: readonly Cell[], group: Uint32Array, start: Uint32Array) {
  const next = start.slice();
  const entries = new Uint32Array(start.at(-1) ?? 0);
  let [skills, at] = [0, 0];
  for (const { size, start: from, skill, need } of cells) {
    for (let i = 0; i < size; i += 1, at += 1) {
      const own = group[at] ?? 0;
      if (own === 0) continue;
      let place = next[own - 1] ?? 0;
      const end = from[i + 1] ?? 0;
      for (let entry = from[i] ?? 0; entry < end; entry += 1, place += 1) {
        const number = skill[entry] ?? 0;
        skills = Math.max(skills, number + 1);
        entries[place] = 4 * number + ((need[entry] ?? 0) & 3);
      }
      next[own - 1] = place;
    }
  }
  return { entries, skills };
}
