import { createHash } from 'node:crypto';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../db/database.ts';
import type { ParseFailure } from './adapter.ts';

/** Keeps items that could not be read, each once, and returns how many were not known before. */
export async function storeFailures(
  trx: Transaction<Database>,
  where: { sourceId: number; runId: number | null; hash: Buffer | null },
  failures: readonly ParseFailure[],
): Promise<number> {
  if (failures.length === 0) return 0;
  const digests = failures.map(({ item, reason }) =>
    createHash('md5').update(`${reason}\n${item}`).digest('hex'),
  );
  const { rows } = await sql<{ id: number }>`
    insert into failures (source_id, run_id, payload_hash, position, reason, item, digest)
    select ${where.sourceId}, ${where.runId}, ${where.hash}::bytea, i.* from unnest(
      ${failures.map((f) => f.position)}::int[], ${failures.map((f) => f.reason)}::text[],
      ${failures.map((f) => f.item.toWellFormed().replaceAll('\0', ''))}::text[],
      ${digests}::text[]) as i
    on conflict (source_id, digest) do nothing
    returning id
  `.execute(trx);
  return rows.length;
}

/** An item that could not be read, as it was kept. */
export type KeptFailure = {
  id: number;
  source: string;
  at: Date;
  /** Where in its page the item was, from 0. */
  position: number;
  reason: string;
  item: string;
};

/** Returns the items that could not be read, the last first; of these sources (slugs) or, without any, of all. */
export async function listFailures(
  db: Kysely<Database>,
  sources: readonly string[],
  limit: number,
): Promise<KeptFailure[]> {
  let query = db
    .selectFrom('failures as f')
    .innerJoin('sources as s', 's.id', 'f.source_id')
    .select(['f.id', 's.slug as source', 'f.created_at as at', 'f.position', 'f.reason', 'f.item'])
    .orderBy('f.id', 'desc')
    .limit(limit);
  if (sources.length > 0) query = query.where('s.slug', 'in', [...sources]);
  return query.execute();
}
