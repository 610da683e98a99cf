import { z } from 'zod';
import type { Adapter, Page, PageRequest, ParsedPage } from './adapter.ts';
import { isFields, readEnvelope } from './envelope.ts';
import { body, flag, needed, several, words } from './fields.ts';
import { isoDate } from './iso-date.ts';
import { distinct, origin, rawPosting, readItems } from './payload.ts';

const jobSchema = z.object({
  slug: needed,
  title: needed,
  company_name: words,
  description: body,
  remote: flag,
  url: words,
  tags: several(z.string()),
  job_types: several(z.string()),
  location: words,
  created_at: z.union([z.number(), z.string()]).nullish().catch(null),
});

const path = '/api/job-board-api';

/** Arbeitnow's API: every open job (mostly German), a hundred a page. */
export const arbeitnow: Adapter = {
  id: 'arbeitnow',
  name: 'Arbeitnow',
  lists: 'all',
  manyEmployers: true,
  request: (source) => [
    { url: `${origin(source, 'https://www.arbeitnow.com')}${path}?page=1`, kind: 'list' },
  ],
  parse: parseArbeitnow,
  detect: (url) => (/(^|\.)arbeitnow\.com$/.test(url.hostname) ? { token: 'all' } : null),
};

function parseArbeitnow(page: Page): ParsedPage {
  const { items, fields, exact } = readEnvelope(page, {
    key: 'data',
    marks: ['title', 'slug'],
    board: 'Arbeitnow',
  });
  const found = readItems(items, (item) => {
    const job = jobSchema.parse(item);
    return rawPosting({
      externalId: job.slug,
      title: job.title,
      company: job.company_name,
      url: job.url,
      html: job.description ?? '',
      locations: distinct([job.location]),
      remote: job.remote ? 'remote' : null,
      employmentType: job.job_types.join(', ') || null,
      tags: job.tags,
      postedAt: isoDate(job.created_at),
    });
  });
  const requests = items.length > 0 ? nextPage(page, fields) : [];
  return { ...found, requests, total: null, complete: exact };
}

/** The page after this one, on the host that was asked; the answer's own link only says whether there is one. */
function nextPage(page: Page, fields: Readonly<Record<string, unknown>>): PageRequest[] {
  const { links } = fields;
  if (!isFields(links) || typeof links.next !== 'string' || !URL.canParse(links.next)) return [];
  const number = new URL(links.next).searchParams.get('page');
  if (number === null || !URL.canParse(page.request.url)) return [];
  const url = new URL(page.request.url);
  if (Number(number) <= Number(url.searchParams.get('page') ?? 1)) return [];
  url.searchParams.set('page', number);
  return [{ url: url.href, kind: 'list' }];
}
