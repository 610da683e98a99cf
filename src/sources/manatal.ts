import { z } from 'zod';
import type { RawPosting } from '../postings/posting.ts';
import type { Adapter, Page, PageRequest, ParsedPage, Source } from './adapter.ts';
import {
  amount,
  body,
  described,
  distinct,
  flag,
  joinPlace,
  needed,
  origin,
  pathParts,
  rawPosting,
  readItems,
  readJson,
  rejectPage,
  words,
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

const jobs = z.object({ count: amount, next: words, results: z.array(z.unknown()) });

function parseManatal(page: Page, source: Source): ParsedPage {
  const read = jobs.safeParse(readJson(page));
  if (!read.success) return rejectPage(page, 'Manatal jobs ("results")');
  const { count, next, results } = read.data;
  const found = readItems(results, (item) => readJob(job.parse(item), source));
  const more = next === null ? [] : [nextPage(page, next)];
  return {
    ...found,
    requests: more,
    total: count,
    complete: true,
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
