import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App } from '../api/app.ts';
import { tellError } from '../api/errors.ts';
import { answer } from '../api/respond.ts';
import { readGapForm } from '../api/routes/gap.ts';
import type { Service } from '../api/service.ts';
import { sliceOf, word } from '../api/slice-query.ts';
import { measureChanges } from '../demand/change.ts';
import { strengths } from '../demand/measure.ts';
import type { Slice } from '../demand/slice.ts';
import { renderGapMarkdown } from '../reports/gap-markdown.ts';
import { renderGapPage } from '../reports/gap-page.ts';
import { html } from '../reports/html.ts';
import { registerAssets } from './assets.ts';
import { renderGapForm, renderGapResult } from './gap-page.ts';
import { renderSite } from './layout.ts';
import { renderMarketPage } from './market-page.ts';

const markup = 'text/html; charset=utf-8';

/** A page's query: a form sends its empty fields too, and these are not asked. */
export const pageQuery = z.looseObject({
  role: word.optional(),
  level: word.optional(),
  country: word.optional(),
  remote: word.optional(),
  source: word.optional(),
  since: word.optional(),
  until: word.optional(),
  strength: z.enum(strengths).default('asked').catch('asked'),
});

/** Registers the pages; they work without JavaScript. */
export function registerPages(app: App, service: Service): void {
  registerAssets(app);
  app.setErrorHandler((error, request, reply) => {
    const { status, message, retryAfterMs } = tellError(error);
    if (status >= 500) request.log.error({ err: error }, 'failed a request');
    if (retryAfterMs !== undefined) reply.header('retry-after', Math.ceil(retryAfterMs / 1_000));
    reply.code(status).type(markup).header('cache-control', 'no-store');
    if (request.routeOptions.url === '/gap') return reply.send(renderGapForm({}, message));
    const content = [
      html`<p class="problem">${message}</p><p class="note">Request ${request.id}</p>`,
    ];
    return reply.send(renderSite({ title: `Error ${status}`, at: '', content }));
  });
  app.get('/', { schema: { hide: true } }, (request, reply) =>
    answer(
      service.answers,
      { request, reply },
      async () => {
        const ask = pageQuery.parse(request.query);
        const slice = sliceOf({ ...ask, role: ask.role ?? 'backend' });
        const open = await service.market.open(slice);
        return renderMarketPage(open, ask, await changesOf(service, slice));
      },
      markup,
    ),
  );
  registerGapPage(app, service);
}

function registerGapPage(app: App, service: Service): void {
  const { gaps } = service.context.config.rateLimits;
  const limited = gaps === 0 ? {} : { config: { rateLimit: { max: gaps, timeWindow: 60_000 } } };
  app.get('/gap', { schema: { hide: true } }, async (request, reply) =>
    reply
      .type(markup)
      .header('cache-control', 'no-store')
      .send(renderGapForm(targetOf(request))),
  );
  app.post('/gap', { schema: { hide: true }, ...limited }, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const { resume, ask, fields } = await readGapForm(request);
    const { report, read } = await service.gap(resume, ask);
    const { format = 'page' } = fields;
    if (format === 'page') {
      return reply.type(markup).send(await renderGapResult(report, { fields, read }));
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
  });
}

function targetOf(request: FastifyRequest): Record<string, string> {
  const known = z
    .object({ target: word, roadmap: word, weeks: word })
    .partial()
    .safeParse(request.query);
  const given = Object.entries(known.success ? known.data : {});
  return Object.fromEntries(given.flatMap(([name, value]) => (value ? [[name, value]] : [])));
}

/** The changes of a slice against as many weeks before it. */
export function changesOf({ market }: Service, slice: Slice) {
  return market.derive('changes', slice, async (open) => {
    const { since, until } = open.slice;
    const weeks = until - since + 1;
    const both = await market.open({ ...slice, since: since - weeks, until });
    const [before, now] = [true, false].map((early) =>
      both.cells.filter(({ week }) => week < since === early),
    );
    return measureChanges({ before: before ?? [], now: now ?? [] }, both.isIn);
  });
}
