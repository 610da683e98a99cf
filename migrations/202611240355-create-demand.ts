import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table employers (
      number integer generated always as identity primary key,
      key text not null unique
    );
    comment on column employers.key is 'as in postings.employer';

    alter table vacancies
      add column stale boolean not null default true,
      add column week date,
      add column role text;
    comment on column vacancies.stale is 'whether the weekly rollup has yet to take its last change in';
    comment on column vacancies.week is 'Monday of the week it is rolled up in; NULL before the first time';
    comment on column vacancies.role is 'role it is rolled up under; NULL before the first time';
    create index vacancies_stale on vacancies (id) where stale;
    comment on index vacancies_stale is 'what the rollup has to take in';

    create table demand_weeks (
      week date not null,
      role text not null,
      vacancies integer not null,
      cell bytea not null,
      rolled_up_at timestamptz not null,
      primary key (week, role)
    );
    alter table demand_weeks alter column cell set storage external;
    comment on column demand_weeks.week is 'Monday of the ISO week in which the vacancies opened';
    comment on column demand_weeks.cell is 'the vacancies column by column, see src/demand/cell.ts';
    create index demand_weeks_by_change on demand_weeks (rolled_up_at desc);
    comment on index demand_weeks_by_change is 'when the figures last changed: ETags, caches';
  `.execute(db);
}
