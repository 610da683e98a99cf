import type { Cell } from '../demand/cell.ts';
import type { OpenSlice } from '../demand/find.ts';
import { weekStart } from '../demand/week.ts';
import { invertMembers } from './build-market.ts';
import type { Market } from './market.ts';

const required = 3;
const preferred = 2;

/** The vacancies of an open slice of the weekly rollup as a market; ids are those of the vacancies. */
export function marketOfSlice(open: OpenSlice): Market {
  const space = countEntries(open);
  const columns = {
    ids: [] as string[],
    employers: new Uint32Array(space.vacancies),
    open: new Uint8Array(space.vacancies),
    needStart: new Uint32Array(space.vacancies + 1),
    needVacancy: new Uint32Array(space.skills),
    memberStart: new Uint32Array(space.skills + 1),
    members: new Uint16Array(space.skills),
    preferredStart: new Uint32Array(space.vacancies + 1),
    preferred: new Uint16Array(space.skills),
  };
  const skillNumbers = indexSmall();
  const employers = indexEmployers(open.cells);
  const size = { vacancies: 0, needs: 0, members: 0, preferred: 0 };
  let unstated = 0;
  for (const cell of open.cells) {
    for (let i = 0; i < cell.size; i += 1) {
      if (!open.isIn(cell, i)) continue;
      const needs = writeNeeds(cell, i, columns, size, skillNumbers.of);
      if (needs === 0) {
        unstated += 1;
        continue;
      }
      const v = size.vacancies;
      columns.ids.push(String(cell.vacancy[i]));
      columns.employers[v] = employers.of(cell.employer[i] ?? 0);
      columns.open[v] = cell.closedWeek[i] === 0 ? 1 : 0;
      size.vacancies += 1;
      columns.needStart[size.vacancies] = size.needs;
      columns.preferredStart[size.vacancies] = size.preferred;
    }
  }
  const memberStart = columns.memberStart.slice(0, size.needs + 1);
  const members = columns.members.slice(0, size.members);
  const skills = skillNumbers.list.map((number) => open.names.get(number)?.id ?? `skill-${number}`);
  return {
    skills,
    ids: columns.ids,
    employers: columns.employers.slice(0, size.vacancies),
    employerCount: employers.count(),
    open: columns.open.slice(0, size.vacancies),
    needStart: columns.needStart.slice(0, size.vacancies + 1),
    needVacancy: columns.needVacancy.slice(0, size.needs),
    memberStart,
    members,
    preferredStart: columns.preferredStart.slice(0, size.vacancies + 1),
    preferred: columns.preferred.slice(0, size.preferred),
    ...invertMembers(memberStart, members, skills.length),
    unstated,
    slice: open.slice,
    from: day(open.slice.since, 0),
    to: day(open.slice.until, 6),
  };
}

type Columns = Pick<Market, 'needVacancy' | 'memberStart' | 'members' | 'preferred'>;
type Size = { vacancies: number; needs: number; members: number; preferred: number };

/** Writes the needs and preferences of one vacancy behind those of the last; returns how many needs it has. */
function writeNeeds(
  cell: Cell,
  i: number,
  columns: Columns,
  size: Size,
  indexOf: (skill: number) => number,
): number {
  const from = cell.start[i] ?? 0;
  const to = cell.start[i + 1] ?? from;
  const before = { needs: size.needs, preferred: size.preferred };
  let sets = 0;
  for (let at = from; at < to; at += 1) {
    const need = cell.need[at] ?? 0;
    if (need >> 2 !== 0) sets += 1;
    else if (need === required) {
      addMember(columns, size, indexOf(cell.skill[at] ?? 0));
      endNeed(columns, size);
    } else if (need === preferred) addPreferred(columns, size, indexOf(cell.skill[at] ?? 0));
  }
  if (sets > 0) writeSets(cell, { from, to }, columns, size, indexOf);
  const needs = size.needs - before.needs;
  if (needs === 0) size.preferred = before.preferred;
  return needs;
}

/** Either-or sets, each where its first member stands: one need when any member is required, else preferences. */
function writeSets(
  cell: Cell,
  { from, to }: { from: number; to: number },
  columns: Columns,
  size: Size,
  indexOf: (skill: number) => number,
): void {
  for (let first = from; first < to; first += 1) {
    const set = (cell.need[first] ?? 0) >> 2;
    if (set === 0 || holdsSet(cell, from, first, set)) continue;
    const strength = strengthOf(cell, first, to, set);
    if (strength < preferred) continue;
    for (let at = first; at < to; at += 1) {
      if ((cell.need[at] ?? 0) >> 2 !== set) continue;
      const skill = indexOf(cell.skill[at] ?? 0);
      if (strength === required) addMember(columns, size, skill);
      else addPreferred(columns, size, skill);
    }
    if (strength === required) endNeed(columns, size);
  }
}

/** The strongest requirement of the members of a set, which begins at `first`. */
function strengthOf(cell: Cell, first: number, to: number, set: number): number {
  let strongest = 0;
  for (let at = first; at < to; at += 1) {
    const need = cell.need[at] ?? 0;
    if (need >> 2 === set) strongest = Math.max(strongest, need & 3);
  }
  return strongest;
}

function holdsSet(cell: Cell, from: number, to: number, set: number): boolean {
  for (let at = from; at < to; at += 1) if ((cell.need[at] ?? 0) >> 2 === set) return true;
  return false;
}

function addMember(columns: Columns, size: Size, skill: number): void {
  columns.members[size.members] = skill;
  size.members += 1;
}

function endNeed(columns: Columns, size: Size): void {
  columns.needVacancy[size.needs] = size.vacancies;
  size.needs += 1;
  columns.memberStart[size.needs] = size.members;
}

function addPreferred(columns: Columns, size: Size, skill: number): void {
  columns.preferred[size.preferred] = skill;
  size.preferred += 1;
}

function countEntries({ cells }: OpenSlice): { vacancies: number; skills: number } {
  return {
    vacancies: cells.reduce((sum, cell) => sum + cell.size, 0),
    skills: cells.reduce((sum, cell) => sum + cell.skill.length, 0),
  };
}

/** Places of skill numbers in order of appearance; they are looked up a million times and are at most 65,535. */
function indexSmall(): { of: (value: number) => number; list: readonly number[] } {
  const known = new Int32Array(65_536).fill(-1);
  const list: number[] = [];
  return {
    list,
    of: (value) => {
      const at = known[value] ?? -1;
      if (at >= 0) return at;
      known[value] = list.length;
      return list.push(value) - 1;
    },
  };
}

/** Places of employer numbers in order of appearance; an unknown employer (0) is one of its own each time. */
function indexEmployers(cells: readonly Cell[]): {
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
