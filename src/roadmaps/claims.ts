import { leastSample } from '../demand/interval.ts';
import type { Claim, ClaimTest } from './claim.ts';
import type { Difference, Evidence, Measure, Trend } from './evidence.ts';
import { monthByDemand } from './month-by-demand.ts';
import type { Roadmap } from './roadmap.ts';
import { wilson } from './wilson.ts';

export type Verdict = 'holds' | 'does not hold' | 'not enough data';

/** A claim with what was measured, over how many vacancies, and whether that carries it. */
export type Judgement = {
  readonly claim: Claim;
  readonly measured: string;
  readonly n: number;
  readonly verdict: Verdict;
};

type Named = { readonly name: string; readonly named: Measure };
type Finding = Omit<Judgement, 'claim'>;
type Test<K extends ClaimTest['kind']> = Extract<ClaimTest, { kind: K }>;

/** Every claim of the roadmap judged by the evidence alone; an interval on both sides of the claim is no verdict. */
export function judgeClaims(roadmap: Roadmap, evidence: Evidence): Judgement[] {
  return (roadmap.claims ?? []).map((claim) => ({
    claim,
    ...judge(claim.test, evidence, roadmap),
  }));
}

function judge(test: ClaimTest, evidence: Evidence, roadmap: Roadmap): Finding {
  if (test.kind === 'pay') return judgePay(test, evidence);
  if (test.kind === 'volume-growth') return judgeGrowth(test, evidence);
  if (evidence.vacancies < leastSample) return tooFew(evidence.vacancies);
  switch (test.kind) {
    case 'share-is':
      return judgeShare(test, evidence.measure(test.skill, 'named'), evidence);
    case 'named-at-least':
      return atLeast(evidence.measure(test.skill, 'named'), test.share, evidence.vacancies);
    case 'named-below':
      return below(evidence.measure(test.skill, 'named'), test.share, evidence.vacancies);
    case 'required-at-least':
      return atLeast(evidence.measure(test.skill, 'required'), test.share, evidence.vacancies);
    case 'mostly-preferred':
      return judgePreferred(test, evidence);
    case 'top-among':
      return judgeTop(test, evidence);
    case 'given':
      return judgeGiven(test, evidence);
    case 'learned-by-month':
      return judgeMonth(test, evidence, roadmap);
    case 'trend':
      return judgeTrend(test, evidence);
    case 'degree-below':
    case 'degree-at-least':
      return judgeDegree(test, evidence);
  }
}

function judgeShare(test: Test<'share-is'>, measure: Measure, evidence: Evidence): Finding {
  const tolerance = 0.05;
  const off = Math.abs(measure.share - test.share);
  const disjoint = measure.high < test.share - tolerance || measure.low > test.share + tolerance;
  const sharp = measure.high - measure.low <= 4 * tolerance;
  const verdict = disjoint
    ? 'does not hold'
    : off <= tolerance && sharp
      ? 'holds'
      : 'not enough data';
  return { measured: say(measure), n: evidence.vacancies, verdict };
}

function atLeast(measure: Measure, share: number, n: number): Finding {
  return { measured: say(measure), n, verdict: side(measure.low >= share, measure.high < share) };
}

function below(measure: Measure, share: number, n: number): Finding {
  return { measured: say(measure), n, verdict: side(measure.high < share, measure.low >= share) };
}

function judgePreferred({ skill }: Test<'mostly-preferred'>, evidence: Evidence): Finding {
  const n = evidence.measure(skill, 'asked').vacancies;
  if (n < leastSample) return tooFew(n);
  const measure = wilson(n - evidence.measure(skill, 'required').vacancies, n);
  return {
    measured: `only preferred in ${say(measure)} of the vacancies that ask for it`,
    n,
    verdict: side(measure.low > 0.5, measure.high < 0.5),
  };
}

function judgeTop(test: Test<'top-among'>, evidence: Evidence): Finding {
  const ordered = (skills: readonly string[]): Named[] =>
    skills
      .map((skill) => ({
        name: evidence.skills.get(skill)?.name ?? skill,
        named: evidence.measure(skill, 'named'),
      }))
      .sort((a, b) => a.named.vacancies - b.named.vacancies);
  const [weakest] = ordered(test.skills);
  const strongest = ordered(test.rivals).at(-1);
  if (weakest === undefined || strongest === undefined) return tooFew(0, 'nothing to compare');
  return {
    measured: `${weakest.name} ${say(weakest.named)}, ${strongest.name} ${say(strongest.named)}`,
    n: evidence.vacancies,
    verdict: side(
      weakest.named.low > strongest.named.high,
      weakest.named.high < strongest.named.low,
    ),
  };
}

