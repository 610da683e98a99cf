import { z } from 'zod';
import type { RawPosting } from '../postings/posting.ts';
import type { Adapter, Page, PageRequest, ParsedPage, Source } from './adapter.ts';
import { fieldNumber, readEnvelope, withQuery } from './envelope.ts';
import { body, identity, needed, several, words } from './fields.ts';
import { isoDate } from './iso-date.ts';
import { distinct, origin, rawPosting, readItems } from './payload.ts';
import { pagesWanted } from './source-settings.ts';

const named = z.object({ name: z.string() }).transform(({ name }) => name);

const jobSchema = z.object({
  id: words,
  name: needed,
  contents: body,
  publication_date: words,
  locations: several(named),
  categories: several(named),
  tags: several(named),
  company: words,
  refs: z.object({ landing_page: words }).nullish().catch(null),
});

const defaultPages = 20;
/** The API refuses later pages to callers without a key. */
const lastPage = 99;

/** The Muse's API: jobs of a category (the token: "Software Engineering"), twenty a page. */
export const themuse: Adapter = {
  id: 'themuse',
  name: 'The Muse',
  lists: 'recent',
  manyEmployers: true,
  request: (source) => [listRequest(source, 1)],
  parse: parseThemuse,
  detect: (url) =>
    /(^|\.)themuse\.com$/.test(url.hostname)
      ? { token: url.searchParams.get('category') ?? 'Software Engineering' }
      : null,
};

function listRequest(source: Source, page: number): PageRequest {
  const url = `${origin(source, 'https://www.themuse.com')}/api/public/jobs`;
  const category = source.token === 'all' ? null : source.token;
  return { url: withQuery(url, { category, page }), kind: 'list' };
}

function parseThemuse(page: Page, source: Source): ParsedPage {
  const { items, fields } = readEnvelope(page, {
    key: 'results',
    marks: ['name', 'contents'],
    board: 'The Muse',
  });
  const number = fieldNumber(fields.page) ?? 1;
  const more = items.length > 0 && number < (fieldNumber(fields.page_count) ?? 1);
  const wanted = number < Math.min(pagesWanted(source, defaultPages), lastPage);
  return {
    ...readItems(items, readJob),
    requests: more && wanted ? [listRequest(source, number + 1)] : [],
    total: fieldNumber(fields.total),
    complete: !more || wanted,
  };
}

function readJob(item: unknown): RawPosting {
  const job = jobSchema.parse(item);
  const remote = job.locations.some((location) => /flexible|remote/i.test(location));
  return rawPosting({
    externalId: identity(job.id, job.refs?.landing_page),
    title: job.name,
    company: job.company,
    url: job.refs?.landing_page ?? null,
    html: job.contents ?? '',
    locations: distinct(job.locations),
    remote: remote ? 'remote' : null,
    department: job.categories[0] ?? null,
    tags: distinct(job.tags),
    postedAt: isoDate(job.publication_date),
  });
}
