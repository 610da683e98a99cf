import { z } from 'zod';
import type { RawPosting } from '../postings/posting.ts';
import type { Adapter, Page, PageRequest, ParsedPage, Source } from './adapter.ts';
import { type Envelope, findEnvelope } from './envelope.ts';
import { htmlSections } from './escaped-html.ts';
import { amount, body, flag, thing, words } from './fields.ts';
import { isoDate } from './iso-date.ts';
import {
  alpha2,
  described,
  distinct,
  employerOf,
  joinPlace,
  onePosting,
  origin,
  pathParts,
  rawPosting,
  readItems,
  readJson,
  rejectPage,
  safelyDecoded,
} from './payload.ts';
import { completePosting, detailRequest, pendingPosting } from './pending.ts';

/** SmartRecruiters' public Posting API: lists of at most 100, each text on a page of its own. */
export const smartrecruiters: Adapter = {
  id: 'smartrecruiters',
  name: 'SmartRecruiters',
  lists: 'all',
  request: (source) => [listRequest(source, 0)],
  parse: parseSmartrecruiters,
  detect: (url) => {
    if (!/^(www|api|careers|jobs)\.smartrecruiters\.com$/.test(url.hostname)) return null;
    const parts = pathParts(url);
    const company = Math.max(...['companies', 'company', 'ni'].map((part) => parts.indexOf(part)));
    const token =
      company >= 0
        ? parts[company + 1]
        : (parts[0] ?? url.searchParams.get('company') ?? undefined);
    const isPosting = /^\d{6,}(-|$)/.test(parts[1] ?? '');
    const isBoard = company >= 0 || isPosting || /^(careers|jobs)\./.test(url.hostname);
    return token && isBoard && !ownPages.test(token) ? { token } : null;
  },
};

const ownPages = /^(oneclick-ui|v1|my-applications|sr-jobs)$/;

const label = thing({ id: words, label: words }, 'label');
const section = z.preprocess(
  (value) => (typeof value === 'string' ? { text: value } : value),
  z.object({ title: words, text: body }).nullable().catch(null),
);

const posting = z.object({
  id: words,
  name: words,
  refNumber: words,
  active: flag,
  company: thing({ identifier: words, name: words }, 'name'),
  releasedDate: words,
  location: thing(
    {
      city: words,
      region: words,
      country: words,
      fullLocation: words,
      remote: flag,
      hybrid: flag,
    },
    'fullLocation',
  ),
  department: label,
  function: label,
  typeOfEmployment: label,
  language: thing({ code: words }, 'code'),
  postingUrl: words,
  ref: words,
  jobAd: z
    .object({
      title: words,
      sections: z
        .object({
          companyDescription: section,
          jobDescription: section,
          qualifications: section,
          additionalInformation: section,
        })
        .nullish()
        .catch(null),
    })
    .nullish()
    .catch(null),
});
type Posting = z.infer<typeof posting>;

const counts = z.object({ totalFound: amount, offset: amount });

function parseSmartrecruiters(page: Page, source: Source): ParsedPage {
  const json = readJson(page);
  if (posting.safeParse(json).data?.jobAd) {
    const found = readItems([json], (item) =>
      readDetail(page.request, posting.parse(item), source),
    );
    return onePosting(page, found);
  }
  const list = findEnvelope(json, { key: 'content', marks: ['id', 'name'] });
  if (list === null) return rejectPage(page, 'SmartRecruiters postings ("content")');
  return readList(page, list, source);
}

function readList(page: Page, { items, fields, exact }: Envelope, source: Source): ParsedPage {
  const { totalFound, offset } = counts.parse(fields);
  const found = readItems(items, (item) => {
    const listed = readPosting(posting.parse(item), source);
    return detailRequest(`${board(source)}/${encodeURIComponent(listed.externalId)}`, listed);
  });
  const asked = Number(URL.parse(page.request.url)?.searchParams.get('offset') ?? 0);
  const seen = (offset ?? asked) + items.length;
  const hasMore = totalFound !== null && seen < totalFound;
  const next = hasMore && items.length > 0 ? [listRequest(source, seen)] : [];
  return {
    ...found,
    requests: [...found.requests, ...next],
    total: totalFound,
    complete: exact && (!hasMore || next.length > 0),
  };
}

function idIn(address: string): string | null {
  const url = URL.parse(address);
  return url && (pathParts(url).at(-1) ?? null);
}

/** What a text stands under of which nothing says the title. */
const untitled = '(untitled)';

function readDetail(request: PageRequest, read: Posting, source: Source): RawPosting | null {
  if (read.active === false) return null;
  const listed = pendingPosting(request);
  const named = {
    ...read,
    id: read.id ?? listed?.externalId ?? idIn(request.url),
    name: read.name ?? listed?.title ?? read.jobAd?.title ?? titleIn(read.postingUrl) ?? untitled,
  };
  const sections = read.jobAd?.sections;
  const html = htmlSections(
    [
      sections?.companyDescription,
      sections?.jobDescription,
      sections?.qualifications,
      sections?.additionalInformation,
    ].map((part) => ({ heading: part?.title, html: part?.text })),
  );
  return completePosting(request, { ...readPosting(named, source), ...described(html) });
}

/** "Senior Go Engineer" of https://jobs.smartrecruiters.com/Acme/743999-senior-go-engineer. */
function titleIn(url: string | null): string | null {
  const [, slug] = /\/\d+-([^/?#]+)/.exec(url ?? '') ?? [];
  const words = safelyDecoded(slug ?? '')
    .replace(/-+/g, ' ')
    .trim();
  return words.replace(/(?<=^| )\p{L}/gu, (letter) => letter.toUpperCase()) || null;
}

function readPosting(read: Posting, source: Source): RawPosting {
  const { location } = read;
  const slug = read.company?.identifier ?? /\/companies\/([^/]+)\//.exec(read.ref ?? '')?.[1];
  if (read.id === null || read.name === null) throw new Error('no "id" or no "name"');
  const { id } = read;
  return rawPosting({
    externalId: id,
    title: read.name,
    company: read.company?.name ?? employerOf(source, slug),
    url:
      read.postingUrl ??
      `https://jobs.smartrecruiters.com/${encodeURIComponent(slug ?? source.token)}/${id}`,
    locations: distinct([
      location?.fullLocation ??
        joinPlace(location?.city, location?.region, alpha2(location?.country) ?? location?.country),
    ]),
    country: alpha2(location?.country),
    remote: location?.hybrid ? 'hybrid' : location?.remote ? 'remote' : null,
    employmentType: read.typeOfEmployment?.label ?? read.typeOfEmployment?.id ?? null,
    department: read.department?.label ?? read.function?.label ?? null,
    requisitionId: read.refNumber,
    language: read.language?.code?.slice(0, 2).toLowerCase() ?? null,
    postedAt: isoDate(read.releasedDate),
  });
}

function listRequest(source: Source, offset: number): PageRequest {
  return { url: `${board(source)}?limit=100&offset=${offset}`, kind: 'list' };
}

function board(source: Source): string {
  const host = origin(source, 'https://api.smartrecruiters.com');
  return `${host}/v1/companies/${encodeURIComponent(source.token)}/postings`;
}
