import { z } from 'zod';
import type { RawPosting, Salary } from '../postings/posting.ts';
import type { Adapter, Page, PageRequest, ParsedPage, Source } from './adapter.ts';
import { findEnvelope, isWhole } from './envelope.ts';
import { htmlSections } from './escaped-html.ts';
import { amount, needed, several, words } from './fields.ts';
import { isoDate } from './iso-date.ts';
import {
  described,
  distinct,
  employerOf,
  onePosting,
  origin,
  pathParts,
  rawPosting,
  readItems,
  readJson,
  rejectPage,
} from './payload.ts';
import { completePosting, detailRequest } from './pending.ts';
import { payPeriod, statedSalary, workplace } from './workplace.ts';

/** Rippling's public job board API: a list without texts and dates, and a page for each job. */
export const rippling: Adapter = {
  id: 'rippling',
  name: 'Rippling',
  lists: 'all',
  request: (source) => [{ url: board(source), kind: 'list' }],
  parse: parseRippling,
  detect: (url) => {
    const parts = pathParts(url);
    const at = parts.indexOf('board');
    if (/^ats(\.\w+)?\.rippling\.com$/.test(url.hostname) && at < 0) {
      // Boards in a language of their own: /en-GB/acme/jobs.
      const token = /^[a-z]{2}(-[A-Z]{2})?$/.test(parts[0] ?? '') ? parts[1] : parts[0];
      return token && token !== 'api' ? { token } : null;
    }
    const isApi = /^(api|ats)(\.\w+)?\.rippling\.com$/.test(url.hostname) && at >= 0;
    const token = isApi ? parts[at + 1] : undefined;
    return token ? { token } : null;
  },
};

const label = z
  .union([words.pipe(z.string()), z.object({ label: words, name: words, id: words })])
  .nullable()
  .catch(null)
  .transform((read) =>
    typeof read === 'string' || read === null ? read : (read.label ?? read.name ?? read.id),
  );

const pay = z.object({ rangeStart: amount, rangeEnd: amount, currency: words, frequency: words });

const job = z
  .object({
    uuid: words,
    id: words,
    name: needed,
    url: words,
    companyName: words,
    department: label,
    workLocation: label,
    workLocations: several(label),
    locations: several(z.object({ name: words, workplaceType: words })),
    // The id is for people ("Salaried, full-time"), the label for programs (SALARIED_FT).
    employmentType: z.object({ id: words, label: words }).or(words).nullable().catch(null),
    createdOn: words,
    payRangeDetails: several(pay),
    description: z
      .union([z.string(), z.record(z.string(), z.string().nullable())])
      .nullish()
      .transform((text) => text ?? null),
  })
  .transform((read) => ({ ...read, id: needed.parse(read.uuid ?? read.id) }));
type Job = z.infer<typeof job>;

const pages = z.object({
  items: z.array(z.unknown()),
  page: amount,
  totalPages: amount,
  totalItems: amount,
});

function parseRippling(page: Page, source: Source): ParsedPage {
  const json = readJson(page);
  const paged = pages.safeParse(json);
  if (paged.success) {
    const { page: number, totalPages, totalItems, items } = paged.data;
    const next = new URL(page.request.url);
    next.searchParams.set('page', String((number ?? 0) + 1));
    const hasMore = (number ?? 0) + 1 < (totalPages ?? 0);
    const found = listed(items, source);
    const more: PageRequest[] = hasMore ? [{ url: next.href, kind: 'list' }] : [];
    // The total counts a job in several places once for each of them.
    const complete = items.length > 0 || (totalItems ?? 0) === 0;
    return { ...found, requests: [...found.requests, ...more], complete };
  }
  if (!job.safeParse(json).success) {
    const list = findEnvelope(json, { key: 'items', marks: ['uuid', 'name'] });
    if (list === null) return rejectPage(page, 'a list of Rippling jobs');
    return { ...listed(list.items, source), complete: isWhole(list) };
  }
  const found = readItems([json], (item) => {
    const read = job.parse(item);
    const posting = { ...readJob(read, source), ...described(wholeHtml(read)) };
    return completePosting(page.request, posting);
  });
  return onePosting(page, found);
}

/** A job in several places is listed once for each of them. */
function listed(items: readonly unknown[], source: Source): ParsedPage {
  const byId = new Map<string, RawPosting>();
  const { failures } = readItems(items, (item) => {
    const posting = readJob(job.parse(item), source);
    const known = byId.get(posting.externalId)?.locations ?? [];
    const locations = distinct([...known, ...posting.locations]);
    byId.set(posting.externalId, { ...posting, locations });
    return null;
  });
  const requests = [...byId.values()].map((posting) =>
    detailRequest(`${board(source)}/${posting.externalId}`, posting),
  );
  return { postings: [], failures, requests, total: null, complete: true };
}

function readJob(read: Job, source: Source): RawPosting {
  const locations = distinct([
    read.workLocation,
    ...read.workLocations,
    ...read.locations.map((place) => place.name),
  ]);
  const workplaces = [...read.locations.map((place) => place.workplaceType), ...locations];
  const { employmentType } = read;
  return rawPosting({
    externalId: read.id,
    title: read.name,
    company:
      read.companyName ??
      employerOf(source, /ats\.rippling\.com\/([^/]+)\/jobs/.exec(read.url ?? '')?.[1]),
    url: read.url ?? `https://ats.rippling.com/${source.token}/jobs/${read.id}`,
    locations,
    remote: workplaces.map(workplace).find((remote) => remote !== null) ?? null,
    employmentType:
      typeof employmentType === 'object' && employmentType !== null
        ? (employmentType.id ?? employmentType.label)
        : employmentType,
    department: read.department,
    salary: salaryOf(read.payRangeDetails),
    postedAt: isoDate(read.createdOn),
  });
}

function wholeHtml({ description }: Job): string | null {
  if (description === null || typeof description === 'string') return description;
  return htmlSections(Object.values(description).map((html) => ({ html })));
}

/** One range for each place; those in the unit of the first are taken together. */
function salaryOf(ranges: readonly z.infer<typeof pay>[]): Salary | null {
  const [first] = ranges;
  if (first === undefined) return null;
  const alike = ranges.filter(
    (range) => range.currency === first.currency && range.frequency === first.frequency,
  );
  const bounds = (values: (number | null)[]) => values.filter((value) => value !== null);
  const starts = bounds(alike.map((range) => range.rangeStart));
  const ends = bounds(alike.map((range) => range.rangeEnd));
  return statedSalary({
    min: starts.length > 0 ? Math.min(...starts) : null,
    max: ends.length > 0 ? Math.max(...ends) : null,
    currency: first.currency,
    period: payPeriod(first.frequency),
  });
}

function board(source: Source): string {
  const host = origin(source, 'https://api.rippling.com');
  return `${host}/platform/api/ats/v1/board/${encodeURIComponent(source.token)}/jobs`;
}
