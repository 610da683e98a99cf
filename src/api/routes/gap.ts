import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ConfigError } from '../../errors.ts';
import { renderGapMarkdown } from '../../reports/gap-markdown.ts';
import { renderGapPage } from '../../reports/gap-page.ts';
import { errorSchema } from '../errors.ts';
import type { GapAsk, ResumeInput } from '../gap.ts';
import { problems } from '../schemas.ts';
import type { Scope } from '../scope.ts';
import type { Service } from '../service.ts';
import { word } from '../slice-query.ts';

const asked = {
  target: word
    .optional()
    .meta({ description: 'The slice in words.', examples: ['senior backend, Germany, remote'] }),
  role: word.optional(),
  level: word.optional(),
  country: word.optional(),
  remote: word.optional(),
  source: word.optional(),
  since: word.optional(),
  until: word.optional(),
  roadmap: word.default('birjob-2026'),
  weeks: z.coerce.number().positive().max(1_000).optional(),
  reach: z.coerce.number().min(0).max(1).optional(),
  gaps: z.coerce
    .number()
    .int()
    .min(1)
    .max(10_000)
    .default(200)
    .meta({ description: 'How many gaps are told at most, the first ones.' }),
};

/** What may come with a resume, in JSON or as fields of a form. */
export const askSchema = z.object(asked);

const body = z
  .strictObject({
    text: z
      .string()
      .max(1_500_000)
      .optional()
      .meta({ description: 'The resume as plain text, HTML or JSON Resume.' }),
    skills: z
      .array(word)
      .max(2_000)
      .optional()
      .meta({ description: 'Skill ids read elsewhere, in place of a text.' }),
    ...asked,
  })
  .meta({ id: 'GapRequest' });

/**
 * What may be sent, for the OpenAPI document: the route reads it itself, since a form comes as a stream. Numbers of a
 * form are its fields' texts.
 */
export function gapRequestBody() {
  const json = { $ref: '#/components/schemas/GapRequestInput' };
  const fields = z.toJSONSchema(askSchema, { io: 'input' });
  const form = {
    ...fields,
    properties: { file: { type: 'string', format: 'binary' }, ...fields.properties },
  };
  return {
    required: true,
    content: { 'application/json': { schema: json }, 'multipart/form-data': { schema: form } },
  };
}

const formats = ['json', 'md', 'html'] as const;

/** `POST /api/v1/gap`: a resume as JSON text or as a file, held against the market. Nothing of it is kept. */
export function registerGapRoutes(scope: Scope, service: Service): void {
  const { gaps } = service.context.config.rateLimits;
  const limited = gaps === 0 ? {} : { config: { rateLimit: { max: gaps, timeWindow: 60_000 } } };
  scope.post(
    '/api/v1/gap',
    {
      ...limited,
      schema: {
        tags: ['gap'],
        operationId: 'findGap',
        summary: 'A resume in (JSON, or multipart/form-data with a `file`), what it lacks out',
        description: 'The resume is neither stored nor logged.',
        consumes: ['application/json', 'multipart/form-data'],
        querystring: z.strictObject({ format: z.enum(formats).default('json') }),
        response: {
          200: gapSchema,
          ...problems,
          413: errorSchema,
          415: errorSchema,
          422: errorSchema,
        },
      },
    },
    async (request, reply) => {
      const { resume, ask } = await readGapRequest(request);
      const { report, usual } = await service.gap(resume, ask);
      const { format } = request.query;
      reply.header('cache-control', 'no-store');
      if (format === 'json') {
        const document = usual === null ? report : { ...report, usual_wording: usual };
        return reply.type('application/json; charset=utf-8').send(JSON.stringify(document));
      }
      const text = format === 'md' ? renderGapMarkdown(report) : await renderGapPage(report);
      return reply.type(`text/${format === 'md' ? 'markdown' : 'html'}; charset=utf-8`).send(text);
    },
  );
}

async function readGapRequest(
  request: FastifyRequest,
): Promise<{ resume: ResumeInput; ask: GapAsk }> {
  if (request.isMultipart()) return readGapForm(request);
  const parsed = body.safeParse(request.body);
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues
        .map(({ path, message }) => `body.${path.join('.')}: ${message}`)
        .join('; '),
    );
  }
  const { text, skills, ...ask } = parsed.data;
  if (skills) return { resume: { kind: 'skills', ids: skills }, ask };
  if (text === undefined) throw new ConfigError('body.text: expected the text of the resume');
  return { resume: { kind: 'text', text }, ask };
}

/** Reads a form's file (else its `text`) and what was asked beside it; a field left empty is not asked. */
export async function readGapForm(
  request: FastifyRequest,
): Promise<{ resume: ResumeInput; ask: GapAsk; fields: Record<string, string> }> {
  const fields: Record<string, string> = {};
  let bytes: Buffer | null = null;
  for await (const part of request.parts()) {
    if (part.type === 'file') {
      const read = await part.toBuffer();
      if (read.length > 0) bytes = read;
    } else if (typeof part.value === 'string' && part.value.trim() !== '') {
      fields[part.fieldname] = part.value;
    }
  }
  const parsed = askSchema.safeParse(fields);
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
    );
  }
  const ids = fields.skills?.split(',');
  const resume: ResumeInput | null = bytes
    ? { kind: 'file', bytes }
    : fields.text
      ? { kind: 'text', text: fields.text }
      : ids
        ? { kind: 'skills', ids }
        : null;
  if (!resume) throw new ConfigError('Paste the text of the resume, or choose its file.');
  return { resume, ask: parsed.data, fields };
}

const listed = z.array(z.looseObject({ id: z.string(), name: z.string() }));

const gapSchema = z
  .looseObject({
    profile: z.looseObject({ skills: listed, warnings: z.array(z.string()) }),
    slice: z.looseObject({
      role: z.string().nullable(),
      since: z.string().nullable(),
      until: z.string().nullable(),
    }),
    sample: z.looseObject({ vacancies: z.number(), employers: z.number() }),
    coverage: z.looseObject({ full_fit: z.number(), required_met: z.number() }),
    covered: listed,
    gaps: listed,
    path: z.array(
      z.looseObject({ step: z.number(), skill: z.string(), full_fit_after: z.number() }),
    ),
    matches: z.array(
      z.looseObject({ posting: z.string(), have: z.array(z.string()), lack: z.array(z.string()) }),
    ),
    wording: z.array(
      z.looseObject({ resume: z.string(), postings: z.string(), share: z.number() }),
    ),
  })
  .meta({ id: 'GapReport' });
