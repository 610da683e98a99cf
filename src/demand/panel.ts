import { onceFor } from '../once-for.ts';
import type { Cell } from './cell.ts';
import { type Ledger, periodHealth, type WeekHealth } from './health.ts';
import { leastSample } from './interval.ts';
import { type DiscoveryCurve, measureDiscovery } from './maturity.ts';
import type { Strength } from './measure.ts';
import { countPanel, emptyCounts, groupPeriods, type Period, type PeriodCounts } from './period.ts';
import type { InSlice } from './slice.ts';

/** What is known of one period of the panel. */
export type PanelPeriod = {
  /** The first week of the period. */
  week: number;
  /** Sources that were read, and sources whose runs failed. */
  sources: number;
  broken: number;
  /** Whether broken sources lately brought more than a fifth of the vacancies: the period is then left out. */
  masked: boolean;
  /** Share of its vacancies that is found by now; null where that is not known. */
  maturity: number | null;
  /** Whether the period is not over, or less than nine tenths of its vacancies are found. */
  provisional: boolean;
};

export type Panel = {
  periods: readonly PanelPeriod[];
  /**
   * How much the share of each skill (by number) changed from the period that begins at week `from` to that at `to`,
   * from -1 to 1: the sum over the periods between of the changes on the sources read in both neighbours. Null without
   * 30 vacancies on the panel at either end, and where no source connects them.
   */
  changesBetween: (from: number, to: number) => ((skill: number) => number) | null;
};

/** What the runs of the sources say, the week that it is now, and which period a week is in (itself unless given). */
export type Reading = { ledger: Ledger; asOf: number; periodOf?: (week: number) => number };

const maskedAbove = 0.2;
const mature = 0.9;
/** What a source usually brings is told by so many periods; one that is broken for longer is gone. */
const usualPeriods = 8;

/**
 * Follows the shares of a slice on a fixed panel: each period is compared with the one before only over the sources
 * that were read in both, and the changes are chained, so that a source that is new, broken or renamed moves nothing.
 * Where a period is too recent for all its vacancies to be found, both sides count those found as quickly only.
 */
export function measurePanel(
  cells: readonly Cell[],
  isIn: InSlice,
  options: Reading & { strength: Strength },
): Panel {
  const { strength, ledger, asOf, periodOf = (week) => week } = options;
  const periods = groupPeriods(cells, isIn, { periodOf, asOf });
  const curve = measureDiscovery(cells, isIn, { ledger, asOf });
  const healthIn = rememberHealth(ledger);
  const described = describePeriods(periods, { healthIn, curve, asOf });
  const chain = chainPeriods(periods, described, { isIn, strength, ledger, healthIn, asOf });
  return {
    periods: described,
    changesBetween: (from, to) => {
      const [a, b] = [chain.get(from), chain.get(to)];
      if (!a || !b || from >= to || a.segment !== b.segment) return null;
      if (a.vacancies < leastSample || b.vacancies < leastSample) return null;
      return (skill) => (b.level[skill] ?? 0) - (a.level[skill] ?? 0);
    },
  };
}

/** What is known of the periods of a slice, without their changes, which cost more. */
export function measurePeriods(
  cells: readonly Cell[],
  isIn: InSlice,
  { ledger, asOf, periodOf = (week) => week }: Reading,
): PanelPeriod[] {
  const periods = groupPeriods(cells, isIn, { periodOf, asOf });
  const curve = measureDiscovery(cells, isIn, { ledger, asOf });
  return describePeriods(periods, { healthIn: rememberHealth(ledger), curve, asOf });
}

type HealthIn = (source: number, period: Period) => WeekHealth;

/** The health of a source over a period; each is asked for by all the periods near it. */
function rememberHealth(ledger: Ledger): HealthIn {
  const knownIn = onceFor((_: Period) => new Map<number, WeekHealth>());
  return (source, period) => {
    const known = knownIn(period);
    const health = known.get(source) ?? periodHealth(ledger, source, period.weeks);
    known.set(source, health);
    return health;
  };
}

