import { z } from 'zod';
import { findWeeks, measureSlice } from '../../demand/find.ts';
import { strengths } from '../../demand/measure.ts';
import type { Slice } from '../../demand/slice.ts';
import { weekOf } from '../../demand/week.ts';
import { quoteItems } from '../../gaps/open-market.ts';
import { findQuotes } from '../../gaps/store.ts';
import { demandTable } from '../../reports/demand.ts';
import { readSkill } from '../../reports/skill.ts';
import { skillDocument } from '../../reports/skill-document.ts';
import { sliceDocument } from '../../reports/slice-document.ts';
import { tableRecords } from '../../reports/table.ts';
import { answer } from '../respond.ts';
import { demandSchema, problems, skillSchema } from '../schemas.ts';
import type { Scope } from '../scope.ts';
import type { Service } from '../service.ts';
import { sliceOf, sliceQuery, word } from '../slice-query.ts';

/** Demand, and single skills. */
export function registerMarketRoutes(scope: Scope, service: Service): void {
  const { answers, market } = service;
  const demandQuery = z.strictObject({
    ...sliceQuery,
    strength: z.enum(strengths).default('asked'),
    limit: z.coerce.number().int().min(1).max(5_000).default(100),
  });
  scope.get(
    '/api/v1/demand',
    {
      schema: {
        tags: ['market'],
        operationId: 'getDemand',
        summary: 'Which skills the vacancies of a slice ask for',
        querystring: demandQuery,
        response: { 200: demandSchema, ...problems },
      },
    },
    (request, reply) =>
      answer(answers, { request, reply }, async () => {
        const { strength, limit, ...flags } = request.query;
        const open = await market.open(sliceOf(flags));
        const demand = measureSlice(open, strength);
        const table = demandTable(demand, { words: open.words, limit });
        return { slice: sliceDocument(open), sample: demand.sample, skills: tableRecords(table) };
      }),
  );
  scope.get(
    '/api/v1/skills',
    {
      schema: {
        tags: ['market'],
        operationId: 'listSkills',
        summary: 'The skills of the dictionary, by name',
        querystring: z.strictObject({ q: word.optional(), category: word.optional() }),
        response: { 200: skillsSchema, ...problems },
      },
    },
    (request, reply) =>
      answer(answers, { request, reply }, async () => {
        const { q = '', category } = request.query;
        const { dictionary } = await service.context.reader();
        const wanted = q.toLowerCase();
        const skills = [...dictionary.skills.values()]
          .filter((one) => !category || one.category === category)
          .filter(({ id, name }) => id.includes(wanted) || name.toLowerCase().includes(wanted))
          .map(({ id, name, category }) => ({ id, name, category }));
        return { skills: skills.sort((a, b) => (a.id < b.id ? -1 : 1)) };
      }),
  );
  scope.get(
    '/api/v1/skills/:id',
    {
      schema: {
        tags: ['market'],
        operationId: 'getSkill',
        summary: 'One skill: demand, series, levels, pay, what it goes with, and quoted postings',
        params: z.object({ id: word }),
        querystring: z.strictObject({ ...sliceQuery, weeks: seriesWeeks }),
        response: { 200: skillSchema, ...problems },
      },
    },
    (request, reply) =>
      answer(answers, { request, reply }, async () => {
        const { weeks, ...flags } = request.query;
        const { reading, open, quotes } = await openSkill(service, request.params.id, {
          slice: sliceOf(flags),
          weeks,
        });
        return skillDocument(reading, open, quotes);
      }),
  );
}

export const seriesWeeks = z.coerce.number().int().min(2).max(520).default(52);

const skillsSchema = z
  .object({ skills: z.array(z.object({ id: z.string(), name: z.string(), category: z.string() })) })
  .meta({ id: 'Skills' });

/** One skill of a slice with its series over `weeks` and postings that name it. */
export async function openSkill(
  { market, context }: Service,
  id: string,
  { slice, weeks }: { slice: Slice; weeks: number },
) {
  const open = await market.open(slice);
  const { until } = open.slice;
  const series = await market.open({
    ...open.slice,
    since: until - weeks + 1,
    until: Math.min(until, weekOf(context.now())),
  });
  const db = open.origin === null ? context.db : null;
  const weekly = await findWeeks(db, series, { asOf: weekOf(context.now()) });
  const earlier = await market.earlier(open);
  const reading = readSkill(id, { open, earlier, series, weeks: weekly });
  const ids = reading.detail.vacancies.map(String);
  const quotes = db ? await findQuotes(db, id, ids, 8) : quoteItems(ids.slice(0, 8));
  return { reading, open, quotes };
}
