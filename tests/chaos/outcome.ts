import type { Context } from '../../src/context.ts';
import type { ChaosHost } from './hosts.ts';

export type Outcome = {
  host: string;
  requests: number;
  faults: number;
  /** Smallest gap between two requests, in milliseconds. */
  minGapMs: number;
  /** Most requests in any second, and how many the pace allows. */
  mostPerSecond: number;
  reasons: string[];
  problems: string[];
};

/** An answer and an arrival within this time may have been noted in either order. */
const inFlightMs = 5;

/** Returns the external ids of the open postings by source, sorted. */
export async function listTruth(context: Context): Promise<Map<string, string[]>> {
  const rows = await context.db
    .selectFrom('sources')
    .leftJoin('postings', (join) =>
      join.onRef('postings.source_id', '=', 'sources.id').on('closed_at', 'is', null),
    )
    .select(['slug', 'external_id'])
    .execute();
  const truth = new Map<string, string[]>();
  for (const { slug, external_id } of rows) {
    truth.set(slug, [...(truth.get(slug) ?? []), ...(external_id ? [external_id] : [])]);
  }
  for (const ids of truth.values()) ids.sort();
  return truth;
}

/** Holds what was stored and what arrived at a host against what must be. */
export async function outcomeOf(
  context: Context,
  host: ChaosHost,
  { intervalMs, elapsedMs }: { intervalMs: number; elapsedMs: number },
): Promise<Outcome> {
  const arrivals = [...host.arrivals].sort((a, b) => a - b);
  const gaps = arrivals.slice(1).map((at, i) => at - (arrivals[i] ?? at));
  const minGapMs = Math.floor(Math.min(...gaps));
  const mostPerSecond = mostWithin(arrivals, 1_000);
  const reasons = await listReasons(context, host);
  const problems = [
    ...(minGapMs < intervalMs ? [`${minGapMs} ms between two requests`] : []),
    ...(mostPerSecond > 1_000 / intervalMs ? [`${mostPerSecond} requests in a second`] : []),
    ...impatience(host, arrivals),
    ...unnamed(host, reasons),
    ...(host.name === 'dead' ? overBound(arrivals.length, elapsedMs) : await lossOf(context, host)),
  ];
  return {
    host: host.name,
    requests: arrivals.length,
    faults: host.served,
    minGapMs,
    mostPerSecond,
    reasons,
    problems,
  };
}

/** Prints the outcomes as a table and returns whether all is well. */
export function printOutcomes(
  outcomes: readonly Outcome[],
  all: { filled: boolean; followed: boolean; leaks: number; running: number },
): boolean {
  const rows = outcomes.map((o) => [
    o.host,
    String(o.requests),
    String(o.faults),
    `${o.minGapMs} ms`,
    String(o.mostPerSecond),
    o.reasons.join(' '),
    o.problems.length === 0 ? 'ok' : o.problems.join('; '),
  ]);
  const table = [
    ['host', 'requests', 'faults', 'least gap', 'most in 1 s', 'reasons given', 'outcome'],
    ...rows,
  ];
  const widths = (table[0] ?? []).map((_, i) =>
    Math.max(...table.map((row) => row[i]?.length ?? 0)),
  );
  for (const row of table)
    console.log(
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  const checks: [string, boolean][] = [
    ['every posting on offer was stored', all.filled],
    ['what came and went was followed', all.followed],
    [`nothing reached a private address (${all.leaks} requests)`, all.leaks === 0],
    [`no run was left open (${all.running})`, all.running === 0],
    ['every host kept its invariants', outcomes.every((o) => o.problems.length === 0)],
  ];
  for (const [name, ok] of checks) console.log(`${ok ? 'ok  ' : 'FAIL'}  ${name}`);
  return checks.every(([, ok]) => ok);
}

function mostWithin(arrivals: readonly number[], spanMs: number): number {
  let first = 0;
  let most = 0;
  for (const [last, at] of arrivals.entries()) {
    while (at - (arrivals[first] ?? at) >= spanMs) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}

function impatience({ quiet }: ChaosHost, arrivals: readonly number[]): string[] {
  const early = quiet.flatMap(({ from, until }) =>
    arrivals.filter((at) => at > from + inFlightMs && at < until),
  );
  return early.length === 0 ? [] : [`${early.length} requests while it asked for patience`];
}

function unnamed({ fault }: ChaosHost, reasons: readonly string[]): string[] {
  return fault && !reasons.includes(fault.sign) ? [`no run names ${fault.sign}`] : [];
}

/** Five failures open the breaker; one probe goes out after two seconds, and one every four from then on. */
function overBound(requests: number, elapsedMs: number): string[] {
  const bound = 5 + 1 + Math.ceil(elapsedMs / 4_000);
  return requests > bound ? [`${requests} requests to a failing host, ${bound} allowed`] : [];
}

async function listReasons(context: Context, host: ChaosHost): Promise<string[]> {
  const slugs = [...host.boards.keys()].map((token) => `greenhouse/${token}`);
  const rows = await context.db
    .selectFrom('runs')
    .innerJoin('sources', 'sources.id', 'runs.source_id')
    .where('slug', 'in', slugs)
    .where('reason', 'is not', null)
    .select('reason')
    .execute();
  return [...new Set(rows.flatMap((row) => codesIn(row.reason ?? '')))].sort();
}

/** A run that got over its troubles names them after "recovered". */
function codesIn(reason: string): string[] {
  const [code = '', , detail = ''] = reason.split(': ');
  return code === 'recovered' ? detail.split(', ') : [code];
}

/** Each posting that was ever on offer is there once; only those that went were ever closed. */
async function lossOf(context: Context, host: ChaosHost): Promise<string[]> {
  const slugs = [...host.boards.keys()].map((token) => `greenhouse/${token}`);
  const rows = await context.db
    .selectFrom('postings')
    .innerJoin('sources', 'sources.id', 'postings.source_id')
    .where('slug', 'in', slugs)
    .select(['slug', 'external_id', 'title', 'closed_at', 'postings.text'])
    .execute();
  const closings = await context.db
    .selectFrom('posting_events')
    .innerJoin('postings', 'postings.id', 'posting_events.posting_id')
    .innerJoin('sources', 'sources.id', 'postings.source_id')
    .where('slug', 'in', slugs)
    .where('kind', '=', 'closed')
    .select('external_id')
    .execute();
  const falsely = closings.filter((row) => row.external_id !== '2').length;
  const keys = new Set(rows.map((row) => `${row.slug} ${row.external_id}`));
  const ever = [...host.boards.values()].reduce((sum, board) => sum + board.jobs.size + 1, 0);
  const odd = rows.filter((row) => row.title !== `Job ${row.external_id} of ${row.slug.slice(11)}`);
  const empty = rows.filter((row) => !row.text.includes(`desk ${row.external_id}`));
  return [
    ...(falsely > 0 ? [`${falsely} falsely closed`] : []),
    ...(keys.size !== rows.length ? ['stored twice'] : []),
    ...(rows.length !== ever ? [`${rows.length} stored, ${ever} were on offer`] : []),
    ...(odd.length > 0 ? [`${odd.length} with another's title`] : []),
    ...(empty.length > 0 ? [`${empty.length} without their text`] : []),
  ];
}
