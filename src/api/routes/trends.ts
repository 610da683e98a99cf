import { Readable } from 'node:stream';
import { z } from 'zod';
import { strengths } from '../../demand/measure.ts';
import { measureTrend } from '../../demand/trend.ts';
import { renderCsv } from '../../reports/csv.ts';
import { renderNdjson } from '../../reports/ndjson.ts';
import { type Table, tableOfBlocks } from '../../reports/table.ts';
import { trendsTable } from '../../reports/trends.ts';
import { problems } from '../schemas.ts';
import type { Scope } from '../scope.ts';
import type { Service } from '../service.ts';
import { sliceOf, sliceQuery, word } from '../slice-query.ts';

const formats = ['json', 'ndjson', 'csv'] as const;
const types: Record<(typeof formats)[number], string> = {
  json: 'application/json; charset=utf-8',
  ndjson: 'application/x-ndjson; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
};

/** The weekly series of skills, as a stream: a week at a time, so that years of all skills fit in memory. */
export function registerTrendRoutes(scope: Scope, { market }: Service): void {
  scope.get(
    '/api/v1/trends',
    {
      schema: {
        tags: ['market'],
        operationId: 'getTrends',
        summary: 'The weekly series of each skill in a slice, as JSON, NDJSON or CSV',
        querystring: z.strictObject({
          ...sliceQuery,
          skill: word.optional().meta({ description: 'Ids by commas; all when left out.' }),
          strength: z.enum(strengths).default('asked'),
          weeks: z.coerce.number().int().min(1).max(1_000).default(52),
          format: z.enum(formats).default('json'),
        }),
        response: { 200: trendsSchema, ...problems },
      },
    },
    async (request, reply) => {
      const { skill, strength, weeks, format, ...flags } = request.query;
      const slice = sliceOf(flags);
      const { slice: latest } = await market.open(slice);
      const since = slice.since ?? latest.until - weeks + 1;
      const open = await market.open({ ...slice, since, until: latest.until });
      const periods = measureTrend(open.cells, open.isIn, { strength });
      const wanted = skill?.split(',').map((id) => id.trim());
      const table = trendsTable(periods, open.names, wanted ? new Set(wanted) : null);
      const stream = Readable.from(written(splitWeeks(table), format));
      return reply.header('cache-control', 'public, max-age=60').type(types[format]).send(stream);
    },
  );
}

type Trends = ReturnType<typeof trendsTable>;
type Format = (typeof formats)[number];

/** A table a week; of no week, the empty table. */
function splitWeeks({ columns, blocks }: Trends): Table[] {
  const weeks = blocks.map((block) => tableOfBlocks({ columns }, [block]));
  return weeks.length > 0 ? weeks : [tableOfBlocks({ columns }, [])];
}

function* written(weeks: readonly Table[], format: Format): Generator<string> {
  if (format === 'json') yield '{"weeks":[';
  for (const [index, week] of weeks.entries()) yield writeWeek(week, format, index === 0);
  if (format === 'json') yield ']}';
}

function writeWeek(table: Table, format: Format, first: boolean): string {
  if (format === 'csv') {
    const text = renderCsv(table);
    return first ? text : text.slice(text.indexOf('\n') + 1);
  }
  const lines = renderNdjson(table);
  return format === 'ndjson' ? lines : joinLines(lines, first);
}

function joinLines(lines: string, first: boolean): string {
  const records = lines.trimEnd().replaceAll('\n', ',');
  return first || records === '' ? records : `,${records}`;
}

const trendsSchema = z
  .object({
    weeks: z.array(
      z.looseObject({
        week: z.string(),
        monday: z.string(),
        skill: z.string(),
        name: z.string(),
        vacancies: z.number().int(),
        asked: z.number().int(),
        share: z.number().nullable(),
        share_low: z.number().nullable(),
        share_high: z.number().nullable(),
      }),
    ),
  })
  .meta({ id: 'Trends' });
