import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../db/database.ts';
import { type Judgement, judgementColumns } from './judgement.ts';
import type { Posting } from './posting.ts';

/** Where and when postings were seen; `runId` is null for what no run brought. */
export type Sighting = { sourceId: number; runId: number | null; at: Date };

/**
 * Ids by what happened: each posting is in one of `new`, `changed`, `unchanged` and `reopened`. `rewritten`
 * holds those whose content changed, reopened or not; `postings` finds each by its id.
 */
export type Upserted = {
  new: number[];
  changed: number[];
  unchanged: number[];
  reopened: number[];
  rewritten: number[];
  postings: Map<number, Posting>;
};

type Known = {
  id: number;
  external_id: string;
  content_hash: string;
  closed_at: Date | null;
  /** Whether a sighting has to be noted although the posting says the same. */
  due: boolean;
};

/** `last_seen_at` is right to within six hours: what is seen again sooner, unchanged, is not written again. */
const seenWithin = sql`interval '6 hours'`;

/** Tells what new postings say, by external id, so that they can be stored complete; one left out stays unread. */
export type Judge = (fresh: readonly Posting[]) => Promise<ReadonlyMap<string, Judgement>>;

/**
 * Stores postings of one source and returns the ids by what happened. A posting whose content hash is new
 * loses its readings' validity (`read_with`), one that was closed is reopened. Twice the same changes nothing.
 */
export async function upsertPostings(
  trx: Transaction<Database>,
  sighting: Sighting,
  postings: readonly Posting[],
  judge: Judge = async () => new Map(),
): Promise<Upserted> {
  const byId = new Map(postings.map((posting) => [posting.externalId, posting]));
  const known = await lockKnown(trx, sighting, byId);
  const fresh = [...byId.values()].filter((posting) => !known.has(posting.externalId));
  const seen = [...known.values()];
  const changed = seen.filter((row) => isChanged(row, byId));
  const reopened = seen.filter((row) => row.closed_at !== null);
  const ids = (rows: readonly { id: number }[]) => rows.map((row) => row.id);
  const unchanged = seen.filter((row) => !isChanged(row, byId) && row.closed_at === null);
  const inserted = await insertPostings(trx, sighting, fresh, await judge(fresh));
  await updatePostings(trx, sighting, changed, byId);
  await touchPostings(trx, sighting, ids(seen.filter((row) => isWritten(row, byId))));
  await markStale(trx, ids([...changed, ...reopened]));
  await recordEvents(trx, sighting, 'changed', ids(changed));
  await recordEvents(trx, sighting, 'reopened', ids(reopened));
  const stored = [...inserted, ...seen].flatMap((row) => {
    const posting = byId.get(row.external_id);
    return posting ? [[row.id, posting] as const] : [];
  });
  return {
    new: ids(inserted),
    changed: ids(changed.filter((row) => row.closed_at === null)),
    unchanged: ids(unchanged),
    reopened: ids(reopened),
    rewritten: ids(changed),
    postings: new Map(stored),
  };
}

/**
 * Notes that open postings of a source were seen again as they were, and returns how many of these there are;
 * fewer than given when some are not stored or were closed.
 */
export async function touchSeen(
  db: Kysely<Database>,
  { sourceId, at }: Sighting,
  externalIds: readonly string[],
): Promise<number> {
  if (externalIds.length === 0) return 0;
  const { rows } = await sql<{ n: number }>`
    with seen as (
      select id, ${isDue(at)} as due from postings
      where source_id = ${sourceId} and external_id = any(${externalIds}::text[]) and closed_at is null
    ), touched as (
      update postings p set last_seen_at = greatest(last_seen_at, ${at}::timestamptz), missed_listings = 0
      from seen where seen.due and p.id = seen.id)
    select count(*) as n from seen
  `.execute(db);
  return rows[0]?.n ?? 0;
}

/** Returns the external ids of the open postings of a source that are not among `seen`. */
export async function listUnseen(
  db: Kysely<Database>,
  sourceId: number,
  seen: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ external_id: string }>`
    select external_id from postings where source_id = ${sourceId} and closed_at is null
    except select unnest(${seen}::text[])
  `.execute(db);
  return rows.map((row) => row.external_id);
}

