import type { Db } from '../src/db/open.ts';
import type { Posting } from '../src/postings/posting.ts';
import { type Sighting, type Upserted, upsertPostings } from '../src/postings/store.ts';
import { createJudge, type ReadAhead, type Reader, readInto } from '../src/skills/reader.ts';
import type { ParseFailure } from '../src/sources/adapter.ts';
import { storeFailures } from '../src/sources/failure-store.ts';
import { type PackedPayload, recordPage, storePayload } from '../src/sources/store.ts';

export type Transaction = Parameters<typeof upsertPostings>[0];

/** One page of a run as it came, and what was read from it. */
export type Part = {
  body: Buffer;
  url: string;
  kind: string;
  httpStatus: number | null;
  position: number;
  postings: readonly Posting[];
  failures: readonly ParseFailure[];
};

/** A page made ready for its transaction: its bytes packed, its postings read as far as they are new. */
export type ReadyPart = { part: Part; payload: PackedPayload; ahead: ReadAhead };

/**
 * Stores one page in one transaction: its bytes, its failures, its postings, and (with a reader) the skills of
 * those that are new or changed. Returns the postings by what happened to them.
 */
export async function storePart(
  db: Db,
  sighting: Sighting & { runId: number },
  { part, payload, ahead }: ReadyPart,
  reader?: Reader,
): Promise<Upserted> {
  return db.transaction().execute(async (trx) => {
    const hash = await storePayload(trx, payload);
    const { url, kind, httpStatus, position } = part;
    const { sourceId, runId, at } = sighting;
    await recordPage(trx, { runId, position, url, kind, httpStatus, hash, at });
    await storeFailures(trx, { sourceId, runId, hash }, part.failures);
    const judge = reader && createJudge(trx, reader, sighting, ahead);
    const upserted = await upsertPostings(trx, sighting, part.postings, judge);
    if (reader) await readInto(trx, reader, pick(upserted, upserted.rewritten), ahead);
    return upserted;
  });
}

function pick({ postings }: Upserted, ids: readonly number[]): Map<number, Posting> {
  const chosen = new Set(ids);
  return new Map([...postings].filter(([id]) => chosen.has(id)));
}
