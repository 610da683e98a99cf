table demand_weeks
  week date not null -- Monday of the ISO week in which the vacancies opened
  role text not null
  vacancies integer not null
  rolled_up_at timestamp with time zone not null
  cell text not null -- the vacancies column by column, see src/demand/stored-cell.ts
  constraint demand_weeks_pkey PRIMARY KEY (week, role)
  CREATE INDEX demand_weeks_by_change ON demand_weeks USING btree (rolled_up_at DESC) -- when the figures last changed: ETags, caches
table employers
  number integer not null generated always as identity
  key text not null -- as in postings.employer
  constraint employers_pkey PRIMARY KEY (number)
  constraint employers_key_key UNIQUE (key)
table failures
  id bigint not null generated always as identity
  source_id bigint not null
  run_id bigint
  payload_hash bytea
  position integer not null -- where in the payload: line of a file, index in a list; from 0
  reason text not null
  item text not null
  digest text not null -- md5 of the item and the reason: the same failure is kept once
  created_at timestamp with time zone not null default now()
  constraint failures_pkey PRIMARY KEY (id)
  constraint failures_run_id_fkey FOREIGN KEY (run_id) REFERENCES runs(id) ON DELETE SET NULL
  constraint failures_source_id_fkey FOREIGN KEY (source_id) REFERENCES sources(id)
  constraint failures_payload_hash_fkey FOREIGN KEY (payload_hash) REFERENCES payloads(hash)
  constraint failures_source_id_digest_key UNIQUE (source_id, digest)
table hosts
  host text not null
  interval_ms integer not null -- least time between requests that robots.txt asks for; 0 when it does not
  next_at timestamp with time zone not null default now() -- the first free time slot
  breaker text not null default 'closed'::text
  failures integer not null default 0 -- consecutive
  opened_until timestamp with time zone
  robots text -- robots.txt as served; empty when there is none, NULL when not fetched
  robots_expires_at timestamp with time zone
  sent_at timestamp with time zone -- when the last request was let go; NULL before the first
  quiet_until timestamp with time zone -- the host asked for patience until then, those who hold a slot included; NULL when it never did
  in_flight_until timestamp with time zone -- a request is under way, and by then given up for lost; NULL when none is
  constraint hosts_pkey PRIMARY KEY (host)
  constraint hosts_breaker CHECK ((breaker = ANY (ARRAY['closed'::text, 'open'::text, 'half-open'::text])))
table payloads
  hash bytea not null -- sha256 of the body as received
  body bytea not null -- zstd
  size integer not null -- bytes before compression
  stored_at timestamp with time zone not null default now()
  constraint payloads_pkey PRIMARY KEY (hash)
table posting_events
  posting_id bigint not null
  at timestamp with time zone not null
  kind text not null
  run_id bigint
  constraint posting_events_kind CHECK ((kind = ANY (ARRAY['opened'::text, 'changed'::text, 'closed'::text, 'reopened'::text])))
  constraint posting_events_pkey PRIMARY KEY (posting_id, at, kind)
  constraint posting_events_run_id_fkey FOREIGN KEY (run_id) REFERENCES runs(id) ON DELETE SET NULL
  constraint posting_events_posting_id_fkey FOREIGN KEY (posting_id) REFERENCES postings(id) ON DELETE CASCADE
view posting_skills -- a row for each posting and skill that it names, unpacked from postings
  posting_id bigint
  skill integer
  requirement smallint
  alternatives smallint
  field smallint
  start_at integer
  end_at integer
 SELECT p.id AS posting_id,
    s.skill,
    (((s.need)::integer & 3))::smallint AS requirement,
    (NULLIF(((s.need >> 3) - 1), '-1'::integer))::smallint AS alternatives,
    ((((s.need >> 2))::integer & 1))::smallint AS field,
    s.start_at,
    s.end_at
   FROM (postings p
     CROSS JOIN LATERAL UNNEST(p.skill_numbers, p.skill_needs, p.skill_starts, p.skill_ends) s(skill, need, start_at, end_at));
