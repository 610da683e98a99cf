import { leastSample } from '../demand/interval.ts';
import type { Strength } from '../demand/measure.ts';
import type { Quote } from '../gaps/produce.ts';
import { intervalText } from './audit.ts';
import { sparkline } from './bar.ts';
import { percent } from './cell.ts';
import { changeNote, points } from './change-cells.ts';
import { sampleNote } from './demand.ts';
import type { SkillReading } from './skill.ts';
import type { skillDocument, trendOf } from './skill-document.ts';
import type { Table } from './table.ts';
import { weekNotes } from './week-notes.ts';

type Document = ReturnType<typeof skillDocument>;
/** Where a skill's own page is, for tables that link to it. */
type PageOf = (id: string) => string;

/**
 * Everything that is said of a skill, as tables in reading order; those without rows are left out. Where the series is
 * not `charted`, the notes draw it in a line.
 */
export function skillTables(
  reading: SkillReading,
  document: Document,
  options: { words: string; quotes: readonly Quote[]; weeks: number; charted: boolean },
): Table[] {
  const rest = [
    levelsTable(document),
    askedWithTable(document),
    alternativesTable(document),
    payTable(reading),
    placesTable(reading),
    quotesTable(options.quotes),
  ];
  const figures = figuresTable(reading, { ...options, series: document.trend });
  return [figures, ...rest.filter(({ rows }) => rows.length > 0)];
}

/** What else is asked is a long tail. */
const listed = 12;

const said: Record<Strength, string> = {
  required: 'Vacancies that require it',
  asked: 'Vacancies that require or prefer it',
  named: 'Vacancies that name it at all',
};

/** The shares of a skill with their intervals; its rank, what moved, and its series in the notes. */
export function figuresTable(
  { name, strengths, sample, demand, change, changes, weeks }: SkillReading,
  about: { words: string; weeks: number; series: ReturnType<typeof trendOf>; charted: boolean },
): Table {
  const few = sample.vacancies < leastSample;
  const rows = (['asked', 'required', 'named'] as const).map((strength) => {
    const { interval = null, share = null, [strength]: count = 0 } = strengths[strength] ?? {};
    return {
      figure: said[strength],
      count,
      of: sample.vacancies,
      share: few ? 'too few' : (share ?? 0),
      interval: interval && intervalText(interval),
    };
  });
  const employers = {
    figure: 'Employers that require or prefer it',
    count: demand?.employers ?? 0,
    of: sample.employers,
    share: sample.employers < leastSample ? 'too few' : (demand?.employerShare ?? 0),
    interval: demand?.employerInterval ? intervalText(demand.employerInterval) : null,
  };
  const rank = demand?.rank ?? null;
  const moved =
    change === null
      ? 'Too rare to test for change.'
      : `${capital(change.direction)}: ${points(change.now - change.before)} points (95%: ${points(change.low)} to ${points(change.high)}); ${placesText(change.rankBefore - change.rankNow)}.`;
  return {
    title: `${name}: ${about.words}`,
    columns: [
      { key: 'figure', title: 'Figure', type: 'text' },
      { key: 'count', title: 'Count', type: 'integer' },
      { key: 'of', title: 'of', type: 'integer' },
      { key: 'share', title: 'Share', type: 'share' },
      { key: 'interval', title: '95% interval', type: 'text', align: 'right' },
    ],
    rows: [...rows, employers],
    notes: [
      ...(rank === null ? [] : [`Rank ${rank} of the skills that are asked for. ${moved}`]),
      ...(about.charted ? [] : seriesNote(about.series)),
      sampleNote(sample, 'asked'),
      ...(change === null ? [] : [changeNote(changes, about.weeks)]),
      ...weekNotes(weeks),
    ],
  };
}

function placesText(places: number): string {
  if (places === 0) return 'the same rank as before';
  return `${Math.abs(places)} ${Math.abs(places) === 1 ? 'place' : 'places'} ${places > 0 ? 'won' : 'lost'}`;
}

function seriesNote(series: ReturnType<typeof trendOf>): string[] {
  const shares = series.map(({ share, masked }) => (masked ? null : share));
  const known = shares.filter((share) => share !== null);
  const [first, last] = [series[0], series.at(-1)];
  if (known.length < 2 || !first || !last) return [];
  const [low, high] = [Math.min(...known), Math.max(...known)];
  return [
    `${first.week} ${sparkline(shares)} ${last.week}: ${percent(low)} to ${percent(high)} of new vacancies.`,
  ];
}

