import { z } from 'zod';
import type { RawPosting } from '../postings/posting.ts';
import type { Adapter, Page, PageRequest, ParsedPage, Source } from './adapter.ts';
import { fieldNumber, readEnvelope, section, withQuery } from './envelope.ts';
import { amount, body, flag, identity, needed, several, words } from './fields.ts';
import { isoDate } from './iso-date.ts';
import { alpha2, distinct, joinPlace, origin, rawPosting, readItems } from './payload.ts';
import { statedSalary } from './workplace.ts';

const jobSchema = z.object({
  id: words,
  title: needed,
  url: words,
  company_name: words,
  company: words,
  role_description: body,
  main_requirements: body,
  nice_to_have: body,
  perks: body,
  type: words,
  remote: flag,
  tags: several(z.string()),
  location: words,
  locations: several(z.object({ city: words, country_code: words })),
  currency_code: words,
  gross_salary_currency: words,
  gross_salary_low: amount,
  gross_salary_high: amount,
  created_at: words,
  published_at: words,
  updated_at: words,
  expires_at: words,
});
type Job = z.infer<typeof jobSchema>;

const pageSize = 50;

/** Landing.jobs' API: every open job, fifty a page; the company stands only in the job's URL. */
export const landingjobs: Adapter = {
  id: 'landingjobs',
  name: 'Landing.jobs',
  lists: 'all',
  manyEmployers: true,
  request: (source) => [listRequest(source, 0)],
  parse: parseLandingjobs,
  detect: (url) => (/(^|\.)landing\.jobs$/.test(url.hostname) ? { token: 'all' } : null),
};

function listRequest(source: Source, offset: number): PageRequest {
  const url = `${origin(source, 'https://landing.jobs')}/api/v1/jobs`;
  return { url: withQuery(url, { limit: pageSize, offset }), kind: 'list', context: { offset } };
}

function parseLandingjobs(page: Page, source: Source): ParsedPage {
  const { items, exact } = readEnvelope(page, {
    key: 'jobs',
    marks: ['title'],
    board: 'Landing.jobs',
  });
  const { offset } = z.object({ offset: z.number() }).safeParse(page.request.context).data ?? {};
  // The answer has no total: a full page means that there may be another.
  const more = items.length >= pageSize;
  const requests = more ? [listRequest(source, (offset ?? 0) + items.length)] : [];
  return { ...readItems(items, readJob), requests, total: null, complete: exact };
}

function readJob(item: unknown): RawPosting {
  const job = jobSchema.parse(item);
  return rawPosting({
    externalId: identity(job.id, job.url),
    title: job.title,
    company: job.company_name ?? job.company ?? companyOf(job.url),
    url: job.url,
    html: textOf(job),
    locations: distinct([
      job.location,
      ...job.locations.map(({ city, country_code }) => joinPlace(city, country_code)),
    ]),
    country: alpha2(job.locations[0]?.country_code),
    remote: job.remote ? 'remote' : null,
    employmentType: job.type,
    salary: statedSalary({
      min: fieldNumber(job.gross_salary_low),
      max: fieldNumber(job.gross_salary_high),
      currency: job.currency_code ?? job.gross_salary_currency,
      period: 'year',
    }),
    tags: job.tags,
    postedAt: isoDate(job.published_at ?? job.created_at),
    updatedAt: isoDate(job.updated_at),
    closesAt: isoDate(job.expires_at),
  });
}

/** "https://landing.jobs/at/ki-performance/senior-data-engineer" is by "Ki Performance". */
function companyOf(url: string | null): string | null {
  const slug = /\/at\/([^/?#]+)/.exec(url ?? '')?.[1];
  if (!slug) return null;
  return slug.replace(/[-_]+/g, ' ').replace(/(^| )\p{Ll}/gu, (start) => start.toUpperCase());
}

function textOf(job: Job): string {
  return [
    job.role_description ?? '',
    section('Main requirements', job.main_requirements),
    section('Nice to have', job.nice_to_have),
    section('Perks', job.perks),
  ].join('\n');
}
