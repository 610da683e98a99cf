import { z } from 'zod';
import type { RawPosting } from '../postings/posting.ts';
import type { Adapter, Page, PageRequest, ParsedPage, Source } from './adapter.ts';
import { isoDate } from './iso-date.ts';
import { isPostingPage, parseJsonld } from './jsonld.ts';
import {
  alpha2,
  body,
  described,
  distinct,
  flag,
  needed,
  origin,
  rawPosting,
  readItems,
  readJson,
  rejectPage,
  several,
  subdomain,
  words,
} from './payload.ts';
import { detailRequest } from './pending.ts';
import { statedSalary } from './workplace.ts';

/** Breezy HR's JSON list; where it leaves the text out, the posting's own page has it as JobPosting data. */
export const breezy: Adapter = {
  id: 'breezy',
  name: 'Breezy HR',
  lists: 'all',
  request: (source) => [{ url: `${site(source)}/json?verbose=true`, kind: 'list' }],
  parse: (page, source) =>
    isPostingPage(page) ? parseJsonld(page, source) : parseBreezy(page, source),
  detect: (url) => {
    const token = subdomain(url, 'breezy.hr');
    return token ? { token } : null;
  },
};

const place = z.object({
  name: words,
  is_remote: flag,
  country: z.object({ id: words, name: words }).nullable().catch(null),
});
const position = z.object({
  id: needed,
  friendly_id: words,
  name: needed,
  url: words,
  published_date: words,
  updated_date: words,
  type: z.object({ id: words, name: words }).nullable().catch(null),
  location: place.nullable().catch(null),
  locations: several(place),
  department: words,
  salary: words,
  description: body,
  company: z.object({ name: words }).nullable().catch(null),
});

function parseBreezy(page: Page, source: Source): ParsedPage {
  const json = readJson(page);
  if (!Array.isArray(json)) return rejectPage(page, 'a list of Breezy positions');
  const found = readItems(json, (item) => readPosition(item, source));
  return { ...found, total: null, complete: true };
}

function readPosition(item: unknown, source: Source): RawPosting | PageRequest {
  const read = position.parse(item);
  const places = [...(read.location ? [read.location] : []), ...read.locations];
  const path = `/p/${read.friendly_id ?? read.id}`;
  const posting = rawPosting({
    externalId: read.id,
    title: read.name,
    company: read.company?.name ?? null,
    url: read.url ?? `https://${source.token}.breezy.hr${path}`,
    locations: distinct(places.map((one) => one.name)),
    country: alpha2(places[0]?.country?.id),
    remote: places.some((one) => one.is_remote) ? 'remote' : null,
    employmentType: read.type?.name ?? read.type?.id ?? null,
    department: read.department,
    salary: statedSalary({ text: read.salary }),
    postedAt: isoDate(read.published_date),
    updatedAt: isoDate(read.updated_date),
  });
  if (read.description?.trim()) return { ...posting, ...described(read.description) };
  return detailRequest(`${site(source)}${path}`, posting);
}

function site(source: Source): string {
  return origin(source, `https://${source.token}.breezy.hr`);
}
