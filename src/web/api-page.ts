import { z } from 'zod';
import { type Html, html } from '../reports/html.ts';
import { renderSite } from './layout.ts';
import { section } from './main-part.ts';

const operation = z.looseObject({
  summary: z.string().optional(),
  tags: z.array(z.string()).default(['other']),
  parameters: z
    .array(
      z.looseObject({
        name: z.string(),
        in: z.string(),
        description: z.string().optional(),
        required: z.boolean().optional(),
      }),
    )
    .default([]),
});
const document = z.looseObject({
  tags: z
    .array(z.looseObject({ name: z.string(), description: z.string().optional() }))
    .default([]),
  paths: z.record(z.string(), z.record(z.string(), operation)),
});

/** The documentation of the API, from its OpenAPI file. */
export function renderApiPage(openapi: unknown): string {
  const { tags, paths } = document.parse(openapi);
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, about]) => ({
      path,
      method: method.toUpperCase(),
      ...about,
    })),
  );
  const content = tags.map(({ name, description = '' }) =>
    section(
      `${name}: ${description}`,
      all.filter((one) => one.tags.includes(name)).map(renderOperation),
    ),
  );
  const lead = [
    'Everything the pages show, as JSON. Errors have one shape: {"error":{"code","message","request_id"}}.',
    "Figures carry an ETag of the data's version: send it back as If-None-Match and unchanged figures cost nothing.",
  ];
  const links = html`<p><a href="/api/openapi.json">OpenAPI 3.1</a> · <code>curl 'http://127.0.0.1:8787/api/v1/demand?level=senior&amp;limit=5'</code></p>`;
  return renderSite({ title: 'The API', at: 'API', lead, content: [links, ...content] });
}

type Operation = z.infer<typeof operation> & { path: string; method: string };

function renderOperation({ method, path, summary = '', parameters }: Operation): Html {
  const items = parameters.map(
    ({ name, description = '', required }) =>
      html`<li><code>${name}</code>${required === true ? ' (needed)' : ''} ${description}</li>`,
  );
  return html`<h3><code>${method} ${path}</code></h3><p>${summary}</p>${items.length === 0 ? null : html`<ul>${items}</ul>`}
`;
}
