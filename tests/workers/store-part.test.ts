import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../../src/context.ts';
import type { Posting } from '../../src/postings/posting.ts';
import { upsertPostings } from '../../src/postings/store.ts';
import { packPayload, startRun, upsertSource } from '../../src/sources/store.ts';
import { extract } from '../../workers/extract.ts';
import { storePart } from '../../workers/store-part.ts';
import { openTestContext } from '../_support/context.ts';
import { posting } from '../_support/postings.ts';

let context: Context;
beforeAll(async () => {
  context = await openTestContext();
});
afterAll(() => context.close());
beforeEach(async () => {
  await context.database.pool.query('truncate postings, vacancies, runs restart identity cascade');
});

const at = new Date('2026-09-07T08:00:00Z');
const body = (about: string, skills: string) =>
  `${about}\n\nRequirements\n${skills} and five years of experience with ${skills}.`;
const long = (word: string) => Array.from({ length: 60 }, (_, i) => `${word}${i}`).join(' ');
const postings: Posting[] = [
  posting({ externalId: '1', title: 'Backend Engineer', text: body(long('a'), 'PostgreSQL, Go') }),
  posting({ externalId: '2', title: 'Backend Engineer', text: body(long('a'), 'PostgreSQL, Go') }),
  posting({ externalId: '3', title: 'Senior Data Engineer', text: body(long('b'), 'Kafka') }),
  posting({ externalId: '4', title: 'Cook', text: long('soup'), postedAt: new Date('2026-01-05') }),
];

async function sight() {
  const source = { slug: 'lever/kestrel', adapter: 'lever', token: 'kestrel' };
  const sourceId = await upsertSource(context.db, {
    ...source,
    company: null,
    region: null,
    settings: {},
  });
  return { sourceId, at, runId: await startRun(context.db, { sourceId, correlationId: 'x', at }) };
}

let position = 0;
async function store(some: readonly Posting[], sighting: Awaited<ReturnType<typeof sight>>) {
  const reader = await context.reader();
  const page = { url: '', kind: 'list', httpStatus: null, failures: [], position: position++ };
  const payload = await packPayload(Buffer.from(''));
  const part = { ...page, body: payload.body, postings: some };
  return storePart(context.db, sighting, { part, payload, ahead: new Map() }, reader);
}

async function stored() {
  const { rows } = await sql`
    select p.*, dense_rank() over (order by vacancy_id) as vacancy, null as vacancy_id,
      (select json_agg(s order by s.skill) from posting_skills s where s.posting_id = p.id) as named
    from postings p order by external_id
  `.execute(context.db);
  const events = await sql`select * from posting_events order by posting_id, kind`.execute(
    context.db,
  );
  const vacancies = await sql`select employer, title from vacancies order by id`.execute(
    context.db,
  );
  return { rows, events: events.rows, vacancies: vacancies.rows };
}

describe('a page that is stored with a reader', () => {
  it('leaves what storing it and then reading it leaves', async () => {
    const { correlationId, ...rest } = { ...context, correlationId: 'x' };
    const first = await sight();
    await context.db.transaction().execute((trx) => upsertPostings(trx, { ...first }, postings));
    await extract({}, { ...rest, correlationId });
    const twoSteps = await stored();
    await context.database.pool.query(
      'truncate postings, vacancies, runs restart identity cascade',
    );
    await store(postings, await sight());
    expect(await stored()).toEqual(twoSteps);
    expect(twoSteps.vacancies).toHaveLength(3);
    expect(twoSteps.rows.filter((row) => (row as { named: unknown }).named)).toHaveLength(3);
  });

  it('adds nothing the second time, and reads again only what has changed', async () => {
    const sighting = await sight();
    await store(postings, sighting);
    const before = await stored();
    const again = await store(postings, sighting);
    expect(again).toMatchObject({
      new: [],
      changed: [],
      unchanged: expect.arrayContaining([1, 2, 3, 4]),
    });
    expect(await stored()).toEqual(before);
    const [one] = postings;
    if (!one) throw new Error('no posting');
    const changed = { ...one, text: body(long('a'), 'Rust'), contentHash: 'new' };
    await store([changed], sighting);
    const after = await stored();
    expect(after.rows[0]).not.toEqual(before.rows[0]);
    expect(after.rows.slice(1)).toEqual(before.rows.slice(1));
  });

  it('is stored once by many that store it at the same time', async () => {
    const sightings = await Promise.all(Array.from({ length: 4 }, sight));
    const stores = await Promise.all(sightings.map((sighting) => store(postings, sighting)));
    expect(stores.map((one) => one.new.length).sort()).toEqual([0, 0, 0, 4]);
    expect((await stored()).vacancies).toHaveLength(3);
  });

  it('joins the vacancy of an earlier page, which is then rolled up anew', async () => {
    const sighting = await sight();
    await store(postings.slice(0, 1), sighting);
    await context.db.updateTable('vacancies').set({ stale: false }).execute();
    await store(postings.slice(1, 2), sighting);
    const vacancies = await context.db.selectFrom('vacancies').select('stale').execute();
    expect(vacancies).toEqual([{ stale: true }]);
  });
});
