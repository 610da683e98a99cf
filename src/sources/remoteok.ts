import { z } from 'zod';
import type { Adapter, Page, ParsedPage } from './adapter.ts';
import { isFields, readEnvelope, withQuery } from './envelope.ts';
import { amount, body, identity, needed, several, words } from './fields.ts';
import { isoDate } from './iso-date.ts';
import { repairMojibake } from './mojibake.ts';
import { distinct, rawPosting, readItems } from './payload.ts';
import { statedSalary } from './workplace.ts';

const jobSchema = z.object({
  id: words,
  position: needed,
  company: words,
  description: body,
  url: words,
  location: words,
  tags: several(z.string()),
  date: words,
  epoch: amount,
  salary_min: amount,
  salary_max: amount,
});

/** Remote OK's API: the latest hundred jobs (of one tag), behind a first element that holds the terms. */
export const remoteok: Adapter = {
  id: 'remoteok',
  name: 'Remote OK',
  lists: 'recent',
  manyEmployers: true,
  request: ({ token }) => [
    {
      url: withQuery('https://remoteok.com/api', { tag: token === 'all' ? null : token }),
      kind: 'list',
    },
  ],
  parse: parseRemoteok,
  detect: (url) => {
    if (!/(^|\.)remoteok\.(com|io)$/.test(url.hostname)) return null;
    const tag = url.searchParams.get('tag') ?? /^\/remote-([a-z+-]+)-jobs/.exec(url.pathname)?.[1];
    return { token: tag ?? 'all' };
  },
};

function parseRemoteok(page: Page): ParsedPage {
  const { items } = readEnvelope(page, { key: 'jobs', marks: ['position'], board: 'Remote OK' });
  const found = readItems(items, (item) => {
    if (isFields(item) && 'legal' in item && !('position' in item)) return null;
    const job = jobSchema.parse(item);
    return rawPosting({
      externalId: identity(job.id, job.url),
      title: repairMojibake(job.position),
      company: job.company && repairMojibake(job.company),
      url: job.url,
      html: repairMojibake(job.description ?? ''),
      locations: distinct([job.location?.replace(/[\s,]+$/, '')]),
      remote: 'remote',
      salary: statedSalary({
        min: job.salary_min,
        max: job.salary_max,
        currency: 'USD',
        period: 'year',
      }),
      tags: job.tags,
      postedAt: isoDate(job.date) ?? isoDate(job.epoch),
    });
  });
  return { ...found, total: null, complete: true };
}
