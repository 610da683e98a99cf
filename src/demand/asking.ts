import type { ByEmployer } from './by-employer.ts';
import { weightPerVacancy } from './interval.ts';
import type { Strength } from './measure.ts';

/** The least requirement that counts at a strength, as cells hold it. */
export const weakest: Record<Strength, number> = { required: 3, asked: 2, named: 1 };

/** How many vacancies ask, by skill number. */
export type Counts = Record<Strength, Uint32Array>;

/** Counts the vacancies of a slice that ask for each skill, at every strength. */
export function countAsking({ entries, skills }: ByEmployer): Counts {
  const exactly = new Uint32Array(4 * skills);
  for (let entry = 0; entry < entries.length; entry += 1) {
    const place = entries[entry] ?? 0;
    exactly[place] = (exactly[place] ?? 0) + 1;
  }
  const column = () => new Uint32Array(skills);
  const counts = { required: column(), asked: column(), named: column() };
  for (let skill = 0; skill < skills; skill += 1) {
    const at = 4 * skill;
    const required = exactly[at + weakest.required] ?? 0;
    const asked = required + (exactly[at + weakest.asked] ?? 0);
    counts.required[skill] = required;
    counts.asked[skill] = asked;
    counts.named[skill] = asked + (exactly[at + weakest.named] ?? 0);
  }
  return counts;
}

/**
 * Sums over the employers by skill number, where y of an employer's n vacancies ask: how many employers do, Σ y, Σ y²
 * and Σ n·y, and with w, what a vacancy of it weighs, Σ w·y and Σ w·y²/n.
 */
export type AskingColumns = Record<'employers' | 'y' | 'yy' | 'ny' | 'wy' | 'wyy', Float64Array>;

/** What the sums are made of; entries that are zeros are of nobody. */
type Asking = Pick<ByEmployer, 'start' | 'entries' | 'skills'> & { vacancies: ArrayLike<number> };

/** Sums over employers at one strength. */
export function sumAsking(slice: Asking, strength: Strength): AskingColumns {
  const { vacancies, start, entries, skills } = slice;
  const least = weakest[strength];
  const column = () => new Float64Array(skills);
  const [employers, y, yy, ny, wy, wyy] = [
    column(),
    column(),
    column(),
    column(),
    column(),
    column(),
  ];
  // Of the employer in hand: vacancies by skill, and the skills that it asks for.
  const asking = new Uint32Array(skills);
  const found = new Uint32Array(skills + 1);
  for (let e = 0; e < vacancies.length; e += 1) {
    const n = vacancies[e] ?? 0;
    const w = weightPerVacancy(n);
    const end = start[e + 1] ?? 0;
    let count = 0;
    for (let entry = start[e] ?? 0; entry < end; entry += 1) {
      const place = entries[entry] ?? 0;
      const skill = place >> 2;
      const asks = isAtLeast(place & 3, least);
      const before = asking[skill] ?? 0;
      asking[skill] = before + asks;
      // Written over by the next one where this one is not new.
      found[count] = skill;
      count += asks & isZero(before);
    }
    for (let k = 0; k < count; k += 1) {
      const skill = found[k] ?? 0;
      const own = asking[skill] ?? 0;
      asking[skill] = 0;
      employers[skill] = (employers[skill] ?? 0) + 1;
      y[skill] = (y[skill] ?? 0) + own;
      yy[skill] = (yy[skill] ?? 0) + own * own;
      ny[skill] = (ny[skill] ?? 0) + n * own;
      wy[skill] = (wy[skill] ?? 0) + w * own;
      wyy[skill] = (wyy[skill] ?? 0) + (w * own * own) / n;
    }
  }
  return { employers, y, yy, ny, wy, wyy };
}

/**
 * Whether a requirement, 0 to 3, is one of `least` or more, as 1 or 0. Counted without a branch: no processor foretells
 * what a vacancy asks for, and where it guesses wrong it loses the time of several sums.
 */
export function isAtLeast(requirement: number, least: number): number {
  return (requirement + 4 - least) >> 2;
}

/** Whether a count is 0, as 1 or 0. */
function isZero(count: number): number {
  return (count - 1) >>> 31;
}
