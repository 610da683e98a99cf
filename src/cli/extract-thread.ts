import { workerData } from 'node:worker_threads';
import { z } from 'zod';
import { openDictionary } from '../skills/shipped.ts';
import { answerQuestions } from '../thread-pool.ts';
import { type Batch, extractBatch, type Written } from './extract-lines.ts';

const { skillsFile } = z.object({ skillsFile: z.string().nullable() }).parse(workerData);
const opening = openDictionary(skillsFile);

/** What a thread of `gapmap extract` is asked: to say when it can read, and what to write for a batch. */
export const extractHandlers = {
  open: async (): Promise<void> => void (await opening),
  extract: async (batch: Batch): Promise<Written> => extractBatch(await opening, batch),
};

answerQuestions(extractHandlers);
