import type { Db } from '../db/open.ts';
import { countPostings } from '../postings/store.ts';
import type { Dictionary } from '../skills/dictionary.ts';
import { readingVersion } from '../skills/reader.ts';
import { countUnread } from '../skills/store.ts';

/** Says how many of the stored postings are read with this dictionary and these rules. */
export async function describeReadings(db: Db, dictionary: Dictionary): Promise<string> {
  const stored = await countPostings(db);
  const unread = await countUnread(db, readingVersion(dictionary));
  if (stored === 0) return 'no postings yet';
  return unread === 0
    ? `all ${stored} postings are read with this dictionary (${dictionary.version}) and these rules`
    : `${unread} of ${stored} postings are to be read, or read again: \`gapmap up\` does so in the background, \`gapmap postings reread\` at once`;
}
