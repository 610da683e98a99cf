import { z } from 'zod';
import type { RawPosting } from '../postings/posting.ts';
import type { Adapter, Page, PageRequest, ParsedPage, Source } from './adapter.ts';
import { type Envelope, fieldNumber, isFields, readEnvelope, withQuery } from './envelope.ts';
import { amount, body, identity, needed, several, words } from './fields.ts';
import { isoDate } from './iso-date.ts';
import { distinct, onePosting, origin, rawPosting, readItems, readJson } from './payload.ts';
import { detailRequest, pendingPosting } from './pending.ts';
import { pagesWanted } from './source-settings.ts';
import { payPeriod, statedSalary, workplace } from './workplace.ts';

const skill = z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]);

const offerSchema = z
  .preprocess(
    renamed,
    z.object({
      guid: words,
      id: words,
      slug: words,
      title: needed,
      companyName: words,
      body: body.catch(null),
      workplaceType: z.preprocess(labelOf, words),
      workingTime: z.preprocess(labelOf, words),
      category: z.object({ key: words }).nullish().catch(null),
      city: words,
      locations: several(z.object({ city: words })),
      multilocation: several(z.object({ city: words })),
      employmentTypes: several(
        z.object({
          from: amount,
          to: amount,
          currency: words,
          currencySource: words,
          type: words,
          unit: words,
        }),
      ),
      requiredSkills: several(skill),
      niceToHaveSkills: several(skill),
      publishedAt: words,
      lastPublishedAt: words,
      expiredAt: words,
    }),
  )
  // The offers API of before 2023 calls the slug "id".
  .transform(({ id, slug, ...offer }) => ({ ...offer, slug: identity(slug, id) }));
type Offer = z.infer<typeof offerSchema>;

const pageSize = 100;
const defaultPages = 30;

/**
 * Just Join IT's public list (Poland): offers of a category (the token: "java", or "all"), newest first. The
 * list has no text; each offer's own answer has.
 */
export const justjoinit: Adapter = {
  id: 'justjoinit',
  name: 'Just Join IT',
  lists: 'all',
  manyEmployers: true,
  request: (source) => [listRequest(source, 0)],
  parse: (page, source) => {
    const answer = readJson(page);
    const isOffer = isFields(answer) && 'title' in answer && ('slug' in answer || 'id' in answer);
    return isOffer ? parseDetail(page, answer) : parseList(page, source);
  },
  detect: (url) => {
    if (!/(^|\.)justjoin\.it$/.test(url.hostname)) return null;
    return {
      token: /^\/(?:job-offers\/[^/]+|all-locations)\/([a-z]+)/.exec(url.pathname)?.[1] ?? 'all',
    };
  },
};

function offersUrl(source: Source): string {
  return `${origin(source, 'https://justjoin.it')}/api/candidate-api/offers`;
}

function listRequest(source: Source, from: number): PageRequest {
  const url = withQuery(offersUrl(source), {
    from,
    itemsCount: pageSize,
    categories: source.token === 'all' ? null : source.token,
    currency: 'pln',
    orderBy: 'descending',
    sortBy: 'publishedAt',
  });
  return { url, kind: 'list' };
}

function parseList(page: Page, source: Source): ParsedPage {
  const list = readEnvelope(page, {
    key: 'data',
    marks: ['title', 'slug'],
    board: 'Just Join IT',
  });
  const { items, fields } = list;
  const found = readItems(items, (item) => {
    const offer = offerSchema.parse(item);
    return detailRequest(
      `${offersUrl(source)}/${encodeURIComponent(offer.slug)}`,
      readOffer(offer),
    );
  });
  const meta = isFields(fields.meta) ? fields.meta : {};
  const next = isFields(meta.next) ? fieldNumber(meta.next.cursor) : null;
  const from = fieldNumber(meta.from) ?? 0;
  const more = items.length > 0 && next !== null && next > from;
  const wanted = more && next < pagesWanted(source, defaultPages) * pageSize;
  if (wanted) found.requests.push(listRequest(source, next));
  const complete = more ? list.exact && wanted : isLast(list);
  return { ...found, total: fieldNumber(meta.totalItems), complete };
}

/** Whether no page follows; the older lists number theirs, which nobody asks for any more. */
function isLast({ exact, fields }: Envelope): boolean {
  const meta = isFields(fields.meta) ? fields.meta : {};
  return exact && fieldNumber(meta.nextPage) === null;
}

function parseDetail(page: Page, answer: unknown): ParsedPage {
  const found = readItems([answer], (item) => {
    const offer = offerSchema.parse(item);
    const listed = pendingPosting(page.request) ?? readOffer(offer);
    return { ...listed, html: offer.body ?? '' };
  });
  return onePosting(page, found);
}

function readOffer(offer: Offer): RawPosting {
  const pay = offer.employmentTypes.find(
    ({ currencySource, from, to }) => currencySource !== 'conversion' && (from ?? to) !== null,
  );
  const cities = [
    offer.city,
    ...[...offer.locations, ...offer.multilocation].map(({ city }) => city),
  ];
  return rawPosting({
    externalId: offer.guid ?? offer.slug,
    title: offer.title,
    company: offer.companyName,
    url: `https://justjoin.it/job-offer/${offer.slug}`,
    locations: distinct(cities),
    remote: workplace(offer.workplaceType),
    employmentType:
      distinct([offer.workingTime, offer.employmentTypes[0]?.type]).join(', ') || null,
    department: offer.category?.key ?? null,
    salary: pay
      ? statedSalary({
          min: pay.from,
          max: pay.to,
          currency: pay.currency,
          period: payPeriod(pay.unit),
        })
      : null,
    tags: distinct([...offer.requiredSkills, ...offer.niceToHaveSkills]),
    postedAt: isoDate(offer.publishedAt),
    updatedAt: isoDate(offer.lastPublishedAt),
    closesAt: isoDate(offer.expiredAt),
  });
}

/** The API of before 2023 writes its fields in snake case, and the pay of a contract a level deeper. */
function renamed(offer: unknown): unknown {
  if (!isFields(offer) || !('company_name' in offer)) return offer;
  const contracts = Array.isArray(offer.employment_types) ? offer.employment_types : [];
  return {
    ...offer,
    companyName: offer.company_name,
    workplaceType: offer.workplace_type,
    publishedAt: offer.published_at,
    requiredSkills: offer.skills,
    employmentTypes: contracts.map((one) =>
      isFields(one) && isFields(one.salary) ? { unit: 'month', ...one, ...one.salary } : one,
    ),
  };
}

/** An offer's own answer has { label, value } where the list has a word. */
function labelOf(value: unknown): unknown {
  return isFields(value) ? (value.value ?? value.label) : value;
}
