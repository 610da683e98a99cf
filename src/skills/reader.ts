import type { Config } from '../../config/config.ts';
import type { Db } from '../db/open.ts';
import type { Posting } from '../postings/posting.ts';
import { groupIntoVacancies } from '../postings/vacancy-store.ts';
import type { Dictionary } from './dictionary.ts';
import { readPosting } from './extract.ts';
import { openDictionary } from './shipped.ts';
import { type SkillNumbers, storeReadings, syncSkills } from './store.ts';

/** A dictionary made ready for a database: what reading postings into it needs. */
export type Reader = { dictionary: Dictionary; numbers: SkillNumbers; version: string };

type Readable = Pick<Posting, 'title' | 'company' | 'text'>;

/** Loads the dictionary with the user's own skills over it, and writes its skills down. */
export async function createReader(db: Db, config: Pick<Config, 'skillsFile'>): Promise<Reader> {
  const dictionary = await openDictionary(config.skillsFile);
  const numbers = await syncSkills(db, dictionary.skills.values());
  return { dictionary, numbers, version: dictionary.version };
}

/** Reads postings and stores what they ask for, in the caller's transaction; each is then in a vacancy. */
export async function readInto(
  trx: Parameters<typeof storeReadings>[0],
  reader: Reader,
  postings: ReadonlyMap<number, Readable>,
): Promise<void> {
  const read = Array.from(postings, ([id, { title, company, text }]) => ({
    id,
    reading: readPosting(reader.dictionary, { title, company, text }),
  }));
  await storeReadings(trx, reader.numbers, reader.version, read);
  await groupIntoVacancies(trx, new Map(Array.from(postings, ([id, { text }]) => [id, text])));
}
