import type { Cell } from './cell.ts';
import { type Chosen, chooseVacancies } from './choose.ts';
import {
  clusteredInterval,
  type Interval,
  leastSample,
  type SizeSums,
  sumSizes,
  weightPerVacancy,
  wilsonInterval,
} from './interval.ts';
import type { InSlice } from './slice.ts';

/** What a figure rests on. */
export type Sample = { vacancies: number; employers: number; postings: number };

/** How strongly a vacancy must ask to be counted: required; or also preferred; or named at all. */
export const strengths = ['required', 'asked', 'named'] as const;
export type Strength = (typeof strengths)[number];

/** Demand of one skill in a slice; shares are from 0 to 1 and null below 30 vacancies (or employers). */
export type SkillDemand = {
  /** Number of the skill. */
  skill: number;
  /** Vacancies that require it; that require or prefer it; that name it at all. */
  required: number;
  asked: number;
  named: number;
  /** Employers with such a vacancy, at the strength that was measured. */
  employers: number;
  /** Of all vacancies of the slice, at that strength, with an interval clustered by employer. */
  share: number | null;
  interval: Interval | null;
  /** Of all employers, with a Wilson interval. */
  employerShare: number | null;
  employerInterval: Interval | null;
  /** 1 for the most asked; null below the floor. Equal counts share a rank. */
  rank: number | null;
};

export type Demand = { sample: Sample; strength: Strength; skills: SkillDemand[] };

/**
 * Measures the demand of every skill in a slice, most asked first. A vacancy of an unknown employer counts as
 * an employer of its own. Each vacancy is counted once: cells hold vacancies, not postings.
 */
export function measureDemand(
  cells: readonly Cell[],
  isIn: InSlice,
  strength: Strength = 'asked',
): Demand {
  return measureStrengths(cells, isIn, [strength])(strength);
}

/**
 * Measures a slice at several strengths in one reading of its cells; the returned function gives the demand at one
 * of them, and throws RangeError for one that was not measured.
 */
export function measureStrengths(
  cells: readonly Cell[],
  isIn: InSlice,
  wanted: readonly Strength[] = strengths,
): (strength: Strength) => Demand {
  const sums = sumByEmployer(chooseVacancies(cells, isIn), wanted);
  return (strength) => {
    const at = wanted.indexOf(strength);
    if (at < 0) throw new RangeError(`the strength "${strength}" was not measured`);
    return toDemand(sums, strength, at);
  };
}

/** Sums over the employers of a slice, for tests and intervals that are clustered by employer. */
export type EmployerSums = {
  /** Employers, Σ n and Σ n², where n is an employer's vacancies. */
  clusters: number;
  n: number;
  nn: number;
  /** By skill: Σ y, Σ y² and Σ n·y, where y is an employer's vacancies that ask. */
  skills: ReadonlyMap<number, { y: number; yy: number; ny: number }>;
};

/** Returns the sums at one strength. */
export function sumEmployers(
  cells: readonly Cell[],
  isIn: InSlice,
  strength: Strength,
): EmployerSums {
  const { all, tally } = sumByEmployer(chooseVacancies(cells, isIn), [strength]);
  const [own] = tally.strengths;
  const skills = new Map<number, { y: number; yy: number; ny: number }>();
  for (let skill = 0; own && skill < tally.size; skill += 1) {
    if (tally.named[skill] === 0) continue;
    const y = tally[strength][skill] ?? 0;
    skills.set(skill, { y, yy: own.yy[skill] ?? 0, ny: own.ny[skill] ?? 0 });
  }
  return { clusters: all.clusters, n: all.n, nn: all.nn, skills };
}

function toDemand(sums: Sums, strength: Strength, at: number): Demand {
  const { all, tally, postings } = sums;
  const own = tally.strengths[at];
  const measured = all.n >= leastSample;
  const byEmployer = all.clusters >= leastSample;
  const skills: SkillDemand[] = [];
  for (let skill = 0; own && skill < tally.size; skill += 1) {
    const named = tally.named[skill] ?? 0;
    if (named === 0) continue;
    const asking = {
      y: tally[strength][skill] ?? 0,
      wy: own.wy[skill] ?? 0,
      wyy: own.wyy[skill] ?? 0,
    };
    const employers = own.employers[skill] ?? 0;
    skills.push({
      skill,
      required: tally.required[skill] ?? 0,
      asked: tally.asked[skill] ?? 0,
      named,
      employers,
      share: measured ? asking.y / all.n : null,
      interval: measured ? clusteredInterval({ ...all, ...asking }) : null,
      employerShare: byEmployer ? employers / all.clusters : null,
      employerInterval: byEmployer ? wilsonInterval(employers, all.clusters) : null,
      rank: null,
    });
  }
  const sample = { vacancies: all.n, employers: all.clusters, postings };
  return { sample, strength, skills: rankSkills(skills, strength, measured) };
}

