import { leastSample } from '../demand/interval.ts';
import type { Audit, Misplaced } from '../roadmaps/audit.ts';
import type { Measure, SkillEvidence, Trend } from '../roadmaps/evidence.ts';
import { topicSkills } from '../roadmaps/roadmap.ts';
import { percent } from './cell.ts';
import type { Cell, Column, Table } from './table.ts';

/** The words for a trend; the test for change carries them, not the slope. */
const trendWords: Record<Trend, string> = {
  rising: '↑ rising',
  falling: '↓ falling',
  steady: '→ steady',
};

const shareColumns: Column[] = [
  { key: 'share', title: 'Share', type: 'share', unit: 'of vacancies' },
  { key: 'low', title: 'Low', type: 'share', only: 'programs' },
  { key: 'high', title: 'High', type: 'share', only: 'programs' },
  { key: 'interval', title: '95% interval', type: 'text', only: 'people', align: 'right' },
  { key: 'bar', title: '', type: 'bar' },
];

/** The roadmap's topics in learning order, each with its most asked skill. */
export function auditTopicsTable(audit: Audit): Table {
  return {
    title: `${audit.roadmap.title}, held against ${count(audit.vacancies)} vacancies of ${count(audit.employers)} employers`,
    columns: [
      { key: 'topic', title: 'Topic', type: 'text' },
      { key: 'skill', title: 'Most asked', type: 'text' },
      { key: 'skill_id', title: 'Skill id', type: 'text', only: 'programs' },
      ...shareColumns,
      { key: 'vacancies', title: 'Vacancies', type: 'integer' },
      { key: 'employers', title: 'Employers', type: 'integer', only: 'programs' },
      { key: 'rank', title: 'Rank', type: 'integer', spare: true },
      { key: 'trend', title: 'Trend', type: 'text', spare: true },
      { key: 'when', title: 'When', type: 'text', spare: true },
    ],
    rows: audit.topics.map(({ topic, leading }) => ({
      topic: topic.title,
      when: topic.when,
      skill: leading?.name ?? (topicSkills(topic).length > 0 ? 'nobody asks' : null),
      skill_id: leading?.skill ?? null,
      ...evidenceCells(leading, audit.enough),
    })),
    notes: notesOf(audit),
  };
}

/** Skills that the roadmap teaches and hardly anybody asks for. */
export function deadWeightTable(audit: Audit): Table {
  return {
    title: 'Dead weight: taught, asked by fewer than one vacancy in a hundred',
    columns: [
      { key: 'skill', title: 'Skill', type: 'text' },
      { key: 'topic', title: 'Topic', type: 'text' },
      { key: 'when', title: 'When', type: 'text' },
      { key: 'vacancies', title: 'Vacancies', type: 'integer' },
      ...shareColumns.slice(0, -1),
    ],
    rows: audit.deadWeight.map(({ topic, name, evidence }) => ({
      skill: name,
      topic: topic.title,
      when: topic.when,
      ...evidenceCells(evidence, audit.enough),
    })),
  };
}

/** Skills that are asked for and that the roadmap does not teach, the most asked first. */
export function blindSpotsTable(audit: Audit, limit = 25): Table {
  const hidden = audit.blindSpots.length - limit;
  return {
    title: 'Blind spots: asked, and taught nowhere',
    columns: [
      { key: 'skill', title: 'Skill', type: 'text' },
      ...shareColumns,
      { key: 'vacancies', title: 'Vacancies', type: 'integer' },
      { key: 'employers', title: 'Employers', type: 'integer', spare: true },
      { key: 'rank', title: 'Rank', type: 'integer' },
      { key: 'trend', title: 'Trend', type: 'text', spare: true },
    ],
    rows: audit.blindSpots.slice(0, limit).map((evidence) => ({
      skill: evidence.name,
      ...evidenceCells(evidence, audit.enough),
    })),
    ...(hidden > 0
      ? { notes: [`and ${hidden} more that at least one vacancy in a hundred asks for`] }
      : {}),
  };
}

/** Topics taught far from where demand alone would put them, and how the two orders agree. */
export function orderTable({ order }: Audit): Table {
  const row =
    (kind: string) =>
    ({ topic, taughtAt, askedAt }: Misplaced) => ({
      topic: topic.topic.title,
      when: topic.topic.when,
      kind,
      taught: taughtAt,
      asked: askedAt,
    });
  const { kendallTauB: tau, spearmanRho: rho } = order;
  return {
    title: 'Order: the place taught against the place by demand',
    columns: [
      { key: 'topic', title: 'Topic', type: 'text' },
      { key: 'when', title: 'When', type: 'text' },
      { key: 'kind', title: 'Is', type: 'text' },
      { key: 'taught', title: 'Taught', type: 'decimal', decimals: 1 },
      { key: 'asked', title: 'By demand', type: 'decimal', decimals: 1 },
    ],
    rows: [
      ...order.late.map(row('taught late, asked widely')),
      ...order.early.map(row('taught early, asked little')),
    ],
    notes: [
      tau === null || rho === null
        ? 'Too few topics to correlate.'
        : `Over ${order.topics} topics Kendall's tau-b is ${tau.toFixed(2)} and Spearman's rho ${rho.toFixed(2)}: 1 is the order of demand, -1 its reverse. Demand is not prerequisites: some things have to come first.`,
    ],
  };
}

