import { leastSample } from '../demand/interval.ts';
import type { GapReport } from '../gaps/report.ts';
import { percent } from './cell.ts';
import { asideTable, coveredTable, listedTable, profileTable } from './gap-profile.ts';
import { count, shareText } from './gap-words.ts';
import type { Table } from './table.ts';

/** What the report says first, in sentences. */
export function gapLead(report: GapReport): string[] {
  const { sample, coverage, profile, slice } = report;
  const { since: _, until: __, ...market } = slice;
  const who = Object.values(market)
    .filter((word) => word !== null)
    .join(', ');
  const named = profile.skills.filter((skill) => skill.implied_by.length === 0).length;
  const lines = [
    `${count(named, 'skill')} found in the resume, ${profile.skills.length - named} more implied by them.`,
    `Held against ${count(sample.vacancies, 'vacancy', 'vacancies')} of ${count(sample.employers, 'employer')} (${who === '' ? 'every role' : who}; ${sample.origin}), published ${sample.from ?? '?'} to ${sample.to ?? '?'}; ${sample.unstated} more state no required skill and are left out.`,
    sample.vacancies < leastSample
      ? `Too few vacancies for shares: ${coverage.full_fits} of ${sample.vacancies} are a full fit.`
      : `Full fit with ${percent(coverage.full_fit)} of them (95% interval ${percent(coverage.full_fit_low)} to ${percent(coverage.full_fit_high)}); on average ${percent(coverage.required_met)} of what a vacancy requires is met.`,
  ];
  return [...lines, ...profile.warnings.map((warning) => `Note: ${warning}.`)];
}

/** Every table of the report in reading order; tables without rows are left out. `limit` bounds the long ones. */
export function gapTables(report: GapReport, limit = 15): Table[] {
  const tables = [
    pathTable(report),
    fitTable(report),
    gapsTable(report, limit),
    blindTable(report),
    matchesTable(report, limit),
    wordingTable(report),
    listedTable(report, limit),
    coveredTable(report, limit),
    profileTable(report),
    asideTable(report),
  ];
  return tables.filter(({ rows }) => rows.length > 0);
}

const lackWords = [
  'nothing: a full fit',
  'one requirement',
  'two requirements',
  'three requirements',
  'four or more',
];

/** How many vacancies lack how much. */
function fitTable({ coverage, sample }: GapReport): Table {
  return {
    title: 'How near the vacancies are',
    columns: [
      { key: 'lack', title: 'What you lack for them', type: 'text' },
      { key: 'vacancies', title: 'Vacancies', type: 'integer' },
      { key: 'share', title: 'Share', type: 'share' },
      { key: 'bar', title: '', type: 'bar' },
    ],
    rows: coverage.lacking.map((vacancies, at) => ({
      lack: lackWords[at] ?? '',
      vacancies,
      share: sample.vacancies < leastSample ? null : vacancies / sample.vacancies,
      bar: vacancies / Math.max(1, sample.vacancies),
    })),
  };
}

/** What is asked and missing, and taught by none of the roadmaps. */
function blindTable({ blind_spots: spots, sample }: GapReport): Table {
  return {
    title: 'Missing, and in none of the roadmaps',
    columns: [
      { key: 'name', title: 'Skill', type: 'text' },
      { key: 'share', title: 'Required by', type: 'share' },
      { key: 'unlocks', title: 'Unlocks', type: 'integer', unit: 'vacancies' },
    ],
    rows: spots.map((spot) => ({
      name: spot.name,
      share: shareText(spot, sample.vacancies),
      unlocks: spot.unlocks,
    })),
    notes: ['Following any of the roadmaps to its end would leave these open.'],
  };
}

