import type { Db } from '../db/open.ts';
import type { Cell } from './cell.ts';
import { type Changes, measureChanges } from './change.ts';
import type { Ledger } from './health.ts';
import {
  type Demand,
  measureDemand,
  measureStrengths,
  type SkillDemand,
  type Strength,
} from './measure.ts';
import { measurePanel, measurePeriods, type Panel, type PanelPeriod } from './panel.ts';
import { describeSlice, type InSlice, type Slice } from './slice.ts';
import { findPeriod, type LoadedSlice, listSkills, loadLedger, loadSlice } from './store.ts';

export type SkillName = { id: string; name: string; category: string };

/** A slice with its period made certain, and everything that measuring it needs. */
export type OpenSlice = {
  slice: Slice & { since: number; until: number };
  /** In words, for titles. */
  words: string;
  cells: Cell[];
  isIn: InSlice;
  /** Names of skills by number. */
  names: ReadonlyMap<number, SkillName>;
};

/** Weeks of a slice whose period is left open: a quarter. */
export const defaultWeeks = 13;

/**
 * Loads a slice. An open period is the 13 weeks that end with the last one that has vacancies of the slice's
 * roles and is not in the future. Returns null when the database holds no vacancies of these roles.
 */
export async function openSlice(db: Db, slice: Slice, thisWeek: number): Promise<OpenSlice | null> {
  const period = await findPeriod(db, slice.roles);
  if (!period) return null;
  const until = slice.until ?? Math.min(period.last, thisWeek);
  const since = slice.since ?? Math.max(period.first, until - defaultWeeks + 1);
  const certain = { ...slice, since, until };
  const [{ cells, isIn }, names] = await Promise.all([loadSlice(db, certain), listSkills(db)]);
  return { slice: certain, words: describeSlice(certain), cells, isIn, names };
}

/** The slice of the period of the same length that ends before this one begins. */
export function slideBack(slice: OpenSlice['slice']): OpenSlice['slice'] {
  const length = slice.until - slice.since + 1;
  return { ...slice, since: slice.since - length, until: slice.since - 1 };
}

/** What an open slice is compared with: the period before it, and the runs of both where there are any. */
export type Earlier = LoadedSlice & { ledger?: Ledger };

/** Loads the period of the same length before an open slice, as `slideBack` has it. */
export async function openEarlier(db: Db, { slice }: Pick<OpenSlice, 'slice'>): Promise<Earlier> {
  const before = slideBack(slice);
  const [loaded, ledger] = await Promise.all([
    loadSlice(db, before),
    loadLedger(db, { since: before.since, until: slice.until }),
  ]);
  return { ...loaded, ledger };
}

/** What moved from the period before an open slice to it, as `measureChanges` tests it. */
export function findChanges(
  open: Pick<OpenSlice, 'cells' | 'isIn'>,
  { cells, isIn, ...read }: Earlier,
  strength: Strength = 'asked',
): Changes {
  // A cell's week is of one period only, and each filter looks at the week.
  const isInEither: InSlice = (cell, i) => open.isIn(cell, i) || isIn(cell, i);
  return measureChanges({ before: cells, now: open.cells }, isInEither, { strength, ...read });
}

/** The panel of an open slice by its sources' runs; `db` is null where none stands behind it, as for the baseline. */
export async function findPanel(
  db: Db | null,
  open: Pick<OpenSlice, 'slice' | 'cells' | 'isIn'>,
  options: { strength: Strength; asOf: number; periodOf?: (week: number) => number },
): Promise<Panel> {
  const ledger: Ledger = db ? await loadLedger(db, open.slice) : new Map();
  return measurePanel(open.cells, open.isIn, { ...options, ledger });
}

/** What is known of the weeks of an open slice: which are still growing, and in which too much was broken. */
export async function findWeeks(
  db: Db | null,
  open: Pick<OpenSlice, 'slice' | 'cells' | 'isIn'>,
  options: { asOf: number; periodOf?: (week: number) => number },
): Promise<PanelPeriod[]> {
  const ledger: Ledger = db ? await loadLedger(db, open.slice) : new Map();
  return measurePeriods(open.cells, open.isIn, { ...options, ledger });
}

/** One skill's demand with its id and name. */
export type NamedDemand = SkillDemand & SkillName;

/** The demand of an open slice with its skills named. */
export type NamedSlice = Omit<Demand, 'skills'> & { skills: NamedDemand[] };

/** Measures an open slice and names the skills; equal ranks are in the order of ids. */
export function measureSlice(open: OpenSlice, strength: Strength = 'asked'): NamedSlice {
  return nameSkills(measureDemand(open.cells, open.isIn, strength), open);
}

/** As `measureSlice`, at every strength in one reading of the cells. */
export function measureStrengthsOf(open: OpenSlice): (strength: Strength) => NamedSlice {
  const measured = measureStrengths(open.cells, open.isIn);
  return (strength) => nameSkills(measured(strength), open);
}

function nameSkills(
  { sample, strength, skills }: Demand,
  { names }: Pick<OpenSlice, 'names'>,
): NamedSlice {
  const named = skills.flatMap((skill) => {
    const name = names.get(skill.skill);
    return name ? [{ ...skill, ...name }] : [];
  });
  named.sort(
    (a, b) => b[strength] - a[strength] || b.required - a.required || (a.id < b.id ? -1 : 1),
  );
  return { sample, strength, skills: named };
}
