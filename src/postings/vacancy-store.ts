import { sql, type Transaction } from 'kysely';
import type { Database } from '../db/database.ts';
import { type Candidate, type Match, matchPostings, toCandidate } from './dedupe.ts';
import type { Placement } from './judgement.ts';
import { signature } from './minhash.ts';
import { markVacanciesStale } from './store.ts';

/** Postings further apart than this are different vacancies, however alike. */
const windowDays = 120;
/** One employer's postings that are held against a new one, the latest first. */
const mostPerEmployer = 400;

/** What grouping asks of a posting; `id` is the caller's, unique among those given together. */
export type Placeable = {
  id: string;
  sourceId: number;
  employer: string;
  title: string;
  location: string | null;
  city: string | null;
  country: string | null;
  requisitionId: string | null;
  text: string;
  openedAt: Date;
};
type Row = Omit<Placeable, 'id' | 'text'> & {
  id: number;
  vacancy: number;
  signature: Buffer | null;
};
type Placed = { candidate: Candidate; vacancy: number; openedAt: number };

/**
 * Finds for each of these postings, oldest first, the vacancy it advertises: that of the most similar posting of
 * its employer within 120 days, or a number for a new one, grouped by `self`, which the caller has to write
 * down. Returns the placements by the given ids.
 */
export async function placeInVacancies(
  trx: Transaction<Database>,
  postings: readonly Placeable[],
): Promise<Map<string, Placement>> {
  if (postings.length === 0) return new Map();
  const placed = new Map<string, Placed[]>();
  for (const row of await loadNeighbours(trx, postings)) {
    place(placed, row, fromBytes(row.signature), row.vacancy);
  }
  const { rows } = await sql<{ id: number }>`
    select nextval('vacancies_id_seq') as id from generate_series(1, ${postings.length})
  `.execute(trx);
  const oldestFirst = [...postings].sort((a, b) => a.openedAt.getTime() - b.openedAt.getTime());
  const placements = oldestFirst.map((posting, i): [string, Placement] => {
    const signed = signature(posting.text);
    const candidate = toCandidateOf(posting, signed);
    const found = findBest(
      placed.get(posting.employer) ?? [],
      candidate,
      posting.openedAt.getTime(),
    );
    const vacancy = found?.vacancy ?? rows[i]?.id ?? 0;
    if (posting.employer !== '') place(placed, posting, signed, vacancy);
    return [posting.id, toPlacement(vacancy, signed, found?.match ?? null)];
  });
  const joined = placements.flatMap(([, p]) => (p.groupedBy === 'self' ? [] : p.vacancy));
  await markVacanciesStale(trx, [...new Set(joined)]);
  return new Map(placements);
}

/** Places stored postings that are in no vacancy yet, and writes the new vacancies down. */
export async function placeStored(
  trx: Transaction<Database>,
  ids: readonly number[],
): Promise<Map<string, Placement>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Placeable>`
    select id::text as id, ${facts}, text from postings
    where id = any(${ids}::bigint[]) and vacancy_id is null order by opened_at, id for update
  `.execute(trx);
  const placements = await placeInVacancies(trx, rows);
  const opened = rows.flatMap((row) => {
    const placement = placements.get(row.id);
    return placement?.groupedBy === 'self' ? [{ ...row, vacancy: placement.vacancy }] : [];
  });
  await sql`
    insert into vacancies (id, employer, title) overriding system value
    select * from unnest(${opened.map((o) => o.vacancy)}::bigint[],
      ${opened.map((o) => o.employer)}::text[], ${opened.map((o) => o.title)}::text[])
  `.execute(trx);
  return placements;
}

const facts = sql`source_id as "sourceId", employer, title, location, city, country,
  requisition_id as "requisitionId", opened_at as "openedAt"`;

function toPlacement(vacancy: number, signed: Uint32Array, match: Match | null): Placement {
  return {
    vacancy,
    groupedBy: match?.method ?? 'self',
    similarity: match?.similarity ?? null,
    signature: Buffer.from(signed.buffer),
  };
}

async function loadNeighbours(
  trx: Transaction<Database>,
  postings: readonly Placeable[],
): Promise<Row[]> {
  const employers = [...new Set(postings.map((row) => row.employer))].filter(Boolean);
  const times = postings.map((row) => row.openedAt.getTime());
  const from = new Date(times.reduce((a, b) => Math.min(a, b)) - windowDays * 86_400_000);
  const to = new Date(times.reduce((a, b) => Math.max(a, b)) + windowDays * 86_400_000);
  const { rows } = await sql<Row>`
    select p.* from unnest(${employers}::text[]) as e (employer) cross join lateral (
      select id, ${facts}, vacancy_id as vacancy, signature from postings
      where employer = e.employer and vacancy_id is not null and opened_at between ${from} and ${to}
      order by opened_at desc, id desc limit ${mostPerEmployer}
    ) p
  `.execute(trx);
  return rows;
}

function findBest(
  placed: readonly Placed[],
  candidate: Candidate,
  openedAt: number,
): { vacancy: number; match: Match } | null {
  let best: { vacancy: number; match: Match } | null = null;
  for (const other of placed) {
    if (Math.abs(other.openedAt - openedAt) > windowDays * 86_400_000) continue;
    const match = matchPostings(other.candidate, candidate);
    if (match && (!best || match.similarity > best.match.similarity)) {
      best = { vacancy: other.vacancy, match };
    }
  }
  return best;
}

function place(
  placed: Map<string, Placed[]>,
  posting: Row | Placeable,
  signed: Uint32Array,
  vacancy: number,
): void {
  const candidate = toCandidateOf(posting, signed);
  const entry = { candidate, vacancy, openedAt: posting.openedAt.getTime() };
  const known = placed.get(posting.employer);
  if (known) known.push(entry);
  else placed.set(posting.employer, [entry]);
}

function toCandidateOf(posting: Row | Placeable, signed: Uint32Array): Candidate {
  return toCandidate(String(posting.id), String(posting.sourceId), posting, signed);
}

function fromBytes(bytes: Buffer | null): Uint32Array {
  return bytes ? new Uint32Array(new Uint8Array(bytes).buffer) : signature('');
}
