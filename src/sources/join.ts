import { z } from 'zod';
import { ParseError } from '../errors.ts';
import type { Remote } from '../postings/posting.ts';
import type { Adapter, Page, PageRequest, ParsedPage, Source } from './adapter.ts';
import { readEnvelope } from './envelope.ts';
import { amount, needed, words } from './fields.ts';
import { isoDate } from './iso-date.ts';
import { isPostingPage, parseJsonld } from './jsonld.ts';
import {
  alpha2,
  distinct,
  joinPlace,
  origin,
  pathParts,
  rawPosting,
  readItems,
  readJson,
  rejectPage,
} from './payload.ts';
import { detailRequest } from './pending.ts';

/** The service refuses larger pages. */
const pageSize = 5;

/**
 * JOIN (join.com): the company's page gives its number, the API the list, each posting's page the text.
 * `settings.companyId` spares the first step.
 */
export const join: Adapter = {
  id: 'join',
  name: 'JOIN',
  lists: 'all',
  request: (source) => {
    const { companyId } = source.settings;
    return [
      typeof companyId === 'number'
        ? listRequest(source, companyId, 1)
        : { url: companyPage(source), kind: 'list' },
    ];
  },
  parse: (page, source) => {
    if (isPostingPage(page)) return parseJsonld(page, source);
    return /^\s*[{[]/.test(page.body) ? parseList(page, source) : parseCompanyPage(page, source);
  },
  detect: (url) => {
    // Pages in a language of their own: /de/companies/acme.
    const parts = pathParts(url);
    const [first, token] = /^[a-z]{2}(-[a-z]{2})?$/i.test(parts[0] ?? '') ? parts.slice(1) : parts;
    const isJoin = /^(www\.)?join\.com$/.test(url.hostname);
    return isJoin && first === 'companies' && token ? { token } : null;
  },
};

const named = z
  .union([words.pipe(z.string()), z.object({ name: words }).transform((read) => read.name)])
  .nullable()
  .catch(null);
const job = z.object({
  id: needed,
  idParam: words,
  title: needed,
  city: z
    .object({ cityName: words, countryName: words, countryCode: words })
    .nullable()
    .catch(null),
  country: z.object({ name: words, iso3166: words }).nullable().catch(null),
  workplaceType: words,
  employmentType: named,
  category: named,
  department: named,
  language: z
    .union([words, z.object({ iso6391: words }).transform((one) => one.iso6391)])
    .catch(null),
  createdAt: words,
  publishedAt: words,
});
type Job = z.infer<typeof job>;

const pages = z.object({
  pagination: z
    .object({
      page: amount,
      pageCount: amount,
      totalPages: amount,
      rowCount: amount,
      total: amount,
    })
    .optional()
    .catch(undefined),
});

const nextData = z.object({
  props: z.object({
    pageProps: z.object({
      statusCode: amount,
      initialState: z.object({ company: z.object({ id: z.number() }) }).optional(),
    }),
  }),
});

/** A company that is gone is a page like any other, with the status in its data. */
function parseCompanyPage(page: Page, source: Source): ParsedPage {
  const [, json] = /<script[^>]+id="__NEXT_DATA__"[^>]*>([\s\S]*?)<\/script>/.exec(page.body) ?? [];
  if (json === undefined) return rejectPage(page, 'a JOIN company page');
  const read = nextData.safeParse(readJson({ ...page, body: json })).data?.props.pageProps;
  const id = read?.initialState?.company.id;
  if (id === undefined) {
    throw new ParseError(`${page.request.url}: JOIN knows no such company (${read?.statusCode})`);
  }
  return {
    postings: [],
    failures: [],
    requests: [listRequest(source, id, 1)],
    total: null,
    complete: true,
  };
}

function parseList(page: Page, source: Source): ParsedPage {
  const wanted = { key: 'items', marks: ['id', 'title'], board: 'JOIN' };
  const { items, fields, exact } = readEnvelope(page, wanted);
  const { pagination } = pages.parse(fields);
  const found = readItems(items, (item) => readListed(job.parse(item), source));
  const number =
    pagination?.page ?? Number(URL.parse(page.request.url)?.searchParams.get('page') ?? 1);
  const hasMore = number < (pagination?.pageCount ?? pagination?.totalPages ?? 1);
  const next = new URL(page.request.url);
  next.searchParams.set('page', String(number + 1));
  const more: PageRequest[] = hasMore && items.length > 0 ? [{ url: next.href, kind: 'list' }] : [];
  return {
    ...found,
    requests: [...found.requests, ...more],
    total: pagination?.rowCount ?? pagination?.total ?? null,
    complete: exact && (!hasMore || more.length > 0),
  };
}

function readListed(read: Job, source: Source): PageRequest {
  const path = `/companies/${encodeURIComponent(source.token)}/${read.idParam ?? read.id}`;
  const posting = rawPosting({
    externalId: read.id,
    title: read.title,
    url: `https://join.com${path}`,
    locations: distinct([
      joinPlace(read.city?.cityName, read.city?.countryName ?? read.country?.name),
    ]),
    country: alpha2(read.city?.countryCode ?? read.country?.iso3166),
    remote: remoteOf(read.workplaceType),
    employmentType: read.employmentType,
    department: read.department ?? read.category,
    language: read.language?.slice(0, 2).toLowerCase() ?? null,
    postedAt: isoDate(read.publishedAt ?? read.createdAt),
  });
  return detailRequest(`${origin(source, 'https://join.com')}${path}`, posting);
}

function remoteOf(type: string | null): Remote | null {
  const said = type?.toLowerCase();
  return said === 'remote' || said === 'hybrid' || said === 'onsite' ? said : null;
}

function companyPage(source: Source): string {
  return `${origin(source, 'https://join.com')}/companies/${encodeURIComponent(source.token)}`;
}

function listRequest(source: Source, companyId: number, page: number): PageRequest {
  const query = `locale=en&page=${page}&pageSize=${pageSize}`;
  return {
    url: `${origin(source, 'https://join.com')}/api/public/companies/${companyId}/jobs?${query}`,
    kind: 'list',
  };
}
