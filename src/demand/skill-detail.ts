import { type Level, levels } from '../postings/posting.ts';
import { type Cell, unpackLetters } from './cell.ts';
import { leastSample } from './interval.ts';
import type { InSlice } from './slice.ts';

/** What else a slice says of one skill; counts are vacancies, skills are numbers. */
export type SkillDetail = {
  /** Each level with its vacancies, and how many of them ask for the skill; null where none is stated. */
  levels: { level: Level | null; vacancies: number; asked: number }[];
  /** Other skills of the vacancies that ask for it, most frequent first; `lift` is how many times likelier than in all. */
  askedWith: { skill: number; together: number; lift: number }[];
  /** Skills that are named in one either-or set with it. */
  alternatives: { skill: number; together: number }[];
  /** Pay per year by currency, the middle of each stated range; most vacancies first. */
  pay: StatedPay[];
  /** Ids of vacancies that ask for it, latest week first, at most 400. */
  vacancies: number[];
};

/** How many of those that ask state their pay; the quartiles of these, null below 30. */
export type StatedPay = {
  currency: string;
  n: number;
  quartiles: { low: number; median: number; high: number; medianOfAll: number } | null;
};

const keptVacancies = 400;

/** Reads what the cells of a slice say of one skill, by its number; the quartiles of pay are of those who ask for it. */
export function measureSkillDetail(
  { cells, isIn }: { readonly cells: readonly Cell[]; readonly isIn: InSlice },
  number: number,
): SkillDetail {
  const tally = startTally();
  for (const cell of cells) {
    for (let i = 0; i < cell.size; i += 1) if (isIn(cell, i)) countVacancy(cell, i, number, tally);
  }
  const { asking, total } = tally;
  const together = [...tally.together].map(([skill, n]) => ({
    skill,
    together: n,
    lift: n / asking.length / ((tally.all.get(skill) ?? n) / total),
  }));
  return {
    levels: [...levels, null].flatMap((level, at) =>
      levelOf(level, at === levels.length ? 0 : at + 1, tally),
    ),
    askedWith: together.sort((a, b) => b.together - a.together || a.skill - b.skill),
    alternatives: [...tally.alternatives]
      .map(([skill, n]) => ({ skill, together: n }))
      .sort((a, b) => b.together - a.together || a.skill - b.skill),
    pay: describePay(tally),
    vacancies: asking.slice(-keptVacancies).reverse(),
  };
}

type Tally = ReturnType<typeof startTally>;

function startTally() {
  return {
    total: 0,
    asking: [] as number[],
    levels: new Map<number, { vacancies: number; asked: number }>(),
    all: new Map<number, number>(),
    together: new Map<number, number>(),
    alternatives: new Map<number, number>(),
    pay: new Map<number, { asked: number[]; all: number[] }>(),
  };
}

/** Requirement 2 (preferred) and 3 (required) are asked for. */
const isAsked = (need: number): boolean => (need & 3) >= 2;

function countVacancy(cell: Cell, i: number, number: number, tally: Tally): void {
  const from = cell.start[i] ?? 0;
  const to = cell.start[i + 1] ?? from;
  let set = -1;
  for (let at = from; at < to; at += 1) {
    const need = cell.need[at] ?? 0;
    if (cell.skill[at] === number && isAsked(need)) set = need >> 2;
    if (isAsked(need)) add(tally.all, cell.skill[at] ?? 0);
  }
  const asks = set >= 0;
  tally.total += 1;
  const level = cell.level[i] ?? 0;
  const known = tally.levels.get(level) ?? { vacancies: 0, asked: 0 };
  tally.levels.set(level, { vacancies: known.vacancies + 1, asked: known.asked + (asks ? 1 : 0) });
  countPay(cell, i, asks, tally);
  if (!asks) return;
  tally.asking.push(cell.vacancy[i] ?? 0);
  for (let at = from; at < to; at += 1) {
    const need = cell.need[at] ?? 0;
    const skill = cell.skill[at] ?? 0;
    if (skill === number || !isAsked(need)) continue;
    add(tally.together, skill);
    if (set > 0 && need >> 2 === set) add(tally.alternatives, skill);
  }
}

function countPay(cell: Cell, i: number, asks: boolean, { pay }: Tally): void {
  const currency = cell.currency[i] ?? 0;
  const [low = Number.NaN, high = Number.NaN] = [cell.payMin[i], cell.payMax[i]];
  const middle = Number.isNaN(low) ? high : Number.isNaN(high) ? low : (low + high) / 2;
  if (currency === 0 || Number.isNaN(middle)) return;
  const known = pay.get(currency) ?? { asked: [], all: [] };
  if (asks) known.asked.push(middle);
  known.all.push(middle);
  pay.set(currency, known);
}

function levelOf(level: Level | null, packed: number, { levels: counted }: Tally) {
  const found = counted.get(packed);
  return found ? [{ level, ...found }] : [];
}

function describePay({ pay }: Tally): SkillDetail['pay'] {
  return [...pay]
    .flatMap(([packed, { asked, all }]) => {
      const currency = unpackLetters(packed);
      if (currency === null || asked.length === 0) return [];
      const quartiles = asked.length < leastSample ? null : quartilesOf(asked, all);
      return [{ currency, n: asked.length, quartiles }];
    })
    .sort((a, b) => b.n - a.n);
}

function quartilesOf(asked: readonly number[], all: readonly number[]) {
  const [low, median, high] = [0.25, 0.5, 0.75].map((p) => quantile(asked, p));
  return { low: low ?? 0, median: median ?? 0, high: high ?? 0, medianOfAll: quantile(all, 0.5) };
}

/** The quantile with linear interpolation (Hyndman and Fan 1996, type 7). */
function quantile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * p;
  const [low = 0, high = low] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low + (high - low) * (at - Math.floor(at));
}

function add(counts: Map<number, number>, skill: number): void {
  counts.set(skill, (counts.get(skill) ?? 0) + 1);
}