type Told = { healthIn: HealthIn; curve: DiscoveryCurve; asOf: number };

function describePeriods(periods: readonly Period[], told: Told): PanelPeriod[] {
  return periods.map((period, at) => {
    const usual = sumSources(periods.slice(Math.max(0, at - usualPeriods), at + 1));
    const all = [...usual.values()].reduce((sum, n) => sum + n, 0);
    let broken = 0;
    let missing = 0;
    let sources = 0;
    for (const [source, n] of usual) {
      const health = told.healthIn(source, period);
      if (health === 'broken') {
        broken += 1;
        missing += n;
      } else if (health === 'healthy' || period.bySource.has(source)) sources += 1;
    }
    const age = told.asOf - (period.weeks.at(-1) ?? period.week);
    const maturity = told.curve(age);
    return {
      week: period.week,
      sources,
      broken,
      masked: missing > maskedAbove * all,
      maturity,
      provisional: age <= 0 || (maturity !== null && maturity < mature),
    };
  });
}

function sumSources(periods: readonly Period[]): Map<number, number> {
  const sums = new Map<number, number>();
  for (const { bySource } of periods) {
    for (const [source, n] of bySource) sums.set(source, (sums.get(source) ?? 0) + n);
  }
  return sums;
}

/** Changes added up since the first period of a segment; within one, neighbours share sources. */
type Link = { segment: number; level: Float64Array; vacancies: number };
type Chaining = {
  isIn: InSlice;
  strength: Strength;
  ledger: Ledger;
  healthIn: HealthIn;
  asOf: number;
};

function chainPeriods(
  periods: readonly Period[],
  described: readonly PanelPeriod[],
  chaining: Chaining,
): Map<number, Link> {
  const size = periods.reduce((most, { skills }) => Math.max(most, skills), 0);
  let last: { period: Period; link: Link } | null = null;
  let segment = 0;
  const chain = new Map<number, Link>();
  periods.forEach((period, at) => {
    if (described[at]?.masked) return;
    const provisional = described[at]?.provisional === true && described[at]?.maturity !== null;
    const [before, now] = last
      ? comparePeriods(last.period, period, { ...chaining, size, provisional })
      : [emptyCounts, emptyCounts];
    const connected = last !== null && before.n > 0 && now.n > 0;
    if (!connected) segment += 1;
    const level = new Float64Array(size);
    if (last && connected) {
      if (last.link.vacancies === 0) last.link.vacancies = before.n;
      for (let skill = 0; skill < level.length; skill += 1) {
        const change = (now.asking[skill] ?? 0) / now.n - (before.asking[skill] ?? 0) / before.n;
        level[skill] = (last.link.level[skill] ?? 0) + change;
      }
    }
    const link = { segment, level, vacancies: now.n };
    last = { period, link };
    chain.set(period.week, link);
  });
  return chain;
}

/** Counts two periods over the sources that were read in both. */
function comparePeriods(
  before: Period,
  now: Period,
  {
    isIn,
    strength,
    ledger,
    healthIn,
    asOf,
    size,
    provisional,
  }: Chaining & {
    size: number;
    provisional: boolean;
  },
): [PeriodCounts, PeriodCounts] {
  const wasRead = (source: number, period: Period) => {
    const health = healthIn(source, period);
    return health === 'healthy' || (health === 'unknown' && period.bySource.has(source));
  };
  const latestFirst = (source: number) => ledger.get(source)?.first ?? Number.POSITIVE_INFINITY;
  const panel = new Set(
    [...new Set([...before.bySource.keys(), ...now.bySource.keys()])].filter(
      (source) =>
        wasRead(source, before) &&
        wasRead(source, now) &&
        // Of a source that was not yet read then, it is not known what would have been found as quickly.
        (!provisional || latestFirst(source) <= before.week),
    ),
  );
  const longestLag = provisional ? asOf - (now.weeks.at(-1) ?? now.week) : 255;
  const counting = { isIn, panel, strength, longestLag, size };
  return [countPanel(before, counting), countPanel(now, counting)];
}
