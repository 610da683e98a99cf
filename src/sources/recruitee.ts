import { z } from 'zod';
import type { RawPosting, Remote } from '../postings/posting.ts';
import type { Adapter, Page, ParsedPage, Source } from './adapter.ts';
import { isWhole, readEnvelope } from './envelope.ts';
import { htmlSections } from './escaped-html.ts';
import { amount, body, flag, identity, needed, several, words } from './fields.ts';
import { isoDate } from './iso-date.ts';
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
import { payPeriod, statedSalary } from './workplace.ts';

/** Recruitee's careers-site API, texts included; a token with a dot is a careers site on a domain of its own. */
export const recruitee: Adapter = {
  id: 'recruitee',
  name: 'Recruitee',
  lists: 'all',
  request: (source) => [{ url: `${site(source)}/api/offers/`, kind: 'list' }],
  parse: parseRecruitee,
  detect: (url) => {
    const token = subdomain(url, 'recruitee.com');
    return token ? { token } : null;
  },
};

const offer = z.object({
  id: words,
  title: words,
  status: words,
  slug: words,
  careers_url: words,
  company_name: words,
  department: words,
  location: words,
  city: words,
  country: words,
  country_code: words,
  locations: several(z.object({ city: words, state: words, country: words, name: words })),
  remote: flag,
  hybrid: flag,
  on_site: flag,
  employment_type_code: words,
  salary: z
    .object({ min: amount, max: amount, currency: words, period: words })
    .nullable()
    .catch(null),
  translations: z.record(z.string(), z.unknown()).catch({}),
  tags: several(z.string()),
  description: body,
  requirements: body,
  created_at: words,
  published_at: words,
  updated_at: words,
  close_at: words,
});
type Offer = z.infer<typeof offer>;
const untranslated = { title: null, description: null, requirements: null };
const translation = z
  .object({ title: words, description: body.catch(null), requirements: body.catch(null) })
  .catch(untranslated);

function parseRecruitee(page: Page, source: Source): ParsedPage {
  const wanted = { key: 'offers', marks: ['id', 'title'], one: 'offer', board: 'Recruitee' };
  const list = readEnvelope(page, wanted);
  const found = readItems(list.items, (item) => readOffer(offer.parse(item), source));
  return { ...found, total: null, complete: isWhole(list) };
}

function readOffer(read: Offer, source: Source): RawPosting | null {
  if (/^(draft|internal|closed|archived)$/.test(read.status ?? '')) return null;
  const languages = Object.keys(read.translations);
  // A board whose first language lacks the texts has them in another.
  const texts = Object.values(read.translations).map((one) => translation.parse(one));
  const said = texts.find((one) => one.description?.trim()) ?? texts[0] ?? untranslated;
  const html = htmlSections([
    { html: read.description || said.description },
    { heading: 'Requirements', html: read.requirements || said.requirements },
  ]);
  return rawPosting({
    ...described(html),
    externalId: identity(read.id, read.careers_url),
    title: needed.parse(read.title ?? said.title),
    company: read.company_name,
    url: read.careers_url ?? (read.slug && `${site(source)}/o/${read.slug}`),
    locations: distinct([
      read.location ?? joinPlace(read.city, read.country),
      ...read.locations.map((one) => joinPlace(one.city, one.state, one.country) ?? one.name),
    ]),
    country: alpha2(read.country_code),
    remote: remoteOf(read),
    employmentType: read.employment_type_code,
    department: read.department,
    salary: read.salary && statedSalary({ ...read.salary, period: payPeriod(read.salary.period) }),
    language: languages.length === 1 ? (languages[0]?.slice(0, 2) ?? null) : null,
    tags: distinct(read.tags),
    postedAt: isoDate(read.published_at ?? read.created_at),
    updatedAt: isoDate(read.updated_at),
    closesAt: isoDate(read.close_at),
  });
}

function remoteOf({ remote, hybrid, on_site }: Offer): Remote | null {
  if (remote) return 'remote';
  if (hybrid) return 'hybrid';
  return on_site ? 'onsite' : null;
}

function site(source: Source): string {
  const host = source.token.includes('.') ? source.token : `${source.token}.recruitee.com`;
  return origin(source, `https://${host}`);
}
