import { isAtLeast } from '../demand/asking.ts';
import type { Cell } from '../demand/cell.ts';
import type { InSlice } from '../demand/slice.ts';
import type { Evidence, MetByPhase } from './evidence.ts';

/**
 * What the vacancies of a slice require: vacancy v has the entries from `start[v]` to `start[v + 1]` (exclusive). Those
 * of set 0 stand alone and come first; the members of a set follow each other. Vacancies that require nothing are left
 * out.
 */
type Needs = {
  readonly size: number;
  readonly start: Uint32Array;
  readonly skill: Uint16Array;
  readonly set: Uint8Array;
};

const never = 255;
const required = 3;
const maxSets = 64;

/**
 * The counts over needs that `Evidence` asks for, answered from the weekly cells; `numberOf` gives a skill's
 * number in them. A set of alternatives is one need as soon as one member is required.
 */
export function countCellNeeds(
  slice: { cells: readonly Cell[]; isIn: InSlice },
  numberOf: ReadonlyMap<string, number>,
): Pick<Evidence, 'countMet' | 'countTogether'> {
  const needs = collectNeeds(slice.cells, slice.isIn);
  return {
    countMet: (phaseOf, phases) => {
      const phaseByNumber = new Uint8Array(65_536).fill(never);
      for (const [skill, phase] of phaseOf) {
        const number = numberOf.get(skill);
        if (number !== undefined) phaseByNumber[number] = phase;
      }
      return countMet(needs, phaseByNumber, phases);
    },
    countTogether: (skill, given) =>
      countTogether(needs, numberOf.get(skill) ?? -1, numberOf.get(given) ?? -1),
  };
}

function collectNeeds(cells: readonly Cell[], isIn: InSlice): Needs {
  const vacancies = cells.reduce((sum, { size }) => sum + size, 0);
  const entries = cells.reduce((sum, { skill }) => sum + skill.length, 0);
  const needs = {
    size: 0,
    start: new Uint32Array(vacancies + 1),
    skill: new Uint16Array(entries + 1),
    set: new Uint8Array(entries),
  };
  const isRequired = new Uint8Array(maxSets);
  let end = 0;
  for (const cell of cells) {
    for (let i = 0; i < cell.size; i += 1) {
      if (!isIn(cell, i)) continue;
      const before = end;
      end = addNeeds(needs, cell, { vacancy: i, end, isRequired });
      if (end === before) continue;
      needs.size += 1;
      needs.start[needs.size] = end;
    }
  }
  return needs;
}

/** Adds the needs of one vacancy after `end` and returns where they end. */
function addNeeds(
  needs: Needs,
  cell: Cell,
  { vacancy, end, isRequired }: { vacancy: number; end: number; isRequired: Uint8Array },
): number {
  const from = cell.start[vacancy] ?? 0;
  const to = cell.start[vacancy + 1] ?? from;
  let at = end;
  let sets = 0;
  for (let entry = from; entry < to; entry += 1) {
    const need = cell.need[entry] ?? 0;
    const set = need >> 2;
    if (set === 0) {
      // Written over by the next one where this one is not required; sets are zeros from the start.
      needs.skill[at] = cell.skill[entry] ?? 0;
      at += isAtLeast(need, required);
    } else if ((need & 3) === required) {
      isRequired[set] = 1;
      sets = Math.max(sets, set);
    }
  }
  for (let set = 1; set <= sets; set += 1) {
    if (isRequired[set] === 0) continue;
    isRequired[set] = 0;
    for (let entry = from; entry < to; entry += 1) {
      if ((cell.need[entry] ?? 0) >> 2 !== set) continue;
      needs.skill[at] = cell.skill[entry] ?? 0;
      needs.set[at] = set;
      at += 1;
    }
  }
  return at;
}

function countMet(needs: Needs, phaseByNumber: Uint8Array, phases: number): MetByPhase {
  const metIn = Array.from({ length: phases }, () => 0);
  for (let v = 0; v < needs.size; v += 1) {
    const phase = phaseThatMeets(needs, v, phaseByNumber);
    if (phase < phases) metIn[phase] = (metIn[phase] ?? 0) + 1;
  }
  return { total: needs.size, metIn };
}

/** The phase in which the last need of a vacancy is met, or `never`; of a set its earliest member counts. */
function phaseThatMeets(needs: Needs, vacancy: number, phaseByNumber: Uint8Array): number {
  const to = needs.start[vacancy + 1] ?? 0;
  let last = 0;
  let set = 0;
  let earliest = 0;
  for (let entry = needs.start[vacancy] ?? 0; entry < to; entry += 1) {
    const phase = phaseByNumber[needs.skill[entry] ?? 0] ?? never;
    const own = needs.set[entry] ?? 0;
    if (own > 0 && own === set) {
      if (phase < earliest) earliest = phase;
      continue;
    }
    if (earliest > last) last = earliest;
    // Most vacancies require something that is never learned, and most of what stands alone comes before any set.
    if (last === never) return never;
    set = own;
    earliest = phase;
  }
  return Math.max(last, earliest);
}

function countTogether(
  needs: Needs,
  skill: number,
  given: number,
): { given: number; both: number } {
  const counts = { given: 0, both: 0 };
  for (let v = 0; v < needs.size; v += 1) {
    if (!requires(needs, v, given)) continue;
    counts.given += 1;
    if (requires(needs, v, skill)) counts.both += 1;
  }
  return counts;
}

/** Whether the vacancy requires the skill, alone or as a member of a set that is required. */
function requires(needs: Needs, vacancy: number, skill: number): boolean {
  const to = needs.start[vacancy + 1] ?? 0;
  for (let entry = needs.start[vacancy] ?? 0; entry < to; entry += 1) {
    if (needs.skill[entry] === skill) return true;
  }
  return false;
}
