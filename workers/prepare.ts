import { setImmediate } from 'node:timers/promises';
import type { Posting, RawPosting } from '../src/postings/posting.ts';
import type { Dictionary } from '../src/skills/dictionary.ts';
import { readPosting } from '../src/skills/extract.ts';
import type { Readable, Reading } from '../src/skills/reading.ts';
import type { ParseFailure } from '../src/sources/adapter.ts';
import { normalizeAll } from './normalize-all.ts';

export type RawPage = {
  postings: readonly RawPosting[];
  failures: readonly ParseFailure[];
  /** The source's own, for boards that don't repeat it. */
  company: string | null;
  /** Content hashes by external id of what is stored: what is the same is not read again. */
  known?: ReadonlyMap<string, string>;
};
/** A page normalized, and what its postings ask for by external id. */
export type Prepared = {
  postings: Posting[];
  failures: ParseFailure[];
  ahead: Map<string, Reading>;
};
/** Does for a page all that needs no database. */
export type Prepare = (page: RawPage) => Promise<Prepared>;

/**
 * Returns what normalizes pages and reads them with a dictionary, if there is one. It lets other work through
 * between postings, so that a page can be prepared while the one before it is stored.
 */
export function createPrepare(dictionary: Dictionary | undefined): Prepare {
  return async ({ postings: raw, failures, company, known }) => {
    const normalized = normalizeAll(raw, failures, { company });
    const ahead = new Map<string, Reading>();
    for (const [i, posting] of normalized.postings.entries()) {
      if (!dictionary || known?.get(posting.externalId) === posting.contentHash) continue;
      if (i % 16 === 15) await setImmediate();
      ahead.set(posting.externalId, readPosting(dictionary, posting));
    }
    return { ...normalized, ahead };
  };
}

/** Returns what reads normalized postings in their order, letting other work through between them. */
export function createReadAll(
  dictionary: Dictionary,
): (postings: readonly Readable[]) => Promise<Reading[]> {
  return async (postings) => {
    const readings: Reading[] = [];
    for (const [i, posting] of postings.entries()) {
      if (i % 16 === 15) await setImmediate();
      readings.push(readPosting(dictionary, posting));
    }
    return readings;
  };
}
