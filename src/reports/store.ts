import { type Kysely, sql } from 'kysely';
import type { Database } from '../db/database.ts';
import type { Cell } from '../demand/cell.ts';
import { type Change, measureChanges } from '../demand/change.ts';
import { leastSample, wilsonInterval } from '../demand/interval.ts';
import { type Demand, measureDemand, type SkillDemand } from '../demand/measure.ts';
import { measurePeriods, type PanelPeriod } from '../demand/panel.ts';
import { everything, type InSlice } from '../demand/slice.ts';
import { listSkills, loadLedger, loadSlice } from '../demand/store.ts';
import { weekName, weekStart } from '../demand/week.ts';
import type { Role } from '../postings/posting.ts';
import { auditRoadmap } from '../roadmaps/audit.ts';
import { addTrends, gatherEvidence } from '../roadmaps/cell-evidence.ts';
import { listRoadmaps } from '../roadmaps/load.ts';
import { testChanges } from '../roadmaps/trends.ts';
import type { ReleaseData, Sample } from './release.ts';
import type { Row } from './table.ts';

/** What of the dictionary a release needs. */
export type ReleaseDictionary = {
  readonly version: string;
  readonly skills: ReadonlyMap<string, { readonly implies?: readonly string[] }>;
};

type Skills = ReadonlyMap<number, { id: string; name: string; category: string }>;
type Loaded = { readonly cells: readonly Cell[]; readonly isIn: InSlice };

const windows = [4, 13, 52] as const;
const releaseRoles: readonly { role: string; roles: readonly Role[] }[] = [
  { role: 'any', roles: [] },
  { role: 'backend', roles: ['backend'] },
];
/** The window that roadmaps are held against. */
const auditWeeks = 13;

/** Everything that the release of a week says, read from the weekly cells and the runs; `week` as in `weekOf`. */
export async function gatherRelease(
  db: Kysely<Database>,
  week: number,
  dictionary: ReleaseDictionary,
): Promise<ReleaseData> {
  const known = await listSkills(db);
  const samples: Sample[] = [];
  const skills: Row[] = [];
  let topics: Row[] = [];
  const longest = Math.max(...windows);
  const ledger = await loadLedger(db, { since: week - 2 * longest + 1, until: week });
  let periods: PanelPeriod[] = [];
  for (const { role, roles } of releaseRoles) {
    // Twice the longest window, for the change from the window before.
    const since = week - 2 * longest + 1;
    const loaded = await loadSlice(db, { ...everything, roles, since, until: week });
    for (const windowWeeks of windows) {
      const cells = inWindow(loaded, week, windowWeeks);
      const now = measureDemand(cells, loaded.isIn);
      const before = measureDemand(inWindow(loaded, week - 1, windowWeeks), loaded.isIn);
      const earlier = inWindow(loaded, week - windowWeeks, windowWeeks);
      const { changes } = measureChanges({ before: earlier, now: cells }, loaded.isIn, { ledger });
      samples.push(toSample(now, { role, windowWeeks, week }));
      skills.push(...skillRows(now, before, { role, windowWeeks, week, known, changes }));
    }
    if (role === 'any') {
      // A release is made in the week after its last one, and its bytes may not hang on when.
      const cells = inWindow(loaded, week, longest);
      periods = measurePeriods(cells, loaded.isIn, { ledger, asOf: week + 1 });
    }
    if (role !== 'backend') continue;
    const slice = { cells: inWindow(loaded, week, auditWeeks), isIn: loaded.isIn, names: known };
    const earlier = { ...loaded, cells: inWindow(loaded, week - auditWeeks, auditWeeks), ledger };
    topics = topicRows(slice, { week, dictionary, trends: testChanges(slice, earlier) });
  }
  return {
    week: weekName(week),
    dictionary: { version: dictionary.version, skills: dictionary.skills.size },
    samples,
    skills,
    topics,
    sources: await sourceRows(db, week),
    weeks: {
      provisional: periods.filter((one) => one.provisional).map((one) => weekName(one.week)),
      masked: periods.filter((one) => one.masked).map((one) => weekName(one.week)),
    },
  };
}

function inWindow({ cells }: Loaded, last: number, weeks: number): Cell[] {
  return cells.filter((cell) => cell.week <= last && cell.week > last - weeks);
}

function toSample(
  { sample }: Demand,
  { role, windowWeeks, week }: { role: string; windowWeeks: number; week: number },
): Sample {
  const [from, to] = [weekName(week - windowWeeks + 1), weekName(week)];
  return { role, windowWeeks, from, to, ...sample };
}

function skillRows(
  now: Demand,
  before: Demand,
  about: {
    role: string;
    windowWeeks: number;
    week: number;
    known: Skills;
    changes: ReadonlyMap<number, Change>;
  },
): Row[] {
  const earlier = new Map(before.skills.map((skill) => [skill.skill, skill]));
  return now.skills.flatMap((skill): Row[] => {
    const named = about.known.get(skill.skill);
    if (named === undefined) return [];
    return [
      {
        week: weekName(about.week),
        role: about.role,
        window_weeks: about.windowWeeks,
        skill: named.id,
        name: named.name,
        category: named.category,
        ...demandCells(skill),
        ...cellsBefore(earlier.get(skill.skill), before.sample),
        ...changeCells(about.changes.get(skill.skill)),
        sample_vacancies: now.sample.vacancies,
        sample_employers: now.sample.employers,
      },
    ];
  });
}

