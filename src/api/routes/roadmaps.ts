import { z } from 'zod';
import type { Slice } from '../../demand/slice.ts';
import { auditDocument } from '../../reports/audit-document.ts';
import { sliceDocument } from '../../reports/slice-document.ts';
import type { Audit } from '../../roadmaps/audit.ts';
import { auditSlice } from '../../roadmaps/audit-slice.ts';
import { getRoadmap, listRoadmaps } from '../../roadmaps/load.ts';
import { answer } from '../respond.ts';
import { problems, sliceSchema } from '../schemas.ts';
import type { Scope } from '../scope.ts';
import type { Service } from '../service.ts';
import { sliceOf, sliceQuery, word } from '../slice-query.ts';

/** The roadmaps, and what demand says of them. */
export function registerRoadmapRoutes(scope: Scope, service: Service): void {
  const { answers, market } = service;
  const params = z.object({ id: word });
  scope.get(
    '/api/v1/roadmaps',
    {
      schema: {
        tags: ['market'],
        operationId: 'listRoadmaps',
        summary: 'The roadmaps that ship',
        response: { 200: roadmapsSchema, ...problems },
      },
    },
    (request, reply) =>
      answer(answers, { request, reply }, async () => ({
        roadmaps: listRoadmaps().map(({ id, title, url, phases, topics }) => ({
          id,
          title,
          url,
          phases: phases.length,
          topics: topics.length,
        })),
      })),
  );
  scope.get(
    '/api/v1/roadmaps/:id',
    {
      schema: {
        tags: ['market'],
        operationId: 'getRoadmap',
        summary: 'One roadmap with its topics',
        params,
        response: { 200: roadmapSchema, ...problems },
      },
    },
    (request, reply) =>
      answer(answers, { request, reply }, async () => getRoadmap(request.params.id)),
  );
  scope.get(
    '/api/v1/roadmaps/:id/audit',
    {
      schema: {
        tags: ['market'],
        operationId: 'auditRoadmap',
        summary: 'A roadmap held against demand, topic by topic',
        params,
        querystring: z.strictObject(sliceQuery),
        response: { 200: auditSchema, ...problems },
      },
    },
    (request, reply) =>
      answer(answers, { request, reply }, async () => {
        const { id } = getRoadmap(request.params.id);
        const slice = sliceOf(request.query);
        const audits = await openAudits(service, slice);
        const audit = audits.find(({ roadmap }) => roadmap.id === id);
        return {
          slice: sliceDocument(await market.open(slice)),
          audit: audit ? auditDocument(audit) : null,
        };
      }),
  );
}

/** The audits of every roadmap over a slice, made once a version of the data. */
export function openAudits({ market, context }: Service, slice: Slice): Promise<Audit[]> {
  return market.derive('audits', slice, async (open) => {
    const { dictionary } = await context.reader();
    return auditSlice(open, market.earlier(open), { dictionary, roadmaps: listRoadmaps() });
  });
}

const record = z.record(z.string(), z.unknown());

const roadmapsSchema = z
  .object({
    roadmaps: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        url: z.string().nullable(),
        phases: z.number().int(),
        topics: z.number().int(),
      }),
    ),
  })
  .meta({ id: 'Roadmaps' });

const roadmapSchema = z
  .looseObject({
    id: z.string(),
    title: z.string(),
    url: z.string().nullable(),
    topics: z.array(
      z.looseObject({
        id: z.string(),
        title: z.string(),
        when: z.string(),
        skills: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'Roadmap' });

const auditSchema = z
  .object({
    slice: sliceSchema,
    audit: z.looseObject({
      roadmap: z.string(),
      title: z.string(),
      vacancies: z.number().int(),
      employers: z.number().int(),
      topics: z.array(record),
      coverage: z.array(record),
      blind_spots: z.array(record),
      dead_weight: z.array(record),
      claims: z.array(record),
    }),
  })
  .meta({ id: 'Audit' });
