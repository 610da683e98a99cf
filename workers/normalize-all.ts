import { normalizePosting } from '../src/postings/normalize.ts';
import type { Posting, RawPosting } from '../src/postings/posting.ts';
import type { ParseFailure, Source } from '../src/sources/adapter.ts';

/** Returns the stored form of raw postings; one that cannot be normalized becomes a failure with its item. */
export function normalizeAll(
  raw: readonly RawPosting[],
  failures: readonly ParseFailure[],
  { company }: Pick<Source, 'company'>,
): { postings: Posting[]; failures: ParseFailure[] } {
  const postings: Posting[] = [];
  const all = [...failures];
  raw.forEach((one, position) => {
    try {
      postings.push(normalizePosting(one, { company }));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      all.push({ position, reason, item: JSON.stringify(one) });
    }
  });
  return { postings, failures: all };
}
