import { workerData } from 'node:worker_threads';
import { z } from 'zod';
import type { Dictionary } from '../src/skills/dictionary.ts';
import { readPosting } from '../src/skills/extract.ts';
import type { Readable, Reading } from '../src/skills/reading.ts';
import { openDictionary } from '../src/skills/shipped.ts';
import { answerQuestions } from '../src/thread-pool.ts';
import { createPrepare, type Prepared, type RawPage } from './prepare.ts';

/** What a reading thread is asked, see `openReadingThreads`. */
export const readingHandlers = {
  prepare: async (page: RawPage): Promise<Prepared> => createPrepare(await dictionary())(page),
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
