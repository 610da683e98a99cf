import { z } from 'zod';
import { ConfigError } from '../errors.ts';
import type { RawPosting } from '../postings/posting.ts';
import type { Adapter, Page, PageRequest, ParsedPage, Source } from './adapter.ts';
import { fieldNumber, readEnvelope, withQuery } from './envelope.ts';
import { amount, body, identity, needed, several, thing, words } from './fields.ts';
import { isoDate } from './iso-date.ts';
import { distinct, origin, rawPosting, readItems } from './payload.ts';
import { keyOf, pagesWanted, settingsOf } from './source-settings.ts';
import { statedSalary } from './workplace.ts';

const jobSchema = z.object({
  id: words,
  title: needed,
  description: body,
  redirect_url: words,
  created: words,
  contract_time: words,
  contract_type: words,
  salary_min: amount,
  salary_max: amount,
  salary_is_predicted: z.union([z.string(), z.number()]).nullish().catch(null),
  company: thing({ display_name: words }, 'display_name'),
  category: thing({ label: words }, 'label'),
  location: thing({ display_name: words, area: several(z.string()) }, 'display_name'),
});

const settingsSchema = z.object({
  key: z.string().optional(),
  what: z.string().optional(),
  category: z.string().optional(),
});
const pageSize = 50;
const defaultPages = 10;
const countries: Readonly<Record<string, [alpha2: string, currency: string]>> = {
  at: ['AT', 'EUR'],
  au: ['AU', 'AUD'],
  be: ['BE', 'EUR'],
  br: ['BR', 'BRL'],
  ca: ['CA', 'CAD'],
  ch: ['CH', 'CHF'],
  de: ['DE', 'EUR'],
  es: ['ES', 'EUR'],
  fr: ['FR', 'EUR'],
  gb: ['GB', 'GBP'],
  in: ['IN', 'INR'],
  it: ['IT', 'EUR'],
  mx: ['MX', 'MXN'],
  nl: ['NL', 'EUR'],
  nz: ['NZ', 'NZD'],
  pl: ['PL', 'PLN'],
  sg: ['SG', 'SGD'],
  us: ['US', 'USD'],
  za: ['ZA', 'ZAR'],
};

/**
 * Adzuna's API: jobs of a country (the token: "gb"), fifty a page. The key is "<app id>:<app key>". It gives
 * the first 500 characters of a description and nothing more, so its pages are never complete.
 */
export const adzuna: Adapter = {
  id: 'adzuna',
  name: 'Adzuna',
  lists: 'recent',
  manyEmployers: true,
  needsKey: 'ADZUNA_KEY',
  request: (source) => {
    if (!/^[^:]+:[^:]+$/.test(keyOf(source, 'ADZUNA_KEY'))) {
      throw new ConfigError('ADZUNA_KEY must be written "<app id>:<app key>"');
    }
    return [listRequest(source, 1)];
  },
  parse: parseAdzuna,
  detect: (url) => {
    const api =
      /^api\.adzuna\.com$/.test(url.hostname) && /\/jobs\/([a-z]{2})\//.exec(url.pathname);
    if (api) return { token: api[1] ?? 'us' };
    const site = /(?:^|\.)adzuna\.(?:com?\.)?([a-z]+)$/.exec(url.hostname)?.[1];
    if (!site) return null;
    return { token: site === 'com' ? 'us' : site === 'uk' ? 'gb' : site };
  },
};

function listRequest(source: Source, page: number): PageRequest {
  const { key, what, category = 'it-jobs' } = settingsOf(source, settingsSchema);
  const [appId = '', appKey = ''] = key?.split(':') ?? [];
  const base = origin(source, 'https://api.adzuna.com');
  return {
    url: withQuery(`${base}/v1/api/jobs/${source.token}/search/${page}`, {
      results_per_page: pageSize,
      category,
      what,
      sort_by: 'date',
      'content-type': 'application/json',
    }),
    kind: 'list',
    ...(key ? { secretQuery: { app_id: appId, app_key: appKey } } : {}),
    context: { page },
  };
}

function parseAdzuna(page: Page, source: Source): ParsedPage {
  const { items, fields } = readEnvelope(page, {
    key: 'results',
    marks: ['title', 'redirect_url'],
    board: 'Adzuna',
  });
  const total = fieldNumber(fields.count);
  const number = pageNumber(page);
  const wanted = number < pagesWanted(source, defaultPages);
  const more = items.length > 0 && number * pageSize < (total ?? 0);
  return {
    ...readItems(items, (item) => readJob(item, source)),
    requests: more && wanted ? [listRequest(source, number + 1)] : [],
    total,
    complete: false,
  };
}

function pageNumber(page: Page): number {
  return z.object({ page: z.number() }).safeParse(page.request.context).data?.page ?? 1;
}

function readJob(item: unknown, source: Source): RawPosting {
  const job = jobSchema.parse(item);
  const area = job.location?.area[0]?.toLowerCase() ?? '';
  const [country = null, currency = null] = countries[source.token] ?? countries[area] ?? [];
  const predicted = String(job.salary_is_predicted) === '1';
  const pay = { min: job.salary_min, max: job.salary_max, currency, period: 'year' } as const;
  return rawPosting({
    externalId: identity(job.id, job.redirect_url),
    title: job.title,
    company: job.company?.display_name ?? null,
    url: job.redirect_url,
    html: job.description ?? '',
    locations: distinct([job.location?.display_name]),
    country,
    employmentType: distinct([job.contract_time, job.contract_type]).join(', ') || null,
    department: job.category?.label ?? null,
    // A predicted salary is Adzuna's guess, not the employer's word.
    salary: predicted ? null : statedSalary(pay),
    postedAt: isoDate(job.created),
  });
}
