import type { Slice } from '../demand/slice.ts';
import { weekName } from '../demand/week.ts';
import type { Trend } from '../roadmaps/evidence.ts';
import type { Roadmap } from '../roadmaps/roadmap.ts';
import type { Analysis, Gap } from './analyze.ts';
import { findLessons, type Lesson } from './guide.ts';
import type { Market } from './market.ts';
import type { Match } from './matches.ts';
import type { Step } from './path.ts';
import type { HeldSkill, Profile } from './profile.ts';
import type { Wording } from './wording.ts';

/** What is shown of a vacancy beside its skills. */
export type VacancyDetails = {
  readonly title: string | null;
  readonly company: string | null;
  readonly url: string | null;
};

export type ReportInput = {
  readonly profile: Profile;
  readonly market: Market;
  readonly analysis: Analysis;
  readonly wording: readonly Wording[];
  readonly roadmaps: readonly Roadmap[];
  readonly details: ReadonlyMap<string, VacancyDetails>;
  /** The usual name of a skill id. */
  readonly nameOf: (id: string) => string;
  /** Where the vacancies are from, in words ("Who is hiring, 2026"). */
  readonly origin: string;
  /** By skill id; absent where there was too little to test. */
  readonly trends: ReadonlyMap<string, Trend>;
  /** How many gaps are told at most; all unless given. */
  readonly gaps?: number | undefined;
};

/** The gap report: the public JSON of `gapmap gap`. Shares are 0 to 1; every list is in order of weight. */
export type GapReport = ReturnType<typeof composeReport>;

/** The report as plain data, ready for JSON and for the renderers. */
export function composeReport(input: ReportInput) {
  const { profile, market, analysis, nameOf } = input;
  const { coverage } = analysis;
  const name = (id: string) => ({ id, name: nameOf(id) });
  return {
    profile: describeProfile(profile, nameOf),
    slice: describeSlice(market.slice),
    /** Whose order and weeks the path goes by. */
    roadmap: input.roadmaps[0]?.id ?? null,
    sample: {
      vacancies: coverage.vacancies,
      employers: coverage.employers,
      from: market.from,
      to: market.to,
      unstated: market.unstated,
      origin: input.origin,
    },
    coverage: {
      full_fit: round(coverage.fullFit.share),
      required_met: round(coverage.requiredMet),
      full_fit_low: round(coverage.fullFit.low),
      full_fit_high: round(coverage.fullFit.high),
      full_fits: coverage.fullFits,
      lacking: coverage.lacking,
      met_quarters: coverage.quarters,
    },
    covered: analysis.covered.map(({ id, demand }) => ({ ...name(id), ...describeDemand(demand) })),
    gaps: analysis.gaps.slice(0, input.gaps).map((gap) => describeGap(gap, input)),
    blind_spots: findBlindSpots(input),
    path: analysis.path.map((step, at) => describeStep(step, at, input)),
    matches: analysis.matches.map((match) => describeMatch(match, input)),
    wording: describeWording(input.wording, nameOf),
  };
}

/** A profile as the report holds it. */
export function describeProfile(profile: Profile, nameOf: ReportInput['nameOf']) {
  const name = (id: string) => ({ id, name: nameOf(id) });
  return {
    skills: profile.skills.map((skill) => ({ ...name(skill.id), ...describeHeld(skill) })),
    set_aside: profile.setAside.map(({ id, reason, evidence }) => ({
      ...name(id),
      reason,
      evidence: [{ line: evidence.line, text: evidence.text }],
    })),
    warnings: [...profile.warnings],
  };
}

/** Advice on wording as the report holds it. */
export function describeWording(wording: readonly Wording[], nameOf: ReportInput['nameOf']) {
  return wording.map(({ id, resume, postings, share, vacancies }) => ({
    id,
    name: nameOf(id),
    resume: resume.join(', '),
    postings,
    share: round(share),
    vacancies,
  }));
}

