import { z } from 'zod';
import type { RawPosting, Salary } from '../postings/posting.ts';
import type { Adapter, Page, ParsedPage, Source } from './adapter.ts';
import { findEnvelope, isWhole } from './envelope.ts';
import { unescaped } from './escaped-html.ts';
import { amount, body, identity, needed, several, thing, words } from './fields.ts';
import { isoDate } from './iso-date.ts';
import {
  distinct,
  employerOf,
  onePosting,
  origin,
  rawPosting,
  readItems,
  readJson,
  rejectPage,
} from './payload.ts';
import { completePosting, detailRequest } from './pending.ts';
import { statedSalary, workplace } from './workplace.ts';

/** Greenhouse's public job board API; boards kept in the EU are served by the same host. */
export const greenhouse: Adapter = {
  id: 'greenhouse',
  name: 'Greenhouse',
  lists: 'all',
  request: (source) => [{ url: `${board(source)}/jobs?content=true`, kind: 'list' }],
  parse: parseGreenhouse,
  detect: (url) => {
    if (!/(^|\.)greenhouse\.io$/.test(url.hostname)) return null;
    const [first, second, third] = url.pathname.split('/').filter((part) => part !== '');
    if (first === 'embed') return tokenOf(url.searchParams.get('for'));
    if (first === 'v1' && second === 'boards') return tokenOf(third);
    return /^(job-)?boards(\.eu)?\.greenhouse\.io$/.test(url.hostname) ? tokenOf(first) : null;
  },
};

const payRange = z.object({ min_cents: amount, max_cents: amount, currency_type: words });
const job = z.object({
  id: words,
  title: needed,
  content: body,
  absolute_url: words,
  location: thing({ name: words }, 'name'),
  company_name: words,
  requisition_id: words,
  language: words,
  first_published: words,
  updated_at: words,
  application_deadline: words,
  departments: several(words),
  offices: several(z.object({ name: words, location: words })),
  metadata: several(z.object({ name: words, value: words })),
  pay_input_ranges: several(payRange),
});

const meta = z.object({ meta: z.object({ total: amount }) });
const group: z.ZodType<Group> = z.lazy(() =>
  z.object({
    name: words,
    jobs: z.array(z.unknown()).default([]),
    children: z.array(group).optional(),
    departments: z.array(group).optional(),
  }),
);
const groups = z
  .object({ departments: z.array(group) })
  .or(z.object({ offices: z.array(group) }))
  .transform((page) => ('departments' in page ? page.departments : page.offices));

type Group = {
  name: string | null;
  jobs: unknown[];
  children?: Group[] | undefined;
  departments?: Group[] | undefined;
};

/**
 * Jobs of a list (`/jobs`), of the departments or offices endpoint, or the one job of `/jobs/<id>`. A list
 * that was asked for without `content` yields a request for each job's own page.
 */
function parseGreenhouse(page: Page, source: Source): ParsedPage {
  const json = readJson(page);
  const one = job.pick({ id: true, title: true }).safeParse(json);
  if (one.data?.id) {
    const found = readItems([json], (item) => completePosting(page.request, readJob(item, source)));
    return onePosting(page, found);
  }
  const grouped = groups.safeParse(json);
  if (grouped.success) return listed(once(grouped.data.flatMap(jobsOf)), source);
  const list = findEnvelope(json, { key: 'jobs', marks: ['id', 'title'] });
  if (list === null) return rejectPage(page, 'a Greenhouse job board ("jobs")');
  const total = meta.safeParse(list.fields).data?.meta.total ?? null;
  const read = listed(list.items, source);
  return { ...read, total, complete: isWhole(list) };
}

function listed(jobs: readonly unknown[], source: Source): ParsedPage {
  const found = readItems(jobs, (item) => {
    const posting = readJob(item, source);
    return posting.html === null
      ? detailRequest(`${board(source)}/jobs/${posting.externalId}`, posting)
      : posting;
  });
  return { ...found, total: null, complete: true };
}

function readJob(item: unknown, source: Source): RawPosting {
  const read = job.parse(item);
  const { location, offices, metadata } = read;
  const stated = (name: RegExp) => metadata.find((entry) => name.test(entry.name ?? ''))?.value;
  return rawPosting({
    externalId: identity(read.id, read.absolute_url),
    title: read.title,
    company: read.company_name ?? employerOf(source, slugOf(read.absolute_url)),
    url: read.absolute_url ?? `https://job-boards.greenhouse.io/${source.token}/jobs/${read.id}`,
    html: read.content === null ? null : unescaped(read.content),
    locations: distinct([location?.name, ...offices.map((office) => office.location)]),
    remote: workplace(stated(/^(location|workplace|work|remote) (type|model|status)$/i)),
    employmentType: stated(/^(employment|contract|job|time) type$/i) ?? null,
    department: read.departments[0] ?? null,
    requisitionId: read.requisition_id,
    salary: salaryOf(read.pay_input_ranges),
    language: read.language,
    postedAt: isoDate(read.first_published),
    updatedAt: isoDate(read.updated_at),
    closesAt: isoDate(read.application_deadline),
  });
}

function salaryOf(ranges: readonly z.infer<typeof payRange>[]): Salary | null {
  const [first] = ranges;
  if (first === undefined) return null;
  const units = (cents: number | null) => (cents === null ? null : cents / 100);
  return statedSalary({
    min: units(first.min_cents),
    max: units(first.max_cents),
    currency: first.currency_type,
  });
}

function jobsOf(part: Group): unknown[] {
  const parts = [...(part.children ?? []), ...(part.departments ?? [])];
  return [...part.jobs, ...parts.flatMap(jobsOf)];
}

/** The endpoint names a job under each of its departments and offices. */
function once(jobs: readonly unknown[]): unknown[] {
  const idOf = (item: unknown) => job.pick({ id: true }).safeParse(item).data?.id ?? item;
  const byId = new Map(jobs.map((item) => [idOf(item), item]));
  return [...byId.values()];
}

/** "acme" of https://boards.greenhouse.io/acme/jobs/1; boards on a site of their own do not say it. */
function slugOf(url: string | null): string | null {
  return /boards(?:\.eu)?\.greenhouse\.io\/([^/?#]+)\/jobs/.exec(url ?? '')?.[1] ?? null;
}

function board(source: Source): string {
  const host = origin(source, 'https://boards-api.greenhouse.io');
  return `${host}/v1/boards/${encodeURIComponent(source.token)}`;
}

function tokenOf(part: string | null | undefined): { token: string } | null {
  return part ? { token: decodeURIComponent(part).toLowerCase() } : null;
}
