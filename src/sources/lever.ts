import { z } from 'zod';
import type { RawPosting } from '../postings/posting.ts';
import type { Adapter, Page, ParsedPage, Source } from './adapter.ts';
import { findEnvelope, isFields, isWhole } from './envelope.ts';
import { escapeHtml, inLines, textAsHtml, withoutRepeats } from './escaped-html.ts';
import { amount, body, identity, needed, several, words } from './fields.ts';
import { isoDate } from './iso-date.ts';
import {
  alpha2,
  described,
  distinct,
  employerOf,
  origin,
  rawPosting,
  readItems,
  readJson,
  rejectPage,
} from './payload.ts';
import { payPeriod, statedSalary, workplace } from './workplace.ts';

/** Lever's public postings API; `settings.region` "eu" asks the European one. */
export const lever: Adapter = {
  id: 'lever',
  name: 'Lever',
  lists: 'all',
  request: (source) => [{ url: `${board(source)}?mode=json`, kind: 'list' }],
  parse: parseLever,
  detect: (url) => {
    const host = /^(jobs|api)\.(eu\.)?lever\.co$/.exec(url.hostname);
    const parts = url.pathname.split('/').filter((part) => part !== '');
    const token = host?.[1] === 'api' ? parts[2] : parts[0];
    if (!host || !token || (host[1] === 'api' && parts[1] !== 'postings')) return null;
    return host[2] ? { token, settings: { region: 'eu' } } : { token };
  },
};

const posting = z.preprocess(
  flattened,
  z.object({
    id: words,
    text: needed,
    hostedUrl: words,
    createdAt: amount,
    updatedAt: amount,
    country: words,
    workplaceType: words,
    reqCode: words,
    opening: body,
    description: body,
    descriptionBody: body,
    descriptionPlain: body,
    lists: z.preprocess(listsIn, z.array(z.object({ text: words, content: body }))),
    additional: body,
    additionalPlain: body,
    salaryDescription: body,
    salaryRange: z
      .object({ min: amount, max: amount, currency: words, interval: words })
      .nullable()
      .catch(null),
    categories: z
      .object({
        commitment: words,
        department: words,
        team: words,
        location: words,
        allLocations: several(z.string()),
      })
      .nullable()
      .catch(null),
    tags: several(z.string()),
  }),
);

/** The API that employers use puts the text and the addresses into objects of their own. */
function flattened(item: unknown): unknown {
  if (!isFields(item)) return item;
  const { content, urls } = item;
  return {
    ...(isFields(urls) ? { hostedUrl: urls.show } : {}),
    ...(isFields(content)
      ? {
          description: content.descriptionHtml ?? content.description,
          lists: content.lists,
          additional: content.closingHtml ?? content.closing,
        }
      : {}),
    ...item,
  };
}

/** A list without its heading, or one list that is not in an array, holds requirements all the same. */
function listsIn(value: unknown): unknown {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return [asList(value)];
  return value.filter((list) => list !== null).map(asList);
}

const asList = (list: unknown) => (typeof list === 'string' ? { content: list } : list);

type LeverPosting = z.infer<typeof posting>;

function parseLever(page: Page, source: Source): ParsedPage {
  const json = readJson(page);
  const list = findEnvelope(json, { key: 'data', marks: ['id', 'text'] });
  if (list === null) return rejectPage(page, 'a list of Lever postings');
  const found = readItems(list.items, (item) => readPosting(item, source));
  return { ...found, total: null, complete: isWhole(list) };
}

function readPosting(item: unknown, source: Source): RawPosting {
  const read = posting.parse(item);
  const { categories, salaryRange } = read;
  return rawPosting({
    ...described(wholeHtml(read)),
    externalId: identity(read.id, read.hostedUrl),
    title: read.text,
    company: employerOf(source, slugOf(read.hostedUrl)),
    url: read.hostedUrl ?? `https://jobs.${regionOf(source)}lever.co/${source.token}/${read.id}`,
    locations: distinct([categories?.location, ...(categories?.allLocations ?? [])]),
    country: alpha2(read.country),
    remote: workplace(read.workplaceType),
    employmentType: categories?.commitment ?? null,
    department: categories?.department ?? categories?.team ?? null,
    requisitionId: read.reqCode,
    salary:
      salaryRange && statedSalary({ ...salaryRange, period: payPeriod(salaryRange.interval) }),
    tags: distinct(read.tags),
    postedAt: isoDate(read.createdAt),
    updatedAt: isoDate(read.updatedAt),
  });
}

/**
 * The page as Lever shows it. `description` is `opening` and `descriptionBody` together, where it is whole; the
 * requirements are in `lists`, each with its heading, as bare `<li>` items.
 */
function wholeHtml(read: LeverPosting): string {
  const html = withoutRepeats([read.description, read.opening, read.descriptionBody]);
  const top = html || textAsHtml(read.descriptionPlain);
  const lists = read.lists.filter((list) => !list.content || !top.includes(list.content.trim()));
  const end = read.additional?.trim() ? read.additional : textAsHtml(read.additionalPlain);
  return [top, ...lists.map(section), read.salaryDescription, end].filter(Boolean).join('\n');
}

function section({ text, content }: LeverPosting['lists'][number]): string {
  const items = content?.trim() ?? '';
  const list = /^<li[\s>]/i.test(items) ? `<ul>${items}</ul>` : inLines(items);
  return text === null ? list : `<h3>${escapeHtml(text)}</h3>\n${list}`;
}

function regionOf(source: Source): '' | 'eu.' {
  return source.settings.region === 'eu' ? 'eu.' : '';
}

/** "acme" of https://jobs.lever.co/acme/<id>. */
function slugOf(url: string | null): string | null {
  return /\.lever\.co\/([^/?#]+)\//.exec(url ?? '')?.[1] ?? null;
}

function board(source: Source): string {
  const host = origin(source, `https://api.${regionOf(source)}lever.co`);
  return `${host}/v0/postings/${encodeURIComponent(source.token)}`;
}
