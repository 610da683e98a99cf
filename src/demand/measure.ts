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
    const { y, yy, ny } = readSums(own, skill);
    skills.set(skill, { y, yy, ny });
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
    const { y, wy, wyy, employers } = readSums(own, skill);
    skills.push({
      skill,
      required: tally.required[skill] ?? 0,
      asked: tally.asked[skill] ?? 0,
      named,
      employers,
      share: measured ? y / all.n : null,
      interval: measured ? clusteredInterval({ ...all, y, wy, wyy }) : null,
      employerShare: byEmployer ? employers / all.clusters : null,
      employerInterval: byEmployer ? wilsonInterval(employers, all.clusters) : null,
      rank: null,
    });
  }
  const sample = { vacancies: all.n, employers: all.clusters, postings };
  return { sample, strength, skills: rankSkills(skills, strength, measured) };
}

/** Sums over the employers of a slice by skill number; the sums of one strength lie side by side, `stride` of them. */
type Tally = {
  /** One more than the highest skill number. */
  size: number;
  required: Uint32Array;
  asked: Uint32Array;
  named: Uint32Array;
  strengths: Float64Array[];
};
type Sums = { all: SizeSums; tally: Tally; postings: number };

const stride = 6;

/** Of one skill: the employers that ask, Σ y, Σ y², Σ m·y, and the sums of `AskingSums`. */
function readSums(own: Float64Array, skill: number) {
  const at = skill * stride;
  return {
    y: own[at] ?? 0,
    yy: own[at + 1] ?? 0,
    ny: own[at + 2] ?? 0,
    wy: own[at + 3] ?? 0,
    wyy: own[at + 4] ?? 0,
    employers: own[at + 5] ?? 0,
  };
}

function sumByEmployer(chosen: Chosen, wanted: readonly Strength[]): Sums {
  const tally = emptyTally(chosen.cells, wanted.length);
  const weakest = wanted.map((strength) => weakestOf[strength]);
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
    const vacancies = to - from;
    const employer = { counts, weakest, vacancies, weight: weightPerVacancy(vacancies) };
    for (let t = 0; t < found; t += 1) {
      const skill = touched[t] ?? 0;
      isTouched[skill] = 0;
      addEmployer(tally, skill, employer);
    }
  }
  return { all: sumSizes(sizesOf(chosen)), tally, postings };
}

/** The least requirement that counts at a strength: 3 required, 2 preferred, anything named. */
const weakestOf: Record<Strength, number> = { required: 3, asked: 2, named: 0 };

function* sizesOf({ start }: Chosen): Generator<number> {
  for (let e = 0; e + 1 < start.length; e += 1) yield (start[e + 1] ?? 0) - (start[e] ?? 0);
}

function emptyTally(cells: readonly Cell[], wanted: number): Tally {
  const size = 1 + lastSkill(cells);
  return {
    size,
    required: new Uint32Array(size),
    asked: new Uint32Array(size),
    named: new Uint32Array(size),
    strengths: Array.from({ length: wanted }, () => new Float64Array(size * stride)),
  };
}

/** The highest skill number in cells, -1 in none. */
export function lastSkill(cells: readonly Cell[]): number {
  let last = -1;
  for (const { skill } of cells) {
    // By index: an iterator over millions of entries would cost more than counting them.
    for (let entry = 0; entry < skill.length; entry += 1) {
      const number = skill[entry] ?? 0;
      if (number > last) last = number;
    }
  }
  return last;
}

type Employer = {
  counts: Uint32Array;
  weakest: readonly number[];
  vacancies: number;
  /** What a vacancy of it weighs. */
  weight: number;
};

/** Adds an employer to a skill's sums, and clears its counts for the next employer. */
function addEmployer(tally: Tally, skill: number, employer: Employer): void {
  const { counts, weakest, vacancies, weight } = employer;
  const at = 4 * skill;
  const required = counts[at + 3] ?? 0;
  const asked = required + (counts[at + 2] ?? 0);
  const named = asked + (counts[at + 1] ?? 0) + (counts[at] ?? 0);
  counts[at] = 0;
  counts[at + 1] = 0;
  counts[at + 2] = 0;
  counts[at + 3] = 0;
  tally.required[skill] = (tally.required[skill] ?? 0) + required;
  tally.asked[skill] = (tally.asked[skill] ?? 0) + asked;
  tally.named[skill] = (tally.named[skill] ?? 0) + named;
  for (let s = 0; s < weakest.length; s += 1) {
    const own = tally.strengths[s];
    const least = weakest[s];
    const y = least === 3 ? required : least === 2 ? asked : named;
    if (!own || y === 0) continue;
    const first = skill * stride;
    own[first] = (own[first] ?? 0) + y;
    own[first + 1] = (own[first + 1] ?? 0) + y * y;
    own[first + 2] = (own[first + 2] ?? 0) + y * vacancies;
    own[first + 3] = (own[first + 3] ?? 0) + weight * y;
    own[first + 4] = (own[first + 4] ?? 0) + (weight * y * y) / vacancies;
    own[first + 5] = (own[first + 5] ?? 0) + 1;
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
