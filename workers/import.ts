import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Db } from '../src/db/open.ts';
import { ParseError } from '../src/errors.ts';
import {
  closeMissing,
  countOpenPostings,
  findContentHashes,
  type Sighting,
} from '../src/postings/store.ts';
import type { Reader } from '../src/skills/reader.ts';
import { type RecordedPart, type Recording, readRecording } from '../src/sources/recording.ts';
import { interruptRuns } from '../src/sources/run-store.ts';
import {
  ensureSource,
  findLastListing,
  finishRun,
  hasRunAt,
  packPayload,
  packUnlessKept,
  type RunCounts,
  startRun,
} from '../src/sources/store.ts';
import { inOrder } from './in-order.ts';
import { normalizeAll } from './normalize-all.ts';
import { createPrepare, type Prepare } from './prepare.ts';
import type { ReadingThreads } from './reading-threads.ts';
import { describeRecording, type RecordingOptions } from './recorded-source.ts';
import { type ReadyPart, storePart } from './store-part.ts';

export type ImportCounts = { found: number; stored: number; unchanged: number; failed: number };
export type ImportOptions = RecordingOptions & {
  now: Date;
  correlationId: string;
  onProgress?: (counts: ImportCounts) => void;
};

export type ReadingOptions = {
  /** Reads what is stored, in place; without it postings stay unread. */
  reader?: Reader;
  /** Reads the parts of a large file beside the thread that stores them. */
  threads?: () => ReadingThreads;
};

/** Parts of a file that are made ready while one is stored. */
const partsAhead = 3;
/** A file of fewer bytes is read before a thread would have started. */
const largeFile = 200_000;

/** Returns what a file holds and stores nothing. Throws as `importFile` does. */
export async function inspectFile(path: string, options: ImportOptions): Promise<ImportCounts> {
  const counts = { found: 0, stored: 0, unchanged: 0, failed: 0 };
  const recording = await describeRecording(path, options);
  for await (const { parsed } of readRecording(path, recording)) {
    const read = normalizeAll(parsed.postings, parsed.failures, recording.source);
    counts.found += read.postings.length;
    counts.failed += read.failures.length;
    options.onProgress?.(counts);
  }
  return counts;
}

/**
 * Stores the postings of a recorded file and returns the counts; the same file again stores nothing.
 * A recording of a whole board is a listing of its time: it closes what two in a row have lacked, unless a
 * later one is known. Throws `NotFoundError` for a missing file or unknown adapter, and `ParseError` for a
 * file that its adapter's board would not serve (whose bytes are kept).
 */
export async function importFile(
  db: Db,
  path: string,
  options: ImportOptions & ReadingOptions,
): Promise<ImportCounts> {
  const recording = await describeRecording(path, options);
  const sourceId = await ensureSource(db, recording.source);
  const known = recording.at;
  if (known && (await hasRunAt(db, sourceId, known))) {
    return inspectKnown(path, options);
  }
  const at = known ?? options.now;
  await interruptRuns(db, sourceId, at);
  const { correlationId } = options;
  const sighting = { sourceId, at, runId: await startRun(db, { sourceId, correlationId, at }) };
  const totals = noCounts();
  let complete = false;
  const finish = (status: 'ok' | 'partial' | 'failed', reason: string | null) =>
    finishRun(db, {
      id: sighting.runId,
      status,
      reason,
      complete,
      at,
      medianTextLength: null,
      counts: totals,
    });
  try {
    const prepare = choosePrepare(path, options);
    for await (const part of readyParts(db, path, { recording, sourceId, prepare })) {
      addCounts(totals, await storeRecorded(db, sighting, part, options.reader));
      complete = part.isListing;
      options.onProgress?.(toImportCounts(totals));
    }
  } catch (error) {
    if (error instanceof ParseError) await keepUnreadable(db, path, sighting, error);
    await finish('failed', error instanceof Error ? error.message : String(error));
    throw error;
  }
  await finish(
    totals.failed > 0 ? 'partial' : 'ok',
    totals.failed > 0 ? `items-failed: ${totals.failed} could not be read` : null,
  );
  return toImportCounts(totals);
}