function demandCells(skill: SkillDemand): Row {
  return {
    vacancies: skill.asked,
    required: skill.required,
    named: skill.named,
    employers: skill.employers,
    share: skill.share,
    share_low: skill.interval?.low ?? null,
    share_high: skill.interval?.high ?? null,
    employer_share: skill.employerShare,
    employer_share_low: skill.employerInterval?.low ?? null,
    employer_share_high: skill.employerInterval?.high ?? null,
    rank: skill.rank,
  };
}

/** A skill that nobody named a week earlier had a share too: nil, of so many vacancies. */
function cellsBefore(skill: SkillDemand | undefined, sample: Demand['sample']): Row {
  const enough = sample.vacancies >= leastSample;
  const none = enough ? { low: 0, high: wilsonInterval(0, sample.employers).high } : null;
  const interval = skill === undefined ? none : skill.interval;
  return {
    rank_before: skill?.rank ?? null,
    share_before: skill === undefined ? (enough ? 0 : null) : skill.share,
    share_before_low: interval?.low ?? null,
    share_before_high: interval?.high ?? null,
  };
}

function changeCells(change: Change | undefined): Row {
  if (change === undefined) return {};
  const { direction, before, now, low, high } = change;
  return { trend: direction, change: now - before, change_low: low, change_high: high };
}

function topicRows(
  { names, ...slice }: Loaded & { names: Skills },
  {
    week,
    dictionary,
    trends,
  }: {
    week: number;
    dictionary: ReleaseDictionary;
    trends: ReturnType<typeof testChanges>;
  },
): Row[] {
  const evidence = addTrends(gatherEvidence(slice, { skills: names, dictionary }), trends);
  return listRoadmaps().flatMap((roadmap) => {
    const { topics, enough } = auditRoadmap(roadmap, evidence);
    return topics.map(({ topic, position, leading }) => ({
      week: weekName(week),
      roadmap: roadmap.id,
      position,
      topic: topic.id,
      title: topic.title,
      phase: topic.phase,
      when: topic.when,
      week_from: topic.weekFrom,
      weeks: topic.weeks,
      optional: topic.optional ?? false,
      skill: leading?.skill ?? null,
      vacancies: leading?.asked.vacancies ?? 0,
      employers: leading?.employers ?? 0,
      share: enough ? (leading?.asked.share ?? 0) : null,
      share_low: enough ? (leading?.asked.low ?? null) : null,
      share_high: enough ? (leading?.asked.high ?? null) : null,
      rank: leading?.rank ?? null,
      trend: leading?.trend ?? null,
      change: leading?.change?.value ?? null,
      change_low: leading?.change?.low ?? null,
      change_high: leading?.change?.high ?? null,
    }));
  });
}

type SourceRow = {
  slug: string;
  adapter: string;
  company: string | null;
  region: string | null;
  enabled: boolean;
  status: string | null;
  reason: string | null;
  runs: number;
  failed_runs: number;
  last_ok_at: Date | null;
  postings_open: number;
  postings_new: number;
  postings_closed: number;
};

async function sourceRows(db: Kysely<Database>, week: number): Promise<Row[]> {
  const [from, to] = [weekStart(week), weekStart(week + 1)];
  const { rows } = await sql<SourceRow>`
    select s.slug, s.adapter, s.company, s.region, s.enabled, last.status, last.reason,
      coalesce(r.runs, 0)::int as runs, coalesce(r.failed_runs, 0)::int as failed_runs, ok.last_ok_at,
      coalesce(p.open, 0)::int as postings_open, coalesce(p.new, 0)::int as postings_new,
      coalesce(p.closed, 0)::int as postings_closed
    from sources s
    left join (
      select source_id, count(*) as runs, count(*) filter (where status in ('failed', 'suspect')) as failed_runs
      from runs where started_at >= ${from} and started_at < ${to} and status <> 'running' group by source_id
    ) r on r.source_id = s.id
    left join lateral (
      select status, reason from runs where source_id = s.id and started_at >= ${from} and started_at < ${to}
        and status <> 'running' order by started_at desc, id desc limit 1
    ) last on true
    left join lateral (
      select max(started_at) as last_ok_at from runs
      where source_id = s.id and started_at < ${to} and status in ('ok', 'unchanged')
    ) ok on true
    left join (
      select source_id,
        count(*) filter (where closed_at is null or closed_at >= ${to}) as open,
        count(*) filter (where opened_at >= ${from}) as new,
        count(*) filter (where closed_at >= ${from} and closed_at < ${to}) as closed
      from postings where opened_at < ${to} group by source_id
    ) p on p.source_id = s.id
  `.execute(db);
  return rows.map((row) => toSourceRow(row, week));
}

function toSourceRow({ slug, enabled, status, last_ok_at, ...row }: SourceRow, week: number): Row {
  const read = status === null ? (enabled ? 'idle' : 'disabled') : status;
  return {
    ...row,
    week: weekName(week),
    source: slug,
    health: read === 'unchanged' ? 'ok' : read,
    last_ok_at: last_ok_at?.toISOString() ?? null,
  };
}