/** The series of a skill, a row a period, for programs. */
export function seriesTable({ id, trend }: Document): Table {
  return {
    columns: [
      { key: 'week', title: 'Week', type: 'text' },
      { key: 'skill', title: 'Skill', type: 'text' },
      { key: 'vacancies', title: 'Vacancies', type: 'integer' },
      { key: 'employers', title: 'Employers', type: 'integer' },
      { key: 'asked', title: 'Asked', type: 'integer' },
      { key: 'share', title: 'Share', type: 'share' },
      { key: 'share_low', title: 'From', type: 'share' },
      { key: 'share_high', title: 'To', type: 'share' },
      { key: 'provisional', title: 'Provisional', type: 'boolean' },
      { key: 'masked', title: 'Left out', type: 'boolean' },
    ],
    rows: trend.map((point) => ({ ...point, skill: id })),
  };
}

/** How often each level asks for the skill. */
export function levelsTable({ levels }: Document): Table {
  return {
    title: 'By level',
    columns: [
      { key: 'level', title: 'Level', type: 'text' },
      { key: 'vacancies', title: 'Vacancies', type: 'integer' },
      { key: 'asked', title: 'Ask for it', type: 'integer' },
      { key: 'share', title: 'Share', type: 'share' },
      { key: 'bar', title: '', type: 'bar' },
    ],
    rows: levels.map(({ level, share, ...counts }) => ({
      level: level ?? 'not stated',
      ...counts,
      share: share ?? 'too few',
      bar: share,
    })),
  };
}

/** The skills that the same vacancies ask for. */
export function askedWithTable({ asked_with }: Document, pageOf: PageOf = () => ''): Table {
  return {
    title: 'Asked with',
    columns: [
      { key: 'name', title: 'Skill', type: 'text', link: 'page' },
      { key: 'vacancies', title: 'Vacancies', type: 'integer' },
      { key: 'share', title: 'Share', type: 'share' },
      { key: 'lift', title: 'Lift', type: 'decimal', decimals: 2 },
    ],
    rows: asked_with.slice(0, listed).map(({ id, name, vacancies, share, lift }) => ({
      name,
      vacancies,
      share: share ?? 'too few',
      lift,
      page: pageOf(id),
    })),
    notes: [
      asked_with.some(({ lift }) => lift !== null)
        ? 'Share: of the vacancies that ask for the skill. Lift: how many times likelier than in all vacancies.'
        : 'Fewer than 30 vacancies ask for it: too few for shares.',
    ],
  };
}

/** The skills that are named as an alternative to it. */
export function alternativesTable({ alternatives }: Document, pageOf: PageOf = () => ''): Table {
  return {
    title: 'Asked as an alternative to',
    columns: [
      { key: 'name', title: 'Skill', type: 'text', link: 'page' },
      { key: 'vacancies', title: 'Vacancies', type: 'integer' },
    ],
    rows: alternatives
      .slice(0, listed)
      .map(({ id, name, vacancies }) => ({ name, vacancies, page: pageOf(id) })),
  };
}

/** The quartiles of stated pay; in words where fewer than 30 vacancies state it in a currency. */
export function payTable({ detail }: SkillReading): Table {
  return {
    title: 'Pay a year, where stated',
    columns: [
      { key: 'currency', title: 'Currency', type: 'text' },
      { key: 'vacancies', title: 'State it', type: 'integer' },
      { key: 'low', title: 'Lower quarter', type: 'integer' },
      { key: 'median', title: 'Middle', type: 'integer' },
      { key: 'high', title: 'Upper quarter', type: 'integer' },
      { key: 'medianOfAll', title: 'Middle of all', type: 'integer' },
    ],
    rows: detail.pay.slice(0, 5).map(({ currency, n, quartiles }) => ({
      currency,
      vacancies: n,
      ...(quartiles ?? { median: 'too few' }),
    })),
    notes: ['The middle of each stated range; nothing is said below 30 vacancies.'],
  };
}

/** Where the roadmaps teach it. */
export function placesTable({ places }: SkillReading): Table {
  return {
    title: 'In the roadmaps',
    columns: [
      { key: 'roadmap', title: 'Roadmap', type: 'text' },
      { key: 'topic', title: 'Topic', type: 'text' },
      { key: 'when', title: 'When', type: 'text' },
    ],
    rows: places.map(({ roadmap, topic, when }) => ({ roadmap, topic, when })),
  };
}

/** Postings that name it, in their own words where those are kept. */
export function quotesTable(quotes: readonly Quote[]): Table {
  return {
    title: 'What postings say',
    columns: [
      { key: 'quote', title: 'Words', type: 'text', wrap: true },
      { key: 'posting', title: 'Posting', type: 'text', wrap: true, link: 'url' },
      { key: 'url', title: 'Link', type: 'text', wrap: true },
    ],
    rows: quotes.map(({ quote, title, company, url }) => ({
      quote,
      posting: [title ?? 'Posting', company].filter(Boolean).join(', '),
      url,
    })),
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
