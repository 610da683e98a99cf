import { z } from 'zod';
import type { RawPosting, Salary } from '../postings/posting.ts';
import type { Adapter, Page, PageRequest, ParsedPage, Source } from './adapter.ts';
import { fieldNumber, isFields, readEnvelope, section, withQuery } from './envelope.ts';
import { amount, body, flag, needed, several, words } from './fields.ts';
import { isoDate } from './iso-date.ts';
import {
  alpha2,
  distinct,
  joinPlace,
  onePosting,
  origin,
  rawPosting,
  readItems,
  readJson,
} from './payload.ts';
import { detailRequest, pendingPosting } from './pending.ts';
import { payPeriod, statedSalary } from './workplace.ts';

const place = z.object({
  city: words,
  province: words,
  country: z.object({ code: words, name: words }).nullish().catch(null),
});
const location = z
  .object({ places: several(place), fullyRemote: flag, hybridDesc: words })
  .nullish()
  .catch(null);

const listedSchema = z.object({
  id: needed,
  url: words,
  title: needed,
  name: words,
  posted: amount,
  renewed: amount,
  reference: words,
  technology: words,
  category: words,
  fullyRemote: flag,
  location,
  salary: z
    .object({ from: amount, to: amount, currency: words, type: words })
    .nullish()
    .catch(null),
  tiles: z
    .object({ values: several(z.object({ value: z.string(), type: words })) })
    .nullish()
    .catch(null),
});

/** Pay by kind of contract: { b2b: { period: "Month", range: [18000, 22000] } }. */
const pay = z.object({ period: words, range: several(z.number()) });
const skill = z.object({ value: z.string() }).transform(({ value }) => value);
const detailSchema = z.object({
  id: needed,
  title: words,
  company: words,
  details: z.object({ description: body }).nullish().catch(null),
  requirements: z
    .object({ musts: several(skill), nices: several(skill), description: body })
    .nullish()
    .catch(null),
  specs: z
    .object({ dailyTasks: several(z.string()) })
    .nullish()
    .catch(null),
  essentials: z
    .object({
      originalSalary: z.object({ currency: words, types: z.record(z.string(), pay) }).nullish(),
    })
    .nullish()
    .catch(null),
});

const pageSize = 100;

/**
 * No Fluff Jobs' search (Poland and neighbours) for a phrase of its own query language (the token:
 * "category=backend"). One job is listed once a city under one reference; the text is in the job's own answer.
 */
export const nofluffjobs: Adapter = {
  id: 'nofluffjobs',
  name: 'No Fluff Jobs',
  lists: 'all',
  manyEmployers: true,
  request: (source) => [listRequest(source, 1)],
  parse: (page, source) => {
    const answer = readJson(page);
    const isJob =
      isFields(answer) && ['requirements', 'specs', 'details'].some((part) => part in answer);
    return isJob ? parseDetail(page, answer) : parseList(page, source);
  },
  detect: (url) => {
    if (!/(^|\.)nofluffjobs\.com$/.test(url.hostname)) return null;
    const category = /^\/(?:[a-z]{2}\/)?(?:jobs\/)?(backend|frontend|fullstack|devops)/.exec(
      url.pathname,
    );
    return { token: `category=${category?.[1] ?? 'backend'}` };
  },
};

function listRequest(source: Source, page: number): PageRequest {
  const url = `${origin(source, 'https://nofluffjobs.com')}/api/search/posting`;
  const query = {
    pageFrom: page,
    pageTo: page,
    pageSize,
    salaryCurrency: 'original',
    salaryPeriod: 'original',
    region: 'pl',
  };
  return {
    url: withQuery(url, query),
    kind: 'list',
    method: 'POST',
    json: { rawSearch: source.token, page, pageSize },
    context: { page },
  };
}

