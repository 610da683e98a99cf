import type { Cell } from './cell.ts';
import { clusteredInterval, type Interval, leastSample, wilsonInterval } from './interval.ts';
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
  const chosen = chooseVacancies(cells, isIn);
  const sums = sumByEmployer(
    chosen,
    wanted.map((strength) => weakest[strength]),
  );
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
  const { all, bySkill } = sumByEmployer(chooseVacancies(cells, isIn), [weakest[strength]]);
  const skills = bySkill
    .filter(Boolean)
    .map(({ skill, sums }) => [skill, sums[0] ?? nothing] as const);
  return { ...all, skills: new Map(skills) };
}

const weakest: Record<Strength, number> = { required: 3, asked: 2, named: 1 };

function toDemand({ all, bySkill, postings }: Sums, strength: Strength, at: number): Demand {
  const { clusters, n, nn } = all;
  const measured = n >= leastSample;
  const byEmployer = clusters >= leastSample;
  // `filter` passes over the numbers that no skill has.
  const skills = bySkill.filter(Boolean).map((tally): SkillDemand => {
    const { skill, required, asked, named } = tally;
    const { employers, y, yy, ny } = tally.sums[at] ?? nothing;
    return {
      skill,
      required,
      asked,
      named,
      employers,
      share: measured ? y / n : null,
      interval: measured ? clusteredInterval({ clusters, n, nn, y, yy, ny }) : null,
      employerShare: byEmployer ? employers / clusters : null,
      employerInterval: byEmployer ? wilsonInterval(employers, clusters) : null,
      rank: null,
    };
  });
  const sample = { vacancies: n, employers: clusters, postings };
  return { sample, strength, skills: rankSkills(skills, strength, measured) };
}

/** Vacancies of a slice in the order of their employers: pairs of cell and index, and where employers start. */
type Chosen = { cells: Cell[]; at: Uint32Array; index: Uint32Array; firstOf: number[] };

function chooseVacancies(cells: readonly Cell[], isIn: InSlice): Chosen {
  const found: number[] = [];
  const places: number[] = [];
  cells.forEach((cell, c) => {
    for (let i = 0; i < cell.size; i += 1) {
      if (!isIn(cell, i)) continue;
      // Employer and place in one number, so that they are sorted as numbers: both are below 2^26.
      found.push((cell.employer[i] ?? 0) * 2 ** 26 + places.length / 2);
      places.push(c, i);
    }
  });
  const keys = Float64Array.from(found).sort();
  const at = new Uint32Array(keys.length);
  const index = new Uint32Array(keys.length);
  const firstOf: number[] = [];
  let last = -1;
  keys.forEach((key, k) => {
    const employer = Math.floor(key / 2 ** 26);
    const place = key - employer * 2 ** 26;
    at[k] = places[2 * place] ?? 0;
    index[k] = places[2 * place + 1] ?? 0;
    if (employer === 0 || employer !== last) firstOf.push(k);
    last = employer;
  });
  return { cells: [...cells], at, index, firstOf };
}

/** Over employers (e), at one strength: those that ask, Σ y, Σ y² and Σ n·y. */
type StrengthSums = { employers: number; y: number; yy: number; ny: number };
type Tally = {
  skill: number;
  required: number;
  asked: number;
  named: number;
  sums: StrengthSums[];
  /** Whether the employer in hand names the skill. */
  touched: boolean;
};
type Sums = {
  all: { clusters: number; n: number; nn: number };
  /** By the skill's number; most numbers have none. */
  bySkill: readonly Tally[];
  postings: number;
};

const nothing: StrengthSums = { employers: 0, y: 0, yy: 0, ny: 0 };

function sumByEmployer(chosen: Chosen, least: readonly number[]): Sums {
  const all = { clusters: chosen.firstOf.length, n: chosen.at.length, nn: 0 };
  const bySkill: Tally[] = [];
  const counts = least.map(() => new Uint32Array(65_536));
  let postings = 0;
  chosen.firstOf.forEach((from, e) => {
    const to = chosen.firstOf[e + 1] ?? chosen.at.length;
    const touched: Tally[] = [];
    for (let k = from; k < to; k += 1) {
      const cell = chosen.cells[chosen.at[k] ?? 0];
      const i = chosen.index[k] ?? 0;
      if (!cell) continue;
      postings += cell.postings[i] ?? 1;
      countVacancy(cell, i, { least, bySkill, counts, touched });
    }
    all.nn += (to - from) ** 2;
    for (const tally of touched) addEmployer(tally, counts, to - from);
  });
  return { all, bySkill, postings };
}

type Counting = {
  least: readonly number[];
  bySkill: Tally[];
  counts: readonly Uint32Array[];
  touched: Tally[];
};

function countVacancy(cell: Cell, i: number, { least, bySkill, counts, touched }: Counting): void {
  const end = cell.start[i + 1] ?? 0;
  for (let entry = cell.start[i] ?? 0; entry < end; entry += 1) {
    const skill = cell.skill[entry] ?? 0;
    const requirement = (cell.need[entry] ?? 0) & 3;
    const tally = bySkill[skill] ?? newTally(bySkill, skill, least.length);
    tally.named += 1;
    if (requirement >= 2) tally.asked += 1;
    if (requirement === 3) tally.required += 1;
    if (!tally.touched) touched.push(tally);
    tally.touched = true;
    for (let s = 0; s < least.length; s += 1) {
      const own = counts[s];
      if (own && requirement >= (least[s] ?? 0)) own[skill] = (own[skill] ?? 0) + 1;
    }
  }
}

function newTally(bySkill: Tally[], skill: number, size: number): Tally {
  const sums = Array.from({ length: size }, () => ({ ...nothing }));
  const tally = { skill, required: 0, asked: 0, named: 0, sums, touched: false };
  bySkill[skill] = tally;
  return tally;
}

/** Adds an employer of `n` vacancies to a skill's sums, and clears its counts for the next employer. */
function addEmployer(tally: Tally, counts: readonly Uint32Array[], n: number): void {
  tally.touched = false;
  for (let s = 0; s < counts.length; s += 1) {
    const own = counts[s];
    const sums = tally.sums[s];
    const y = own?.[tally.skill] ?? 0;
    if (!own || !sums || y === 0) continue;
    own[tally.skill] = 0;
    sums.employers += 1;
    sums.y += y;
    sums.yy += y * y;
    sums.ny += y * n;
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