/** The share of vacancies whose required skills are all learned after each phase, a row a track. */
export function coverageTable(audit: Audit): Table {
  const phases = audit.roadmap.phases;
  return {
    title: 'Vacancies whose required skills are all covered after each phase',
    columns: [
      { key: 'track', title: 'Learner', type: 'text' },
      ...phases.map(({ id, title }): Column => ({ key: id, title, type: 'share' })),
    ],
    rows: audit.coverage.map(({ track, phases: covered }) => ({
      track: track ?? 'of every alternative',
      ...Object.fromEntries(
        covered.map(({ phase, share }): [string, Cell] => [
          phase,
          audit.enough ? share : words(audit.vacancies),
        ]),
      ),
    })),
  };
}

/** The guide's claims: what it says, what was measured, over how many, and the verdict. */
export function claimsTable({ claims }: Audit): Table {
  return {
    title: 'Claims',
    columns: [
      { key: 'claim', title: 'Claim', type: 'text', wrap: true },
      { key: 'measured', title: 'Measured', type: 'text', wrap: true },
      { key: 'n', title: 'n', type: 'integer', unit: 'vacancies' },
      { key: 'verdict', title: 'Verdict', type: 'text' },
    ],
    rows: claims.map(({ claim, measured, n, verdict }) => ({
      claim: claim.text,
      measured,
      n,
      verdict,
    })),
  };
}

/** Several audits of one slice side by side, a row a roadmap. */
export function compareTable(audits: readonly Audit[]): Table {
  return {
    title: 'Roadmaps side by side',
    columns: [
      { key: 'roadmap', title: 'Roadmap', type: 'text' },
      { key: 'topics', title: 'Topics', type: 'integer', spare: true },
      { key: 'covered', title: 'Covered', type: 'share' },
      { key: 'best_track', title: 'Best track', type: 'text', spare: true },
      { key: 'best_covered', title: 'On it', type: 'share' },
      { key: 'tau', title: 'tau-b', type: 'decimal', decimals: 2 },
      { key: 'dead_weight', title: 'Dead', type: 'integer' },
      { key: 'blind_spots', title: 'Blind', type: 'integer' },
      { key: 'first_blind_spots', title: 'First blind spots', type: 'text', wrap: true },
    ],
    rows: audits.map((audit) => ({ roadmap: audit.roadmap.id, ...compareCells(audit) })),
    notes: [
      'Covered: vacancies whose required skills are all taught in the end, if every alternative is learned, and on the track that covers most.',
      'tau-b: agreement of the order taught with the order of demand. Dead: skills taught that fewer than one vacancy in a hundred asks for. Blind: skills that at least one in a hundred asks for, taught nowhere.',
    ],
  };
}

function compareCells(audit: Audit): Record<string, Cell> {
  const [everything, ...tracks] = audit.coverage.map(({ track, phases }) => ({
    track,
    share: phases.at(-1)?.share ?? 0,
  }));
  const [best] = tracks.sort((a, b) => b.share - a.share);
  return {
    topics: audit.topics.length,
    covered: audit.enough ? (everything?.share ?? null) : words(audit.vacancies),
    best_track: best?.track ?? null,
    best_covered: audit.enough ? (best?.share ?? null) : words(audit.vacancies),
    tau: audit.order.kendallTauB,
    dead_weight: audit.deadWeight.length,
    blind_spots: audit.blindSpots.length,
    first_blind_spots: audit.blindSpots
      .slice(0, 5)
      .map(({ name }) => name)
      .join(', '),
  };
}

function evidenceCells(evidence: SkillEvidence | null, enough: boolean): Record<string, Cell> {
  if (evidence === null) return { vacancies: 0, employers: 0 };
  const { asked, employers, rank, trend } = evidence;
  const counts = { vacancies: asked.vacancies, employers };
  if (!enough) return { ...counts, share: 'too few' };
  return {
    ...counts,
    share: asked.share,
    low: asked.low,
    high: asked.high,
    interval: intervalText(asked),
    bar: [asked.low, asked.share, asked.high],
    rank,
    trend: trend === null ? null : trendWords[trend],
  };
}

/** "39.8–44.2%". */
export function intervalText({ low, high }: Pick<Measure, 'low' | 'high'>): string {
  return `${(low * 100).toFixed(1)}–${percent(high)}`;
}

function words(n: number): string {
  return `too few (n = ${n})`;
}

function notesOf({ enough, vacancies }: Audit): string[] {
  return enough
    ? [
        'A share is of the vacancies that ask for the skill, required or preferred; a topic counts by its most asked skill.',
      ]
    : [`${vacancies} vacancies are too few for shares (the floor is ${leastSample}).`];
}

function count(n: number): string {
  return n.toLocaleString('en-US');
}
