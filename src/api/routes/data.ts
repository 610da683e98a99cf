import { z } from 'zod';
import { ConfigError, NotFoundError } from '../../errors.ts';
import {
  findPosting,
  type ListedPosting,
  listPostings,
  type PostingKey,
} from '../../postings/list-store.ts';
import { listHealth } from '../../sources/health-store.ts';
import { listRuns } from '../../sources/list-store.ts';
import { problems } from '../schemas.ts';
import type { Scope } from '../scope.ts';
import type { Service } from '../service.ts';
import { sliceOf, sliceQuery, word } from '../slice-query.ts';

const pageSize = z.coerce.number().int().min(1).max(200).default(50);
const brief = 'public, max-age=10';

/** Postings, sources and runs: what stands behind the figures. */
export function registerDataRoutes(scope: Scope, { context }: Service): void {
  const { since: _, until: __, role: ___, ...sides } = sliceQuery;
  scope.get(
    '/api/v1/postings',
    {
      schema: {
        tags: ['data'],
        operationId: 'listPostings',
        summary: 'Postings, the latest first; `next` is the cursor of the following page',
        querystring: z.strictObject({
          role: word.default('any'),
          ...sides,
          skill: word.optional().meta({ description: 'Id of a skill that is named.' }),
          open: z.enum(['true', 'false']).optional(),
          cursor: word.optional(),
          limit: pageSize,
        }),
        response: { 200: postingsSchema, ...problems },
      },
    },
    async (request, reply) => {
      const { skill = null, open, cursor, limit, ...flags } = request.query;
      const { roles, levels, countries, remote, sources } = sliceOf(flags);
      const filter = {
        roles,
        levels,
        countries,
        remote,
        sources,
        skill,
        open: open ? open === 'true' : null,
      };
      const after = cursor === undefined ? null : readCursor(cursor);
      const rows = await listPostings(context.db, filter, { after, limit: limit + 1 });
      const postings = rows.slice(0, limit);
      const last = rows.length > limit ? postings.at(-1) : undefined;
      return reply
        .header('cache-control', brief)
        .send({ postings: postings.map(postingDocument), next: last ? writeCursor(last) : null });
    },
  );
  scope.get(
    '/api/v1/postings/:id',
    {
      schema: {
        tags: ['data'],
        operationId: 'getPosting',
        summary: 'One posting with the words that name each skill',
        params: z.object({
          id: z.coerce
            .number()
            .int()
            .min(1)
            .max(2 ** 53 - 2),
        }),
        response: { 200: postingSchema, ...problems },
      },
    },
    async (request, reply) => {
      const found = await findPosting(context.db, request.params.id);
      if (!found) throw new NotFoundError(`There is no posting ${request.params.id}.`);
      return reply.header('cache-control', brief).send(postingDocument(found));
    },
  );
  scope.get(
    '/api/v1/sources',
    {
      schema: {
        tags: ['data'],
        operationId: 'listSources',
        summary: 'Every source that ever ran, the most troubled first',
        querystring: z.strictObject({
          limit: z.coerce.number().int().min(1).max(5_000).default(1_000),
        }),
        response: { 200: sourcesSchema, ...problems },
      },
    },
    async (request, reply) => {
      const sources = await listHealth(context.db, request.query.limit);
      return reply.header('cache-control', brief).send({ sources });
    },
  );
  scope.get(
    '/api/v1/runs',
    {
      schema: {
        tags: ['data'],
        operationId: 'listRuns',
        summary: 'Runs, the latest first; `next` is the cursor of the following page',
        querystring: z.strictObject({
          source: word.optional(),
          cursor: z.coerce
            .number()
            .int()
            .min(1)
            .max(2 ** 53 - 1)
            .optional(),
          limit: pageSize,
        }),
        response: { 200: runsSchema, ...problems },
      },
    },
    async (request, reply) => {
      const { source = null, cursor = null, limit } = request.query;
      const rows = await listRuns(context.db, { source, before: cursor, limit: limit + 1 });
      const runs = rows.slice(0, limit);
      const next = rows.length > limit ? (runs.at(-1)?.id ?? null) : null;
      return reply.header('cache-control', brief).send({ runs, next });
    },
  );
}

const strengthOf = ['mentioned', 'mentioned', 'preferred', 'required'] as const;

function postingDocument({ openedAt, closedAt, skills, ...posting }: ListedPosting) {
  return {
    ...posting,
    opened_at: openedAt,
    closed_at: closedAt,
    skills: skills.map(({ requirement, ...skill }) => ({
      ...skill,
      requirement: strengthOf[requirement] ?? 'mentioned',
    })),
  };
}

function writeCursor({ openedAt, id }: PostingKey): string {
  return Buffer.from(`${openedAt} ${id}`).toString('base64url');
}

function readCursor(cursor: string): PostingKey {
  const text = Buffer.from(cursor, 'base64url').toString('latin1');
  const [, openedAt, id] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z) (\d{1,15})$/.exec(text) ?? [];
  if (openedAt === undefined || id === undefined || Number.isNaN(Date.parse(openedAt))) {
    throw new ConfigError('cursor: expected the `next` of an earlier page');
  }
  return { openedAt, id: Number(id) };
}

const text = z.string().nullable();
const count = z.number().int().nullable();
const moment = z
  .union([z.iso.datetime(), z.date()])
  .nullable()
  .meta({ type: 'string', format: 'date-time' });

const postingSchema = z
  .object({
    id: z.number().int(),
    source: z.string(),
    vacancy: count,
    title: z.string(),
    company: text,
    url: text,
    location: text,
    country: text,
    remote: text,
    role: text,
    level: text,
    salary: text,
    opened_at: z.string(),
    closed_at: moment,
    skills: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        requirement: z.enum(['required', 'preferred', 'mentioned']),
        quote: z.string(),
      }),
    ),
  })
  .meta({ id: 'Posting' });
const postingsSchema = z
  .object({ postings: z.array(postingSchema), next: text })
  .meta({ id: 'Postings' });

const sourcesSchema = z
  .object({
    sources: z.array(
      z.object({
        slug: z.string(),
        company: text,
        enabled: z.boolean(),
        status: text,
        reason: text,
        alert: text,
        last_run_at: moment,
        last_ok_at: moment,
        failures_in_a_row: z.number().int(),
        found: count,
        new: count,
        changed: count,
        closed: count,
        failed: count,
        throttled: count,
        bytes: z.number().nullable(),
        seconds: z.number().nullable(),
        open: z.number().int(),
        median_text_length: count,
      }),
    ),
  })
  .meta({ id: 'Sources' });

const runsSchema = z
  .object({
    runs: z.array(
      z.object({
        id: z.number().int(),
        source: z.string(),
        correlation_id: z.string(),
        status: z.string(),
        reason: text,
        complete: z.boolean(),
        started_at: moment,
        finished_at: moment,
        requested: z.number().int(),
        found: z.number().int(),
        new: z.number().int(),
        changed: z.number().int(),
        closed: z.number().int(),
        failed: z.number().int(),
        throttled: z.number().int(),
        bytes: z.number(),
      }),
    ),
    next: z.number().int().nullable(),
  })
  .meta({ id: 'Runs' });
