import type { Column } from './table.ts';

const share = (key: string, title: string, description: string): Column => ({
  key,
  title,
  type: 'share',
  description,
});
const integer = (key: string, title: string, description: string): Column => ({
  key,
  title,
  type: 'integer',
  description,
});
const text = (key: string, title: string, description: string): Column => ({
  key,
  title,
  type: 'text',
  description,
});

const shares = [
  share(
    'share',
    'Share',
    'asked by, divided by the vacancies of the slice; empty below 30 vacancies',
  ),
  share('share_low', 'Low', 'lower end of the 95% interval of the share, clustered by employer'),
  share('share_high', 'High', 'upper end of it'),
];

const changes = [
  text(
    'trend',
    'Trend',
    'rising, falling or steady against the window of the same length before this one, on the sources of both; false discoveries are held to 5%; empty where too rare to test',
  ),
  share('change', 'Change', 'share on those sources now, less the share then'),
  share('change_low', 'Low', 'lower end of its 95% interval, clustered by employer'),
  share('change_high', 'High', 'upper end of it'),
];

/** `skills.csv`: one row for each slice, window and skill that a vacancy of it names. */
export const skillColumns: readonly Column[] = [
  text('week', 'Week', 'ISO week of the release; every window ends with it'),
  text('role', 'Role', 'role of the vacancies, or "any"'),
  integer('window_weeks', 'Window', 'how many weeks the window holds'),
  text('skill', 'Skill', 'id in the dictionary, stable for ever'),
  text('name', 'Name', 'its usual name'),
  text('category', 'Category', 'language, database, concept, ...'),
  integer(
    'vacancies',
    'Vacancies',
    'vacancies that opened in the window and require or prefer the skill',
  ),
  integer('required', 'Required', 'of these, vacancies that require it'),
  integer('named', 'Named', 'vacancies that name it at all, duties and own stack included'),
  integer('employers', 'Employers', 'employers with a vacancy that requires or prefers it'),
  ...shares,
  share(
    'employer_share',
    'Of employers',
    'employers asking, divided by the employers of the slice',
  ),
  share('employer_share_low', 'Low', 'lower end of its 95% Wilson interval'),
  share('employer_share_high', 'High', 'upper end of it'),
  integer(
    'rank',
    'Rank',
    '1 is asked by most vacancies; equal counts share a rank; empty below 30 vacancies',
  ),
  integer('rank_before', 'Rank before', 'rank in the window that ends a week earlier'),
  share('share_before', 'Share before', 'share in that window, read with the same dictionary'),
  share('share_before_low', 'Low', 'lower end of its 95% interval'),
  share('share_before_high', 'High', 'upper end of it'),
  ...changes,
  integer('sample_vacancies', 'n', 'vacancies of the slice in the window'),
  integer('sample_employers', 'Employers in all', 'employers of the slice in the window'),
];

/** `topics.csv`: one row for each topic of each roadmap, held against backend vacancies of 13 weeks. */
export const topicColumns: readonly Column[] = [
  text('week', 'Week', 'ISO week of the release'),
  text('roadmap', 'Roadmap', 'id of the roadmap'),
  integer('position', 'Position', 'place of the topic in it, from 1'),
  text('topic', 'Topic', 'id of the topic'),
  text('title', 'Title', 'title of the topic, in our words'),
  text('phase', 'Phase', 'id of its phase'),
  text('when', 'When', "the guide's own time, in words"),
  integer(
    'week_from',
    'From week',
    'first week in which it is taught; empty where the guide sets no time',
  ),
  {
    key: 'weeks',
    title: 'Weeks',
    type: 'decimal',
    description: 'what learning it costs, in weeks',
  },
  {
    key: 'optional',
    title: 'Optional',
    type: 'boolean',
    description: 'whether the guide calls it optional',
  },
  text('skill', 'Most asked', 'id of its most asked skill; the next columns are about it'),
  integer('vacancies', 'Vacancies', 'vacancies that require or prefer the skill'),
  integer('employers', 'Employers', 'employers with such a vacancy'),
  ...shares,
  integer('rank', 'Rank', 'rank of the skill among all skills'),
  ...changes,
];

/** `sources.csv`: the health ledger, one row for each source that was ever read or is to be read. */
export const sourceColumns: readonly Column[] = [
  text('week', 'Week', 'ISO week of the release'),
  text('source', 'Source', 'slug of the source: adapter, a slash, and its name there'),
  text('adapter', 'Adapter', 'kind of board'),
  text('company', 'Company', 'employer, where the board is of one'),
  text('region', 'Region', 'region it hires in'),
  text(
    'health',
    'Health',
    'ok, partial, suspect or failed as the last run of the week ended; idle without a run; disabled',
  ),
  text('reason', 'Reason', 'why, where the last run was not ok'),
  integer('runs', 'Runs', 'runs in the week'),
  integer('failed_runs', 'Failed runs', 'of these, runs that failed or were suspect'),
  {
    key: 'last_ok_at',
    title: 'Last ok',
    type: 'date',
    description: 'end of the last good run up to the end of the week, UTC',
  },
  integer('postings_open', 'Open', 'postings open at the end of the week'),
  integer('postings_new', 'New', 'postings that opened in the week'),
  integer('postings_closed', 'Closed', 'postings that closed in the week'),
];