function judgeGiven(test: Test<'given'>, evidence: Evidence): Finding {
  const { given, both } = evidence.countTogether(test.skill, test.given);
  if (given < leastSample) return tooFew(given);
  const measure = wilson(both, given);
  return {
    measured: `required in ${say(measure)} of the vacancies that require the other`,
    n: given,
    verdict: side(measure.low >= test.share, measure.high < test.share),
  };
}

function judgeMonth(test: Test<'learned-by-month'>, evidence: Evidence, roadmap: Roadmap): Finding {
  const place = monthByDemand(roadmap, test.skill, evidence);
  const n = evidence.vacancies;
  if (place === null) return { measured: 'not asked for', n, verdict: 'not enough data' };
  const early = Math.ceil(place.earliest);
  const late = Math.ceil(place.latest);
  const range = early === late ? `month ${early}` : `month ${early} to ${late}`;
  return {
    measured: `ordered by demand it would come in ${range}`,
    n,
    verdict: side(
      early >= test.month - 2 && late <= test.month + 2,
      early > test.month + 2 || late < test.month - 2,
    ),
  };
}

/** That a test finds nothing is no proof of standing still: then the interval of the change decides. */
function judgeTrend(test: Test<'trend'>, evidence: Evidence): Finding {
  const n = evidence.measure(test.skill, 'asked').vacancies;
  const { trend = null, change } = evidence.skills.get(test.skill) ?? {};
  if (trend === null || change === undefined) return tooFew(n, 'no test for change');
  const { value, low, high } = change;
  const measured = `${trend}, ${points(value)} points (${points(low)} to ${points(high)})`;
  if (n < leastSample) return { measured, n, verdict: 'not enough data' };
  return { measured, n, verdict: sideOfTrend(test.direction, trend, change) };
}

/** A share that stays within two points stands still. */
const still = 0.02;

function sideOfTrend(claimed: Trend, trend: Trend, { low, high }: Difference): Verdict {
  if (claimed === 'steady') return side(low > -still && high < still, low > still || high < -still);
  const against = claimed === 'rising' ? high < 0 : low > 0;
  return side(trend === claimed, trend !== 'steady' || against);
}

function points(share: number): string {
  return `${share < 0 ? '−' : '+'}${Math.abs(share * 100).toFixed(1)}`;
}

function judgeDegree(test: Test<'degree-below' | 'degree-at-least'>, evidence: Evidence): Finding {
  const { degree } = evidence;
  if (degree === undefined || degree.of < leastSample) return tooFew(degree?.of ?? 0);
  return test.kind === 'degree-below'
    ? below(degree, test.share, degree.of)
    : atLeast(degree, test.share, degree.of);
}

function judgePay(test: Test<'pay'>, evidence: Evidence): Finding {
  const found = evidence.pay(test);
  if (found === null || found.n < leastSample) return tooFew(found?.n ?? 0);
  const within = found.median >= test.min && (test.max === null || found.median <= test.max);
  return {
    measured: `median ${Math.round(found.median).toLocaleString('en-US')} ${test.currency} a year, where stated`,
    n: found.n,
    verdict: side(within, true),
  };
}

function judgeGrowth(test: Test<'volume-growth'>, { growthPerYear, vacancies }: Evidence): Finding {
  if (growthPerYear === undefined) return tooFew(vacancies, 'no panel of a year or more');
  const { value, low, high } = growthPerYear;
  return {
    measured: `${(value * 100).toFixed(0)}% a year on the panel`,
    n: vacancies,
    verdict: side(low >= test.perYear, high < test.perYear),
  };
}

function side(holds: boolean, fails: boolean): Verdict {
  if (holds) return 'holds';
  return fails ? 'does not hold' : 'not enough data';
}

function tooFew(n: number, why = `fewer than ${leastSample} vacancies`): Finding {
  return { measured: why, n, verdict: 'not enough data' };
}

function say({ share, low, high }: Measure): string {
  const percent = (value: number): string => (value * 100).toFixed(1);
  return `${percent(share)}% (${percent(low)} to ${percent(high)})`;
}
