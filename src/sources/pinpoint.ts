import { z } from 'zod';
import type { RawPosting } from '../postings/posting.ts';
import type { Adapter, Page, ParsedPage, Source } from './adapter.ts';
import { isWhole, readEnvelope } from './envelope.ts';
import { htmlSections } from './escaped-html.ts';
import { amount, body, flag, identity, needed, thing, words } from './fields.ts';
import { isoDate } from './iso-date.ts';
import {
  described,
  distinct,
  employerOf,
  joinPlace,
  origin,
  rawPosting,
  readItems,
  subdomain,
} from './payload.ts';
import { payPeriod, statedSalary, workplace } from './workplace.ts';

/** Pinpoint's postings.json: the whole board, its texts in four parts. It has no date of publication. */
export const pinpoint: Adapter = {
  id: 'pinpoint',
  name: 'Pinpoint',
  lists: 'all',
  request: (source) => [{ url: `${site(source)}/postings.json`, kind: 'list' }],
  parse: parsePinpoint,
  detect: (url) => {
    const token = subdomain(url, 'pinpointhq.com');
    return token ? { token } : null;
  },
};

const posting = z.object({
  id: words,
  title: needed,
  url: words,
  path: words,
  description: body,
  key_responsibilities: body,
  key_responsibilities_header: words,
  skills_knowledge_expertise: body,
  skills_knowledge_expertise_header: words,
  benefits: body,
  benefits_header: words,
  compensation: words,
  compensation_minimum: amount,
  compensation_maximum: amount,
  compensation_currency: words,
  compensation_frequency: words,
  compensation_visible: flag,
  deadline_at: words,
  published_at: words,
  employment_type: words,
  employment_type_text: words,
  workplace_type: words,
  job: z
    .object({
      requisition_id: words,
      department: words,
    })
    .nullable()
    .catch(null),
  location: thing({ city: words, name: words, province: words, country: words }, 'name'),
});
type Posting = z.infer<typeof posting>;

function parsePinpoint(page: Page, source: Source): ParsedPage {
  const wanted = { key: 'data', marks: ['id', 'title'], board: 'Pinpoint' };
  const list = readEnvelope(page, wanted);
  const found = readItems(list.items, (item) => readPosting(posting.parse(item), source));
  return { ...found, total: null, complete: isWhole(list) };
}

function readPosting(read: Posting, source: Source): RawPosting {
  const { location, job } = read;
  const isPayShown = read.compensation_visible !== false;
  return rawPosting({
    ...described(wholeHtml(read)),
    externalId: identity(read.id, read.url),
    title: read.title,
    company: employerOf(source, read.url && labelOf(read.url)),
    url: read.url ?? (read.path && `https://${source.token}.pinpointhq.com${read.path}`),
    locations: distinct([
      location?.name,
      joinPlace(location?.city, location?.province, location?.country),
    ]),
    remote: workplace(read.workplace_type),
    employmentType: read.employment_type_text ?? read.employment_type,
    department: job?.department ?? null,
    requisitionId: job?.requisition_id ?? null,
    salary: !isPayShown
      ? null
      : statedSalary({
          min: read.compensation_minimum,
          max: read.compensation_maximum,
          currency: read.compensation_currency,
          period: payPeriod(read.compensation_frequency),
          text: read.compensation,
        }),
    postedAt: isoDate(read.published_at),
    closesAt: isoDate(read.deadline_at),
  });
}

function wholeHtml(read: Posting): string | null {
  return htmlSections([
    { html: read.description },
    { heading: read.key_responsibilities_header, html: read.key_responsibilities },
    { heading: read.skills_knowledge_expertise_header, html: read.skills_knowledge_expertise },
    { heading: read.benefits_header, html: read.benefits },
  ]);
}

/** "acme" of https://acme.pinpointhq.com/en/postings/1. */
function labelOf(href: string): string | null {
  const url = URL.parse(href);
  return url === null ? null : subdomain(url, 'pinpointhq.com');
}

function site(source: Source): string {
  return origin(source, `https://${source.token}.pinpointhq.com`);
}
