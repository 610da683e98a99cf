import { type Cell, degrees, packCountry, packCurrency } from '../demand/cell.ts';
import { leastSample } from '../demand/interval.ts';
import { measureSharesAt, type Shares } from '../demand/measure.ts';
import { rankCounts } from '../demand/rank.ts';
import type { InSlice } from '../demand/slice.ts';
import { levels } from '../postings/posting.ts';
import { countCellNeeds } from './cell-needs.ts';
import type { Evidence, Measure, PayQuestion, SkillEvidence, Strength } from './evidence.ts';
import type { Tested } from './trends.ts';
import { wilson } from './wilson.ts';

/** What is known beside the cells: the skills by number, and the dictionary. */
export type Known = {
  readonly skills: ReadonlyMap<number, { readonly id: string; readonly name: string }>;
  readonly dictionary: Implying;
  readonly growthPerYear?: Evidence['growthPerYear'];
};

/** What of a dictionary is known here: what each skill implies directly. */
export type Implying = {
  readonly skills: ReadonlyMap<string, { readonly implies?: readonly string[] }>;
};

type Loaded = { readonly cells: readonly Cell[]; readonly isIn: InSlice };

/** The evidence of a loaded slice, of one period alone. Its cells are read once, for all strengths. */
export function gatherEvidence(slice: Loaded, known: Known): Evidence {
  const numberOf = new Map([...known.skills].map(([number, { id }]) => [id, number]));
  const measureAt = measureSharesAt(slice.cells, slice.isIn);
  const measured = new Map<Strength, Shares>();
  const sharesAt = (strength: Strength): Shares => {
    const shares = measured.get(strength) ?? measureAt(strength);
    measured.set(strength, shares);
    return shares;
  };
  const asked = sharesAt('asked');
  const degree = measureDegree(slice);
  return {
    vacancies: asked.sample.vacancies,
    employers: asked.sample.employers,
    skills: skillEvidence(asked, known),
    implies: closeImplications(known.dictionary),
    measure: (skill, strength) =>
      toMeasure(numberOf.get(skill) ?? null, strength, sharesAt(strength)),
    ...countCellNeeds(slice, numberOf),
    pay: (question) => medianPay(slice, question),
    ...(degree === null ? {} : { degree }),
    ...(known.growthPerYear === undefined ? {} : { growthPerYear: known.growthPerYear }),
  };
}

/** The evidence with what moved, by skill id. */
export function addTrends(evidence: Evidence, trends: ReadonlyMap<string, Tested>): Evidence {
  const skills = [...evidence.skills].map(
    ([id, skill]) => [id, { ...skill, ...trends.get(id) }] as const,
  );
  return { ...evidence, skills: new Map(skills) };
}

/** Everything that a skill brings, following direct links as far as they go; cycles end. Most bring nothing. */
export function closeImplications({ skills }: Implying): Map<string, string[]> {
  const closed = new Map<string, string[]>();
  for (const [skill, { implies = [] }] of skills) {
    if (implies.length === 0) continue;
    const found = new Set([skill]);
    for (const next of found) {
      for (const implied of skills.get(next)?.implies ?? []) found.add(implied);
    }
    found.delete(skill);
    closed.set(skill, [...found]);
  }
  return closed;
}

function skillEvidence(asked: Shares, { skills }: Known): Map<string, SkillEvidence> {
  const { sample, counts, employers } = asked;
  const rankOf = rankCounts(counts.asked);
  const evidence = [...skills].map(([number, { id, name }]): [string, SkillEvidence] => {
    const measure = toMeasure(number, 'asked', asked);
    const isRanked = measure.vacancies > 0 && sample.vacancies >= leastSample;
    const rank = isRanked ? rankOf(measure.vacancies) : null;
    return [
      id,
      { skill: id, name, employers: employers[number] ?? 0, asked: measure, rank, trend: null },
    ];
  });
  return new Map(evidence);
}

function toMeasure(skill: number | null, strength: Strength, shares: Shares): Measure {
  const { sample, counts } = shares;
  const vacancies = skill === null ? 0 : (counts[strength][skill] ?? 0);
  // No vacancy of few employers says little: none of so many employers, not of so many vacancies.
  if (skill === null || vacancies === 0) {
    return { ...wilson(0, Math.min(sample.vacancies, sample.employers)), vacancies: 0 };
  }
  const [share = Number.NaN, low = 0, high = 1] = [
    shares.share[skill],
    shares.low[skill],
    shares.high[skill],
  ];
  return Number.isNaN(share)
    ? wilson(vacancies, sample.vacancies)
    : { vacancies, share, low, high };
}

/**
 * The vacancies that ask for a degree, of all; null where none says anything of degrees, since then they were not read
 * for it.
 */
function measureDegree({ cells, isIn }: Loaded): NonNullable<Evidence['degree']> | null {
  const counts = { of: 0, said: 0, asking: 0 };
  for (const cell of cells) {
    for (let i = 0; i < cell.size; i += 1) {
      if (!isIn(cell, i)) continue;
      const degree = cell.degree[i] ?? 0;
      counts.of += 1;
      if (degree > 0) counts.said += 1;
      if (degree > 1 + degrees.indexOf('none')) counts.asking += 1;
    }
  }
  return counts.said === 0 ? null : { ...wilson(counts.asking, counts.of), of: counts.of };
}

function medianPay(
  { cells, isIn }: Loaded,
  { level, country, currency }: PayQuestion,
): { n: number; median: number } | null {
  const wanted = {
    level: level === null ? null : 1 + levels.indexOf(level),
    country: country === null ? null : packCountry(country),
    currency: packCurrency(currency),
  };
  const found: number[] = [];
  for (const cell of cells) {
    for (let i = 0; i < cell.size; i += 1) {
      if (cell.currency[i] !== wanted.currency) continue;
      if (wanted.level !== null && cell.level[i] !== wanted.level) continue;
      if (wanted.country !== null && cell.country[i] !== wanted.country) continue;
      const pay = middlePay(cell.payMin[i] ?? Number.NaN, cell.payMax[i] ?? Number.NaN);
      if (!Number.isNaN(pay) && isIn(cell, i)) found.push(pay);
    }
  }
  if (found.length === 0) return null;
  const ascending = Float64Array.from(found).sort();
  const half = found.length >> 1;
  const upper = ascending[half] ?? 0;
  const median = found.length % 2 === 1 ? upper : (upper + (ascending[half - 1] ?? upper)) / 2;
  return { n: found.length, median };
}

/** The middle of a stated range, or the one bound that is stated; NaN for neither. */
function middlePay(min: number, max: number): number {
  if (Number.isNaN(min)) return max;
  return Number.isNaN(max) ? min : (min + max) / 2;
}
