import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table postings
      add skill_numbers integer[] not null default '{}',
      add skill_needs smallint[] not null default '{}',
      add skill_starts integer[] not null default '{}',
      add skill_ends integer[] not null default '{}';
    comment on column postings.skill_numbers is 'of the skills it names, ascending; the three columns that follow have as many elements';
    comment on column postings.skill_needs is 'requirement (3 required, 2 preferred, 1 mentioned) + 4 in the text, 0 in the title + 8 x the either-or set from 1, 0 alone';
    comment on column postings.skill_starts is 'of the first mention, UTF-16 code units';
    comment on column postings.skill_ends is 'of the first mention, exclusive';

    update postings p set (skill_numbers, skill_needs, skill_starts, skill_ends) = (
      select array_agg(skill order by skill),
        array_agg((requirement + 4 * field + 8 * coalesce(alternatives + 1, 0))::smallint order by skill),
        array_agg(start_at order by skill), array_agg(end_at order by skill)
      from posting_skills s where s.posting_id = p.id)
    where exists (select from posting_skills s where s.posting_id = p.id);

    drop table posting_skills;
    create view posting_skills as
      select p.id as posting_id, s.skill, (s.need & 3)::smallint as requirement,
        nullif((s.need >> 3) - 1, -1)::smallint as alternatives, ((s.need >> 2) & 1)::smallint as field,
        s.start_at, s.end_at
      from postings p
        cross join lateral unnest(p.skill_numbers, p.skill_needs, p.skill_starts, p.skill_ends)
          as s (skill, need, start_at, end_at);
    comment on view posting_skills is 'a row for each posting and skill that it names, unpacked from postings';

    create index postings_by_skill on postings using gin (skill_numbers);
    comment on index postings_by_skill is 'the postings that name a skill';

    drop index postings_by_employer;
    create index postings_by_employer on postings (employer, opened_at desc, id desc);
    comment on index postings_by_employer is 'the latest postings of an employer: candidates for the same vacancy';
    drop index postings_by_read_with;
    create index postings_by_read_with on postings (read_with);
    comment on index postings_by_read_with is 'whether postings were read with another version';
    drop index postings_changed;
  `.execute(db);
}
