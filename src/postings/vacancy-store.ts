import { sql, type Transaction } from 'kysely';
import type { Database } from '../db/database.ts';
import { type Candidate, type Match, matchPostings, toCandidate } from './dedupe.ts';
import { signature } from './minhash.ts';

/** Postings further apart than this are different vacancies, however alike. */
const windowDays = 120;
/** One employer's postings that are held against a new one, the latest first. */
const mostPerEmployer = 400;

type Row = {
  id: number;
  source_id: number;
  vacancy_id: number | null;
  employer: string;
  title: string;
  location: string | null;
  city: string | null;
  country: string | null;
  requisition_id: string | null;
  signature: Buffer | null;
  opened_at: Date;
};
type Placed = { candidate: Candidate; vacancy: number; openedAt: number };

/** Where a posting belongs, and why. */
export type Placement = {
  vacancy: number;
  groupedBy: 'self' | Match['method'];
  similarity: number | null;
  signature: Buffer;
};

/**
 * Finds for each of these postings that is in no vacancy the one it advertises: that of the most similar
 * posting of its employer within 120 days, or a new one, which is opened. `texts` holds the text of each by
 * its id. Returns the placement by id, for `storeReadings` to write.
 */
export async function placeInVacancies(
  trx: Transaction<Database>,
  texts: ReadonlyMap<number, string>,
): Promise<Map<number, Placement>> {
  const fresh = await loadFresh(trx, [...texts.keys()]);
  if (fresh.length === 0) return new Map();
  const placed = new Map<string, Placed[]>();
  for (const row of await loadNeighbours(trx, fresh)) {
    if (row.vacancy_id !== null) place(placed, row, fromBytes(row.signature), row.vacancy_id);
  }
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('vacancies', 'id')) as id from generate_series(1, ${fresh.length})
  `.execute(trx);
  const decided = fresh.map((row, i): Decided => {
    const signed = signature(texts.get(row.id) ?? '');
    const candidate = toCandidateOf(row, signed);
    const found = findBest(placed.get(row.employer) ?? [], candidate, row.opened_at.getTime());
    const vacancy = found?.vacancy ?? rows[i]?.id ?? 0;
    if (row.employer !== '') place(placed, row, signed, vacancy);
    return { row, signed, vacancy, match: found?.match ?? null };
  });
  await openVacancies(trx, decided);
  return new Map(decided.map((one) => [one.row.id, toPlacement(one)]));
}

type Decided = { row: Row; signed: Uint32Array; vacancy: number; match: Match | null };

function toPlacement({ vacancy, match, signed }: Decided): Placement {
  return {
    vacancy,
    groupedBy: match?.method ?? 'self',
    similarity: match?.similarity ?? null,
    signature: Buffer.from(signed.buffer),
  };
}

async function openVacancies(trx: Transaction<Database>, decided: readonly Decided[]) {
  const opened = decided.filter(({ match }) => match === null);
  await sql`
    insert into vacancies (id, employer, title) overriding system value
    select * from unnest(${opened.map((d) => d.vacancy)}::bigint[],
      ${opened.map((d) => d.row.employer)}::text[], ${opened.map((d) => d.row.title)}::text[])
  `.execute(trx);
}

async function loadFresh(trx: Transaction<Database>, ids: number[]): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select id, source_id, vacancy_id, employer, title, location, city, country, requisition_id,
      signature, opened_at
    from postings where id = any(${ids}::bigint[]) and vacancy_id is null order by opened_at, id
  `.execute(trx);
  return rows;
}

async function loadNeighbours(trx: Transaction<Database>, fresh: Row[]): Promise<Row[]> {
  const employers = [...new Set(fresh.map((row) => row.employer))].filter(Boolean);
  const times = fresh.map((row) => row.opened_at.getTime());
  const from = new Date(times.reduce((a, b) => Math.min(a, b)) - windowDays * 86_400_000);
  const to = new Date(times.reduce((a, b) => Math.max(a, b)) + windowDays * 86_400_000);
  const { rows } = await sql<Row>`
    select p.* from unnest(${employers}::text[]) as e (employer) cross join lateral (
      select id, source_id, vacancy_id, employer, title, location, city, country, requisition_id,
        signature, opened_at
      from postings
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
  row: Row,
  signed: Uint32Array,
  vacancy: number,
): void {
  const entry = {
    candidate: toCandidateOf(row, signed),
    vacancy,
    openedAt: row.opened_at.getTime(),
  };
  const known = placed.get(row.employer);
  if (known) known.push(entry);
  else placed.set(row.employer, [entry]);
}

function toCandidateOf(row: Row, signed: Uint32Array): Candidate {
  const facts = { ...row, requisitionId: row.requisition_id };
  return toCandidate(String(row.id), String(row.source_id), facts, signed);
}

function fromBytes(bytes: Buffer | null): Uint32Array {
  return bytes ? new Uint32Array(new Uint8Array(bytes).buffer) : signature('');
}
