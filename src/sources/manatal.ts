import { z } from 'zod';
import type { RawPosting } from '../postings/posting.ts';
import type { Adapter, Page, PageRequest, ParsedPage, Source } from './adapter.ts';
import { readEnvelope } from './envelope.ts';
import { amount, body, flag, needed, words } from './fields.ts';
import {
  described,
  distinct,
  joinPlace,
  origin,
  pathParts,
  rawPosting,
  readItems,
} from './payload.ts';
import { statedSalary } from './workplace.ts';

/** Manatal's careers-page.com API, texts included, page by page. It has no dates. */
export const manatal: Adapter = {
  id: 'manatal',
  name: 'Manatal',
  lists: 'all',
  request: (source) => [
    {
      url: `${origin(source, 'https://www.careers-page.com')}/api/v1.0/c/${encodeURIComponent(source.token)}/jobs/?page=1`,
      kind: 'list',
    },
  ],
  parse: parseManatal,
  detect: (url) => {
    if (!/^(www\.)?careers-page\.com$/.test(url.hostname)) return null;
    const parts = pathParts(url);
    const token = parts[0] === 'api' ? parts[3] : parts[0];
    return token ? { token } : null;
  },
};

const job = z.object({
  hash: needed,
  position_name: needed,
  description: body,
  city: words,
  state: words,
  country: words,
  location_display: words,
  is_salary_visible: flag,
  is_remote: flag,
  salary_min: amount,
  salary_max: amount,
  currency: words,
});

const counts = z.object({ count: amount, next: words });

function parseManatal(page: Page, source: Source): ParsedPage {
  const wanted = { key: 'results', marks: ['hash', 'position_name'], board: 'Manatal' };
  const { items, fields, exact } = readEnvelope(page, wanted);
  const { count, next } = counts.parse(fields);
  const found = readItems(items, (item) => readJob(job.parse(item), source));
  const more = next === null ? [] : [nextPage(page, next)];
  return {
    ...found,
    requests: more,
    total: count,
    complete: exact,
  };
}

/** The next page on the host that was asked. */
function nextPage(page: Page, next: string): PageRequest {
  const url = new URL(page.request.url);
  url.searchParams.set('page', URL.parse(next)?.searchParams.get('page') ?? '2');
  return { url: url.href, kind: 'list' };
}

function readJob(read: z.infer<typeof job>, source: Source): RawPosting {
  const place = joinPlace(read.city, read.state, read.country);
  return rawPosting({
    ...described(read.description),
    externalId: read.hash,
    title: read.position_name,
    url: `https://www.careers-page.com/${encodeURIComponent(source.token)}/job/${read.hash}`,
    locations: distinct([read.location_display ?? place]),
    remote: read.is_remote ? 'remote' : null,
    salary: read.is_salary_visible
      ? statedSalary({ min: read.salary_min, max: read.salary_max, currency: read.currency })
      : null,
  });
}
