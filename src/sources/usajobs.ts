import { z } from 'zod';
import type { RawPosting, SalaryPeriod } from '../postings/posting.ts';
import type { Adapter, Page, PageRequest, ParsedPage, Source } from './adapter.ts';
import { fieldNumber, findEnvelope, isFields, section, withQuery } from './envelope.ts';
import { feedTitle, readFeed } from './feed.ts';
import { amount, flag, identity, needed, several, words } from './fields.ts';
import { isoDate } from './iso-date.ts';
import { distinct, origin, rawPosting, readItems, readJson, rejectPage } from './payload.ts';
import { keyOf, pagesWanted, settingsOf } from './source-settings.ts';
import { payPeriod, statedSalary } from './workplace.ts';

/** The API serves some sections as a string and others as a list of paragraphs. */
const prose = z
  .unknown()
  .optional()
  .transform((value) => (Array.isArray(value) ? value : [value]))
  .transform((parts) => parts.filter((part) => typeof part === 'string').join('<br>\n'));

const detailsSchema = z.object({
  JobSummary: prose,
  MajorDuties: prose,
  Requirements: prose,
  KeyRequirements: prose,
  Education: prose,
  Evaluations: prose,
  OtherInformation: prose,
  RemoteIndicator: flag,
  TeleworkEligible: flag,
});

const descriptorSchema = z.object({
  PositionID: words,
  PositionTitle: needed,
  PositionURI: words,
  OrganizationName: words,
  DepartmentName: words,
  PositionLocationDisplay: words,
  PositionLocation: several(z.object({ LocationName: words })),
  PositionSchedule: several(z.object({ Name: words })),
  PositionRemuneration: several(
    z.object({
      MinimumRange: amount,
      MaximumRange: amount,
      RateIntervalCode: words,
      Description: words,
    }),
  ),
  QualificationSummary: prose,
  PublicationStartDate: words,
  ApplicationCloseDate: words,
  UserArea: z
    .object({ Details: detailsSchema.nullish().catch(null) })
    .nullish()
    .catch(null),
});

const itemSchema = z.object({
  MatchedObjectId: words,
  MatchedObjectDescriptor: descriptorSchema,
});
type Descriptor = z.infer<typeof descriptorSchema>;

const settingsSchema = z.object({
  key: z.string().optional(),
  email: z.string().optional(),
  keyword: z.string().optional(),
});
const defaultPages = 4;
/** Per annum, hour, day, week and month; the other codes are for pay by the piece and the like. */
const rateIntervals: Readonly<Record<string, SalaryPeriod>> = {
  PA: 'year',
  PH: 'hour',
  PD: 'day',
  PW: 'week',
  PM: 'month',
};

/**
 * USAJobs' search API: open federal jobs of an occupation series (the token: "2210" is IT), 250 a page. The
 * key goes with the e-mail address it was given for (`settings.email`). Its agency RSS feeds are read too.
 */
export const usajobs: Adapter = {
  id: 'usajobs',
  name: 'USAJobs',
  lists: 'recent',
  manyEmployers: true,
  needsKey: 'USAJOBS_KEY',
  request: (source) => {
    keyOf(source, 'USAJOBS_KEY');
    return [listRequest(source, 1)];
  },
  parse: (page, source) =>
    page.body.trimStart().startsWith('<') ? parseAgencyFeed(page) : parseUsajobs(page, source),
  detect: (url) =>
    /(^|\.)usajobs\.gov$/.test(url.hostname)
      ? { token: url.searchParams.get('JobCategoryCode') ?? url.searchParams.get('j') ?? '2210' }
      : null,
};

function listRequest(source: Source, page: number): PageRequest {
  const { key, email, keyword } = settingsOf(source, settingsSchema);
  const base = origin(source, 'https://data.usajobs.gov');
  return {
    url: withQuery(`${base}/api/Search`, {
      JobCategoryCode: source.token === 'all' ? null : source.token,
      Keyword: keyword,
      ResultsPerPage: 250,
      Fields: 'Full',
      Page: page,
    }),
    kind: 'list',
    headers: {
      ...(key ? { 'authorization-key': key } : {}),
      ...(email ? { 'user-agent': email } : {}),
    },
    context: { page },
  };
}

/** An agency's feed bears its name, its items do not. */
function parseAgencyFeed(page: Page): ParsedPage {
  const parsed = readFeed(page);
  const agency = feedTitle(page);
  const postings = parsed.postings.map((posting) => ({
    ...posting,
    company: posting.company ?? agency,
  }));
  return { ...parsed, postings };
}

function parseUsajobs(page: Page, source: Source): ParsedPage {
  const answer = readJson(page);
  const list = findEnvelope(isFields(answer) ? (answer.SearchResult ?? answer) : answer, {
    key: 'SearchResultItems',
    marks: ['MatchedObjectDescriptor'],
  });
  if (list === null) return rejectPage(page, 'the "SearchResult" of USAJobs');
  const { items, fields } = list;
  const area = isFields(fields.UserArea) ? fields.UserArea : {};
  const number = z.object({ page: z.number() }).safeParse(page.request.context).data?.page ?? 1;
  const more = items.length > 0 && number < (fieldNumber(area.NumberOfPages) ?? 1);
  const wanted = number < pagesWanted(source, defaultPages);
  return {
    ...readItems(items, readJob),
    requests: more && wanted ? [listRequest(source, number + 1)] : [],
    total: fieldNumber(fields.SearchResultCountAll),
    complete: !more || wanted,
  };
}

function readJob(item: unknown): RawPosting {
  const { MatchedObjectId, MatchedObjectDescriptor: job } = itemSchema.parse(item);
  const details = job.UserArea?.Details;
  const [pay] = job.PositionRemuneration;
  const places = job.PositionLocation.map(({ LocationName }) => LocationName);
  return rawPosting({
    externalId: identity(MatchedObjectId, job.PositionID, job.PositionURI),
    title: job.PositionTitle,
    company: job.OrganizationName ?? job.DepartmentName,
    url: job.PositionURI?.replace(':443/', '/') ?? null,
    html: textOf(job),
    locations: distinct(places.length > 0 ? places : [job.PositionLocationDisplay]),
    remote: details?.RemoteIndicator ? 'remote' : details?.TeleworkEligible ? 'hybrid' : null,
    country: 'US',
    employmentType: job.PositionSchedule[0]?.Name ?? null,
    department: job.DepartmentName,
    requisitionId: job.PositionID,
    salary: pay
      ? statedSalary({
          min: pay.MinimumRange,
          max: pay.MaximumRange,
          currency: 'USD',
          period: payPeriod(pay.Description) ?? rateIntervals[pay.RateIntervalCode ?? ''] ?? null,
        })
      : null,
    postedAt: isoDate(job.PublicationStartDate),
    closesAt: isoDate(job.ApplicationCloseDate),
  });
}

function textOf({ UserArea, QualificationSummary }: Descriptor): string {
  const details = UserArea?.Details;
  return [
    section('Summary', details?.JobSummary),
    section('Duties', details?.MajorDuties),
    section('Conditions of employment', details?.KeyRequirements),
    section('Qualifications', QualificationSummary),
    section('Requirements', details?.Requirements),
    section('Education', details?.Education),
    section('How you will be evaluated', details?.Evaluations),
    section('Additional information', details?.OtherInformation),
  ].join('');
}
