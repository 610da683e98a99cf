import { z } from 'zod';
import type { RawPosting } from '../postings/posting.ts';
import type { Adapter, Page, PageRequest, ParsedPage, Source } from './adapter.ts';
import { fieldNumber, isFields, readEnvelope, withQuery } from './envelope.ts';
import { amount, body, flag, needed, words } from './fields.ts';
import { isoDate } from './iso-date.ts';
import { parseJsonld } from './jsonld.ts';
import { distinct, onePosting, origin, rawPosting, readItems, readJson } from './payload.ts';
import { detailRequest } from './pending.ts';
import { keyOf, pagesWanted, settingsOf } from './source-settings.ts';
import { payPeriod, statedSalary } from './workplace.ts';

const jobSchema = z.object({
  jobId: needed,
  jobTitle: needed,
  employerName: words,
  jobDescription: body,
  jobUrl: words,
  locationName: words,
  minimumSalary: amount,
  maximumSalary: amount,
  currency: words,
  salaryType: words,
  contractType: words,
  fullTime: flag,
  partTime: flag,
  date: words,
  datePosted: words,
  expirationDate: words,
});

const pageSize = 100;
const defaultPages = 5;

/**
 * Reed's API (United Kingdom): jobs for a query (the token: "backend developer"), a hundred a page. The list
 * cuts descriptions, so every job's own answer is asked for. The key is the user name of basic
 * authentication. A job's page on the site is read by its microdata.
 */
export const reed: Adapter = {
  id: 'reed',
  name: 'Reed',
  lists: 'recent',
  manyEmployers: true,
  needsKey: 'REED_KEY',
  request: (source) => {
    keyOf(source, 'REED_KEY');
    return [listRequest(source, 0)];
  },
  parse: (page, source) => {
    if (/^\s*<(!doctype|html)/i.test(page.body)) return parseJsonld(page, source);
    const answer = readJson(page);
    return isFields(answer) && 'jobId' in answer
      ? onePosting(page, readItems([answer], readJob))
      : parseList(page, source);
  },
  detect: (url) =>
    /(^|\.)reed\.co\.uk$/.test(url.hostname)
      ? { token: url.searchParams.get('keywords') ?? 'backend developer' }
      : null,
};

function listRequest(source: Source, skip: number): PageRequest {
  const url = `${origin(source, 'https://www.reed.co.uk')}/api/1.0/search`;
  const query = { keywords: source.token, resultsToTake: pageSize, resultsToSkip: skip };
  return {
    url: withQuery(url, query),
    kind: 'list',
    headers: authorization(source),
    context: { skip },
  };
}

function authorization(source: Source): Record<string, string> {
  const { key } = settingsOf(source, z.object({ key: z.string().optional() }));
  return key ? { authorization: `Basic ${btoa(`${key}:`)}` } : {};
}

function parseList(page: Page, source: Source): ParsedPage {
  const { items, fields } = readEnvelope(page, {
    key: 'results',
    marks: ['jobTitle'],
    board: 'Reed',
  });
  const skip = z.object({ skip: z.number() }).safeParse(page.request.context).data?.skip ?? 0;
  const total = fieldNumber(fields.totalResults);
  const next = skip + items.length;
  const more = items.length > 0 && next < (total ?? 0);
  const wanted = next < pagesWanted(source, defaultPages) * pageSize;
  const jobs = `${origin(source, 'https://www.reed.co.uk')}/api/1.0/jobs`;
  const found = readItems(items, (item) => {
    const posting = { ...readJob(item), html: null };
    const headers = authorization(source);
    return detailRequest(`${jobs}/${posting.externalId}`, posting, { headers });
  });
  if (more && wanted) found.requests.push(listRequest(source, next));
  return { ...found, total, complete: !more || wanted };
}

function readJob(item: unknown): RawPosting {
  const job = jobSchema.parse(item);
  const hours = distinct([job.fullTime ? 'full-time' : null, job.partTime ? 'part-time' : null]);
  return rawPosting({
    externalId: job.jobId,
    title: job.jobTitle,
    company: job.employerName,
    url: job.jobUrl,
    html: job.jobDescription ?? '',
    locations: distinct([job.locationName]),
    country: 'GB',
    employmentType: distinct([job.contractType, ...hours]).join(', ') || null,
    salary: statedSalary({
      min: job.minimumSalary,
      max: job.maximumSalary,
      currency: job.currency,
      period: payPeriod(job.salaryType),
    }),
    postedAt: isoDate(job.datePosted ?? job.date),
    closesAt: isoDate(job.expirationDate),
  });
}