function parseList(page: Page, source: Source): ParsedPage {
  const { items, fields, exact } = readEnvelope(page, {
    key: 'postings',
    marks: ['id', 'title'],
    board: 'No Fluff Jobs',
  });
  const base = `${origin(source, 'https://nofluffjobs.com')}/api/posting`;
  const seen = new Set<string>();
  const found = readItems(items, (item) => {
    const posting = readListed(item);
    if (seen.has(posting.externalId)) return null;
    seen.add(posting.externalId);
    const { id } = listedSchema.parse(item);
    return detailRequest(`${base}/${encodeURIComponent(id)}`, posting);
  });
  const number = z.object({ page: z.number() }).safeParse(page.request.context).data?.page ?? 1;
  const more = items.length > 0 && number < (fieldNumber(fields.totalPages) ?? 1);
  if (more) found.requests.push(listRequest(source, number + 1));
  // The board's own total counts a job once for every city.
  return { ...found, total: null, complete: exact };
}

function readListed(item: unknown): RawPosting {
  const job = listedSchema.parse(item);
  const places = job.location?.places ?? [];
  const remote = job.fullyRemote || job.location?.fullyRemote;
  const requirements = job.tiles?.values.filter(({ type }) => type === 'requirement') ?? [];
  const { salary } = job;
  return rawPosting({
    externalId: job.reference ?? job.id,
    title: job.title,
    company: job.name,
    url: `https://nofluffjobs.com/job/${job.url ?? job.id}`,
    locations: distinct(
      places.map(({ city, province, country }) => joinPlace(city ?? province, country?.name)),
    ),
    country: countryOf(places[0]?.country?.code),
    remote: remote ? 'remote' : job.location?.hybridDesc ? 'hybrid' : null,
    employmentType: salary?.type ?? null,
    department: job.category,
    requisitionId: job.reference,
    salary: salary
      ? statedSalary({
          min: salary.from,
          max: salary.to,
          currency: salary.currency,
          period: 'month',
        })
      : null,
    tags: distinct([job.technology, ...requirements.map(({ value }) => value)]),
    postedAt: isoDate(job.posted),
    updatedAt: isoDate(job.renewed),
  });
}

function parseDetail(page: Page, answer: unknown): ParsedPage {
  const found = readItems([answer], (item) => {
    const job = detailSchema.parse(item);
    const listed = pendingPosting(page.request) ?? readListed(item);
    const company = listed.company ?? job.company;
    return { ...listed, company, salary: listed.salary ?? salaryOf(job), html: textOf(job) };
  });
  return onePosting(page, found);
}

function salaryOf({ essentials }: z.infer<typeof detailSchema>): Salary | null {
  const { currency = null, types = {} } = essentials?.originalSalary ?? {};
  const [first] = Object.values(types);
  const [min = null, max = null] = first?.range ?? [];
  return statedSalary({ min, max: max ?? min, currency, period: payPeriod(first?.period) });
}

function textOf(job: z.infer<typeof detailSchema>): string {
  const { requirements } = job;
  return [
    section('Must have', listOf(requirements?.musts)),
    section('Nice to have', listOf(requirements?.nices)),
    section('Requirements', requirements?.description),
    section('Offer description', job.details?.description),
    section('Your responsibilities', listOf(job.specs?.dailyTasks)),
  ].join('');
}

function listOf(entries: readonly string[] | undefined): string {
  if (!entries || entries.length === 0) return '';
  return `<ul>${entries.map((entry) => `<li>${escapeHtml(entry)}</li>`).join('')}</ul>`;
}

function escapeHtml(text: string): string {
  return text.replace(/&(?!\w+;)/g, '&amp;').replace(/</g, '&lt;');
}

function countryOf(code: string | null | undefined): string | null {
  return alpha2(code) ?? alpha3[code ?? ''] ?? null;
}

const alpha3: Readonly<Record<string, string>> = {
  POL: 'PL',
  CZE: 'CZ',
  SVK: 'SK',
  HUN: 'HU',
  UKR: 'UA',
  DEU: 'DE',
  NLD: 'NL',
  GBR: 'GB',
  ROU: 'RO',
  LTU: 'LT',
  LVA: 'LV',
  EST: 'EE',
  AUT: 'AT',
  CHE: 'CH',
  FRA: 'FR',
  ESP: 'ES',
  ITA: 'IT',
  PRT: 'PT',
  IRL: 'IE',
  SWE: 'SE',
  NOR: 'NO',
  DNK: 'DK',
  FIN: 'FI',
  BGR: 'BG',
  USA: 'US',
};
