import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App } from '../api/app.ts';
import { tellError } from '../api/errors.ts';
import { readGapForm } from '../api/routes/gap.ts';
import type { Service } from '../api/service.ts';
import { word } from '../api/slice-query.ts';
import { renderGapMarkdown } from '../reports/gap-markdown.ts';
import { renderGapPage } from '../reports/gap-page.ts';
import { openBundle } from './bundle.ts';
import { type PageScript, renderGapForm, renderGapResult } from './gap-page.ts';

const markup = 'text/html; charset=utf-8';
const forever = 'public, max-age=31536000, immutable';

/** Registers the page that reads a resume, its script, and the dictionary that the script reads with. */
export function registerGapPage(app: App, service: Service): void {
  const { gaps } = service.context.config.rateLimits;
  const limited = gaps === 0 ? {} : { config: { rateLimit: { max: gaps, timeWindow: 60_000 } } };
  const script = () => openScript(service);
  app.get('/gap', { schema: { hide: true } }, async (request, reply) =>
    reply
      .type(markup)
      .header('cache-control', 'no-store')
      .send(renderGapForm(targetOf(request), { script: await script() })),
  );
  app.post(
    '/gap',
    {
      schema: { hide: true },
      ...limited,
      errorHandler: async (error, request, reply) => {
        const { status, message, retryAfterMs } = tellError(error);
        if (status >= 500) request.log.error({ err: error }, 'failed a request');
        if (retryAfterMs !== undefined)
          reply.header('retry-after', Math.ceil(retryAfterMs / 1_000));
        reply.code(status).type(markup).header('cache-control', 'no-store');
        return reply.send(renderGapForm({}, { message, script: await script() }));
      },
    },
    async (request, reply) => answerForm(service, request, reply),
  );
  registerScript(app, service);
}

async function answerForm(
  service: Service,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  reply.header('cache-control', 'no-store');
  const { resume, ask, fields } = await readGapForm(request);
  const { report, read } = await service.gap(resume, ask);
  const { format = 'page' } = fields;
  if (format === 'page') {
    const script = await openScript(service);
    return reply.type(markup).send(await renderGapResult(report, { fields, read, script }));
  }
  const [type, body] =
    format === 'json'
      ? ['application/json', JSON.stringify(report, null, 2)]
      : format === 'md'
        ? ['text/markdown', renderGapMarkdown(report)]
        : ['text/html', await renderGapPage(report)];
  const name = `gap-report.${format === 'json' || format === 'md' ? format : 'html'}`;
  reply.header('content-disposition', `attachment; filename="${name}"`);
  return reply.type(`${type}; charset=utf-8`).send(body);
}

function registerScript(app: App, { context }: Service): void {
  app.get('/assets/page/:file', { schema: { hide: true } }, async (request, reply) => {
    const { file } = z.object({ file: word }).parse(request.params);
    const body = (await openBundle())?.files.get(`/assets/page/${file}`);
    if (body === undefined) return reply.callNotFound();
    return reply
      .type('text/javascript; charset=utf-8')
      .header('cache-control', forever)
      .send(Buffer.from(body));
  });
  app.get('/assets/skills.json', { schema: { hide: true } }, async (_, reply) => {
    const { dictionary } = await context.reader();
    const entries = [...dictionary.skills.values()];
    return reply
      .type('application/json; charset=utf-8')
      .header('cache-control', forever)
      .send(JSON.stringify(entries.map(({ examples: _, counterexamples: __, ...rest }) => rest)));
  });
}

async function openScript({ context }: Service): Promise<PageScript | null> {
  const bundle = await openBundle();
  if (bundle === null) return null;
  const { dictionary } = await context.reader();
  return { bundle, skillsPath: `/assets/skills.json?${dictionary.version}` };
}

function targetOf(request: FastifyRequest): Record<string, string> {
  const known = z
    .object({ target: word, roadmap: word, weeks: word })
    .partial()
    .safeParse(request.query);
  const given = Object.entries(known.success ? known.data : {});
  return Object.fromEntries(given.flatMap(([name, value]) => (value ? [[name, value]] : [])));
}
