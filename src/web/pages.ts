import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App } from '../api/app.ts';
import { tellError } from '../api/errors.ts';
import { answer } from '../api/respond.ts';
import { openSkill } from '../api/routes/market.ts';
import { openAudits } from '../api/routes/roadmaps.ts';
import type { Service } from '../api/service.ts';
import { sliceOf, word } from '../api/slice-query.ts';
import { findChanges } from '../demand/find.ts';
import { strengths } from '../demand/measure.ts';
import type { Slice } from '../demand/slice.ts';
import { NotFoundError } from '../errors.ts';
import { html } from '../reports/html.ts';
import { listReleases } from '../reports/release-list.ts';
import { getRoadmap } from '../roadmaps/load.ts';
import { listHealth } from '../sources/health-store.ts';
import { listRuns } from '../sources/list-store.ts';
import { renderApiPage } from './api-page.ts';
import { registerAssets } from './assets.ts';
import { registerGapPage } from './gap-route.ts';
import { renderSite } from './layout.ts';
import { renderMarketPage } from './market-page.ts';
import { renderReleasesPage } from './releases-page.ts';
import { renderRoadmapPage, renderRoadmapsPage } from './roadmap-page.ts';
import { searchSkills } from './search-skills.ts';
import { renderSkillPage } from './skill-page.ts';
import { renderSkillsPage } from './skills-page.ts';
import { renderSourcesPage } from './sources-page.ts';

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
  rows: z.coerce.number().int().min(1).max(1_000).default(25).catch(25),
});

/** Registers the pages; they work without JavaScript. */
export function registerPages(app: App, service: Service): void {
  registerAssets(app);
  app.setErrorHandler((error, request, reply) => {
    const { status, message, retryAfterMs } = tellError(error);
    if (status >= 500) request.log.error({ err: error }, 'failed a request');
    if (retryAfterMs !== undefined) reply.header('retry-after', Math.ceil(retryAfterMs / 1_000));
    reply.code(status).type(markup).header('cache-control', 'no-store');
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
        const { ask, slice } = askOf(request);
        const open = await service.market.open(slice);
        return renderMarketPage(open, ask, await changesOf(service, slice));
      },
      markup,
    ),
  );
  registerGapPage(app, service);
  registerFigurePages(app, service);
  registerDataPages(app, service);
}

function registerFigurePages(app: App, service: Service): void {
  const { answers, market, context } = service;
  const figures = (path: string, make: (request: FastifyRequest, ask: Ask) => Promise<string>) =>
    app.get(path, { schema: { hide: true } }, (request, reply) =>
      answer(answers, { request, reply }, () => make(request, askOf(request)), markup),
    );
  app.get('/skills', { schema: { hide: true } }, async (request, reply) => {
    const { q } = skillSearch.parse(request.query);
    const { dictionary } = await context.reader();
    const found = searchSkills(dictionary, q);
    const [only] = found;
    // What was typed in full is what was meant.
    if (only && [only.id, only.name.toLowerCase()].includes(q.toLowerCase())) {
      return reply.redirect(`/skills/${only.id}`, 303);
    }
    return reply.type(markup).send(renderSkillsPage(q, found));
  });
  figures('/skills/:id', async (request, { ask, slice }) => {
    const { id } = idParams.parse(request.params);
    return renderSkillPage(await openSkill(service, id, { slice, weeks: 52 }), ask);
  });
  figures('/roadmaps', async (_, { ask, slice }) =>
    renderRoadmapsPage(await openAudits(service, slice), await market.open(slice), ask),
  );
  figures('/roadmaps/:id', async (request, { ask, slice }) => {
    const { id } = getRoadmap(idParams.parse(request.params).id);
    const audit = (await openAudits(service, slice)).find(({ roadmap }) => roadmap.id === id);
    if (!audit) throw new NotFoundError(`There is no audit of ${id}.`);
    return renderRoadmapPage(audit, await market.open(slice), ask);
  });
}

function registerDataPages(app: App, { context }: Service): void {
  const page = (path: string, make: () => Promise<string> | string) =>
    app.get(path, { schema: { hide: true } }, async (_, reply) =>
      reply
        .type(markup)
        .header('cache-control', 'public, max-age=10')
        .send(await make()),
    );
  page('/sources', async () => {
    const { db } = context;
    const runs = listRuns(db, { source: null, before: null, limit: 50 });
    return renderSourcesPage(await listHealth(db, 1_000), await runs);
  });
  page('/releases', async () => renderReleasesPage(await listReleases(context.config.exportsDir)));
  page('/api', () => renderApiPage(app.swagger()));
}

const skillSearch = z.looseObject({ q: word.default('').transform((text) => text.trim()) });
const idParams = z.object({ id: word });
type Ask = { ask: z.infer<typeof pageQuery>; slice: Slice };

/** What a page's query asks; the role is backend unless chosen. */
function askOf(request: FastifyRequest): Ask {
  const ask = pageQuery.parse(request.query);
  return { ask, slice: sliceOf({ ...ask, role: ask.role ?? 'backend' }) };
}

/** The changes of a slice against as many weeks before it. */
export function changesOf({ market }: Service, slice: Slice) {
  return market.derive('changes', slice, async (open) =>
    findChanges(open, await market.earlier(open)),
  );
}
