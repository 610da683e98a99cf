import type { OpenSlice } from '../demand/find.ts';
import { weekName } from '../demand/week.ts';
import type { Quote } from '../gaps/produce.ts';
import { demandTable } from '../reports/demand.ts';
import type { SkillReading } from '../reports/skill.ts';
import { sliceDocument } from '../reports/slice-document.ts';
import { tableRecords } from '../reports/table.ts';

/** Weeks at the end of a series that will still grow, since postings are found after they are published. */
export const provisionalWeeks = 2;
const listed = 20;
const leastSample = 30;

/** The JSON of one skill; shares are 0 to 1. */
export function skillDocument(reading: SkillReading, open: OpenSlice, quotes: readonly Quote[]) {
  const { id, name, category, sample, demand, detail } = reading;
  const nameOf = (number: number) =>
    open.names.get(number) ?? { id: String(number), name: String(number) };
  const [record] = demand
    ? tableRecords(
        demandTable({ sample, strength: 'asked', skills: [demand] }, { words: '', limit: 1 }),
      )
    : [];
  const asking = demand?.asked ?? 0;
  return {
    id,
    name,
    category,
    slice: sliceDocument(open),
    sample,
    demand: record ?? null,
    trend: trendOf(reading),
    levels: detail.levels.map(({ level, vacancies, asked }) => ({
      level,
      vacancies,
      asked,
      share: vacancies < leastSample ? null : round(asked / vacancies),
    })),
    asked_with: detail.askedWith.slice(0, listed).map(({ skill, together, lift }) => ({
      ...idName(nameOf(skill)),
      vacancies: together,
      share: round(together / Math.max(1, asking)),
      lift: round(lift),
    })),
    alternatives: detail.alternatives.slice(0, listed).map(({ skill, together }) => ({
      ...idName(nameOf(skill)),
      vacancies: together,
    })),
    pay: detail.pay.map(({ n, medianOfAll, ...pay }) => ({
      ...pay,
      vacancies: n,
      median_of_all: medianOfAll,
    })),
    roadmaps: reading.places,
    quotes: quotes.map(({ vacancy, title, company, url, quote }) => ({
      vacancy,
      title,
      company,
      url,
      quote,
    })),
  };
}

/** The weekly series of a skill, with weeks where nobody asks as nil. */
export function trendOf({ periods, number }: Pick<SkillReading, 'periods' | 'number'>) {
  const last = periods.at(-1)?.week ?? 0;
  return periods.map(({ week, vacancies, employers, skills }) => {
    const point = skills.get(number);
    const enough = vacancies >= leastSample;
    return {
      week: weekName(week),
      vacancies,
      employers,
      asked: point?.asked ?? 0,
      share: enough ? round(point?.share ?? 0) : null,
      share_low: enough ? round(point?.interval?.low ?? 0) : null,
      share_high: point?.interval ? round(point.interval.high) : null,
      provisional: week > last - provisionalWeeks,
    };
  });
}

const idName = ({ id, name }: { id: string; name: string }) => ({ id, name });
const round = (value: number) => Math.round(value * 1e6) / 1e6;
