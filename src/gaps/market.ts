import type { Slice } from '../demand/slice.ts';
import type { Requirement } from '../skills/reading.ts';

/**
 * The vacancies of one slice as flat arrays, so that hundreds of thousands are walked in milliseconds and can be
 * sent to a browser. Vacancy v has the needs `needStart[v]` to `needStart[v + 1]`; need k is met by any one of the
 * skills `members[memberStart[k]]` to `members[memberStart[k + 1]]`, which are indexes into `skills`.
 * Only vacancies that state a required skill are in it: the others cannot be fitted or failed.
 */
export type Market = {
  readonly skills: readonly string[];
  /** Ids of the vacancies, as `vacancyId` reads them: a database's numbers stay numbers, which are a tenth of the memory. */
  readonly ids: ArrayLike<string | number>;
  /** Index of each vacancy's employer. */
  readonly employers: Uint32Array;
  readonly employerCount: number;
  readonly needStart: Uint32Array;
  readonly needVacancy: Uint32Array;
  readonly memberStart: Uint32Array;
  readonly members: Uint16Array;
  readonly preferredStart: Uint32Array;
  readonly preferred: Uint16Array;
  /** Needs that skill s can meet: `skillNeeds[skillNeedStart[s]]` to `skillNeeds[skillNeedStart[s + 1]]`, ascending. */
  readonly skillNeedStart: Uint32Array;
  readonly skillNeeds: Uint32Array;
  /** 1 while a posting of the vacancy is open. */
  readonly open: Uint8Array;
  /** Vacancies of the slice that state no required skill, and so are left out. */
  readonly unstated: number;
  readonly slice: Slice;
  /** First and last day of publication, ISO dates, null where unknown. */
  readonly from: string | null;
  readonly to: string | null;
};

/** The id of vacancy v. */
export function vacancyId({ ids }: Pick<Market, 'ids'>, v: number): string {
  return String(ids[v] ?? '');
}

/** One vacancy before packing: each need is a set of skill ids of which one is enough. */
export type MarketEntry = {
  readonly id: string;
  readonly employer: string;
  /** ISO date of publication. */
  readonly day: string | null;
  readonly needs: readonly (readonly string[])[];
  readonly preferred: readonly string[];
  /** Whether a posting of it is still open; true unless given. */
  readonly open?: boolean;
};

/** One skill of one vacancy, as the database and the baseline hold it. */
export type MarketRow = {
  readonly vacancy: string;
  readonly employer: string;
  readonly day?: string | null;
  readonly skill: string;
  readonly requirement: Requirement;
  readonly alternatives: number | null;
};
