import type { GapReport } from '../gaps/report.ts';
import { percent } from './cell.ts';
import type { Table } from './table.ts';

/** Below this many vacancies shares are said in words. */
const floor = 30;

/** What the report says first, in sentences. */
export function gapLead(report: GapReport): string[] {
  const { sample, coverage, profile, slice } = report;
  const who = Object.values(slice)
    .filter((word) => word !== null)
    .join(', ');
  const named = profile.skills.filter((skill) => skill.implied_by.length === 0).length;
  const lines = [
    `${count(named, 'skill')} found in the resume, ${profile.skills.length - named} more implied by them.`,
    `Held against ${count(sample.vacancies, 'vacancy', 'vacancies')} of ${count(sample.employers, 'employer')} (${who}; ${sample.origin}), published ${sample.from ?? '?'} to ${sample.to ?? '?'}; ${sample.unstated} more state no required skill and are left out.`,
    sample.vacancies < floor
      ? `Too few vacancies for shares: ${coverage.full_fits} of ${sample.vacancies} are a full fit.`
      : `Full fit with ${percent(coverage.full_fit)} of them (95% interval ${percent(coverage.full_fit_low)} to ${percent(coverage.full_fit_high)}); on average ${percent(coverage.required_met)} of what a vacancy requires is met.`,
  ];
  return [...lines, ...profile.warnings.map((warning) => `Note: ${warning}.`)];
}

/** Every table of the report in reading order; tables without rows are left out. `limit` bounds the long ones. */
export function gapTables(report: GapReport, limit = 15): Table[] {
  const tables = [
    pathTable(report),
    gapsTable(report, limit),
    matchesTable(report, limit),
    wordingTable(report),
    coveredTable(report, limit),
    profileTable(report),
    asideTable(report),
  ];
  return tables.filter(({ rows }) => rows.length > 0);
}

function pathTable({ path }: GapReport): Table {
  return {
    title: 'What to learn next',
    columns: [
      { key: 'step', title: '#', type: 'integer' },
      { key: 'skill', title: 'Skill', type: 'text' },
      { key: 'opens', title: 'Opens', type: 'integer', unit: 'vacancies' },
      { key: 'full_fit', title: 'Full fit after', type: 'share' },
      { key: 'weeks', title: 'Weeks', type: 'text', align: 'right' },
      { key: 'where', title: 'Where to learn it', type: 'text' },
      { key: 'with', title: 'Note', type: 'text' },
    ],
    rows: path.map((step) => ({
      step: step.step,
      skill: step.name,
      opens: step.opens,
      full_fit: step.full_fit_after,
      weeks: `${step.weeks_estimated ? '~' : ''}${step.weeks}`,
      where: lessonText(step.roadmap),
      with: noteText(step),
    })),
    notes: [
      'Each step opens at least as many vacancies as any other single skill. Weeks are the roadmap\'s; "~" is our estimate.',
    ],
  };
}

function gapsTable({ gaps, sample }: GapReport, limit: number): Table {
  return {
    title: 'What is missing',
    columns: [
      { key: 'name', title: 'Skill', type: 'text' },
      { key: 'unlocks', title: 'Unlocks', type: 'integer', unit: 'vacancies' },
      { key: 'share', title: 'Required by', type: 'share' },
      { key: 'bar', title: '', type: 'bar' },
      { key: 'trend', title: 'Trend', type: 'text' },
      { key: 'near', title: 'You have, as an alternative', type: 'text' },
      { key: 'with', title: 'Asked with', type: 'text' },
      { key: 'where', title: 'Roadmap', type: 'text' },
    ],
    rows: gaps.slice(0, limit).map((gap) => ({
      name: withIncluded(gap),
      unlocks: gap.unlocks,
      share: shareText(gap, sample.vacancies),
      bar: [gap.share_low, gap.share, gap.share_high],
      trend: gap.trend ?? '',
      near: gap.alternatives_held
        .map(({ name, share, of }) => (of < floor ? name : `${name} (${percent(share)})`))
        .join(', '),
      with: gap.asked_with.map(({ name }) => name).join(', '),
      where: lessonText(gap.roadmap),
    })),
    notes: [
      'Unlocks: vacancies that become a full fit once this skill alone is learned. The share of an alternative is of the vacancies that name either.',
    ],
  };
}

