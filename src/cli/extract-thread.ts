import { workerData } from 'node:worker_threads';
import { z } from 'zod';
import { openDictionary } from '../skills/shipped.ts';
import { answerQuestions } from '../thread-pool.ts';
import { type Batch, extractBatch } from './extract-lines.ts';

const { skillsFile } = z.object({ skillsFile: z.string().nullable() }).parse(workerData);
const opening = openDictionary(skillsFile);

/** What a thread of `gapmap extract` is asked: the lines to write for a batch, as UTF-8, and the lines at fault. */
export const extractHandlers = {
  extract: async (batch: Batch): Promise<{ bytes: Uint8Array; faults: string[] }> => {
    const { found, faults } = extractBatch(await opening, batch);
    const written = found.map((posting) => `${JSON.stringify(posting)}\n`).join('');
    return { bytes: new TextEncoder().encode(written), faults };
  },
};

answerQuestions(extractHandlers);
