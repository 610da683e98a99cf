import { z } from 'zod';
import type { RawPosting } from '../postings/posting.ts';
import type { Adapter, Page, PageRequest, ParsedPage, Source } from './adapter.ts';
import { isWhole, readEnvelope } from './envelope.ts';
import { body, flag, identity, needed, several, thing, words } from './fields.ts';
import { isoDate } from './iso-date.ts';
import { isPostingPage, parseJsonld } from './jsonld.ts';
import {
  alpha2,
  described,
  distinct,
  joinPlace,
  origin,
  rawPosting,
  readItems,
  subdomain,
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

const place = thing(
  {
    name: words,
    city: words,
    state: words,
    is_remote: flag,
    country: thing({ id: words, name: words }, 'name'),
  },
  'name',
);
const position = z.object({
  id: words,
  friendly_id: words,
  name: needed,
  url: words,
  published_date: words,
  updated_date: words,
  type: thing({ id: words, name: words }, 'name'),
  location: place,
  locations: several(place),
  department: words,
  salary: words,
  description: body,
  company: words,
});

function parseBreezy(page: Page, source: Source): ParsedPage {
  const wanted = { key: 'positions', marks: ['id', 'name'], board: 'Breezy' };
  const list = readEnvelope(page, wanted);
  const found = readItems(list.items, (item) => readPosition(item, source));
  return { ...found, total: null, complete: isWhole(list) };
}

function readPosition(item: unknown, source: Source): RawPosting | PageRequest {
  const read = position.parse(item);
  const places = [read.location, ...read.locations].filter((one) => one !== null);
  const path = `/p/${read.friendly_id ?? read.id}`;
  const posting = rawPosting({
    externalId: identity(read.id, read.url),
    title: read.name,
    company: read.company,
    url: read.url ?? `https://${source.token}.breezy.hr${path}`,
    locations: distinct(
      places.map((one) => one.name ?? joinPlace(one.city, one.state, one.country?.name)),
    ),
    country: alpha2(places[0]?.country?.id),
    remote: places.some((one) => one.is_remote) ? 'remote' : null,
    employmentType: typeOf(read.type),
    department: read.department,
    salary: statedSalary({ text: read.salary }),
    postedAt: isoDate(read.published_date),
    updatedAt: isoDate(read.updated_date),
  });
  if (read.description?.trim()) return { ...posting, ...described(read.description) };
  return detailRequest(`${site(source)}${path}`, posting);
}

/** Some boards serve the name as the place for its translation ("%LABEL_POSITION_TYPE_FULL_TIME%"). */
function typeOf(type: z.infer<typeof position>['type']): string | null {
  const name = type?.name?.startsWith('%') ? null : type?.name;
  return name ?? type?.id ?? null;
}

function site(source: Source): string {
  return origin(source, `https://${source.token}.breezy.hr`);
}
