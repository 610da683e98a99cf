import type { Cell } from '../demand/cell.ts';
import type { InSlice } from '../demand/slice.ts';
import type { Evidence, MetByPhase } from './evidence.ts';

/** The vacancies of a slice, as pairs of cell and index in it. */
type Vacancies = {
  readonly cells: readonly Cell[];
  readonly at: Uint32Array;
  readonly index: Uint32Array;
};

const never = 255;
const required = 3;

/**
 * The counts over needs that `Evidence` asks for, answered from the weekly cells; `numberOf` gives a skill's
 * number in them. A set of alternatives is one need as soon as one member is required.
 */
export function countCellNeeds(
  slice: { cells: readonly Cell[]; isIn: InSlice },
  numberOf: ReadonlyMap<string, number>,
): Pick<Evidence, 'countMet' | 'countTogether'> {
  const vacancies = chooseVacancies(slice.cells, slice.isIn);
  return {
    countMet: (phaseOf, phases) => {
      const phaseByNumber = new Uint8Array(65_536).fill(never);
      for (const [skill, phase] of phaseOf) {
        const number = numberOf.get(skill);
        if (number !== undefined) phaseByNumber[number] = phase;
      }
      return countMet(vacancies, phaseByNumber, phases);
    },
    countTogether: (skill, given) =>
      countTogether(vacancies, numberOf.get(skill) ?? -1, numberOf.get(given) ?? -1),
  };
}

function chooseVacancies(cells: readonly Cell[], isIn: InSlice): Vacancies {
  const at: number[] = [];
  const index: number[] = [];
  cells.forEach((cell, c) => {
    for (let i = 0; i < cell.size; i += 1) {
      if (!isIn(cell, i)) continue;
      at.push(c);
      index.push(i);
    }
  });
  return { cells, at: Uint32Array.from(at), index: Uint32Array.from(index) };
}

function countMet(vacancies: Vacancies, phaseByNumber: Uint8Array, phases: number): MetByPhase {
  const metIn = Array.from({ length: phases }, () => 0);
  const firstOfSet = new Uint8Array(64);
  let total = 0;
  for (let v = 0; v < vacancies.at.length; v += 1) {
    const cell = vacancies.cells[vacancies.at[v] ?? 0];
    if (cell === undefined) continue;
    const phase = phaseThatMeets(cell, vacancies.index[v] ?? 0, { phaseByNumber, firstOfSet });
    if (phase === null) continue;
    total += 1;
    if (phase < phases) metIn[phase] = (metIn[phase] ?? 0) + 1;
  }
  return { total, metIn };
}

/** The phase in which the last need of a vacancy is met, `never`, or null when it requires nothing. */
function phaseThatMeets(
  cell: Cell,
  vacancy: number,
  { phaseByNumber, firstOfSet }: { phaseByNumber: Uint8Array; firstOfSet: Uint8Array },
): number | null {
  const from = cell.start[vacancy] ?? 0;
  const to = cell.start[vacancy + 1] ?? from;
  let last: number | null = null;
  let sets = 0;
  for (let entry = from; entry < to; entry += 1) {
    const need = cell.need[entry] ?? 0;
    const phase = phaseByNumber[cell.skill[entry] ?? 0] ?? never;
    const set = need >> 2;
    if (set > 0) {
      if (set > sets) firstOfSet.fill(never, sets + 1, set + 1);
      sets = Math.max(sets, set);
      firstOfSet[set] = Math.min(firstOfSet[set] ?? never, phase);
    } else if ((need & 3) === required) last = Math.max(last ?? 0, phase);
  }
  if (sets === 0) return last;
  // A second pass, since a set's earliest member may stand after its required one.
  for (let entry = from; entry < to; entry += 1) {
    const need = cell.need[entry] ?? 0;
    if (need >> 2 === 0 || (need & 3) !== required) continue;
    last = Math.max(last ?? 0, firstOfSet[need >> 2] ?? never);
  }
  return last;
}

function countTogether(
  vacancies: Vacancies,
  skill: number,
  given: number,
): { given: number; both: number } {
  const counts = { given: 0, both: 0 };
  for (let v = 0; v < vacancies.at.length; v += 1) {
    const cell = vacancies.cells[vacancies.at[v] ?? 0];
    if (cell === undefined || !requires(cell, vacancies.index[v] ?? 0, given)) continue;
    counts.given += 1;
    if (requires(cell, vacancies.index[v] ?? 0, skill)) counts.both += 1;
  }
  return counts;
}

/** Whether the vacancy requires the skill, alone or as a member of a set that is required. */
function requires(cell: Cell, vacancy: number, skill: number): boolean {
  const from = cell.start[vacancy] ?? 0;
  const to = cell.start[vacancy + 1] ?? from;
  for (let entry = from; entry < to; entry += 1) {
    if (cell.skill[entry] !== skill) continue;
    const need = cell.need[entry] ?? 0;
    return (need & 3) === required || (need >> 2 > 0 && isRequiredSet(cell, from, to, need >> 2));
  }
  return false;
}

function isRequiredSet(cell: Cell, from: number, to: number, set: number): boolean {
  for (let entry = from; entry < to; entry += 1) {
    const need = cell.need[entry] ?? 0;
    if (need >> 2 === set && (need & 3) === required) return true;
  }
  return false;
}