/** Returns the median length in characters of the texts that a source showed since `since`, null of none. */
export async function findMedianTextLength(
  db: Kysely<Database>,
  sourceId: number,
  since: Date,
): Promise<number | null> {
  const { rows } = await sql<{ median: number | null }>`
    select percentile_disc(0.5) within group (order by length(text))::int as median from postings
    where source_id = ${sourceId} and last_seen_at >= ${since}::timestamptz - ${seenWithin} and closed_at is null
  `.execute(db);
  return rows[0]?.median ?? null;
}

/** Returns the content hashes of those of a source's postings that are stored, by external id. */
export async function findContentHashes(
  db: Kysely<Database>,
  sourceId: number,
  externalIds: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ external_id: string; content_hash: string }>`
    select external_id, content_hash from postings
    where source_id = ${sourceId} and external_id = any(${externalIds}::text[])
  `.execute(db);
  return new Map(rows.map((row) => [row.external_id, row.content_hash]));
}

/**
 * Counts a complete listing against the open postings of a source that it lacks, and closes those that two
 * complete listings in a row have lacked. Returns the ids of the closed ones.
 */
export async function closeMissing(
  trx: Transaction<Database>,
  sighting: Sighting,
  seenExternalIds: readonly string[],
): Promise<number[]> {
  const { rows } = await sql<{ id: number; closed: boolean }>`
    update postings p
    set missed_listings = missed_listings + 1,
      closed_at = case when missed_listings >= 1 then ${sighting.at}::timestamptz end,
      changed_at = case when missed_listings >= 1 then ${sighting.at}::timestamptz else changed_at end
    where source_id = ${sighting.sourceId} and closed_at is null
      and not exists (
        select 1 from unnest(${seenExternalIds}::text[]) as seen (external_id)
        where seen.external_id = p.external_id)
    returning id, closed_at is not null as closed
  `.execute(trx);
  const closed = rows.filter((row) => row.closed).map((row) => row.id);
  await recordEvents(trx, sighting, 'closed', closed);
  await markStale(trx, closed);
  return closed;
}

/** Closes one posting whose own page is gone (404 or 410); returns whether it was open. */
export async function closePosting(
  trx: Transaction<Database>,
  sighting: Sighting,
  externalId: string,
): Promise<boolean> {
  const closed = await trx
    .updateTable('postings')
    .set({ closed_at: sighting.at, changed_at: sighting.at })
    .where('source_id', '=', sighting.sourceId)
    .where('external_id', '=', externalId)
    .where('closed_at', 'is', null)
    .returning('id')
    .execute();
  await recordEvents(
    trx,
    sighting,
    'closed',
    closed.map((row) => row.id),
  );
  await markStale(
    trx,
    closed.map((row) => row.id),
  );
  return closed.length > 0;
}

/** Notes that the vacancies of these postings have changed, for the next rollup. */
export async function markStale(
  trx: Transaction<Database>,
  postingIds: readonly number[],
): Promise<void> {
  if (postingIds.length === 0) return;
  await sql`
    update vacancies set stale = true
    where not stale and id in (select vacancy_id from postings where id = any(${postingIds}::bigint[]))
  `.execute(trx);
}

