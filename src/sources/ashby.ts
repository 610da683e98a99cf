import { z } from 'zod';
import type { RawPosting, Salary } from '../postings/posting.ts';
import type { Adapter, Page, PageRequest, ParsedPage, Source } from './adapter.ts';
import { type Envelope, findEnvelope, isFields, isWhole } from './envelope.ts';
import { amount, body, flag, needed, several, thing, words } from './fields.ts';
import { isoDate } from './iso-date.ts';
import { isPostingPage, parseJsonld } from './jsonld.ts';
import {
  alpha2,
  distinct,
  employerOf,
  joinPlace,
  origin,
  rawPosting,
  readItems,
  readJson,
  rejectPage,
} from './payload.ts';
import { detailRequest } from './pending.ts';
import { payPeriod, statedSalary, workplace } from './workplace.ts';

/** Ashby's public job board API: the whole board in one answer, texts included. */
export const ashby: Adapter = {
  id: 'ashby',
  name: 'Ashby',
  lists: 'all',
  request: (source) => [
    {
      url: `${origin(source, 'https://api.ashbyhq.com')}/posting-api/job-board/${encodeURIComponent(source.token)}?includeCompensation=true`,
      kind: 'list',
    },
  ],
  parse: (page, source) =>
    isPostingPage(page) ? parseJsonld(page, source) : parseAshby(page, source),
  detect: (url) => {
    const parts = url.pathname.split('/').filter((part) => part !== '');
    const isApi = url.hostname === 'api.ashbyhq.com' && parts[0] === 'posting-api';
    const token = isApi ? parts[2] : url.hostname === 'jobs.ashbyhq.com' ? parts[0] : undefined;
    return token && token !== 'api' ? { token: decodeURIComponent(token) } : null;
  },
};

const address = z
  .object({
    postalAddress: z.object({
      addressLocality: words,
      addressRegion: words,
      addressCountry: words,
    }),
  })
  .nullable()
  .catch(null);

const component = z.object({
  compensationType: words,
  interval: words,
  currencyCode: words,
  minValue: amount,
  maxValue: amount,
});

const job = z
  .object({
    id: words,
    title: needed,
    jobUrl: words,
    department: words,
    team: words,
    employmentType: words,
    location: words,
    address,
    secondaryLocations: z.array(thing({ location: words, address }, 'location')).catch([]),
    isListed: flag,
    isRemote: flag,
    workplaceType: words,
    publishedAt: words,
    updatedAt: words,
    applicationDeadline: words,
    descriptionHtml: body,
    descriptionPlain: body,
    shouldDisplayCompensationOnJobPostings: flag,
    compensation: z
      .object({
        compensationTierSummary: words,
        scrapeableCompensationSalarySummary: words,
        summaryComponents: several(component),
        salary: component.nullable().catch(null),
      })
      .nullable()
      .catch(null),
  })
  .refine((read) => read.id ?? read.jobUrl, 'neither "id" nor "jobUrl"');
type Job = z.infer<typeof job>;

const query = z.object({
  data: z.object({
    jobBoard: z.object({ jobPostings: z.array(z.unknown()) }).nullish(),
    jobPosting: z.object({ id: words, title: needed }).loose().nullish(),
  }),
});

function parseAshby(page: Page, source: Source): ParsedPage {
  const json = readJson(page);
  const list = findEnvelope(json, { key: 'jobs', marks: ['title', 'jobUrl'] }) ?? boardQuery(json);
  if (list === null) return rejectPage(page, 'an Ashby job board ("jobs")');
  const found = readItems(list.items, (item) => readJob(item, source));
  return { ...found, total: null, complete: isWhole(list) };
}

/** What the board's own pages ask its GraphQL API for: all postings without their texts, or one with its text. */
function boardQuery(json: unknown): Envelope | null {
  const asked = query.safeParse(json);
  if (!asked.success) return null;
  const { jobBoard, jobPosting } = asked.data.data;
  const items = jobPosting ? [jobPosting] : (jobBoard?.jobPostings ?? null);
  return items && { items: items.map(renamed), fields: {}, exact: !jobPosting };
}

function renamed(item: unknown): unknown {
  if (!isFields(item)) return item;
  const { secondaryLocations: places } = item;
  return {
    ...item,
    location: item.locationName,
    department: item.departmentName,
    publishedAt: item.publishedDate,
    secondaryLocations: Array.isArray(places) ? places.map(placeNamed) : [],
    compensation: { compensationTierSummary: item.compensationTierSummary },
  };
}

const placeNamed = (place: unknown) =>
  isFields(place) ? { location: place.locationName, ...place } : place;

function readJob(item: unknown, source: Source): RawPosting | PageRequest | null {
  const read = job.parse(item);
  if (read.isListed === false) return null;
  const url = read.jobUrl ?? `https://jobs.ashbyhq.com/${source.token}/${read.id}`;
  const html = read.descriptionHtml || null;
  const posting = rawPosting({
    externalId: read.id ?? new URL(read.jobUrl ?? '').pathname.split('/').at(-1) ?? '',
    title: read.title,
    company: employerOf(source, /ashbyhq\.com\/([^/?#]+)\//.exec(read.jobUrl ?? '')?.[1]),
    url,
    html,
    text: html === null ? read.descriptionPlain : null,
    locations: distinct(
      [read, ...read.secondaryLocations].flatMap((place) => place && placesOf(place)),
    ),
    country: alpha2(read.address?.postalAddress.addressCountry),
    remote: workplace(read.workplaceType) ?? (read.isRemote ? 'remote' : null),
    employmentType: read.employmentType,
    department: read.department ?? read.team,
    salary: salaryOf(read),
    postedAt: isoDate(read.publishedAt),
    updatedAt: isoDate(read.updatedAt),
    closesAt: isoDate(read.applicationDeadline),
  });
  const isWhole = html !== null || read.descriptionPlain !== null;
  return isWhole ? posting : detailRequest(url, posting);
}

/** The board's name for the place ("SF / NY") and, where one is given, the address it stands for. */
function placesOf(place: Pick<Job, 'location' | 'address'>): (string | null)[] {
  const { addressLocality, addressRegion, addressCountry } = place.address?.postalAddress ?? {};
  return [place.location, joinPlace(addressLocality, addressRegion, addressCountry)];
}

function salaryOf({ compensation, shouldDisplayCompensationOnJobPostings }: Job): Salary | null {
  if (compensation === null || shouldDisplayCompensationOnJobPostings === false) return null;
  const pay =
    compensation.salary ??
    compensation.summaryComponents.find((part) => part.compensationType === 'Salary');
  const summary =
    compensation.scrapeableCompensationSalarySummary ?? compensation.compensationTierSummary;
  return statedSalary({
    min: pay?.minValue ?? null,
    max: pay?.maxValue ?? null,
    currency: pay?.currencyCode ?? null,
    period: payPeriod(pay?.interval),
    // "Offers Equity" alone is no salary.
    text: /\d/.test(summary ?? '') ? summary : null,
  });
}
