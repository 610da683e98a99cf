import { createReadStream } from 'node:fs';
import { extname } from 'node:path';
import { z } from 'zod';
import { findReleaseFile, listReleases } from '../../reports/release-list.ts';
import { problems } from '../schemas.ts';
import type { Scope } from '../scope.ts';
import type { Service } from '../service.ts';
import { word } from '../slice-query.ts';

const types: Readonly<Record<string, string>> = {
  '.csv': 'text/csv; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.ndjson': 'application/x-ndjson; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
};

/** The weekly releases and their files. */
export function registerReleaseRoutes(scope: Scope, { context }: Service): void {
  const { exportsDir } = context.config;
  scope.get(
    '/api/v1/releases',
    {
      schema: {
        tags: ['data'],
        operationId: 'listReleases',
        summary: 'The weekly releases with their files and hashes, the latest first',
        response: { 200: releasesSchema, ...problems },
      },
    },
    async (_, reply) =>
      reply
        .header('cache-control', 'public, max-age=60')
        .send({ releases: await listReleases(exportsDir) }),
  );
  scope.get(
    '/api/v1/releases/:week/:file',
    {
      schema: {
        tags: ['data'],
        operationId: 'getReleaseFile',
        summary: 'One file of a release',
        params: z.object({ week: word, file: word }),
        response: { 200: z.string().describe('The file.'), ...problems },
      },
    },
    async (request, reply) => {
      const { week, file } = request.params;
      const path = await findReleaseFile(exportsDir, week, file);
      return reply
        .header('cache-control', 'public, max-age=60')
        .header('content-disposition', `attachment; filename="${week}-${file}"`)
        .type(types[extname(file)] ?? 'application/octet-stream')
        .send(createReadStream(path));
    },
  );
}

const releasesSchema = z
  .object({
    releases: z.array(
      z.object({
        week: z.string(),
        files: z.array(
          z.object({ name: z.string(), bytes: z.number().int(), sha256: z.string().nullable() }),
        ),
      }),
    ),
  })
  .meta({ id: 'Releases' });
