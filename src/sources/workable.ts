import { z } from 'zod';
import type { RawPosting } from '../postings/posting.ts';
import type { Adapter, Page, PageRequest, ParsedPage, Source } from './adapter.ts';
import { findEnvelope, isFields, isWhole } from './envelope.ts';
import { htmlSections } from './escaped-html.ts';
import { amount, body, flag, needed, several, thing, words } from './fields.ts';
import { isoDate } from './iso-date.ts';
import {
  alpha2,
  described,
  distinct,
  joinPlace,
  onePosting,
  origin,
  pathParts,
  rawPosting,
  readItems,
  readJson,
  rejectPage,
  subdomain,
} from './payload.ts';
import { completePosting, detailRequest } from './pending.ts';
import { workplace } from './workplace.ts';

/** Workable's careers widget, which lists a whole account; its v2 and v3 job endpoints are read too. */
export const workable: Adapter = {
  id: 'workable',
  name: 'Workable',
  lists: 'all',
  request: (source) => [
    { url: `${api(source)}/v1/widget/accounts/${token(source)}?details=true`, kind: 'list' },
  ],
  parse: parseWorkable,
  detect: (url) => {
    const parts = pathParts(url);
    const accounts = parts.indexOf('accounts');
    if (/^(apply|www)\.workable\.com$/.test(url.hostname)) {
      const found = accounts >= 0 ? parts[accounts + 1] : parts[0];
      return found && !/^(j|api|widgets?)$/.test(found) ? { token: found } : null;
    }
    const own = url.hostname === 'jobs.workable.com' ? null : subdomain(url, 'workable.com');
    return own ? { token: own } : null;
  },
};

const place = thing(
  {
    city: words,
    region: words,
    country: words,
    countryName: words,
    subregion: words,
    countryCode: words,
    country_code: words,
    hidden: flag,
    telecommuting: flag,
    workplace_type: words,
  },
  'city',
);

const job = z
  .preprocess(
    detailed,
    z.object({
      id: words,
      shortcode: words,
      title: needed,
      code: words,
      url: words,
      shortlink: words,
      state: words,
      city: words,
      country: words,
      location: place,
      locations: several(place),
      department: words,
      employment_type: words,
      employmentType: words,
      type: words,
      company: thing({ title: words, name: words }, 'title'),
      telecommuting: flag,
      remote: flag,
      workplace: words,
      workplace_type: words,
      language: words,
      published_on: words,
      published: words,
      created_at: words,
      created: words,
      full_description: body,
      description: body,
      requirements: body,
      requirementsSection: body,
      benefits: body,
      benefitsSection: body,
    }),
  )
  .refine((read) => read.shortcode ?? read.id, 'neither "shortcode" nor "id"');
type Job = z.infer<typeof job>;

/** The API that employers use keeps the texts of a job apart from its facts. */
function detailed(item: unknown): unknown {
  return isFields(item) && isFields(item.details) ? { ...item.details, ...item } : item;
}

const results = z.object({ total: amount, results: z.array(z.unknown()), nextPage: words });

function parseWorkable(page: Page, source: Source): ParsedPage {
  const json = readJson(page);
  const paged = results.safeParse(json);
  if (paged.success) return searched(page, paged.data, source);
  const one = isFields(json) && isFields(json.job) ? json.job : json;
  if (job.safeParse(one).success) return detail(page, one, source);
  const list = findEnvelope(json, { key: 'jobs', marks: ['title', 'shortcode'] });
  if (list === null) return rejectPage(page, 'a Workable account ("jobs")');
  const name = words.parse(list.fields.name);
  const found = readItems(list.items, (item) => listed(job.parse(item), name, source));
  return { ...found, total: null, complete: isWhole(list) };
}

function detail(page: Page, json: unknown, source: Source): ParsedPage {
  const found = readItems([json], (item) => {
    const read = job.parse(item);
    const posting = { ...readJob(read, source), ...described(wholeHtml(read)) };
    return completePosting(page.request, posting);
  });
  return onePosting(page, found);
}

/** The v3 list, asked for page by page with the token of the page before. */
function searched(page: Page, read: z.infer<typeof results>, source: Source): ParsedPage {
  const found = readItems(read.results, (item) => listed(job.parse(item), null, source));
  const next: PageRequest = { ...page.request, method: 'POST', json: { token: read.nextPage } };
  return {
    ...found,
    requests: read.nextPage === null ? found.requests : [...found.requests, next],
    total: read.total,
    complete: true,
  };
}

function listed(read: Job, company: string | null, source: Source): RawPosting | PageRequest {
  const posting = { ...readJob(read, source), company: nameOf(read) ?? company };
  const html = wholeHtml(read);
  if (html !== null) return { ...posting, ...described(html) };
  return detailRequest(
    `${api(source)}/v2/accounts/${token(source)}/jobs/${posting.externalId}`,
    posting,
  );
}

function readJob(read: Job, source: Source): RawPosting {
  const id = read.shortcode ?? read.id ?? '';
  const places = placesOf(read);
  const isRemote = read.telecommuting ?? read.remote ?? read.location?.telecommuting;
  // In the widget "state" is a region, elsewhere the state of publication.
  const region = read.location || read.state === 'published' ? null : read.state;
  return rawPosting({
    externalId: id,
    title: read.title,
    company: nameOf(read),
    url: read.url ?? read.shortlink ?? `https://apply.workable.com/${source.token}/j/${id}/`,
    locations: locationsOf(read, [joinPlace(read.city, region, read.country)]),
    country: alpha2(places[0]?.countryCode ?? places[0]?.country_code),
    remote:
      workplace(read.workplace ?? read.workplace_type ?? read.location?.workplace_type) ??
      (isRemote ? 'remote' : null),
    employmentType: read.employment_type ?? read.employmentType ?? read.type,
    department: read.department,
    requisitionId: read.code,
    language: read.language?.slice(0, 2) ?? null,
    postedAt: isoDate(read.published_on ?? read.published ?? read.created_at ?? read.created),
  });
}

function placesOf(read: Job) {
  return [read.location, ...read.locations].filter((one) => one !== null);
}

/** Of a place that the employer hides, the country is shown where nothing else is. */
function locationsOf(read: Job, given: readonly (string | null)[]): string[] {
  const places = placesOf(read);
  const shown = places
    .filter((one) => !one.hidden)
    .map((one) => joinPlace(one.city, one.region ?? one.subregion, one.country ?? one.countryName));
  const locations = distinct([...given, ...shown]);
  if (locations.length > 0) return locations;
  return distinct(places.map((one) => one.country ?? one.countryName));
}

/** The employer, whom Workable's own job board names with each posting. */
function nameOf({ company }: Job): string | null {
  return company?.title ?? company?.name ?? null;
}

/** `full_description` and the widget's `description` hold all three parts. */
function wholeHtml(read: Job): string | null {
  if (read.full_description) return read.full_description;
  return htmlSections([
    { html: read.description },
    { heading: 'Requirements', html: read.requirements ?? read.requirementsSection },
    { heading: 'Benefits', html: read.benefits ?? read.benefitsSection },
  ]);
}

function api(source: Source): string {
  return `${origin(source, 'https://apply.workable.com')}/api`;
}

function token(source: Source): string {
  return encodeURIComponent(source.token);
}
