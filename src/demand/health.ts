/** What the runs of one source say, by week. */
export type SourceRuns = {
  /** Week of its first run ever. */
  first: number;
  /** Weeks with a run that saw every open posting. */
  complete: ReadonlySet<number>;
  /** Weeks with a run that went well but need not have seen all: rolling feeds, imports. */
  partial: ReadonlySet<number>;
  /** Weeks in which it ran and no run went well. */
  failed: ReadonlySet<number>;
};

/** The runs by source; one without runs is not in it. */
export type Ledger = ReadonlyMap<number, SourceRuns>;

/** Whether a source was read in a week; `unknown` where no run says so, and it counts by having vacancies. */
export type WeekHealth = 'healthy' | 'broken' | 'unknown';

/**
 * What the ledger says of a source in a week. One that lists all its postings is broken in every week from its first
 * run on without a complete run; a rolling feed only where its runs failed.
 */
export function healthOf(ledger: Ledger, source: number, week: number): WeekHealth {
  const runs = ledger.get(source);
  if (!runs || week < runs.first) return 'unknown';
  if (runs.complete.has(week)) return 'healthy';
  if (runs.failed.has(week)) return 'broken';
  if (runs.partial.has(week)) return 'unknown';
  return runs.complete.size > 0 ? 'broken' : 'unknown';
}

/**
 * The health over a period: broken when it was in more than a quarter of the weeks, or had its first run only after
 * the period began, since a part of its vacancies would weigh less than all of them in the next.
 */
export function periodHealth(ledger: Ledger, source: number, weeks: readonly number[]): WeekHealth {
  const first = ledger.get(source)?.first;
  const [start = 0] = weeks;
  if (first !== undefined && first > start && weeks.includes(first)) return 'broken';
  const found = weeks.map((week) => healthOf(ledger, source, week));
  const count = (wanted: WeekHealth) => found.filter((health) => health === wanted).length;
  if (4 * count('broken') > weeks.length) return 'broken';
  return count('healthy') > 0 ? 'healthy' : 'unknown';
}