/** Over employers, by the skill's number: those that ask, Σ y², Σ m·y, and the sums of `AskingSums`. */
type StrengthTally = {
  employers: Uint32Array;
  yy: Float64Array;
  ny: Float64Array;
  wy: Float64Array;
  wyy: Float64Array;
};
type Tally = {
  /** One more than the highest skill number. */
  size: number;
  required: Uint32Array;
  asked: Uint32Array;
  named: Uint32Array;
  strengths: StrengthTally[];
};
type Sums = { all: SizeSums; tally: Tally; postings: number };

function sumByEmployer(chosen: Chosen, wanted: readonly Strength[]): Sums {
  const tally = emptyTally(chosen.cells, wanted.length);
  // Of the employer in hand: vacancies by 4 x skill + requirement, and the skills that it names.
  const counts = new Uint32Array(4 * tally.size);
  const touched = new Uint32Array(tally.size);
  const isTouched = new Uint8Array(tally.size);
  let postings = 0;
  for (let e = 0; e + 1 < chosen.start.length; e += 1) {
    const from = chosen.start[e] ?? 0;
    const to = chosen.start[e + 1] ?? 0;
    let found = 0;
    for (let k = from; k < to; k += 1) {
      const cell = chosen.cells[chosen.at[k] ?? 0];
      const i = chosen.index[k] ?? 0;
      if (!cell) continue;
      postings += cell.postings[i] ?? 1;
      const end = cell.start[i + 1] ?? 0;
      for (let entry = cell.start[i] ?? 0; entry < end; entry += 1) {
        const skill = cell.skill[entry] ?? 0;
        const place = 4 * skill + ((cell.need[entry] ?? 0) & 3);
        counts[place] = (counts[place] ?? 0) + 1;
        if (isTouched[skill] === 1) continue;
        isTouched[skill] = 1;
        touched[found] = skill;
        found += 1;
      }
    }
    for (let t = 0; t < found; t += 1) {
      const skill = touched[t] ?? 0;
      isTouched[skill] = 0;
      addEmployer(tally, { skill, counts, wanted, vacancies: to - from });
    }
  }
  return { all: sumSizes(sizesOf(chosen)), tally, postings };
}

function* sizesOf({ start }: Chosen): Generator<number> {
  for (let e = 0; e + 1 < start.length; e += 1) yield (start[e + 1] ?? 0) - (start[e] ?? 0);
}

function emptyTally(cells: readonly Cell[], wanted: number): Tally {
  let last = -1;
  for (const { skill } of cells) for (const number of skill) if (number > last) last = number;
  const size = last + 1;
  return {
    size,
    required: new Uint32Array(size),
    asked: new Uint32Array(size),
    named: new Uint32Array(size),
    strengths: Array.from({ length: wanted }, () => ({
      employers: new Uint32Array(size),
      yy: new Float64Array(size),
      ny: new Float64Array(size),
      wy: new Float64Array(size),
      wyy: new Float64Array(size),
    })),
  };
}

type Employer = {
  skill: number;
  counts: Uint32Array;
  wanted: readonly Strength[];
  vacancies: number;
};

/** Adds an employer to a skill's sums, and clears its counts for the next employer. */
function addEmployer(tally: Tally, { skill, counts, wanted, vacancies }: Employer): void {
  const at = 4 * skill;
  const required = counts[at + 3] ?? 0;
  const asked = required + (counts[at + 2] ?? 0);
  const named = asked + (counts[at + 1] ?? 0) + (counts[at] ?? 0);
  counts.fill(0, at, at + 4);
  tally.required[skill] = (tally.required[skill] ?? 0) + required;
  tally.asked[skill] = (tally.asked[skill] ?? 0) + asked;
  tally.named[skill] = (tally.named[skill] ?? 0) + named;
  const per = weightPerVacancy(vacancies);
  for (let s = 0; s < wanted.length; s += 1) {
    const own = tally.strengths[s];
    const strength = wanted[s];
    const y = strength === 'required' ? required : strength === 'asked' ? asked : named;
    if (!own || y === 0) continue;
    own.employers[skill] = (own.employers[skill] ?? 0) + 1;
    own.yy[skill] = (own.yy[skill] ?? 0) + y * y;
    own.ny[skill] = (own.ny[skill] ?? 0) + y * vacancies;
    own.wy[skill] = (own.wy[skill] ?? 0) + per * y;
    own.wyy[skill] = (own.wyy[skill] ?? 0) + (per * y * y) / vacancies;
  }
}

function rankSkills(skills: SkillDemand[], strength: Strength, measured: boolean): SkillDemand[] {
  const sorted = skills.sort(
    (a, b) => b[strength] - a[strength] || b.required - a.required || a.skill - b.skill,
  );
  let rank = 0;
  return sorted.map((skill, i) => {
    if (i === 0 || skill[strength] < (sorted[i - 1]?.[strength] ?? 0)) rank = i + 1;
    return { ...skill, rank: measured ? rank : null };
  });
}