table postings
  id bigint not null generated always as identity
  source_id bigint not null
  external_id text not null
  vacancy_id bigint -- NULL until grouped
  grouped_by text -- why it belongs to the vacancy: alone so far, same requisition, same text, taken out of a group by hand
  similarity real -- Jaccard estimate to the posting it was grouped with; NULL unless by text
  title text not null
  company text
  employer text not null -- spelling-independent key of the company; empty when unknown
  url text
  text text not null
  location text
  country character(2)
  city text
  remote text
  employment_type text
  requisition_id text
  salary_min double precision
  salary_max double precision
  salary_currency character(3)
  salary_period text
  salary_text text
  salary_year_min double precision -- per year, in salary_currency
  salary_year_max double precision
  years_min smallint
  degree text
  tags text[] not null default '{}'::text[]
  language text
  role text
  level text
  posted_at timestamp with time zone
  updated_at timestamp with time zone
  closes_at timestamp with time zone
  first_seen_at timestamp with time zone not null
  last_seen_at timestamp with time zone not null
  changed_at timestamp with time zone not null
  closed_at timestamp with time zone
  missed_listings smallint not null default 0 -- complete listings in a row that lacked it
  opened_at timestamp with time zone not null generated always as (COALESCE(posted_at, first_seen_at)) stored
  content_hash text not null
  signature bytea -- MinHash of the text, 32-bit little-endian words; NULL until read
  read_with text -- version of dictionary and rules that the skills come from; NULL before
  skill_numbers integer[] not null default '{}'::integer[] -- of the skills it names, ascending; the three columns that follow have as many elements
  skill_needs smallint[] not null default '{}'::smallint[] -- requirement (3 required, 2 preferred, 1 mentioned) + 4 in the text, 0 in the title + 8 x the either-or set from 1, 0 alone
  skill_starts integer[] not null default '{}'::integer[] -- of the first mention, UTF-16 code units
  skill_ends integer[] not null default '{}'::integer[] -- of the first mention, exclusive
  constraint postings_pkey PRIMARY KEY (id)
  constraint postings_remote CHECK ((remote = ANY (ARRAY['remote'::text, 'hybrid'::text, 'onsite'::text])))
  constraint postings_grouped_by CHECK ((grouped_by = ANY (ARRAY['self'::text, 'requisition'::text, 'text'::text, 'split'::text])))
  constraint postings_source_id_fkey FOREIGN KEY (source_id) REFERENCES sources(id)
  constraint postings_vacancy_id_fkey FOREIGN KEY (vacancy_id) REFERENCES vacancies(id)
  constraint postings_source_id_external_id_key UNIQUE (source_id, external_id)
  CREATE INDEX postings_open ON postings USING btree (source_id) WHERE (closed_at IS NULL) -- what a complete listing is compared with
  CREATE INDEX postings_unread ON postings USING btree (id) WHERE (read_with IS NULL) -- the next postings to extract
  CREATE INDEX postings_by_skill ON postings USING gin (skill_numbers) -- the postings that name a skill
  CREATE INDEX postings_by_opened ON postings USING btree (opened_at DESC, id DESC) -- keyset pagination, weeks to roll up
  CREATE INDEX postings_by_vacancy ON postings USING btree (vacancy_id) -- the postings of a vacancy
  CREATE INDEX postings_by_employer ON postings USING btree (employer, opened_at DESC, id DESC) -- the latest postings of an employer: candidates for the same vacancy
  CREATE INDEX postings_by_read_with ON postings USING btree (read_with) -- whether postings were read with another version
table run_pages
  run_id bigint not null
  position integer not null
  url text not null
  kind text not null
  http_status integer
  payload_hash bytea
  fetched_at timestamp with time zone not null default now()
  constraint run_pages_pkey PRIMARY KEY (run_id, "position")
  constraint run_pages_run_id_fkey FOREIGN KEY (run_id) REFERENCES runs(id) ON DELETE CASCADE
  constraint run_pages_payload_hash_fkey FOREIGN KEY (payload_hash) REFERENCES payloads(hash)
  CREATE INDEX run_pages_by_payload ON run_pages USING btree (payload_hash) -- which runs served a payload: re-parsing, clean-up
table runs
  id bigint not null generated always as identity
  source_id bigint not null
  correlation_id text not null
  status text not null default 'running'::text
  reason text -- stable code and a sentence; NULL when status is ok or unchanged
  complete boolean not null default false -- whether every open posting of the source was seen
  started_at timestamp with time zone not null default now()
  finished_at timestamp with time zone
  requested integer not null default 0
  found integer not null default 0
  new integer not null default 0
  changed integer not null default 0
  unchanged integer not null default 0
  closed integer not null default 0
  reopened integer not null default 0
  failed integer not null default 0
  throttled integer not null default 0
  bytes bigint not null default 0
  median_text_length integer
  constraint runs_pkey PRIMARY KEY (id)
  constraint runs_status CHECK ((status = ANY (ARRAY['running'::text, 'ok'::text, 'unchanged'::text, 'partial'::text, 'suspect'::text, 'failed'::text])))
  constraint runs_source_id_fkey FOREIGN KEY (source_id) REFERENCES sources(id)
  CREATE INDEX runs_by_start ON runs USING btree (started_at DESC) -- the latest runs of all sources
  CREATE INDEX runs_by_source ON runs USING btree (source_id, started_at DESC) -- the last runs of a source: health, alerts, panel of healthy weeks
table skills
  number integer not null generated always as identity
  id text not null -- of the dictionary, stable for ever
  name text not null
  category text not null
  constraint skills_pkey PRIMARY KEY (number)
  constraint skills_id_key UNIQUE (id)
table sources
  id bigint not null generated always as identity
  slug text not null
  adapter text not null
  token text not null
  company text
  region text
  settings jsonb not null default '{}'::jsonb
  enabled boolean not null default true
  interval_minutes integer not null default 720
  created_at timestamp with time zone not null default now()
  last_run_at timestamp with time zone
  last_ok_at timestamp with time zone
  median_text_length integer -- characters, of the last complete run; NULL before one
  consecutive_failures integer not null default 0
  alert text -- what the operator was last told; NULL when all is well
  constraint sources_pkey PRIMARY KEY (id)
  constraint sources_alert CHECK ((alert = ANY (ARRAY['silent'::text, 'broken'::text, 'thin'::text, 'shrunk'::text])))
  constraint sources_slug_key UNIQUE (slug)
table vacancies
  id bigint not null generated always as identity
  employer text not null
  title text not null
  created_at timestamp with time zone not null default now()
  stale boolean not null default true -- whether the weekly rollup has yet to take its last change in
  week date -- Monday of the week it is rolled up in; NULL before the first time
  role text -- role it is rolled up under; NULL before the first time
  constraint vacancies_pkey PRIMARY KEY (id)
  CREATE INDEX vacancies_stale ON vacancies USING btree (id) WHERE stale -- what the rollup has to take in
table validators
  source_id bigint not null
  url text not null
  etag text
  last_modified text
  payload_hash bytea not null
  checked_at timestamp with time zone not null default now()
  content_type text -- as served with the payload: a 304 does not repeat it
  request_digest text -- md5 of what the listing said of a detail page; NULL for listings. The same digest spares the request
  constraint validators_pkey PRIMARY KEY (source_id, url)
  constraint validators_source_id_fkey FOREIGN KEY (source_id) REFERENCES sources(id) ON DELETE CASCADE
