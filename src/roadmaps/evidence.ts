import type { Level } from '../postings/posting.ts';

/** How many vacancies of the slice do something, as a share of all of them with its 95% interval, 0 to 1. */
export type Measure = {
  readonly vacancies: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
};

export type Trend = 'rising' | 'falling' | 'steady';

/** How strongly a vacancy asks: required; also preferred; or named at all. */
export type Strength = 'required' | 'asked' | 'named';

/** What the slice says about one skill; `asked` is required or preferred. */
export type SkillEvidence = {
  readonly skill: string;
  readonly name: string;
  readonly employers: number;
  readonly asked: Measure;
  /** 1 is the skill asked by most vacancies; null below the floor. */
  readonly rank: number | null;
  /** Null where the test for change was not possible. */
  readonly trend: Trend | null;
  /** By how much the share changed since the period before, with the 95% interval of that. */
  readonly change?: Difference;
};

/** A difference of shares, -1 to 1, with its 95% interval. */
export type Difference = { readonly value: number; readonly low: number; readonly high: number };

/** Pay as stated, per year, of the vacancies of a level and country; null is any. */
export type PayQuestion = {
  readonly level: Level | null;
  readonly country: string | null;
  readonly currency: string;
};

/** `metIn[p]` vacancies have every required need met from phase p on, of `total` that require anything. */
export type MetByPhase = { readonly total: number; readonly metIn: readonly number[] };

/** Everything a roadmap is held against; all of it is about one slice, and every function is pure. */
export type Evidence = {
  readonly vacancies: number;
  readonly employers: number;
  /** Every skill of the dictionary, those that nobody asks for included. */
  readonly skills: ReadonlyMap<string, SkillEvidence>;
  /** What each skill implies, closed over ("spring-boot" gives "spring" and "java"). */
  readonly implies: ReadonlyMap<string, readonly string[]>;
  /** The vacancies that require, ask for or name a skill. */
  readonly measure: (skill: string, strength: Strength) => Measure;
  /**
   * Sorts vacancies by the phase in which their last need is met; `phaseOf` says from which phase (0 to
   * `phases` - 1) on a skill is learned. Of an either-or set any one member is enough.
   */
  readonly countMet: (phaseOf: ReadonlyMap<string, number>, phases: number) => MetByPhase;
  /** Of the vacancies that require `given`, alone or in a set, those that require `skill` too. */
  readonly countTogether: (skill: string, given: string) => { given: number; both: number };
  /** How many vacancies state their pay, and its median in the question's currency; null for none. */
  readonly pay: (question: PayQuestion) => { n: number; median: number } | null;
  /** Vacancies that ask for a degree, of those where that was read. */
  readonly degree?: Measure & { readonly of: number };
  /** Growth of vacancies a year on the fixed panel, 0.18 is 18%. */
  readonly growthPerYear?: { readonly value: number; readonly low: number; readonly high: number };
};
