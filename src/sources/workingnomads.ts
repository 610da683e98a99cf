import { z } from 'zod';
import type { Adapter, Page, ParsedPage } from './adapter.ts';
import { readEnvelope } from './envelope.ts';
import { body, needed, words } from './fields.ts';
import { isoDate } from './iso-date.ts';
import { distinct, rawPosting, readItems } from './payload.ts';

const jobSchema = z.object({
  url: needed,
  title: needed,
  description: body,
  company_name: words,
  category_name: words,
  tags: words,
  location: words,
  pub_date: words,
});

/** Working Nomads' API: the remote jobs that it exposes, all categories in one list. */
export const workingnomads: Adapter = {
  id: 'workingnomads',
  name: 'Working Nomads',
  lists: 'recent',
  manyEmployers: true,
  request: () => [{ url: 'https://www.workingnomads.com/api/exposed_jobs/', kind: 'list' }],
  parse: parseWorkingnomads,
  detect: (url) => (/(^|\.)workingnomads\.(com|co)$/.test(url.hostname) ? { token: 'all' } : null),
};

function parseWorkingnomads(page: Page): ParsedPage {
  const { items } = readEnvelope(page, {
    key: 'jobs',
    marks: ['title', 'url'],
    board: 'Working Nomads',
  });
  const found = readItems(items, (item) => {
    const job = jobSchema.parse(item);
    return rawPosting({
      // The API has no ids; "/job/go/1719512/" has.
      externalId: /\/(\d+)\/?$/.exec(job.url)?.[1] ?? job.url,
      title: job.title,
      company: job.company_name,
      url: job.url,
      html: job.description ?? '',
      locations: distinct([job.location]),
      remote: 'remote',
      department: job.category_name,
      tags: distinct(job.tags?.split(',') ?? []),
      postedAt: isoDate(job.pub_date),
    });
  });
  return { ...found, total: null, complete: true };
}
