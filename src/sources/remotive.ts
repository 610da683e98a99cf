import { z } from 'zod';
import type { Adapter, Page, ParsedPage } from './adapter.ts';
import { fieldNumber, isWhole, readEnvelope, withQuery } from './envelope.ts';
import { body, identity, needed, several, words } from './fields.ts';
import { isoDate } from './iso-date.ts';
import { distinct, rawPosting, readItems } from './payload.ts';
import { statedSalary } from './workplace.ts';

const jobSchema = z.object({
  id: words,
  title: needed,
  company_name: words,
  url: words,
  description: body,
  category: words,
  tags: several(z.string()),
  job_type: words,
  publication_date: words,
  candidate_required_location: words,
  salary: words,
});

/** Remotive's API: every active job of one category (the token: "software-dev", or "all"). */
export const remotive: Adapter = {
  id: 'remotive',
  name: 'Remotive',
  lists: 'all',
  manyEmployers: true,
  request: ({ token }) => [
    {
      url: withQuery('https://remotive.com/api/remote-jobs', {
        category: token === 'all' ? null : token,
      }),
      kind: 'list',
    },
  ],
  parse: parseRemotive,
  detect: (url) => {
    if (!/(^|\.)remotive\.(com|io)$/.test(url.hostname)) return null;
    const path = /^\/remote-jobs\/([a-z-]+)/.exec(url.pathname)?.[1];
    return { token: url.searchParams.get('category') ?? path ?? 'all' };
  },
};

function parseRemotive(page: Page): ParsedPage {
  const list = readEnvelope(page, {
    key: 'jobs',
    marks: ['title', 'company_name'],
    board: 'Remotive',
  });
  const { items, fields } = list;
  const found = readItems(items, (item) => {
    const job = jobSchema.parse(item);
    return rawPosting({
      externalId: identity(job.id, job.url),
      title: job.title,
      company: job.company_name,
      url: job.url,
      html: job.description ?? '',
      locations: distinct([job.candidate_required_location]),
      remote: 'remote',
      employmentType: job.job_type,
      department: job.category,
      salary: statedSalary({ text: job.salary }),
      tags: job.tags,
      postedAt: isoDate(job.publication_date),
    });
  });
  const total = fieldNumber(fields['total-job-count']) ?? fieldNumber(fields['job-count']);
  return { ...found, total, complete: isWhole(list) && (total ?? 0) <= items.length };
}
