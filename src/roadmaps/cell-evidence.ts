import { type Cell, degrees, packCountry, packCurrency } from '../demand/cell.ts';
import { type Demand, measureStrengths, type SkillDemand } from '../demand/measure.ts';
import type { InSlice } from '../demand/slice.ts';
import { levels } from '../postings/posting.ts';
import { countCellNeeds } from './cell-needs.ts';
import type {
  Difference,
  Evidence,
  Measure,
  PayQuestion,
  SkillEvidence,
  Strength,
  Trend,
} from './evidence.ts';
import { wilson } from './wilson.ts';

/** What is known beside the cells: the skills by number, their direct implications, and tests for change. */
export type Known = {
  readonly skills: ReadonlyMap<number, { readonly id: string; readonly name: string }>;
  readonly implies: ReadonlyMap<string, readonly string[]>;
  readonly trends?: ReadonlyMap<string, { readonly trend: Trend; readonly change: Difference }>;
  readonly growthPerYear?: Evidence['growthPerYear'];
};

type Loaded = { readonly cells: readonly Cell[]; readonly isIn: InSlice };

/** The evidence of a loaded slice. Its cells are read once, for all strengths. */
export function gatherEvidence(slice: Loaded, known: Known): Evidence {
  const numberOf = new Map([...known.skills].map(([number, { id }]) => [id, number]));
  const demandOf = measureStrengths(slice.cells, slice.isIn);
  const measured = new Map<Strength, Measured>();
  const demandAt = (strength: Strength): Measured => {
    const done = measured.get(strength) ?? index(demandOf(strength));
    measured.set(strength, done);
    return done;
  };
  const asked = demandAt('asked');
  const { vacancies, employers } = asked.demand.sample;
  const degree = measureDegree(slice);
  return {
    vacancies,
    employers,
    skills: skillEvidence(asked, known),
    implies: closeImplications(known.implies),
    measure: (skill, strength) => {
      const { demand, byNumber } = demandAt(strength);
      return toMeasure(byNumber.get(numberOf.get(skill) ?? -1), strength, demand);
    },
    ...countCellNeeds(slice, numberOf),
    pay: (question) => medianPay(slice, question),
    ...(degree === null ? {} : { degree }),
    ...(known.growthPerYear === undefined ? {} : { growthPerYear: known.growthPerYear }),
  };
}

/** Everything that each skill brings, following direct links as far as they go; cycles end. */
export function closeImplications(
  direct: ReadonlyMap<string, readonly string[]>,
): Map<string, string[]> {
  const closed = new Map<string, string[]>();
  for (const skill of direct.keys()) {
    const found = new Set([skill]);
    for (const next of found) for (const implied of direct.get(next) ?? []) found.add(implied);
    found.delete(skill);
    closed.set(skill, [...found]);
  }
  return closed;
}

type Measured = { readonly demand: Demand; readonly byNumber: ReadonlyMap<number, SkillDemand> };

function index(demand: Demand): Measured {
  return { demand, byNumber: new Map(demand.skills.map((skill) => [skill.skill, skill])) };
}

function skillEvidence({ demand, byNumber }: Measured, known: Known): Map<string, SkillEvidence> {
  const evidence = [...known.skills].map(([number, { id, name }]): SkillEvidence => {
    const found = byNumber.get(number);
    return {
      skill: id,
      name,
      employers: found?.employers ?? 0,
      asked: toMeasure(found, 'asked', demand),
      rank: found !== undefined && found.asked > 0 ? found.rank : null,
      trend: null,
      ...known.trends?.get(id),
    };
  });
  return new Map(evidence.map((one) => [one.skill, one]));
}

function toMeasure(
  skill: SkillDemand | undefined,
  strength: Strength,
  { sample }: Demand,
): Measure {
  // No vacancy of few employers says little: none of so many employers, not of so many vacancies.
  if (skill === undefined || skill[strength] === 0) {
    return { ...wilson(0, Math.min(sample.vacancies, sample.employers)), vacancies: 0 };
  }
  const vacancies = skill[strength];
  if (skill.share === null || skill.interval === null) return wilson(vacancies, sample.vacancies);
  return { vacancies, share: skill.share, ...skill.interval };
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
  found.sort((a, b) => a - b);
  const half = found.length >> 1;
  const upper = found[half] ?? 0;
  const median = found.length % 2 === 1 ? upper : (upper + (found[half - 1] ?? upper)) / 2;
  return { n: found.length, median };
}

/** The middle of a stated range, or the one bound that is stated; NaN for neither. */
function middlePay(min: number, max: number): number {
  if (Number.isNaN(min)) return max;
  return Number.isNaN(max) ? min : (min + max) / 2;
}
