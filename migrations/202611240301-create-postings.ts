import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table vacancies (
      id bigint generated always as identity primary key,
      employer text not null,
      title text not null,
      created_at timestamptz not null default now()
    );

    create table postings (
      id bigint generated always as identity primary key,
      source_id bigint not null references sources (id),
      external_id text not null,
      vacancy_id bigint references vacancies (id),
      grouped_by text,
      similarity real,
      title text not null,
      company text,
      employer text not null,
      url text,
      text text not null,
      location text,
      country char(2),
      city text,
      remote text,
      employment_type text,
      requisition_id text,
      salary_min double precision,
      salary_max double precision,
      salary_currency char(3),
      salary_period text,
      salary_text text,
      salary_year_min double precision,
      salary_year_max double precision,
      years_min smallint,
      degree text,
      tags text[] not null default '{}',
      language text,
      role text,
      level text,
      posted_at timestamptz,
      updated_at timestamptz,
      closes_at timestamptz,
      first_seen_at timestamptz not null,
      last_seen_at timestamptz not null,
      changed_at timestamptz not null,
      closed_at timestamptz,
      missed_listings smallint not null default 0,
      opened_at timestamptz not null generated always as (coalesce(posted_at, first_seen_at)) stored,
      content_hash text not null,
      signature bytea,
      read_with text,
      unique (source_id, external_id),
      constraint postings_grouped_by check (grouped_by in ('self', 'requisition', 'text')),
      constraint postings_remote check (remote in ('remote', 'hybrid', 'onsite'))
    );
    comment on column postings.vacancy_id is 'NULL until grouped';
    comment on column postings.grouped_by is 'why it belongs to the vacancy: alone so far, same requisition, same text';
    comment on column postings.similarity is 'Jaccard estimate to the posting it was grouped with; NULL unless by text';
    comment on column postings.employer is 'spelling-independent key of the company; empty when unknown';
    comment on column postings.salary_year_min is 'per year, in salary_currency';
    comment on column postings.missed_listings is 'complete listings in a row that lacked it';
    comment on column postings.signature is 'MinHash of the text, 32-bit little-endian words; NULL until read';
    comment on column postings.read_with is 'version of dictionary and rules that the skills come from; NULL before';
    create index postings_unread on postings (id) where read_with is null;
    comment on index postings_unread is 'the next postings to extract';
    create index postings_by_read_with on postings (read_with, id);
    comment on index postings_by_read_with is 'postings read with another dictionary version';
    create index postings_by_employer on postings (employer, requisition_id);
    comment on index postings_by_employer is 'candidates for the same vacancy';
    create index postings_by_vacancy on postings (vacancy_id);
    comment on index postings_by_vacancy is 'the postings of a vacancy';
    create index postings_by_opened on postings (opened_at desc, id desc);
    comment on index postings_by_opened is 'keyset pagination, weeks to roll up';
    create index postings_open on postings (source_id) where closed_at is null;
    comment on index postings_open is 'what a complete listing is compared with';
    create index postings_changed on postings (changed_at);
    comment on index postings_changed is 'what the nightly rollup has to look at';

    create table posting_events (
      posting_id bigint not null references postings (id) on delete cascade,
      at timestamptz not null,
      kind text not null,
      run_id bigint references runs (id) on delete set null,
      primary key (posting_id, at, kind),
      constraint posting_events_kind check (kind in ('opened', 'changed', 'closed', 'reopened'))
    );

    create table skills (
      number integer generated always as identity primary key,
      id text not null unique,
      name text not null,
      category text not null
    );
    comment on column skills.id is 'of the dictionary, stable for ever';

    create table posting_skills (
      posting_id bigint not null references postings (id) on delete cascade,
      skill integer not null references skills (number),
      requirement smallint not null,
      alternatives smallint,
      field smallint not null,
      start_at integer not null,
      end_at integer not null,
      primary key (posting_id, skill)
    );
    comment on column posting_skills.requirement is '3 required, 2 preferred, 1 mentioned';
    comment on column posting_skills.alternatives is 'shared by an either-or set within the posting; NULL alone';
    comment on column posting_skills.field is '0 title, 1 text';
    comment on column posting_skills.start_at is 'of the first mention, UTF-16 code units, with end_at exclusive';
    create index posting_skills_by_skill on posting_skills (skill, posting_id);
    comment on index posting_skills_by_skill is 'the postings that name a skill';
  `.execute(db);
}
