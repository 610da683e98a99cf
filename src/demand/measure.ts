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

const weakest: Record<Strength, number> = { required: 3, asked: 2, named: 1 };

/**
 * Measures the demand of every skill in a slice, most asked first. A vacancy of an unknown employer counts as
 * an employer of its own. Each vacancy is counted once: cells hold vacancies, not postings.
 */
export function measureDemand(
  cells: readonly Cell[],
  isIn: InSlice,
  strength: Strength = 'asked',
): Demand {
  const chosen = chooseVacancies(cells, isIn);
  const sums = sumByEmployer(chosen, weakest[strength]);
  const { clusters, n, nn } = sums.all;
  const skills = [...sums.bySkill].map(([skill, s]): SkillDemand => {
    const measured = n >= leastSample;
    const byEmployer = clusters >= leastSample;
    return {
      skill,
      required: s.required,
      asked: s.asked,
      named: s.named,
      employers: s.employers,
      share: measured ? s.y / n : null,
      interval: measured
        ? clusteredInterval({ clusters, n, nn, y: s.y, yy: s.yy, ny: s.ny })
        : null,
      employerShare: byEmployer ? s.employers / clusters : null,
      employerInterval: byEmployer ? wilsonInterval(s.employers, clusters) : null,
      rank: null,
    };
  });
  const sample = { vacancies: n, employers: clusters, postings: sums.postings };
  return { sample, strength, skills: rankSkills(skills, strength, n >= leastSample) };
}

/** Vacancies of a slice in the order of their employers: pairs of cell and index, and where employers start. */
type Chosen = { cells: Cell[]; at: Uint32Array; index: Uint32Array; firstOf: number[] };

function chooseVacancies(cells: readonly Cell[], isIn: InSlice): Chosen {
  const keys: { employer: number; cell: number; i: number }[] = [];
  cells.forEach((cell, c) => {
    for (let i = 0; i < cell.size; i += 1) {
      if (isIn(cell, i)) keys.push({ employer: cell.employer[i] ?? 0, cell: c, i });
    }
  });
  keys.sort((a, b) => a.employer - b.employer);
  const firstOf: number[] = [];
  keys.forEach(({ employer }, k) => {
    if (k === 0 || employer === 0 || employer !== keys[k - 1]?.employer) firstOf.push(k);
  });
  const at = Uint32Array.from(keys, (key) => key.cell);
  return { cells: [...cells], at, index: Uint32Array.from(keys, (key) => key.i), firstOf };
}

type Tally = {
  required: number;
  asked: number;
  named: number;
  employers: number;
  y: number;
  yy: number;
  ny: number;
};

function sumByEmployer(chosen: Chosen, least: number) {
  const all = { clusters: chosen.firstOf.length, n: chosen.at.length, nn: 0 };
  const bySkill = new Map<number, Tally>();
  const counts = new Uint32Array(65_536);
  let postings = 0;
  chosen.firstOf.forEach((from, e) => {
    const to = chosen.firstOf[e + 1] ?? chosen.at.length;
    const touched: number[] = [];
    for (let k = from; k < to; k += 1) {
      const cell = chosen.cells[chosen.at[k] ?? 0];
      const i = chosen.index[k] ?? 0;
      if (!cell) continue;
      postings += cell.postings[i] ?? 1;
      countVacancy(cell, i, { least, bySkill, counts, touched });
    }
    all.nn += (to - from) ** 2;
    for (const skill of touched) addEmployer(bySkill, skill, counts[skill] ?? 0, to - from);
    for (const skill of touched) counts[skill] = 0;
  });
  return { all, bySkill, postings };
}

type Counting = {
  least: number;
  bySkill: Map<number, Tally>;
  counts: Uint32Array;
  touched: number[];
};

function countVacancy(cell: Cell, i: number, { least, bySkill, counts, touched }: Counting): void {
  const end = cell.start[i + 1] ?? 0;
  for (let entry = cell.start[i] ?? 0; entry < end; entry += 1) {
    const skill = cell.skill[entry] ?? 0;
    const requirement = (cell.need[entry] ?? 0) & 3;
    const tally = bySkill.get(skill) ?? newTally(bySkill, skill);
    tally.named += 1;
    if (requirement >= 2) tally.asked += 1;
    if (requirement === 3) tally.required += 1;
    if (requirement < least) continue;
    if (counts[skill] === 0) touched.push(skill);
    counts[skill] = (counts[skill] ?? 0) + 1;
  }
}

function newTally(bySkill: Map<number, Tally>, skill: number): Tally {
  const tally = { required: 0, asked: 0, named: 0, employers: 0, y: 0, yy: 0, ny: 0 };
  bySkill.set(skill, tally);
  return tally;
}

function addEmployer(bySkill: Map<number, Tally>, skill: number, y: number, n: number): void {
  const tally = bySkill.get(skill);
  if (!tally || y === 0) return;
  tally.employers += 1;
  tally.y += y;
  tally.yy += y * y;
  tally.ny += y * n;
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
