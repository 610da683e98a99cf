import { type Kysely, sql } from 'kysely';
import type { Database } from '../db/database.ts';

/** A posting's words with its date. */
export type DatedText = {
  id: number;
  title: string;
  company: string | null;
  text: string;
  at: Date;
};

const pageSize = 500;

/** Yields every stored posting by id, a page a query; `at` is when it was posted, else first seen. */
export async function* listTexts(db: Kysely<Database>): AsyncGenerator<DatedText> {
  for (let after = 0; ; ) {
    const { rows } = await sql<DatedText>`
      select id, title, company, text, opened_at as at from postings
      where id > ${after} order by id limit ${pageSize}
    `.execute(db);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}
