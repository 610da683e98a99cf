import type { OpenSlice } from '../demand/find.ts';
import { leastSample } from '../demand/interval.ts';
import { pointOf } from '../demand/trend.ts';
import { weekName } from '../demand/week.ts';
import type { Quote } from '../gaps/produce.ts';
import { demandTable } from './demand.ts';
import type { SkillReading } from './skill.ts';
import { sliceDocument } from './slice-document.ts';
import { tableRecords } from './table.ts';

const listed = 20;

/** The JSON of one skill; shares are 0 to 1. */
export function skillDocument(reading: SkillReading, open: OpenSlice, quotes: readonly Quote[]) {
  const { id, name, category, sample, demand, detail, changes } = reading;
  const { since, until } = open.slice;
  const nameOf = (number: number) =>
    open.names.get(number) ?? { id: String(number), name: String(number) };
  const [record] = demand
    ? tableRecords(
        demandTable(
          { sample, strength: 'asked', skills: [demand] },
          { words: '', limit: 1, changes: { found: changes, weeks: until - since + 1 } },
        ),
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
      share: asking < leastSample ? null : round(together / asking),
      lift: asking < leastSample ? null : round(lift),
    })),
    alternatives: detail.alternatives.slice(0, listed).map(({ skill, together }) => ({
      ...idName(nameOf(skill)),
      vacancies: together,
    })),
    pay: detail.pay.flatMap(({ currency, n, quartiles }) => {
      if (quartiles === null) return [];
      const { medianOfAll, ...pay } = quartiles;
      return [{ currency, vacancies: n, ...pay, median_of_all: medianOfAll }];
    }),
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

/** The series of a skill, with weeks where nobody asks as nil; a masked week lacks what broken sources would bring. */
export function trendOf({
  periods,
  number,
  weeks,
}: Pick<SkillReading, 'periods' | 'number' | 'weeks'>) {
  const known = new Map(weeks.map((week) => [week.week, week]));
  return periods.map((period) => {
    const { week, vacancies, employers } = period;
    const point = pointOf(period, number);
    const enough = vacancies >= leastSample;
    return {
      week: weekName(week),
      vacancies,
      employers,
      asked: point?.asked ?? 0,
      share: enough ? round(point?.share ?? 0) : null,
      share_low: enough ? round(point?.interval?.low ?? 0) : null,
      share_high: point?.interval ? round(point.interval.high) : null,
      provisional: known.get(week)?.provisional ?? false,
      masked: known.get(week)?.masked ?? false,
    };
  });
}

const idName = ({ id, name }: { id: string; name: string }) => ({ id, name });
const round = (value: number) => Math.round(value * 1e6) / 1e6;