/** What a file holds that was stored before. */
async function inspectKnown(path: string, options: ImportOptions): Promise<ImportCounts> {
  const asKnown = (counts: ImportCounts) => ({ ...counts, unchanged: counts.found });
  const onProgress = (counts: ImportCounts) => options.onProgress?.(asKnown(counts));
  return asKnown(await inspectFile(path, { ...options, onProgress }));
}

type ReadyRecording = ReadyPart & { isListing: boolean };

/** Makes the parts of a file ready, those that follow while the present one is stored. */
async function* readyParts(
  db: Db,
  path: string,
  given: { recording: Recording; sourceId: number; prepare: Prepare },
): AsyncGenerator<ReadyRecording> {
  const { recording, sourceId, prepare } = given;
  // What a source without postings holds need not be looked up, which would wait for the part being stored.
  const isNew = (await countOpenPostings(db, sourceId)) === 0;
  const makeReady = async (read: RecordedPart, position: number): Promise<ReadyRecording> => {
    const { postings, failures } = read.parsed;
    const ids = postings.map((posting) => posting.externalId);
    const known = isNew ? new Map<string, string>() : await findContentHashes(db, sourceId, ids);
    const page = toPage(path, Buffer.from(read.body), position);
    const payload = isNew ? packPayload(page.body) : packUnlessKept(db, page.body);
    const { company } = recording.source;
    const { ahead, ...normalized } = await prepare({ postings, failures, company, known });
    const part = { ...page, ...normalized };
    return { part, payload: await payload, ahead, isListing: read.isListing };
  };
  yield* inOrder(readRecording(path, recording), partsAhead, makeReady);
}

function toPage(path: string, body: Buffer, position: number) {
  return { body, url: `file:${basename(path)}`, kind: 'list', httpStatus: null, position };
}

function choosePrepare(path: string, { reader, threads }: ReadingOptions): Prepare {
  if (!reader || !threads || statSync(path).size < largeFile)
    return createPrepare(reader?.dictionary);
  return (page) => threads().ask('prepare', page);
}

async function storeRecorded(
  db: Db,
  sighting: Sighting & { runId: number },
  ready: ReadyRecording,
  reader: Reader | undefined,
): Promise<RunCounts> {
  const { isListing, part } = ready;
  const { postings, failures, body } = part;
  const last = isListing ? await findLastListing(db, sighting.sourceId) : null;
  const upserted = await storePart(db, sighting, ready, reader);
  const isLatest = isListing && (last === null || last < sighting.at);
  const seen = postings.map((posting) => posting.externalId);
  const closed = isLatest
    ? await db.transaction().execute((trx) => closeMissing(trx, sighting, seen))
    : [];
  return {
    ...noCounts(),
    requested: 1,
    found: postings.length,
    new: upserted.new.length,
    changed: upserted.changed.length,
    unchanged: upserted.unchanged.length,
    reopened: upserted.reopened.length,
    closed: closed.length,
    failed: failures.length,
    bytes: body.length,
  };
}

async function keepUnreadable(
  db: Db,
  path: string,
  sighting: Sighting & { runId: number },
  error: ParseError,
): Promise<void> {
  const body = await readFile(path);
  const item = body.subarray(0, 100_000).toString('utf8');
  const failures = [{ position: 0, reason: error.message, item }];
  const part = { ...toPage(path, body, 0), postings: [], failures };
  await storePart(db, sighting, { part, payload: await packPayload(body), ahead: new Map() });
}

function noCounts(): RunCounts {
  return {
    requested: 0,
    found: 0,
    new: 0,
    changed: 0,
    unchanged: 0,
    closed: 0,
    reopened: 0,
    failed: 0,
    throttled: 0,
    bytes: 0,
  };
}

function addCounts(totals: RunCounts, more: RunCounts): void {
  for (const key of Object.keys(more) as (keyof RunCounts)[]) totals[key] += more[key];
}

function toImportCounts(totals: RunCounts): ImportCounts {
  const stored = totals.new + totals.changed + totals.reopened;
  return { found: totals.found, stored, unchanged: totals.unchanged, failed: totals.failed };
}
