import type { OpenDatabase } from '../../src/db/open.ts';
import type { Posting, Role } from '../../src/postings/posting.ts';
import { type Sighting, upsertPostings } from '../../src/postings/store.ts';
import type { FoundSkill, Requirement } from '../../src/skills/reading.ts';
import { storeReadings, syncSkills } from '../../src/skills/store.ts';
import { upsertSource } from '../../src/sources/store.ts';

export type Told = Partial<Posting> & {
  externalId: string;
  role?: Role;
  level?: 'junior' | 'senior' | null;
  /** "go", "kafka?" preferred, "redis~" mentioned, "java|1" in either-or set 1. */
  skills?: string[];
};

/** A posting with everything unknown but what is told. */
export function posting(told: Partial<Posting> & { externalId: string }): Posting {
  return {
    title: 'Engineer',
    company: 'Kestrel',
    employer: 'kestrel',
    url: null,
    // Unlike any other posting's, so that only what a test makes alike is grouped.
    text: Array.from({ length: 40 }, (_, i) => `${told.externalId}word${i}`).join(' '),
    location: null,
    country: null,
    city: null,
    remote: null,
    employmentType: null,
    requisitionId: null,
    salary: null,
    salaryYearMin: null,
    salaryYearMax: null,
    yearsMin: null,
    degree: null,
    tags: [],
    postedAt: null,
    updatedAt: null,
    closesAt: null,
    contentHash: told.externalId,
    ...told,
  };
}

/** Stores postings of one source with their readings and vacancies, as the workers would. */
export async function storeTold(
  { db }: Pick<OpenDatabase, 'db'>,
  slug: string,
  told: readonly Told[],
  at = new Date('2026-09-07T08:00:00Z'),
): Promise<Sighting> {
  const [adapter = '', token = ''] = slug.split('/');
  const sourceId = await upsertSource(db, {
    slug,
    adapter,
    token,
    company: null,
    region: null,
    settings: {},
  });
  const ids = [...new Set(told.flatMap((one) => (one.skills ?? []).map((s) => skillOf(s).id)))];
  const numbers = await syncSkills(
    db,
    ids.map((id) => ({ id, name: id, category: 'tool' as const })),
  );
  const sighting = { sourceId, runId: null, at };
  await db.transaction().execute(async (trx) => {
    const postings = told.map(({ role, level, skills, ...rest }) => posting(rest));
    const stored = await upsertPostings(trx, sighting, postings);
    const byExternalId = new Map(told.map((one) => [one.externalId, one]));
    const read = [...stored.postings].map(([id, { externalId, contentHash }]) => {
      const { role = 'backend', level = null, skills = [] } = byExternalId.get(externalId) ?? {};
      return {
        id,
        contentHash,
        reading: { role, level, language: 'en', skills: skills.map(skillOf) },
      };
    });
    await storeReadings(trx, { numbers, version: 'test' }, read);
  });
  return sighting;
}

function skillOf(written: string): FoundSkill {
  const [, id = '', mark, set] = /^([^?~|]+)([?~])?(?:\|(\d+))?$/.exec(written) ?? [];
  const requirement: Requirement =
    mark === '?' ? 'preferred' : mark === '~' ? 'mentioned' : 'required';
  const alternatives = set === undefined ? null : Number(set);
  const mentions = [{ field: 'body' as const, start: 0, end: 1, text: id }];
  return { id, name: id, requirement, alternatives, mentions };
}
