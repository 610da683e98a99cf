import { workerData } from 'node:worker_threads';
import { z } from 'zod';
import type { Posting, RawPosting } from '../src/postings/posting.ts';
import type { Dictionary } from '../src/skills/dictionary.ts';
import { readPosting } from '../src/skills/extract.ts';
import type { Readable, Reading } from '../src/skills/reading.ts';
import { openDictionary } from '../src/skills/shipped.ts';
import type { ParseFailure } from '../src/sources/adapter.ts';
import { answerQuestions } from '../src/thread-pool.ts';
import { normalizeAll } from './normalize-all.ts';

type Page = {
  postings: readonly RawPosting[];
  failures: readonly ParseFailure[];
  /** The source's own, for boards that don't repeat it. */
  company: string | null;
};
/** A page normalized, and what its postings ask for by external id. */
type Prepared = { postings: Posting[]; failures: ParseFailure[]; ahead: Map<string, Reading> };

/** What a reading thread is asked, see `openReadingThreads`. */
export const readingHandlers = {
  prepare: async ({ postings: raw, failures, company }: Page): Promise<Prepared> => {
    const known = await dictionary();
    const normalized = normalizeAll(raw, failures, { company });
    const ahead = new Map(
      normalized.postings.map((posting) => [posting.externalId, readPosting(known, posting)]),
    );
    return { ...normalized, ahead };
  },
  read: async (postings: readonly Readable[]): Promise<Reading[]> => {
    const known = await dictionary();
    return postings.map((posting) => readPosting(known, posting));
  },
};

let opened: Promise<Dictionary> | undefined;

function dictionary(): Promise<Dictionary> {
  const { skillsFile } = z.object({ skillsFile: z.string().nullable() }).parse(workerData);
  opened ??= openDictionary(skillsFile);
  return opened;
}

answerQuestions(readingHandlers);
