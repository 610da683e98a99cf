import { ConfigError, NotFoundError, PermanentError, ThrottledError } from '../src/errors.ts';
import {
  closeMissing,
  closePosting,
  countOpenPostings,
  findMedianTextLength,
  listUnseen,
} from '../src/postings/store.ts';
import type { Adapter, Source } from '../src/sources/adapter.ts';
import { type CrawlOutcome, type CrawlSteps, crawl } from '../src/sources/crawl.ts';
import { openFrontier } from '../src/sources/frontier.ts';
import { adapters } from '../src/sources/index.ts';
import { codeOf, reasonOf } from '../src/sources/reasons.ts';
import {
  findFinishedRun,
  findJobHistory,
  findSuspectSince,
  forgetPages,
  interruptRuns,
  listKnownPages,
  lockRun,
} from '../src/sources/run-store.ts';
import { listsOf } from '../src/sources/source-settings.ts';
import { finishRun, getSource, type StoredSource, startRun } from '../src/sources/store.ts';
import { judgeRun, type Verdict } from '../src/sources/verdict.ts';
import type { Handler, JobContext } from './run-worker.ts';
import { flushReused, visitPage } from './scrape-page.ts';
import { type RunState, startState } from './scrape-state.ts';

const keepPagesMs = 60 * 86_400_000;

/**
 * Scrapes one source: reads its listing and the pages that it lacks, page by page, and closes what is gone.
 * A job that comes back after its worker was killed picks up where it was: what is stored is not asked for
 * again, and a run that was finished is not counted twice.
 */
export const scrape: Handler<'scrape'> = async ({ source: slug }, context) => {
  const { db, correlationId } = context;
  const stored = await getSource(db, slug);
  if (!stored.enabled) return { skipped: 1 };
  const finished = await findFinishedRun(db, stored.id, correlationId);
  if (finished) return { ...finished };
  const { adapter, source } = prepare(stored, context);
  const at = context.now();
  const { startedAt, counted } = await findJobHistory(db, stored.id, correlationId);
  await interruptRuns(db, stored.id, at);
  const runId = await startRun(db, { sourceId: stored.id, correlationId, at });
  const state = startState({
    source,
    adapter,
    sighting: { sourceId: stored.id, runId, at },
    known: await listKnownPages(db, stored.id),
    jobStart: startedAt ?? at,
    counted,
    context,
  });
  const openBefore = await countOpenPostings(db, stored.id);
  const outcome = await crawlSource(state).catch((error) => failRun(state, error));
  state.counts.failed += outcome.pageErrors.filter(isUnstored).length;
  const verdict = await judge(state, outcome, { openBefore, stored });
  await finish(state, outcome, verdict);
  context.log.info({ source: slug, ...verdict, ...state.counts }, 'scraped source');
  await announce(state, context);
  throwForRetry(outcome, verdict);
  return { ...state.counts };
};

async function crawlSource(state: RunState): Promise<CrawlOutcome> {
  const { adapter, source, sighting, counts, context } = state;
  const steps: CrawlSteps = {
    visit: (request, position) => visitPage(state, request, position),
    onGone: async (externalId) => {
      const close = context.db.transaction();
      const gone = await close.execute((trx) => closePosting(trx, sighting, externalId));
      if (gone) counts.closed += 1;
    },
  };
  const outcome = await crawl(adapter.request(source), steps, await openFrontier(adapter));
  await flushReused(state);
  return outcome;
}

/** Ends a run for wrong settings or a bug, so that the ledger says why; the error goes on to the queue. */
async function failRun({ sighting, counts, context }: RunState, error: unknown): Promise<never> {
  const reason = reasonOf(error);
  const run = { id: sighting.runId, at: context.now(), medianTextLength: null, counts };
  await context.db.transaction().execute(async (trx) => {
    if (!(await lockRun(trx, sighting.runId))) return;
    await finishRun(trx, { ...run, status: 'failed', reason, complete: false });
  });
  throw error;
}

