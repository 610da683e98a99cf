import { z } from 'zod';
import type { Salary } from '../postings/posting.ts';
import type { Adapter, Page, ParsedPage } from './adapter.ts';
import { readEnvelope, withQuery } from './envelope.ts';
import { amount, body, identity, needed, several, words } from './fields.ts';
import { isoDate } from './iso-date.ts';
import { distinct, rawPosting, readItems } from './payload.ts';
import { payPeriod, statedSalary } from './workplace.ts';

const list = z.preprocess(
  (value) => (typeof value === 'string' ? [value] : value),
  several(z.string()),
);

const jobSchema = z.object({
  id: words,
  jobTitle: needed,
  companyName: words,
  url: words,
  jobIndustry: list,
  jobType: list,
  jobGeo: words,
  jobLevel: words,
  jobDescription: body,
  pubDate: words,
  salaryMin: amount,
  salaryMax: amount,
  salaryCurrency: words,
  salaryPeriod: words,
  annualSalaryMin: amount,
  annualSalaryMax: amount,
});

/** Jobicy's API: the latest hundred remote jobs of an industry (the token: "engineering", or "all"). */
export const jobicy: Adapter = {
  id: 'jobicy',
  name: 'Jobicy',
  lists: 'recent',
  manyEmployers: true,
  request: ({ token }) => [
    {
      url: withQuery('https://jobicy.com/api/v2/remote-jobs', {
        count: 100,
        industry: token === 'all' ? null : token,
      }),
      kind: 'list',
    },
  ],
  parse: parseJobicy,
  detect: (url) =>
    /(^|\.)jobicy\.com$/.test(url.hostname)
      ? { token: url.searchParams.get('industry') ?? 'all' }
      : null,
};

function parseJobicy(page: Page): ParsedPage {
  const { items } = readEnvelope(page, { key: 'jobs', marks: ['jobTitle'], board: 'Jobicy' });
  const found = readItems(items, (item) => {
    const job = jobSchema.parse(item);
    return rawPosting({
      externalId: identity(job.id, job.url),
      title: job.jobTitle,
      company: job.companyName,
      url: job.url,
      html: job.jobDescription ?? '',
      locations: distinct(job.jobGeo?.split(',') ?? []),
      remote: 'remote',
      employmentType: job.jobType.join(', ') || null,
      department: job.jobIndustry[0] ?? null,
      salary: salaryOf(job),
      postedAt: isoDate(job.pubDate),
    });
  });
  return { ...found, total: null, complete: true };
}

function salaryOf(job: z.infer<typeof jobSchema>): Salary | null {
  const currency = job.salaryCurrency;
  const annual = {
    min: job.annualSalaryMin,
    max: job.annualSalaryMax,
    currency,
    period: 'year',
  } as const;
  const stated = {
    min: job.salaryMin,
    max: job.salaryMax,
    currency,
    period: payPeriod(job.salaryPeriod),
  };
  return statedSalary(stated) ?? statedSalary(annual);
}
