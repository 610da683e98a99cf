import { z } from 'zod';
import type { RawPosting, Remote } from '../postings/posting.ts';
import type { Adapter, Page, ParsedPage, Source } from './adapter.ts';
import { htmlSections } from './escaped-html.ts';
import { isoDate } from './iso-date.ts';
import {
  alpha2,
  amount,
  body,
  described,
  distinct,
  flag,
  joinPlace,
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
  id: needed,
  title: needed,
  status: words,
  slug: words,
  careers_url: words,
  company_name: words,
  department: words,
  location: words,
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

const offers = z
  .object({ offers: z.array(z.unknown()) })
  .or(z.object({ offer: z.unknown() }).transform((one) => ({ offers: [one.offer] })));

function parseRecruitee(page: Page, source: Source): ParsedPage {
  const list = offers.safeParse(readJson(page));
  if (!list.success) return rejectPage(page, 'Recruitee offers ("offers")');
  const found = readItems(list.data.offers, (item) => readOffer(offer.parse(item), source));
  return { ...found, total: null, complete: true };
}

function readOffer(read: Offer, source: Source): RawPosting | null {
  if (read.status !== null && read.status !== 'published') return null;
  const languages = Object.keys(read.translations);
  const html = htmlSections([
    { html: read.description },
    { heading: 'Requirements', html: read.requirements },
  ]);
  return rawPosting({
    ...described(html),
    externalId: read.id,
    title: read.title,
    company: read.company_name,
    url: read.careers_url ?? (read.slug && `${site(source)}/o/${read.slug}`),
    locations: distinct([
      read.location,
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
