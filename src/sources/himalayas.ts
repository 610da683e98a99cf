import { z } from 'zod';
import type { RawPosting } from '../postings/posting.ts';
import type { Adapter, Page, PageRequest, ParsedPage, Source } from './adapter.ts';
import { fieldNumber, readEnvelope, withQuery } from './envelope.ts';
import { amount, body, needed, several, words } from './fields.ts';
import { isoDate } from './iso-date.ts';
import { distinct, origin, rawPosting, readItems } from './payload.ts';
import { pagesWanted } from './source-settings.ts';
import { payPeriod, statedSalary } from './workplace.ts';

/** Older answers name a country as a string, newer ones as an object. */
const place = z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]);
const moment = z.union([z.number(), z.string()]).nullish().catch(null);

const jobSchema = z.object({
  guid: words,
  title: needed,
  companyName: words,
  description: body,
  employmentType: words,
  minSalary: amount,
  maxSalary: amount,
  currency: words,
  salaryPeriod: words,
  locationRestrictions: several(place),
  categories: several(z.string()),
  parentCategories: several(z.string()),
  pubDate: moment,
  expiryDate: moment,
  applicationLink: words,
});

const pageSize = 20;
const defaultPages = 25;

/** Himalayas' API: remote jobs, newest first, twenty a page; a run reads `settings.pages` of them. */
export const himalayas: Adapter = {
  id: 'himalayas',
  name: 'Himalayas',
  lists: 'recent',
  manyEmployers: true,
  request: (source) => [listRequest(source, 0)],
  parse: parseHimalayas,
  detect: (url) => (/(^|\.)himalayas\.app$/.test(url.hostname) ? { token: 'all' } : null),
};

function listRequest(source: Source, offset: number): PageRequest {
  const url = `${origin(source, 'https://himalayas.app')}/jobs/api`;
  return { url: withQuery(url, { limit: pageSize, offset }), kind: 'list' };
}

function parseHimalayas(page: Page, source: Source): ParsedPage {
  const { items, fields } = readEnvelope(page, {
    key: 'jobs',
    marks: ['title', 'companyName'],
    board: 'Himalayas',
  });
  const total = fieldNumber(fields.totalCount);
  const offset = fieldNumber(fields.offset) ?? 0;
  const next = offset + items.length;
  const more = items.length > 0 && total !== null && next < total;
  const wanted = next < pagesWanted(source, defaultPages) * pageSize;
  const requests = more && wanted ? [listRequest(source, next)] : [];
  return { ...readItems(items, readJob), requests, total, complete: !more || wanted };
}

function readJob(item: unknown): RawPosting {
  const job = jobSchema.parse(item);
  const externalId = job.guid ?? job.applicationLink;
  if (!externalId) throw new Error('a job with neither guid nor link');
  return rawPosting({
    externalId,
    title: job.title,
    company: job.companyName,
    url: job.applicationLink ?? externalId,
    html: job.description ?? '',
    locations: distinct(job.locationRestrictions),
    remote: 'remote',
    employmentType: job.employmentType,
    department: job.parentCategories[0] ?? null,
    salary: statedSalary({
      min: job.minSalary,
      max: job.maxSalary,
      currency: job.currency,
      period: payPeriod(job.salaryPeriod),
    }),
    tags: job.categories,
    postedAt: isoDate(job.pubDate),
    closesAt: isoDate(job.expiryDate),
  });
}
