import type pg from 'pg';
import { roles } from '../../src/postings/posting.ts';

export type MarketSize = {
  postings: number;
  weeks: number;
  sources: number;
  employers: number;
  skillsEach: number;
  /** Monday of the last week, ISO date. */
  lastMonday: string;
};

/**
 * Writes a market straight into the empty tables: each posting is a vacancy of its own, numbered in order of time;
 * employers and skills are drawn log-uniformly, so that a few are everywhere and most are rare, as on real boards.
 * The same size gives the same market. Needs `skills` to be filled.
 */
export async function writeMarket(client: pg.PoolClient, size: MarketSize): Promise<void> {
  // Foreign keys hold by construction; checked row by row they would take most of the time.
  await client.query('set session_replication_role = replica');
  await client.query('set synchronous_commit = off');
  await client.query('select setseed(0.5)');
  await writeSources(client, size);
  await writePostings(client, size);
  await writeRuns(client, size);
  // The market brings its own ids; what is stored later takes the next ones.
  for (const table of ['postings', 'vacancies']) {
    await client.query(
      `select setval(pg_get_serial_sequence('${table}', 'id'), (select max(id) from ${table}))`,
    );
  }
  await client.query('set session_replication_role = origin');
  await client.query('analyze');
}

async function writeSources(client: pg.PoolClient, { sources, employers }: MarketSize) {
  await client.query(
    `insert into sources (slug, adapter, token, company)
      select 'greenhouse/s' || i, 'greenhouse', 's' || i, 'Source ' || i
      from generate_series(1, $1::int) i`,
    [sources],
  );
  await client.query(
    `insert into employers (key) select 'employer' || i from generate_series(1, $1::int) i`,
    [employers],
  );
}

/**
 * A third of the roles are backend, the rest any; one in five is found one to three weeks late; half are closed. Each
 * posting names one skill of each of as many classes as it has skills, so that none comes twice.
 */
async function writePostings(client: pg.PoolClient, size: MarketSize): Promise<void> {
  const { postings, weeks, sources, employers, skillsEach, lastMonday } = size;
  await client.query('drop index postings_by_skill');
  await client.query(
    `insert into vacancies (id, employer, title) overriding system value
      select i, '', 'Engineer ' || i from generate_series(1, $1::int) i`,
    [postings],
  );
  await client.query(
    `insert into postings (id, source_id, external_id, vacancy_id, grouped_by, title, employer, text, country, remote,
        role, level, degree, salary_year_min, salary_year_max, salary_currency, posted_at, first_seen_at,
        last_seen_at, changed_at, closed_at, content_hash, read_with, skill_numbers, skill_needs, skill_starts,
        skill_ends)
      overriding system value
      select i, 1 + employer % $3, i, i, 'self', 'Engineer ' || i, 'employer' || employer, 'A text.',
        (array['US', 'DE', 'GB', 'PL', 'AZ', null])[1 + floor(random() * 6)::int],
        (array['remote', 'hybrid', 'onsite', null])[1 + floor(random() * 4)::int],
        case when random() < 0.33 then 'backend' else ($6::text[])[1 + floor(random() * 13)::int] end,
        (array['junior', 'mid', 'senior', 'staff', null])[1 + floor(random() * 5)::int],
        (array['none', 'bachelor', 'master', null])[1 + floor(random() * 4)::int],
        pay, pay * 1.3, case when pay is null then null else 'USD' end, posted, seen, seen, seen,
        case when random() < 0.5 then seen + random() * interval '60 days' end, 'h' || i, 'bench', numbers, needs, array_fill(10, array[$7::int]), array_fill(15, array[$7::int])
      from (
        select i, 1 + floor($2::int ^ random())::int % $2::int as employer,
          case when random() < 0.3 then 60000 + floor(random() * 140) * 1000 end as pay, posted,
          posted + case when random() < 0.2 then random() * interval '21 days' else interval '1 hour' end as seen
        from (
          select i, $5::timestamptz - ($4::int - 1 - (i - 1)::bigint * $4::int / $1::int) * interval '7 days'
            + random() * interval '6 days' as posted
          from generate_series(1, $1::int) i
        ) dated
      ) drawn, lateral (
        select array_agg(skill order by skill) as numbers, array_agg(need order by skill) as needs from (
          select 1 + s + $7::int * floor((known / $7::int) ^ random() - 1)::int as skill,
            (4 + case when random() < 0.5 then 3 when random() < 0.4 then 2 else 1 end
              + case when s < 2 and i % 3 = 0 then 8 else 0 end)::smallint as need
          from generate_series(0, $7::int - 1) s, (select max(number) as known from skills) k
        ) named
      ) packed`,
    [postings, employers, sources, weeks, `${lastMonday}T00:00:00Z`, roles, skillsEach],
  );
  await client.query('create index postings_by_skill on postings using gin (skill_numbers)');
}

/** Two runs a week of every source; one in a hundred failed. */
async function writeRuns(client: pg.PoolClient, { weeks, sources, lastMonday }: MarketSize) {
  await client.query(
    `insert into runs (source_id, correlation_id, status, complete, started_at, finished_at)
      select s, 'bench', case when failed then 'failed' else 'ok' end, not failed, at, at + interval '1 minute'
      from (
        select s, $3::timestamptz + interval '7 days' - d * interval '84 hours' as at, random() < 0.01 as failed
        from generate_series(1, $1::int) s, generate_series(1, 2 * $2::int) d
      ) drawn order by at, s`,
    [sources, weeks, `${lastMonday}T00:00:00Z`],
  );
}