/** Notes that these vacancies have changed, for the next rollup. */
export async function markVacanciesStale(
  trx: Transaction<Database>,
  ids: readonly number[],
): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    update vacancies set stale = true where not stale and id = any(${ids}::bigint[])
  `.execute(trx);
}

/** Returns, for each vacancy by its id, the external id of the posting that first advertised it. */
export async function findFirstPostings(db: Kysely<Database>): Promise<Map<number, string>> {
  const { rows } = await sql<{ vacancy_id: number; external_id: string }>`
    select distinct on (vacancy_id) vacancy_id, external_id from postings
    where vacancy_id is not null order by vacancy_id, opened_at, id
  `.execute(db);
  return new Map(rows.map((row) => [row.vacancy_id, row.external_id]));
}

/** Returns how many postings are stored, open and closed. */
export async function countPostings(db: Kysely<Database>): Promise<number> {
  const { n } = await db
    .selectFrom('postings')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

/** Returns how many postings of a source are open. */
export async function countOpenPostings(db: Kysely<Database>, sourceId: number): Promise<number> {
  const { n } = await db
    .selectFrom('postings')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('source_id', '=', sourceId)
    .where('closed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return n;
}

/** Finds what is stored of these postings, and takes hold of those that will be written. */
async function lockKnown(
  trx: Transaction<Database>,
  { sourceId, at }: Sighting,
  byId: ReadonlyMap<string, Posting>,
): Promise<Map<string, Known>> {
  // Two that store postings of one source at once would both take the same ones for new.
  await sql`select pg_advisory_xact_lock(hashtext('gapmap source'), ${sourceId}::int)`.execute(trx);
  const known = sql`select id, external_id, content_hash, closed_at, ${isDue(at)} as due from postings`;
  const { rows } = await sql<Known>`
    ${known} where source_id = ${sourceId} and external_id = any(${[...byId.keys()]}::text[])
  `.execute(trx);
  const written = rows.filter((row) => isWritten(row, byId)).map((row) => row.id);
  const locked =
    written.length === 0
      ? []
      : (
          await sql<Known>`${known} where id = any(${written}::bigint[]) order by id for update`.execute(
            trx,
          )
        ).rows;
  return new Map([...rows, ...locked].map((row) => [row.external_id, row]));
}

function isDue(at: Date) {
  return sql<boolean>`(closed_at is not null or missed_listings > 0 or last_seen_at < ${at}::timestamptz - ${seenWithin})`;
}

function isWritten(row: Known, byId: ReadonlyMap<string, Posting>): boolean {
  return row.due || isChanged(row, byId);
}

function isChanged(row: Known, byId: ReadonlyMap<string, Posting>): boolean {
  return byId.get(row.external_id)?.contentHash !== row.content_hash;
}

const columns: readonly (readonly [string, string, (p: Posting) => unknown])[] = [
  ['external_id', 'text', (p) => p.externalId],
  ['title', 'text', (p) => p.title],
  ['company', 'text', (p) => p.company],
  ['employer', 'text', (p) => p.employer],
  ['url', 'text', (p) => p.url],
  ['text', 'text', (p) => p.text],
  ['location', 'text', (p) => p.location],
  ['country', 'text', (p) => p.country],
  ['city', 'text', (p) => p.city],
  ['remote', 'text', (p) => p.remote],
  ['employment_type', 'text', (p) => p.employmentType],
  ['requisition_id', 'text', (p) => p.requisitionId],
  ['salary_min', 'float8', (p) => p.salary?.min ?? null],
  ['salary_max', 'float8', (p) => p.salary?.max ?? null],
  ['salary_currency', 'text', (p) => p.salary?.currency ?? null],
  ['salary_period', 'text', (p) => p.salary?.period ?? null],
  ['salary_text', 'text', (p) => p.salary?.text ?? null],
  ['salary_year_min', 'float8', (p) => p.salaryYearMin],
  ['salary_year_max', 'float8', (p) => p.salaryYearMax],
  ['years_min', 'int2', (p) => p.yearsMin],
  ['degree', 'text', (p) => p.degree],
  // Arrays cannot nest in unnest: tags travel as one JSON text each.
  ['tags', 'text', (p) => JSON.stringify(p.tags)],
  ['posted_at', 'timestamptz', (p) => p.postedAt],
  ['updated_at', 'timestamptz', (p) => p.updatedAt],
  ['closes_at', 'timestamptz', (p) => p.closesAt],
  ['content_hash', 'text', (p) => p.contentHash],
];

const names = columns.map(([name]) => name);
const columnList = sql.raw(names.join(', '));
const values = sql.raw(
  names
    .map((name) =>
      name === 'tags' ? 'array(select jsonb_array_elements_text(i.tags::jsonb))' : `i.${name}`,
    )
    .join(', '),
);
const judged = judgementColumns.map(([name]) => name);
const judgedList = sql.raw(judged.join(', '));
const judgedValue = ([name, , , make]: (typeof judgementColumns)[number]) =>
  make?.(`i.${name}`) ?? `i.${name}`;
const judgedValues = sql.raw(judgementColumns.map(judgedValue).join(', '));
const judgedRow = sql.raw(
  judgementColumns.map((column) => `${judgedValue(column)} as ${column[0]}`).join(', '),
);
const ofPlacement = new Set(['vacancy_id', 'grouped_by', 'similarity', 'signature']);
const judgedSets = sql.raw(
  judged
    .map(
      (name) =>
        `${name} = ${ofPlacement.has(name) ? `coalesce(g.${name}, p.${name})` : `g.${name}`}`,
    )
    .join(', '),
);

const asArrays = (postings: readonly Posting[]) =>
  columns.map(([, type, read]) => sql`${postings.map(read)}::${sql.raw(type)}[]`);

function asInput(postings: readonly Posting[]) {
  return sql`unnest(${sql.join(asArrays(postings))}) as i (${columnList})`;
}

/** Stores new postings, the vacancies that they open and the event of each in one statement. */
async function insertPostings(
  trx: Transaction<Database>,
  { sourceId, runId, at }: Sighting,
  postings: readonly Posting[],
  judgements: ReadonlyMap<string, Judgement>,
): Promise<{ id: number; external_id: string }[]> {
  if (postings.length === 0) return [];
  const given = postings.map((posting) => judgements.get(posting.externalId) ?? null);
  const said = judgementColumns.map(
    ([, type, read]) => sql`${given.map((one) => one && read(one))}::${sql.raw(type)}[]`,
  );
  const arrays = sql.join([...asArrays(postings), ...said]);
  const { rows } = await sql<{ id: number; external_id: string }>`
    with stored as (
      insert into postings (source_id, first_seen_at, last_seen_at, changed_at, ${columnList}, ${judgedList})
      select ${sourceId}, ${at}::timestamptz, ${at}::timestamptz, ${at}::timestamptz, ${values}, ${judgedValues}
      from unnest(${arrays}) as i (${columnList}, ${judgedList})
      on conflict (source_id, external_id) do nothing
      returning id, external_id, vacancy_id, grouped_by, employer, title
    ), vacancy as (
      insert into vacancies (id, employer, title) overriding system value
      select vacancy_id, employer, title from stored where grouped_by = 'self'
    ), event as (
      insert into posting_events (posting_id, at, kind, run_id)
      select id, ${at}::timestamptz, 'opened', ${runId} from stored
    )
    select id, external_id from stored
  `.execute(trx);
  return rows;
}

/**
 * Writes what was read from stored postings, less those whose content is no longer what was read; one without a
 * placement stays where it is. Returns the ids of those of which the figures have to learn: not those that were
 * read before and say the same.
 */
export async function updateJudged(
  trx: Transaction<Database>,
  judgements: readonly (Judgement & { id: number; contentHash: string })[],
): Promise<number[]> {
  const arrays = judgementColumns.map(
    ([, type, read]) => sql`${judgements.map(read)}::${sql.raw(type)}[]`,
  );
  const ids = judgements.map(({ id }) => id);
  const hashes = judgements.map(({ contentHash }) => contentHash);
  const { rows } = await sql<{ id: number }>`
    with given as (
      select i.id, content_hash, ${judgedRow}
      from unnest(${ids}::bigint[], ${hashes}::text[], ${sql.join(arrays)}) as i (id, content_hash, ${judgedList})
    ), news as (
      select g.id from given g join postings p on p.id = g.id
      where p.read_with is null or g.vacancy_id is not null
        or (p.role, p.level, p.skill_numbers, p.skill_needs)
          is distinct from (g.role, g.level, g.skill_numbers, g.skill_needs)
    ), written as (
      update postings p set ${judgedSets} from given g
      where p.id = g.id and p.content_hash = g.content_hash
      returning p.id
    )
    select id from written join news using (id)
  `.execute(trx);
  return rows.map((row) => row.id);
}

async function updatePostings(
  trx: Transaction<Database>,
  { sourceId, at }: Sighting,
  rows: readonly Known[],
  byId: ReadonlyMap<string, Posting>,
): Promise<void> {
  const postings = rows.flatMap((row) => byId.get(row.external_id) ?? []);
  if (postings.length === 0) return;
  await sql`
    update postings p
    set (${columnList}) = (select ${values}), changed_at = ${at}::timestamptz, read_with = null
    from ${asInput(postings)}
    where p.source_id = ${sourceId} and p.external_id = i.external_id
  `.execute(trx);
}

async function touchPostings(trx: Transaction<Database>, { at }: Sighting, ids: number[]) {
  if (ids.length === 0) return;
  await sql`
    update postings
    set last_seen_at = greatest(last_seen_at, ${at}::timestamptz), missed_listings = 0,
      changed_at = case when closed_at is null then changed_at else ${at}::timestamptz end,
      closed_at = null
    where id = any(${ids}::bigint[])
  `.execute(trx);
}

async function recordEvents(
  trx: Transaction<Database>,
  { runId, at }: Sighting,
  kind: 'opened' | 'changed' | 'closed' | 'reopened',
  ids: readonly number[],
): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    insert into posting_events (posting_id, at, kind, run_id)
    select id, ${at}::timestamptz, ${kind}, ${runId} from unnest(${ids}::bigint[]) as t (id)
    on conflict do nothing
  `.execute(trx);
}
