import type { ColumnType, Generated, GeneratedAlways, JSONColumnType } from 'kysely';
import type { EmploymentType, Level, Remote, Role, SalaryPeriod } from '../postings/posting.ts';

/** The tables as kysely sees them; `bigint` arrives as number, `timestamptz` as Date, `date` as text. */
export type Database = {
  sources: SourcesTable;
  runs: RunsTable;
  payloads: { hash: Buffer; body: Buffer; size: number; stored_at: Generated<Date> };
  run_pages: RunPagesTable;
  failures: FailuresTable;
  validators: ValidatorsTable;
  hosts: HostsTable;
  vacancies: VacanciesTable;
  employers: { number: GeneratedAlways<number>; key: string };
  demand_weeks: {
    week: string;
    role: Role;
    vacancies: number;
    cell: string;
    rolled_up_at: Date;
  };
  postings: PostingsTable;
  posting_events: {
    posting_id: number;
    at: Date;
    kind: 'opened' | 'changed' | 'closed' | 'reopened';
    run_id: number | null;
  };
  skills: { number: GeneratedAlways<number>; id: string; name: string; category: string };
  posting_skills: PostingSkillsView;
};

export type RunStatus = 'running' | 'ok' | 'unchanged' | 'partial' | 'suspect' | 'failed';

type SourcesTable = {
  id: GeneratedAlways<number>;
  slug: string;
  adapter: string;
  token: string;
  company: string | null;
  region: string | null;
  settings: JSONColumnType<Record<string, unknown>>;
  enabled: Generated<boolean>;
  interval_minutes: Generated<number>;
  created_at: Generated<Date>;
  last_run_at: Date | null;
  last_ok_at: Date | null;
  median_text_length: number | null;
  consecutive_failures: Generated<number>;
  alert: 'silent' | 'broken' | 'thin' | 'shrunk' | null;
};

type RunsTable = {
  id: GeneratedAlways<number>;
  source_id: number;
  correlation_id: string;
  status: Generated<RunStatus>;
  reason: string | null;
  complete: Generated<boolean>;
  started_at: Generated<Date>;
  finished_at: Date | null;
  requested: Generated<number>;
  found: Generated<number>;
  new: Generated<number>;
  changed: Generated<number>;
  unchanged: Generated<number>;
  closed: Generated<number>;
  reopened: Generated<number>;
  failed: Generated<number>;
  throttled: Generated<number>;
  bytes: Generated<number>;
  median_text_length: number | null;
};

type RunPagesTable = {
  run_id: number;
  position: number;
  url: string;
  kind: string;
  http_status: number | null;
  payload_hash: Buffer | null;
  fetched_at: Generated<Date>;
};

type FailuresTable = {
  id: GeneratedAlways<number>;
  source_id: number;
  run_id: number | null;
  payload_hash: Buffer | null;
  position: number;
  reason: string;
  item: string;
  digest: string;
  created_at: Generated<Date>;
};

type ValidatorsTable = {
  source_id: number;
  url: string;
  etag: string | null;
  last_modified: string | null;
  payload_hash: Buffer;
  content_type: string | null;
  request_digest: string | null;
  checked_at: Generated<Date>;
};

type HostsTable = {
  host: string;
  interval_ms: number;
  next_at: Generated<Date>;
  breaker: Generated<'closed' | 'open' | 'half-open'>;
  failures: Generated<number>;
  opened_until: Date | null;
  robots: string | null;
  robots_expires_at: Date | null;
  sent_at: Date | null;
  quiet_until: Date | null;
  in_flight_until: Date | null;
};

type PostingsTable = {
  id: GeneratedAlways<number>;
  source_id: number;
  external_id: string;
  vacancy_id: number | null;
  grouped_by: 'self' | 'requisition' | 'text' | 'split' | null;
  similarity: number | null;
  title: string;
  company: string | null;
  employer: string;
  url: string | null;
  text: string;
  location: string | null;
  country: string | null;
  city: string | null;
  remote: Remote | null;
  employment_type: EmploymentType | null;
  requisition_id: string | null;
  salary_min: number | null;
  salary_max: number | null;
  salary_currency: string | null;
  salary_period: SalaryPeriod | null;
  salary_text: string | null;
  salary_year_min: number | null;
  salary_year_max: number | null;
  years_min: number | null;
  degree: string | null;
  tags: Generated<string[]>;
  language: string | null;
  role: Role | null;
  level: Level | null;
  posted_at: Date | null;
  updated_at: Date | null;
  closes_at: Date | null;
  first_seen_at: Date;
  last_seen_at: Date;
  changed_at: Date;
  closed_at: Date | null;
  missed_listings: Generated<number>;
  opened_at: ColumnType<Date, never, never>;
  content_hash: string;
  signature: Buffer | null;
  read_with: string | null;
  skill_numbers: Generated<number[]>;
  skill_needs: Generated<number[]>;
  skill_starts: Generated<number[]>;
  skill_ends: Generated<number[]>;
};

type VacanciesTable = {
  id: GeneratedAlways<number>;
  employer: string;
  title: string;
  created_at: Generated<Date>;
  stale: Generated<boolean>;
  week: string | null;
  role: Role | null;
};

/** A view of the packed columns of `postings`. */
type PostingSkillsView = {
  posting_id: ColumnType<number, never, never>;
  skill: ColumnType<number, never, never>;
  requirement: ColumnType<number, never, never>;
  alternatives: ColumnType<number | null, never, never>;
  field: ColumnType<number, never, never>;
  start_at: ColumnType<number, never, never>;
  end_at: ColumnType<number, never, never>;
};
