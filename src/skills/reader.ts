import type { Config } from '../../config/config.ts';
import type { Db } from '../db/open.ts';
import type { Posting } from '../postings/posting.ts';
import type { Judge, Sighting } from '../postings/store.ts';
import { placeInVacancies } from '../postings/vacancy-store.ts';
import type { Dictionary } from './dictionary.ts';
import { readPosting } from './extract.ts';
import { hashText } from './hash.ts';
import type { Reading } from './reading.ts';
import { openDictionary, rulesVersion } from './shipped.ts';
import { packReading, type SkillNumbers, storeReadings, syncSkills } from './store.ts';

/** A dictionary made ready for a database: what reading postings into it needs. */
export type Reader = { dictionary: Dictionary; numbers: SkillNumbers; version: string };

type Transaction = Parameters<typeof storeReadings>[0];
type Readable = Pick<Posting, 'title' | 'company' | 'text'>;

/** Loads the dictionary with the user's own skills over it, and writes its skills down. */
export async function createReader(db: Db, config: Pick<Config, 'skillsFile'>): Promise<Reader> {
  const dictionary = await openDictionary(config.skillsFile);
  const numbers = await syncSkills(db, dictionary.skills.values());
  return { dictionary, numbers, version: readingVersion(dictionary) };
}

/** Returns the version that a posting is read with: of the dictionary and of the rules. */
export function readingVersion({ version }: Dictionary): string {
  return hashText(`${version} ${rulesVersion()}`);
}

/** What was read from postings, by external id: a page can be read before its transaction begins. */
export type ReadAhead = ReadonlyMap<string, Reading>;

/** Returns what a posting asks for; pure. */
export function read({ dictionary }: Reader, { title, company, text }: Readable): Reading {
  return readPosting(dictionary, { title, company, text });
}

/** Reads stored postings (those that were not read ahead) and stores what they ask for; each is then in a vacancy. */
export async function readInto(
  trx: Transaction,
  reader: Reader,
  postings: ReadonlyMap<number, Readable & Pick<Posting, 'externalId' | 'contentHash'>>,
  ahead: ReadAhead = new Map(),
): Promise<void> {
  const readings = Array.from(postings, ([id, posting]) => {
    const reading = ahead.get(posting.externalId) ?? read(reader, posting);
    return { id, contentHash: posting.contentHash, reading };
  });
  await storeReadings(trx, reader, readings);
}

/** Returns what `upsertPostings` asks about new postings: what each says, and the vacancy it belongs to. */
export function createJudge(
  trx: Transaction,
  reader: Reader,
  { sourceId, at }: Pick<Sighting, 'sourceId' | 'at'>,
  ahead: ReadAhead,
): Judge {
  return async (fresh) => {
    const placeable = fresh.map((posting) => ({
      ...posting,
      id: posting.externalId,
      sourceId,
      openedAt: posting.postedAt ?? at,
    }));
    const placements = await placeInVacancies(trx, placeable);
    return new Map(
      fresh.map((posting) => {
        const { externalId } = posting;
        const reading = packReading(ahead.get(externalId) ?? read(reader, posting), reader);
        return [externalId, { ...reading, placement: placements.get(externalId) ?? null }];
      }),
    );
  };
}
