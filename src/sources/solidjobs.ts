import { z } from 'zod';
import type { RawPosting } from '../postings/posting.ts';
import type { Adapter, Page, PageRequest, ParsedPage, Source } from './adapter.ts';
import { fieldNumber, readEnvelope, withQuery } from './envelope.ts';
import { amount, body, flag, needed, several, words } from './fields.ts';
import { isoDate } from './iso-date.ts';
import { distinct, origin, rawPosting, readItems } from './payload.ts';
import { payPeriod, statedSalary } from './workplace.ts';

const jobSchema = z.object({
  jobOfferKey: needed,
  title: needed,
  company: words,
  url: words,
  description: body,
  category: words,
  locations: several(z.string()),
  isRemote: flag,
  isHybrid: flag,
  contractTime: words,
  salary: z
    .object({ from: amount, to: amount, currency: words, period: words, employmentType: words })
    .nullish()
    .catch(null),
  skills: several(z.object({ name: z.string() }).transform(({ name }) => name)),
  validFrom: words,
  validTo: words,
  updatedAt: words,
});

const pageSize = 200;

/** SOLID.Jobs' public API (Poland): every offer of a division (the token: "IT"), two hundred a page. */
export const solidjobs: Adapter = {
  id: 'solidjobs',
  name: 'SOLID.Jobs',
  lists: 'all',
  manyEmployers: true,
  request: (source) => [listRequest(source, 0)],
  parse: parseSolidjobs,
  detect: (url) => {
    if (!/(^|\.)solid\.jobs$/.test(url.hostname)) return null;
    return { token: /\/offers\/([A-Za-z]+)/.exec(url.pathname)?.[1] ?? 'IT' };
  },
};

function listRequest(source: Source, page: number): PageRequest {
  const url = `${origin(source, 'https://solid.jobs')}/public-api/offers/${source.token}`;
  return {
    url: withQuery(url, { campaign: 'gapmap', pageSize, pageIndex: page }),
    kind: 'list',
    headers: { 'x-api-version': '1.0' },
    context: { page },
  };
}

function parseSolidjobs(page: Page, source: Source): ParsedPage {
  const { items, fields, exact } = readEnvelope(page, {
    key: 'jobs',
    marks: ['title', 'jobOfferKey'],
    board: 'SOLID.Jobs',
  });
  const total = fieldNumber(fields.totalCount);
  const number = z.object({ page: z.number() }).safeParse(page.request.context).data?.page ?? 0;
  const more = items.length > 0 && (number + 1) * pageSize < (total ?? 0);
  const requests = more ? [listRequest(source, number + 1)] : [];
  return { ...readItems(items, readJob), requests, total, complete: exact };
}

function readJob(item: unknown): RawPosting {
  const job = jobSchema.parse(item);
  const { salary } = job;
  return rawPosting({
    externalId: job.jobOfferKey,
    title: job.title,
    company: job.company,
    url: job.url,
    html: job.description ?? '',
    locations: distinct(job.locations),
    country: 'PL',
    remote: job.isRemote ? 'remote' : job.isHybrid ? 'hybrid' : null,
    employmentType: distinct([job.contractTime, salary?.employmentType]).join(', ') || null,
    department: job.category,
    salary: salary
      ? statedSalary({
          min: salary.from,
          max: salary.to,
          currency: salary.currency,
          period: payPeriod(salary.period),
        })
      : null,
    tags: distinct(job.skills),
    postedAt: isoDate(job.validFrom),
    updatedAt: isoDate(job.updatedAt),
    closesAt: isoDate(job.validTo),
  });
}