function prepare(
  stored: StoredSource,
  { config }: JobContext,
): { adapter: Adapter; source: Source } {
  const adapter = adapters.get(stored.adapter);
  if (!adapter) throw new NotFoundError(`There is no adapter "${stored.adapter}".`);
  const key = adapter.needsKey === undefined ? undefined : config.boardKeys[adapter.needsKey];
  // The key is only ever in memory: sources are stored without it.
  return { adapter, source: key ? { ...stored, settings: { ...stored.settings, key } } : stored };
}

async function judge(
  state: RunState,
  outcome: CrawlOutcome,
  { openBefore, stored }: { openBefore: number; stored: StoredSource },
): Promise<Verdict & { median: number | null }> {
  const { sighting, counts, adapter } = state;
  const { db, now } = state.context;
  const wrote = counts.new + counts.changed + counts.reopened > 0;
  const suspectSince = await findSuspectSince(db, sighting.sourceId);
  const measured = wrote || suspectSince !== null;
  const median = measured ? await findMedianTextLength(db, sighting.sourceId, sighting.at) : null;
  const verdict = judgeRun({
    outcome: { ...outcome, listed: outcome.listed.size },
    lists: listsOf(adapter, state.source),
    failures: state.failedItems.length,
    unchanged: state.unchanged && outcome.pages > 0,
    openBefore,
    medianBefore: stored.medianTextLength,
    median,
    suspectSince,
    troubles: [...state.troubles],
    now: now(),
  });
  return { ...verdict, median };
}

/** One transaction: absences are counted exactly when the run becomes a finished one. */
async function finish(
  state: RunState,
  outcome: CrawlOutcome,
  { median, ...verdict }: Verdict & { median: number | null },
): Promise<void> {
  const { sighting, counts, context } = state;
  const seen = [...outcome.listed, ...(await listUnreadable(state, outcome))];
  await context.db.transaction().execute(async (trx) => {
    if (!(await lockRun(trx, sighting.runId))) return;
    if (verdict.complete && !state.counted) {
      counts.closed += (await closeMissing(trx, sighting, seen)).length;
      await forgetPages(trx, sighting.sourceId, new Date(sighting.at.getTime() - keepPagesMs));
    }
    const run = { id: sighting.runId, at: context.now(), medianTextLength: median, counts };
    await finishRun(trx, { ...run, ...verdict });
  });
}

/** An item that could not be read is still offered: its posting is told by its id in the item's bytes. */
async function listUnreadable(state: RunState, outcome: CrawlOutcome): Promise<string[]> {
  if (state.failedItems.length === 0) return [];
  const unseen = await listUnseen(state.context.db, state.sighting.sourceId, [...outcome.listed]);
  return unseen.filter((id) => state.failedItems.some((item) => item.includes(id)));
}

async function announce({ counts }: RunState, { enqueue }: JobContext): Promise<void> {
  if (counts.new + counts.changed + counts.reopened === 0) return;
  await enqueue('extract', {}, { once: 'extract' });
}

/** What may pass is tried again by the queue: later when a host asked for it, with back-off otherwise. */
function throwForRetry(outcome: CrawlOutcome, verdict: Verdict): void {
  const { ended, pageErrors } = outcome;
  if (ended instanceof ThrottledError) throw ended;
  const passing = pageErrors.find((error) => !isFinal(error));
  if (passing) throw passing;
  const error = ended ?? pageErrors[0];
  if (verdict.status === 'failed' && error) throw error;
}

/** A page that could not be parsed was counted when it was kept. */
function isUnstored(error: Error): boolean {
  return !['unreadable', 'html-for-data'].includes(codeOf(error));
}

function isFinal(error: Error): boolean {
  return (
    error instanceof PermanentError ||
    error instanceof ConfigError ||
    codeOf(error) === 'unexpected'
  );
}
