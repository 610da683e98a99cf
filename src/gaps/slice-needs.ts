import type { Cell } from '../demand/cell.ts';
import type { Market } from './market.ts';

const required = 3;
const preferred = 2;

type Columns = Pick<
  Market,
  'needStart' | 'needVacancy' | 'memberStart' | 'members' | 'preferredStart' | 'preferred'
>;

/** What vacancies of the weekly rollup ask for, written one behind the other, as a market has it. */
export type Needs = {
  /** Adds vacancy `i` of a cell; returns false, and adds nothing, when it states no need. */
  readonly add: (cell: Cell, i: number) => boolean;
  /** `skills` are the numbers of the skills, by their index. */
  readonly columns: () => Columns & { readonly skills: readonly number[] };
};

/** Needs with room for all that these cells hold; its parts share their counts, since they run once an entry. */
export function openNeeds(cells: readonly Cell[]): Needs {
  const room = cells.reduce((sum, { skill }) => sum + skill.length, 0);
  const spaces = cells.reduce((sum, { size }) => sum + size, 0);
  const needStart = new Uint32Array(spaces + 1);
  const needVacancy = new Uint32Array(room);
  const memberStart = new Uint32Array(room + 1);
  const members = new Uint16Array(room);
  const preferredStart = new Uint32Array(spaces + 1);
  const preferredSkills = new Uint16Array(room);
  const skills = indexSmall();
  // Of the vacancy in hand, by either-or set: the entry of its strongest member; zeros between two vacancies.
  const strongest = new Uint8Array(64);
  let vacancies = 0;
  let needs = 0;
  let memberCount = 0;
  let preferredCount = 0;

  const addMember = (skill: number) => {
    members[memberCount] = skills.of(skill);
    memberCount += 1;
  };
  const addPreferred = (skill: number) => {
    preferredSkills[preferredCount] = skills.of(skill);
    preferredCount += 1;
  };
  const endNeed = () => {
    needVacancy[needs] = vacancies;
    needs += 1;
    memberStart[needs] = memberCount;
  };

  const add = ({ start, need, skill }: Cell, i: number) => {
    const from = start[i] ?? 0;
    const to = start[i + 1] ?? from;
    const first = needs;
    const firstPreferred = preferredCount;
    let inSets = false;
    for (let at = from; at < to; at += 1) {
      const entry = need[at] ?? 0;
      if (entry > required) {
        inSets = true;
        const set = entry >> 2;
        if (entry > (strongest[set] ?? 0)) strongest[set] = entry;
      } else if (entry === required) {
        addMember(skill[at] ?? 0);
        endNeed();
      } else if (entry === preferred) addPreferred(skill[at] ?? 0);
    }
    if (inSets) addSets(need, skill, from, to);
    if (needs === first) {
      preferredCount = firstPreferred;
      return false;
    }
    vacancies += 1;
    needStart[vacancies] = needs;
    preferredStart[vacancies] = preferredCount;
    return true;
  };

  const addSets = (need: Uint8Array, skill: Uint16Array, from: number, to: number) => {
    for (let first = from; first < to; first += 1) {
      const set = (need[first] ?? 0) >> 2;
      const strength = (strongest[set] ?? 0) & 3;
      strongest[set] = 0;
      if (strength < preferred) continue;
      for (let at = first; at < to; at += 1) {
        if ((need[at] ?? 0) >> 2 !== set) continue;
        if (strength === required) addMember(skill[at] ?? 0);
        else addPreferred(skill[at] ?? 0);
      }
      if (strength === required) endNeed();
    }
  };

  return {
    add,
    columns: () => ({
      skills: skills.list,
      needStart: needStart.subarray(0, vacancies + 1),
      needVacancy: needVacancy.subarray(0, needs),
      memberStart: memberStart.subarray(0, needs + 1),
      members: members.subarray(0, memberCount),
      preferredStart: preferredStart.subarray(0, vacancies + 1),
      preferred: preferredSkills.subarray(0, preferredCount),
    }),
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
