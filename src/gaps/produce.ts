import { onceFor } from '../once-for.ts';
import type { Trend } from '../roadmaps/evidence.ts';
import type { Roadmap } from '../roadmaps/roadmap.ts';
import type { Dictionary } from '../skills/dictionary.ts';
import { findMentions } from '../skills/mentions.ts';
import { analyzeGap } from './analyze.ts';
import type { Implies } from './implications.ts';
import type { Market } from './market.ts';
import { buildProfile, type Profile } from './profile.ts';
import { composeReport, type GapReport, type VacancyDetails } from './report.ts';
import { compareWording, findUsual, type Surfaces, type Usual } from './wording.ts';

/** Where the vacancies come from: the slice in memory, and the words behind it when they are asked for. */
export type MarketSource = {
  readonly market: Market;
  /** What the vacancies are, in words. */
  readonly origin: string;
  /** What demand does against the period before, by skill id; skills too rare to test are not in it. */
  readonly trends?: ReadonlyMap<string, Trend>;
  readonly findDetails: (ids: readonly string[]) => Promise<ReadonlyMap<string, VacancyDetails>>;
  readonly listSurfaces: (skills: readonly string[]) => Promise<Surfaces>;
  readonly findQuotes: (skill: string, ids: readonly string[]) => Promise<readonly Quote[]>;
};

/** A posting's own words on a skill; null where the source keeps no text. */
export type Quote = VacancyDetails & { readonly vacancy: string; readonly quote: string | null };

export type ReportOptions = {
  readonly dictionary: Dictionary;
  readonly source: MarketSource;
  /** The first is the one whose order and weeks the path goes by; all are looked up for lessons. */
  readonly roadmaps: readonly Roadmap[];
  /** The current year. */
  readonly year: number;
  readonly weeks?: number;
  /** Share of full fits at which the path ends. */
  readonly target?: number;
  /** How many gaps are told at most, the first ones; all unless given. */
  readonly gaps?: number | undefined;
};

/** The profile that a resume's text shows, by the rules that postings are read with. */
export function profileOf(
  resume: { readonly text: string; readonly warnings: readonly string[] },
  { dictionary, year }: Pick<ReportOptions, 'dictionary' | 'year'>,
): Profile {
  const find = (text: string) =>
    findMentions(dictionary, text, 'body').map(({ skill, start, end }) => ({
      id: skill,
      start,
      end,
    }));
  const { warnings } = resume;
  const profile = buildProfile(resume.text, {
    find,
    implies: impliesOf(dictionary),
    year,
    warnings,
  });
  const none = 'no skill of the dictionary was found in the text: check that it was read rightly';
  return profile.skills.length > 0 ? profile : { ...profile, warnings: [...warnings, none] };
}

/** The gap report of a profile. Nothing of it is kept; the source sees skill ids only. */
export async function produceReport(profile: Profile, options: ReportOptions): Promise<GapReport> {
  const { dictionary, source, roadmaps, weeks, target } = options;
  const { market } = source;
  const ids = profile.skills.map(({ id }) => id);
  const languages = languagesOf(dictionary);
  const knowsLanguage = ids.some((id) => languages.has(id));
  const analysis = analyzeGap(market, ids, {
    implies: impliesOf(dictionary),
    guide: { roadmap: roadmaps[0] ?? null, languages, knowsLanguage },
    kindOf: (id) => dictionary.skills.get(id)?.category,
    ...(weeks === undefined ? {} : { weeks }),
    ...(target === undefined ? {} : { target }),
  });
  const [details, usual] = await Promise.all([
    source.findDetails(analysis.matches.map(({ vacancy }) => vacancy)),
    listUsual(profile, source),
  ]);
  return composeReport({
    profile,
    market,
    analysis,
    wording: compareWording(profile.skills, usual),
    roadmaps,
    details,
    nameOf: nameIn(dictionary),
    origin: source.origin,
    trends: source.trends ?? new Map(),
    gaps: options.gaps,
  });
}

/** How employers usually write the skills that a profile names. */
export async function listUsual(
  { skills }: Profile,
  source: Pick<MarketSource, 'listSurfaces'>,
): Promise<Usual[]> {
  const named = skills.filter(({ impliedBy }) => impliedBy.length === 0);
  return findUsual(await source.listSurfaces(named.map(({ id }) => id)));
}

/** The usual name of a skill id; an id that is of no skill is its own name. */
export function nameIn(dictionary: Pick<Dictionary, 'skills'>): (id: string) => string {
  return (id) => dictionary.skills.get(id)?.name ?? id;
}

/** What each skill of the dictionary implies, by id; the same map for the same dictionary. */
export const impliesOf = onceFor((dictionary: Dictionary): Implies => {
  const skills = [...dictionary.skills.values()];
  return new Map(skills.map(({ id, implies = [] }) => [id, implies]));
});

function languagesOf(dictionary: Dictionary): Set<string> {
  const languages = [...dictionary.skills.values()].filter(
    ({ category }) => category === 'language',
  );
  return new Set(languages.map(({ id }) => id).filter((id) => !notLearnedAsLanguages.has(id)));
}

/** Categorized as languages, but no months of study to a programmer. */
const notLearnedAsLanguages = new Set(
  (
    'sql pl-sql pl-pgsql t-sql hiveql u-sql soql kql mdx sparql cypher-query-language gremlin-query-language ' +
    'bash zsh korn-shell shell-scripting batch-scripting awk regular-expressions xpath xslt xquery jvm mathematics'
  ).split(' '),
);