function matchesTable({ matches }: GapReport, limit: number): Table {
  return {
    title: 'Vacancies that fit best',
    columns: [
      { key: 'title', title: 'Title', type: 'text' },
      { key: 'company', title: 'Company', type: 'text' },
      { key: 'met', title: 'Met', type: 'text', align: 'right' },
      { key: 'lack', title: 'Lacking', type: 'text' },
      { key: 'url', title: 'Link', type: 'text' },
    ],
    rows: matches.slice(0, limit).map((match) => ({
      title: match.title ?? `vacancy ${match.posting}`,
      company: match.company ?? '',
      met: `${match.needs - match.lack_sets.length}/${match.needs}`,
      lack: match.lack_sets.map((set) => set.join(' or ')).join(', ') || 'nothing',
      url: match.url ?? '',
    })),
  };
}

function wordingTable({ wording }: GapReport): Table {
  return {
    title: 'Written otherwise than employers do',
    columns: [
      { key: 'resume', title: 'You write', type: 'text' },
      { key: 'postings', title: 'Most employers write', type: 'text' },
      { key: 'share', title: 'Of them', type: 'share' },
    ],
    rows: wording.map(({ resume, postings, share }) => ({ resume, postings, share })),
    notes: ['Only skills that the resume shows; it is about being found, not about claiming more.'],
  };
}

function coveredTable({ covered, profile, sample }: GapReport, limit: number): Table {
  const lines = new Map(profile.skills.map(({ id, evidence }) => [id, evidence]));
  return {
    title: 'What you have that is asked most',
    columns: [
      { key: 'name', title: 'Skill', type: 'text' },
      { key: 'share', title: 'Required by', type: 'share' },
      { key: 'bar', title: '', type: 'bar' },
      { key: 'line', title: 'Line', type: 'integer' },
      { key: 'text', title: 'Shown by', type: 'text' },
    ],
    rows: covered.slice(0, limit).map((skill) => ({
      name: skill.name,
      share: shareText(skill, sample.vacancies),
      bar: [skill.share_low, skill.share, skill.share_high],
      line: lines.get(skill.id)?.[0]?.line ?? null,
      text: lines.get(skill.id)?.[0]?.text ?? '',
    })),
  };
}

function profileTable({ profile }: GapReport): Table {
  return {
    title: 'Skills read from the resume',
    columns: [
      { key: 'name', title: 'Skill', type: 'text' },
      { key: 'section', title: 'Section', type: 'text' },
      { key: 'year', title: 'Last', type: 'text', align: 'right' },
      { key: 'line', title: 'Line', type: 'integer' },
      { key: 'implied', title: 'Implied by', type: 'text' },
    ],
    rows: profile.skills.map((skill) => ({
      name: skill.name,
      section: skill.section,
      year: skill.last_year === null ? '' : String(skill.last_year),
      line: skill.evidence[0]?.line ?? null,
      implied: skill.implied_by.join(', '),
    })),
  };
}

function asideTable({ profile }: GapReport): Table {
  return {
    title: 'Named in the resume but not claimed',
    columns: [
      { key: 'name', title: 'Skill', type: 'text' },
      { key: 'reason', title: 'Because', type: 'text' },
      { key: 'text', title: 'Line', type: 'text' },
    ],
    rows: profile.set_aside.map(({ name, reason, evidence }) => ({
      name,
      reason,
      text: evidence[0]?.text ?? '',
    })),
  };
}

function withIncluded({ name, includes }: GapReport['gaps'][number]): string {
  return includes.length === 0 ? name : `${name} (with ${includes.map((s) => s.name).join(', ')})`;
}

function shareText(skill: { share: number; vacancies: number }, of: number): number | string {
  return of < floor ? `${skill.vacancies} of ${of}` : skill.share;
}

type Lessons = GapReport['path'][number]['roadmap'];

function lessonText(lessons: Lessons): string {
  const [first] = lessons;
  return first === undefined ? 'no roadmap teaches it' : `${first.topic} (${first.when})`;
}

function noteText({ reason, includes, after }: GapReport['path'][number]): string {
  const names = (list: readonly { name: string }[]) => list.map(({ name }) => name).join(', ');
  const notes = [
    reason === 'pair' ? 'opens with one more skill' : '',
    reason === 'needs' ? 'opens none yet; meets the most needs' : '',
    includes.length > 0 ? `includes ${names(includes)}` : '',
    after.length > 0 ? `after ${names(after)}` : '',
  ];
  return notes.filter((note) => note !== '').join('; ');
}

/** "1 vacancy", "1,200 vacancies". */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`;
}
