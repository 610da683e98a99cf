import { vacanciesOfSkill } from './demand-of.ts';
import { needMembers, needsOfSkill } from './fit.ts';
import { vacancyId } from './market.ts';
import type { MarketSource, Quote } from './produce.ts';
import type { Profile } from './profile.ts';
import type { GapReport } from './report.ts';

/** The lines and postings that stand behind what a report says of one skill. */
export type Explanation = {
  readonly id: string;
  readonly name: string;
  /** held, implied, named without being claimed (with the reason), or absent. */
  readonly standing: string;
  readonly resume: readonly { readonly line: number; readonly text: string }[];
  readonly share: number | null;
  readonly vacancies: number;
  readonly alone: number;
  readonly unlocks: number | null;
  readonly postings: readonly Quote[];
};

/** How many vacancies are offered to the source for quoting: the latest of those that require the skill. */
const offered = 400;

/** What a report says of one skill, traced to lines of the resume and to postings. */
export async function explainSkill(
  skill: { readonly id: string; readonly name: string },
  profile: Profile,
  report: GapReport,
  source: MarketSource,
): Promise<Explanation> {
  const { market } = source;
  const at = market.skills.indexOf(skill.id);
  const ids = at < 0 ? [] : [...vacanciesOfSkill(market, at)].map((v) => vacancyId(market, v));
  const figures = [...report.covered, ...report.gaps].find(({ id }) => id === skill.id);
  const gap = report.gaps.find(({ id }) => id === skill.id);
  return {
    ...skill,
    ...findStanding(profile, skill.id),
    share: figures?.share ?? null,
    vacancies: ids.length,
    alone: at < 0 ? 0 : countAlone(source, at),
    unlocks: gap?.unlocks ?? null,
    postings: ids.length === 0 ? [] : await source.findQuotes(skill.id, ids.slice(-offered)),
  };
}

function findStanding(profile: Profile, id: string): Pick<Explanation, 'standing' | 'resume'> {
  const held = profile.skills.find((skill) => skill.id === id);
  const aside = profile.setAside.find((skill) => skill.id === id);
  const evidence = held?.evidence ?? (aside === undefined ? [] : [aside.evidence]);
  const resume = evidence.map(({ line, text }) => ({ line, text }));
  if (held !== undefined && held.impliedBy.length > 0) {
    return { standing: `implied by ${held.impliedBy.join(', ')}`, resume };
  }
  if (held !== undefined) return { standing: 'held', resume };
  return { standing: aside === undefined ? 'absent' : `not claimed: ${aside.reason}`, resume };
}

function countAlone({ market }: MarketSource, skill: number): number {
  return needsOfSkill(market, skill).filter((need) => needMembers(market, need).length === 1)
    .length;
}
