import type { Config } from '../../config/config.ts';
import type { Db } from '../db/open.ts';
import type { Posting } from '../postings/posting.ts';
import { placeInVacancies } from '../postings/vacancy-store.ts';
import type { Dictionary } from './dictionary.ts';
import { readPosting } from './extract.ts';
import type { Reading } from './reading.ts';
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

/** What was read from postings, by external id: a page can be read before its transaction begins. */
export type ReadAhead = ReadonlyMap<string, Reading>;

/** Returns what a posting asks for; pure. */
export function read({ dictionary }: Reader, { title, company, text }: Readable): Reading {
  return readPosting(dictionary, { title, company, text });
}

/** Reads postings (those that were not read ahead) and stores what they ask for; each is then in a vacancy. */
export async function readInto(
  trx: Parameters<typeof storeReadings>[0],
  reader: Reader,
  postings: ReadonlyMap<number, Readable & { externalId?: string }>,
  ahead: ReadAhead = new Map(),
): Promise<void> {
  const readings = Array.from(postings, ([id, posting]) => ({
    id,
    reading: ahead.get(posting.externalId ?? '') ?? read(reader, posting),
  }));
  const texts = new Map(Array.from(postings, ([id, { text }]) => [id, text]));
  await storeReadings(trx, reader, readings, await placeInVacancies(trx, texts));
}
