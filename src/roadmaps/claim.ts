import type { Level } from '../postings/posting.ts';

/** What a guide asserts about the market, as something that postings can answer. Shares are 0 to 1. */
export type ClaimTest =
  /** About this share of vacancies names the skill, within five points. */
  | { readonly kind: 'share-is'; readonly skill: string; readonly share: number }
  /** At least this share of vacancies requires the skill. */
  | { readonly kind: 'required-at-least'; readonly skill: string; readonly share: number }
  /** At least this share of vacancies names the skill. */
  | { readonly kind: 'named-at-least'; readonly skill: string; readonly share: number }
  /** Fewer than this share of vacancies names the skill. */
  | { readonly kind: 'named-below'; readonly skill: string; readonly share: number }
  /** Of the vacancies that ask for the skill (required or preferred), most only prefer it. */
  | { readonly kind: 'mostly-preferred'; readonly skill: string }
  /** Each of the skills is named by more vacancies than any rival. */
  | {
      readonly kind: 'top-among';
      readonly skills: readonly string[];
      readonly rivals: readonly string[];
    }
  /** Of the vacancies that name `given`, at least this share names `skill` too. */
  | {
      readonly kind: 'given';
      readonly skill: string;
      readonly given: string;
      readonly share: number;
    }
  /** Ordered by demand, the roadmap would reach the skill within two months of this month. */
  | { readonly kind: 'learned-by-month'; readonly skill: string; readonly month: number }
  /** Demand moves this way, tested with a false-discovery bound. */
  | {
      readonly kind: 'trend';
      readonly skill: string;
      readonly direction: 'rising' | 'falling' | 'steady';
    }
  /** The median stated pay of the level lies in this range, per year in `currency`; null is no upper end. */
  | {
      readonly kind: 'pay';
      readonly level: Level | null;
      readonly country: string | null;
      readonly currency: string;
      readonly min: number;
      readonly max: number | null;
    }
  /** Fewer than this share of vacancies ask for a degree. */
  | { readonly kind: 'degree-below'; readonly share: number }
  /** At least this share of vacancies asks for a degree. */
  | { readonly kind: 'degree-at-least'; readonly share: number }
  /** Vacancies grow by at least this share a year. */
  | { readonly kind: 'volume-growth'; readonly perYear: number };

/** One testable assertion of a guide. `text` is our own sentence, never the guide's. */
export type Claim = { readonly id: string; readonly text: string; readonly test: ClaimTest };
