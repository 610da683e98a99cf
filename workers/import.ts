import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { Db } from '../src/db/open.ts';
import { NotFoundError, ParseError } from '../src/errors.ts';
import {
  closeMissing,
  countOpenPostings,
  listUnchanged,
  type Sighting,
} from '../src/postings/store.ts';
import type { Reader } from '../src/skills/reader.ts';
import type { Adapter } from '../src/sources/adapter.ts';
import { adapters } from '../src/sources/index.ts';
import {
  holdsHackerNewsItems,
  type Recording,
  readRecording,
  timeInName,
} from '../src/sources/recording.ts';
import {
  findLastListing,
  finishRun,
  hasRunAt,
  type RunCounts,
  startRun,
  upsertSource,
} from '../src/sources/store.ts';
import { normalizeAll } from './normalize-all.ts';
import { makeReady, type ReadyPart, storePart } from './store-part.ts';

export type ImportCounts = { found: number; stored: number; unchanged: number; failed: number };
export type ImportOptions = {
  /** Adapter id, for recorded payloads. */
  adapter?: string | undefined;
  /** The board's token. */
  source?: string | undefined;
  /** When the file was recorded; else the time in its name, else now. */
  at?: Date | undefined;
  now: Date;
  correlationId: string;
  onProgress?: (counts: ImportCounts) => void;
};

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
  options: ImportOptions & { reader?: Reader },
): Promise<ImportCounts> {
  const recording = await describeRecording(path, options);
  const sourceId = await upsertSource(db, recording.source, { enabled: false });
  const known = recording.at;
  if (known && (await hasRunAt(db, sourceId, known))) {
    const counts = await inspectFile(path, options);
    return { ...counts, unchanged: counts.found };
  }
  const at = known ?? options.now;
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
    const parts = readyParts(db, path, { recording, sourceId, reader: options.reader });
    for await (const part of oneAhead(parts)) {
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

type ReadyRecording = ReadyPart & { isListing: boolean };

async function* readyParts(
  db: Db,
  path: string,
  given: {
    recording: Recording;
    sourceId: number;
    reader: Reader | undefined;
  },
): AsyncGenerator<ReadyRecording> {
  const { recording, sourceId, reader } = given;
  // What a source without postings holds need not be looked up, which would wait for the part being stored.
  const isNew = (await countOpenPostings(db, sourceId)) === 0;
  let position = 0;
  for await (const { body, parsed, isListing } of readRecording(path, recording)) {
    const read = normalizeAll(parsed.postings, parsed.failures, recording.source);
    const page = { ...toPage(path, Buffer.from(body), position), ...read };
    const known = isNew ? new Set<string>() : await listUnchanged(db, sourceId, page.postings);
    yield { ...(await makeReady(page, known, reader)), isListing };
    position += 1;
  }
}

/** Lets the next item be made while the present one is worked on: the database has a thread of its own. */
async function* oneAhead<T>(items: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = items.next();
  for (;;) {
    const { done, value } = await next;
    if (done) return;
    next = items.next();
    // Its failure is met when its turn comes, not while the present item is stored.
    next.catch(() => undefined);
    yield value;
  }
}

function toPage(path: string, body: Buffer, position: number) {
  return { body, url: `file:${basename(path)}`, kind: 'list', httpStatus: null, position };
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
  const page = { ...toPage(path, body, 0), postings: [], failures };
  await storePart(db, sighting, await makeReady(page, new Set()));
}

/** Tells the adapter and the source of a file by the options, its folder, or its first line. */
async function describeRecording(path: string, options: ImportOptions): Promise<Recording> {
  if (!existsSync(path)) throw new NotFoundError(`There is no file ${path}.`);
  const adapter = options.adapter ? getAdapter(options.adapter) : await guessAdapter(path);
  const kind = adapter?.id ?? 'file';
  const token = options.source ?? defaultToken(path, adapter);
  return {
    adapter,
    at: options.at ?? timeInName(path) ?? undefined,
    source: {
      slug: `${kind}/${token}`,
      adapter: kind,
      token,
      company: null,
      region: null,
      settings: {},
    },
  };
}

function getAdapter(id: string): Adapter {
  const adapter = adapters.get(id);
  if (adapter) return adapter;
  throw new NotFoundError(
    `There is no adapter "${id}": there are ${[...adapters.keys()].join(', ')}.`,
  );
}

const isLines = (path: string) => /\.(ndjson|jsonl)(\.gz)?$/.test(path);

async function guessAdapter(path: string): Promise<Adapter | null> {
  if (isLines(path)) return (await holdsHackerNewsItems(path)) ? getAdapter('hackernews') : null;
  const folder = basename(dirname(path));
  return adapters.get(folder) ?? adapters.get(folder.replace(/_html$/, '')) ?? null;
}

function defaultToken(path: string, adapter: Adapter | null): string {
  return adapter?.id === 'hackernews' && isLines(path)
    ? 'whoishiring'
    : basename(path).replace(/\..*$/, '');
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
