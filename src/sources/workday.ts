import { z } from 'zod';
import { ConfigError } from '../errors.ts';
import type { RawPosting } from '../postings/posting.ts';
import type { Adapter, Page, PageRequest, ParsedPage, Source } from './adapter.ts';
import { type Envelope, findEnvelope } from './envelope.ts';
import { amount, body, flag, identity, needed, several, words } from './fields.ts';
import { isoDate } from './iso-date.ts';
import {
  alpha2,
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
import { workplace } from './workplace.ts';

const pageSize = 20;
/** Workday answers no search beyond this many postings. */
const searchLimit = 2000;

/**
 * Workday's candidate experience service (CXS). The token is "<tenant>/<data centre>/<site>", such as
 * "acme/wd5/External"; `settings.search` and `settings.facets` narrow a board that is over the search limit,
 * `settings.domain` is "myworkdaysite.com" for boards there.
 */
export const workday: Adapter = {
  id: 'workday',
  name: 'Workday',
  lists: 'all',
  request: (source) => [searchRequest(source)],
  parse: parseWorkday,
  detect: detectWorkday,
};

const listed = z.object({
  title: needed,
  externalPath: words,
  locationsText: words,
  remoteType: words,
  timeType: words,
  postedOn: words,
  bulletFields: several(z.string()),
});
const counts = z.object({ total: amount });
const asked = z.object({ offset: z.number(), total: z.number().nullable() });

const country = z.object({ descriptor: words, alpha2Code: words }).nullable().catch(null);
const info = z.object({
  title: needed,
  jobDescription: body,
  location: words,
  additionalLocations: several(z.string()),
  jobRequisitionLocation: z.object({ descriptor: words, country }).nullable().catch(null),
  country,
  remoteType: words,
  timeType: words,
  jobReqId: words,
  jobPostingId: words,
  id: words,
  startDate: words,
  postedOn: words,
  endDate: words,
  externalUrl: words,
  posted: flag,
});
const detail = z.object({
  jobPostingInfo: z.unknown(),
  hiringOrganization: words,
});

function parseWorkday(page: Page, source: Source): ParsedPage {
  const json = readJson(page);
  const one = detail.safeParse(json);
  if (!one.success || one.data.jobPostingInfo === undefined) {
    const list = findEnvelope(json, { key: 'jobPostings', marks: ['title', 'externalPath'] });
    if (list === null) return rejectPage(page, 'Workday postings ("jobPostings")');
    return readSearch(page, list, source);
  }
  const company = one.data.hiringOrganization;
  const found = readItems([one.data.jobPostingInfo], (item) =>
    readDetail(page.request, info.parse(item), company, source),
  );
  return onePosting(page, found);
}

/** Only the first page states the total; later ones say 0, by which one that was recorded alone is told. */
function readSearch(page: Page, { items, fields, exact }: Envelope, source: Source): ParsedPage {
  const before = asked.safeParse(page.request.context).data ?? { offset: 0, total: null };
  const total = before.total ?? counts.parse(fields).total;
  const seen = before.offset + items.length;
  const found = readItems(items, (item) => readListed(listed.parse(item), source));
  const hasMore = total !== null && seen < total && items.length > 0;
  const isCapped = seen >= searchLimit;
  const isFirst = before.total !== null || items.length <= (total ?? pageSize - 1);
  const next = hasMore && !isCapped ? [nextRequest(page.request, seen, total)] : [];
  return {
    ...found,
    requests: [...found.requests, ...next],
    total,
    complete: exact && isFirst && (seen >= (total ?? 0) || next.length > 0) && !isCapped,
  };
}

/** A posting without a path has no page of its own: what the list says of it is all there is. */
function readListed(read: z.infer<typeof listed>, source: Source): PageRequest | RawPosting {
  const board = findBoard(source);
  const path = read.externalPath;
  const requisitionId =
    read.bulletFields.find((field) => /^[A-Z_-]*\d[\w-]*$/i.test(field)) ?? null;
  const posting = rawPosting({
    externalId: identity(path && numberIn(path), requisitionId),
    title: read.title,
    url: board && path && `${board.page}${path}`,
    locations: distinct([placeOf(read)]),
    remote: workplace(read.remoteType),
    employmentType: read.timeType,
    postedAt: read.postedOn,
    requisitionId,
  });
  return path === null ? posting : detailRequest(`${board?.service ?? ''}${path}`, posting);
}

/** Where there is none, or "3 Locations" counts them, the first is named in the path: /job/US-OR-Beaverton/…. */
function placeOf({ locationsText, externalPath }: z.infer<typeof listed>): string | null {
  if (locationsText && !/^\d+ \p{L}+$/u.test(locationsText)) return locationsText;
  const [, place] = /^\/job\/([^/]+)\/[^/]+$/.exec(externalPath ?? '') ?? [];
  return place?.replaceAll('-', ' ') ?? null;
}

function readDetail(
  request: PageRequest,
  read: z.infer<typeof info>,
  company: string | null,
  source: Source,
): RawPosting | null {
  if (read.posted === false) return null;
  const required = read.jobRequisitionLocation;
  const posting = rawPosting({
    ...described(read.jobDescription),
    externalId: numberIn(identity(read.jobPostingId, read.externalUrl, read.id)),
    title: read.title,
    company:
      company ?? employerOf(source, /^https:\/\/([\w-]+)\.wd/.exec(read.externalUrl ?? '')?.[1]),
    url: read.externalUrl,
    locations: distinct([read.location, ...read.additionalLocations, required?.descriptor]),
    country: alpha2(required?.country?.alpha2Code ?? read.country?.alpha2Code),
    remote: workplace(read.remoteType),
    employmentType: read.timeType,
    requisitionId: read.jobReqId,
    postedAt: isoDate(read.startDate) ?? read.postedOn,
    closesAt: isoDate(read.endDate),
  });
  return completePosting(request, posting);
}

function nextRequest(request: PageRequest, offset: number, total: number | null): PageRequest {
  const asked = z.record(z.string(), z.unknown()).catch({ limit: pageSize }).parse(request.json);
  return { ...request, method: 'POST', json: { ...asked, offset }, context: { offset, total } };
}

/** "/job/Berlin/Data-Engineer_R-1234-1" is posting R-1234-1: place and title change, the number stays. */
function numberIn(path: string): string {
  const tail = path.split('/').at(-1) ?? path;
  return /_([^_]*\d[^_]*)$/.exec(tail)?.[1] ?? tail;
}

function searchRequest(source: Source): PageRequest {
  const { search: searchText, facets } = source.settings;
  const query = {
    appliedFacets: typeof facets === 'object' && facets !== null ? facets : {},
    limit: pageSize,
    searchText: typeof searchText === 'string' ? searchText : '',
  };
  const url = `${boardOf(source).service}/jobs`;
  return nextRequest({ url, kind: 'list', json: query }, 0, null);
}

type Board = { page: string; service: string };

function boardOf(source: Source): Board {
  const board = findBoard(source);
  if (board !== null) return board;
  throw new ConfigError(
    `${source.slug}: a Workday token is "tenant/wd5/site", got "${source.token}"`,
  );
}

function findBoard(source: Source): Board | null {
  const [tenant, centre, site] = source.token.split('/');
  if (!tenant || !centre || !site) return null;
  const isShared = source.settings.domain === 'myworkdaysite.com';
  const host = isShared
    ? `https://${centre}.myworkdaysite.com`
    : `https://${tenant}.${centre}.myworkdayjobs.com`;
  return {
    page: isShared ? `${host}/recruiting/${tenant}/${site}` : `${host}/${site}`,
    service: `${origin(source, host)}/wday/cxs/${tenant}/${site}`,
  };
}

function detectWorkday(url: URL): ReturnType<Adapter['detect']> {
  const parts = pathParts(url).filter((part) => !/^[a-z]{2}-[A-Z]{2}$/.test(part));
  const own = /^([\w-]+)\.(wd\d+)\.myworkdayjobs\.com$/.exec(url.hostname);
  const shared = /^(wd\d+)\.myworkdaysite\.com$/.exec(url.hostname);
  const isService = parts[0] === 'wday' && parts[1] === 'cxs';
  if (own) {
    const site = isService ? parts[3] : parts[0];
    return site ? { token: `${own[1]}/${own[2]}/${site}` } : null;
  }
  const [tenant, site] = isService ? parts.slice(2) : parts.slice(1);
  if (!shared || !tenant || !site) return null;
  return { token: `${tenant}/${shared[1]}/${site}`, settings: { domain: 'myworkdaysite.com' } };
}