function describeHeld(skill: HeldSkill) {
  return {
    section: skill.section,
    last_year: skill.lastYear,
    implied_by: [...skill.impliedBy],
    evidence: skill.evidence.map(({ line, text, section }) => ({ line, text, section })),
  };
}

/** Lists as the flags write them; null where the slice is open. */
function describeSlice(slice: Slice) {
  const list = (words: readonly string[]) => (words.length === 0 ? null : words.join(','));
  const week = (number: number | null) => (number === null ? null : weekName(number));
  return {
    role: list(slice.roles),
    level: list(slice.levels),
    country: list(slice.countries),
    remote: list(slice.remote),
    source: list(slice.sources),
    since: week(slice.since),
    until: week(slice.until),
  };
}

function describeDemand({ interval, vacancies, alone, employers }: Gap['demand']) {
  return {
    share: round(interval.share),
    share_low: round(interval.low),
    share_high: round(interval.high),
    vacancies,
    alone,
    employers,
  };
}

function describeGap(gap: Gap, input: ReportInput) {
  const { nameOf } = input;
  return {
    id: gap.id,
    name: nameOf(gap.id),
    ...describeDemand(gap.demand),
    unlocks: gap.unlocks,
    trend: input.trends.get(gap.id) ?? null,
    includes: gap.brings.map((id) => ({ id, name: nameOf(id) })),
    roadmap: findLessons(input.roadmaps, gap.id).map(describeLesson),
    implied_by: gap.impliedBy.map((id) => ({ id, name: nameOf(id) })),
    alternatives_held: gap.neighbours.map(({ skill, together, named }) => ({
      id: skill,
      name: nameOf(skill),
      share: round(together / named),
      vacancies: together,
      of: named,
    })),
    asked_with: gap.companions.map(({ skill, share, lift }) => ({
      id: skill,
      name: nameOf(skill),
      share: round(share),
      lift: round(lift),
    })),
  };
}

/** How many missing skills that no roadmap teaches are named. */
const blindSpots = 10;

/** The missing skills that are asked most and taught by none of the roadmaps. */
function findBlindSpots({ analysis, roadmaps, nameOf }: ReportInput) {
  return analysis.gaps
    .filter(({ id }) => findLessons(roadmaps, id).length === 0)
    .sort((a, b) => b.demand.vacancies - a.demand.vacancies || (a.id < b.id ? -1 : 1))
    .slice(0, blindSpots)
    .map((gap) => ({
      id: gap.id,
      name: nameOf(gap.id),
      ...describeDemand(gap.demand),
      unlocks: gap.unlocks,
    }));
}

function describeLesson({ roadmap, topic, phase, when, weeks }: Lesson) {
  return { roadmap, topic, phase, when, weeks };
}

function describeStep(step: Step, at: number, { roadmaps, nameOf, market }: ReportInput) {
  return {
    step: at + 1,
    skill: step.skill,
    full_fit_after: round(step.fullFits / market.ids.length),
    name: nameOf(step.skill),
    opens: step.opened,
    full_fits: step.fullFits,
    reason: step.reason,
    weeks: step.cost.weeks,
    weeks_estimated: step.cost.estimated,
    weeks_so_far: step.weeksSoFar,
    includes: step.brings.map((id) => ({ id, name: nameOf(id) })),
    after: step.after.map((id) => ({ id, name: nameOf(id) })),
    roadmap: findLessons(roadmaps, step.skill).map(describeLesson),
  };
}

function describeMatch(match: Match, { details, nameOf }: ReportInput) {
  const shown = details.get(match.vacancy);
  return {
    posting: match.vacancy,
    title: shown?.title ?? null,
    company: shown?.company ?? null,
    url: shown?.url ?? null,
    have: [...match.have],
    lack: [...new Set(match.lack.flat())],
    /** The needs lacked, by name; of each set one is enough. */
    lack_sets: match.lack.map((need) => need.map(nameOf)),
    bonus: [...match.bonus],
    needs: match.needs,
  };
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
