/** How many vacancies of the slice do something, as a share of all of them with its 95% interval, 0 to 1. */
export type Measure = {
  readonly vacancies: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
};

export type Trend = 'rising' | 'falling' | 'steady';

/** What the slice says about one skill: asked is required or preferred, named is also merely mentioned. */
export type SkillEvidence = {
  readonly skill: string;
  readonly name: string;
  readonly employers: number;
  readonly asked: Measure;
  readonly required: Measure;
  readonly named: Measure;
  /** 1 is the skill asked by most vacancies; null below the floor. */
  readonly rank: number | null;
  /** Null where the test for change was not possible. */
  readonly trend: Trend | null;
};

/**
 * What some vacancies need, all of them alike: each need is a set of skill ids of which one is enough.
 * Vacancies that require nothing have no needs.
 */
export type NeedSet = {
  readonly vacancies: number;
  readonly needs: readonly (readonly string[])[];
};

/** Pay as stated, per year in `currency`, over the `n` vacancies of a level and country (null is any). */
export type PayEvidence = {
  readonly level: string | null;
  readonly country: string | null;
  readonly currency: string;
  readonly n: number;
  readonly median: number;
};

/** Everything a roadmap is held against; all of it is about one slice. */
export type Evidence = {
  readonly vacancies: number;
  readonly employers: number;
  readonly skills: ReadonlyMap<string, SkillEvidence>;
  /** What each skill implies, closed over ("spring-boot" gives "spring" and "java"). */
  readonly implies: ReadonlyMap<string, readonly string[]>;
  readonly needSets: readonly NeedSet[];
  readonly pay?: readonly PayEvidence[];
  /** Vacancies that ask for a degree, of those where that was read. */
  readonly degree?: Measure & { readonly of: number };
  /** Growth of vacancies a year on the fixed panel, 0.18 is 18%. */
  readonly growthPerYear?: { readonly value: number; readonly low: number; readonly high: number };
};

/** Below this many vacancies words are said in place of a share. */
export const floor = 30;
