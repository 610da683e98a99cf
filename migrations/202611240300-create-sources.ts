import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table sources (
      id bigint generated always as identity primary key,
      slug text not null unique,
      adapter text not null,
      token text not null,
      company text,
      region text,
      settings jsonb not null default '{}',
      enabled boolean not null default true,
      interval_minutes integer not null default 720,
      created_at timestamptz not null default now(),
      last_run_at timestamptz,
      last_ok_at timestamptz,
      median_text_length integer,
      consecutive_failures integer not null default 0,
      alert text,
      constraint sources_alert check (alert in ('silent', 'broken', 'thin', 'shrunk'))
    );
    comment on column sources.median_text_length is 'characters, of the last complete run; NULL before one';
    comment on column sources.alert is 'what the operator was last told; NULL when all is well';

    create table runs (
      id bigint generated always as identity primary key,
      source_id bigint not null references sources (id),
      correlation_id text not null,
      status text not null default 'running',
      reason text,
      complete boolean not null default false,
      started_at timestamptz not null default now(),
      finished_at timestamptz,
      requested integer not null default 0,
      found integer not null default 0,
      new integer not null default 0,
      changed integer not null default 0,
      unchanged integer not null default 0,
      closed integer not null default 0,
      reopened integer not null default 0,
      failed integer not null default 0,
      throttled integer not null default 0,
      bytes bigint not null default 0,
      median_text_length integer,
      constraint runs_status check (status in ('running', 'ok', 'unchanged', 'partial', 'suspect', 'failed'))
    );
    comment on column runs.reason is 'stable code and a sentence; NULL when status is ok or unchanged';
    comment on column runs.complete is 'whether every open posting of the source was seen';
    create index runs_by_source on runs (source_id, started_at desc);
    comment on index runs_by_source is 'the last runs of a source: health, alerts, panel of healthy weeks';
    create index runs_by_start on runs (started_at desc);
    comment on index runs_by_start is 'the latest runs of all sources';

    create table payloads (
      hash bytea primary key,
      body bytea not null,
      size integer not null,
      stored_at timestamptz not null default now()
    );
    comment on column payloads.hash is 'sha256 of the body as received';
    comment on column payloads.body is 'zstd';
    comment on column payloads.size is 'bytes before compression';

    create table run_pages (
      run_id bigint not null references runs (id) on delete cascade,
      position integer not null,
      url text not null,
      kind text not null,
      http_status integer,
      payload_hash bytea references payloads (hash),
      fetched_at timestamptz not null default now(),
      primary key (run_id, position)
    );
    create index run_pages_by_payload on run_pages (payload_hash);
    comment on index run_pages_by_payload is 'which runs served a payload: re-parsing, clean-up';

    create table failures (
      id bigint generated always as identity primary key,
      source_id bigint not null references sources (id),
      run_id bigint references runs (id) on delete set null,
      payload_hash bytea references payloads (hash),
      position integer not null,
      reason text not null,
      item text not null,
      digest text not null,
      created_at timestamptz not null default now(),
      unique (source_id, digest)
    );
    comment on column failures.position is 'where in the payload: line of a file, index in a list; from 0';
    comment on column failures.digest is 'md5 of the item and the reason: the same failure is kept once';

    create table validators (
      source_id bigint not null references sources (id) on delete cascade,
      url text not null,
      etag text,
      last_modified text,
      payload_hash bytea not null,
      checked_at timestamptz not null default now(),
      primary key (source_id, url)
    );

    create table hosts (
      host text primary key,
      interval_ms integer not null,
      next_at timestamptz not null default now(),
      breaker text not null default 'closed',
      failures integer not null default 0,
      opened_until timestamptz,
      robots text,
      robots_expires_at timestamptz,
      constraint hosts_breaker check (breaker in ('closed', 'open', 'half-open'))
    );
    comment on column hosts.next_at is 'the first free time slot';
    comment on column hosts.failures is 'consecutive';
    comment on column hosts.robots is 'robots.txt as served; empty when there is none, NULL when not fetched';
  `.execute(db);
}