function pathTable({ path, sample, roadmap }: GapReport): Table {
  return {
    title: 'What to learn next',
    columns: [
      { key: 'step', title: '#', type: 'integer' },
      { key: 'skill', title: 'Skill', type: 'text' },
      { key: 'opens', title: 'Opens', type: 'integer', unit: 'vacancies' },
      { key: 'full_fit', title: 'Full fit after', type: 'share' },
      { key: 'weeks', title: 'Weeks', type: 'text', align: 'right' },
      { key: 'where', title: 'Where to learn it', type: 'text', wrap: true },
      { key: 'with', title: 'Note', type: 'text', wrap: true },
    ],
    rows: path.map((step) => ({
      step: step.step,
      skill: step.name,
      opens: step.opens,
      full_fit: step.full_fit_after,
      weeks: `${step.weeks_estimated ? '~' : ''}${step.weeks}`,
      where: lessonText(step.roadmap, roadmap),
      with: noteText(step),
    })),
    notes: [
      ...chanceNote(path[0]?.opens ?? null, sample.vacancies),
      'Each step opens at least as many vacancies as any other single skill. Weeks are the roadmap\'s; "~" is our estimate: 8 for a first language, 4 for another.',
    ],
  };
}

/** Counts below ten differ by chance alone: the order of skills that open so few says little. */
function chanceNote(opens: number | null, vacancies: number): string[] {
  if (opens === null || opens >= 10) return [];
  const few = opens === 1 ? 'one vacancy' : `${opens} vacancies`;
  return [
    `The first step opens ${few} of ${vacancies}: an order by so few is mostly chance. Take a wider target, or read more postings first (\`gapmap scrape --all\`).`,
  ];
}

function gapsTable({ gaps, sample, roadmap }: GapReport, limit: number): Table {
  return {
    title: 'What is missing',
    columns: [
      { key: 'name', title: 'Skill', type: 'text' },
      { key: 'unlocks', title: 'Unlocks', type: 'integer', unit: 'vacancies' },
      { key: 'share', title: 'Required by', type: 'share' },
      { key: 'bar', title: '', type: 'bar' },
      { key: 'trend', title: 'Trend', type: 'text' },
      { key: 'near', title: 'You have instead', type: 'text', wrap: true },
      { key: 'with', title: 'Asked with', type: 'text', wrap: true },
      { key: 'where', title: 'Roadmap', type: 'text', wrap: true },
    ],
    rows: gaps.slice(0, limit).map((gap) => ({
      name: withIncluded(gap),
      unlocks: gap.unlocks,
      share: shareText(gap, sample.vacancies),
      bar: [gap.share_low, gap.share, gap.share_high],
      trend: gap.trend ?? '',
      near: gap.alternatives_held
        .map(({ name, share, of }) => (of < leastSample ? name : `${name} (${percent(share)})`))
        .join(', '),
      with: gap.asked_with.map(({ name }) => name).join(', '),
      where: lessonText(gap.roadmap, roadmap),
    })),
    notes: [
      'Unlocks: vacancies that become a full fit once this skill alone is learned. You have instead: what employers accept in its place, with the share of the vacancies naming either that take both.',
    ],
  };
}

function matchesTable({ matches }: GapReport, limit: number): Table {
  return {
    title: 'Vacancies that fit best',
    columns: [
      { key: 'title', title: 'Title', type: 'text', link: 'url' },
      { key: 'company', title: 'Company', type: 'text' },
      { key: 'met', title: 'Met', type: 'text', align: 'right' },
      { key: 'lack', title: 'Lacking', type: 'text' },
      { key: 'url', title: 'Link', type: 'text', link: 'url' },
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

function withIncluded({ name, includes }: GapReport['gaps'][number]): string {
  return includes.length === 0 ? name : `${name} (with ${includes.map((s) => s.name).join(', ')})`;
}

type Lessons = GapReport['path'][number]['roadmap'];

/** The chosen roadmap's topic, else the first of another, which is named. */
function lessonText(lessons: Lessons, chosen: string | null): string {
  const [first] = lessons;
  if (first === undefined) return 'no roadmap teaches it';
  const where = first.roadmap === chosen ? first.when : `${first.when} of ${first.roadmap}`;
  return `${first.topic} (${where})`;
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
