import type { RunStatus } from '../db/database.ts';
import type { Adapter } from './adapter.ts';
import type { CrawlOutcome } from './crawl.ts';
import { type ReasonCode, reasonOf, reasons } from './reasons.ts';

/** What a finished crawl is judged by; lengths in characters. */
export type RunFacts = {
  outcome: Pick<CrawlOutcome, 'listingComplete' | 'total' | 'pages' | 'ended' | 'pageErrors'> & {
    listed: number;
  };
  lists: Adapter['lists'];
  /** Items that could not be read. */
  failures: number;
  /** Whether every page was as it was in the last run. */
  unchanged: boolean;
  openBefore: number;
  medianBefore: number | null;
  median: number | null;
  /** When an unbroken series of suspect runs began, null when the last run was not suspect. */
  suspectSince: Date | null;
  /** What went wrong and was got over by trying again. */
  troubles: readonly ReasonCode[];
  now: Date;
};

export type Verdict = {
  status: Exclude<RunStatus, 'running'>;
  /** "code: sentence", null when there is nothing to say. */
  reason: string | null;
  /** Whether every open posting of the source was seen, so that absence means something. */
  complete: boolean;
};

/** A board that stays empty for so long is believed. */
const believedAfterMs = 7 * 86_400_000;
const collapseShare = 0.2;
const collapseFrom = 10;

/**
 * Returns the status of a run, why, and whether it is a complete listing. A board that had postings and shows
 * none or hardly any, or whose texts are half as long as they were, is suspect: its listing closes nothing.
 */
export function judgeRun(facts: RunFacts): Verdict {
  const { outcome, lists, failures } = facts;
  const [pageError] = outcome.pageErrors;
  const error = outcome.ended ?? pageError;
  if (error && outcome.pages === 0) return verdict('failed', reasonOf(error));
  const suspicion = suspicionOf(facts);
  const believed = suspicion !== null && isBelieved(facts);
  const listing = outcome.listingComplete && !misses(facts);
  if (suspicion && !believed && !outcome.ended) return verdict('suspect', suspicion);
  const complete = lists === 'all' && listing;
  if (error) {
    const others = outcome.pageErrors.length - (outcome.ended ? 0 : 1);
    const more = others > 0 ? ` (and ${others} more)` : '';
    return { ...verdict('partial', reasonOf(error) + more), complete: complete && !outcome.ended };
  }
  if (failures > 0) return { status: 'partial', reason: itemsFailed(failures), complete };
  if (lists === 'all' && !listing) return verdict('partial', missing(facts));
  const reason = believed ? says('believed', suspicion) : recovery(facts);
  return { status: facts.unchanged ? 'unchanged' : 'ok', reason, complete };
}

function recovery({ troubles }: RunFacts): string | null {
  return troubles.length === 0 ? null : says('recovered', troubles.join(', '));
}

function isBelieved({ suspectSince, now }: RunFacts): boolean {
  return suspectSince !== null && now.getTime() - suspectSince.getTime() >= believedAfterMs;
}

function verdict(status: Verdict['status'], reason: string): Verdict {
  return { status, reason, complete: false };
}

function misses({ outcome, failures }: RunFacts): boolean {
  return outcome.total !== null && outcome.listed + failures < outcome.total;
}

function missing({ outcome }: RunFacts): string {
  const of = outcome.total === null ? '' : ` of ${outcome.total}`;
  return says('incomplete-listing', `${outcome.listed}${of} seen`);
}

function itemsFailed(failures: number): string {
  return says('items-failed', String(failures));
}

function suspicionOf(facts: RunFacts): string | null {
  const { outcome, openBefore, median, medianBefore } = facts;
  if (outcome.listed === 0 && openBefore > 0) {
    return says('empty-board', `${openBefore} were open`);
  }
  const collapsed = openBefore >= collapseFrom && outcome.listed < openBefore * collapseShare;
  if (collapsed && facts.lists === 'all' && !outcome.ended && outcome.listingComplete) {
    return says('collapsed-board', `${outcome.listed} of ${openBefore}`);
  }
  if (median !== null && medianBefore !== null && median < medianBefore / 2) {
    return says('texts-shrunk', `${median} characters at the median, ${medianBefore} before`);
  }
  return null;
}

function says(code: ReasonCode, detail: string): string {
  return `${code}: ${reasons[code]}: ${detail}`;
}
