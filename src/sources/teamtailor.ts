import { z } from 'zod';
import type { RawPosting } from '../postings/posting.ts';
import type { Adapter, Page, PageRequest, ParsedPage, Source } from './adapter.ts';
import { findEnvelope, isFields, readEnvelope } from './envelope.ts';
import { body, needed, several, words } from './fields.ts';
import { isoDate } from './iso-date.ts';
import { readJobPosting } from './job-posting.ts';
import { isPostingPage, parseJsonld } from './jsonld.ts';
import {
  described,
  distinct,
  joinPlace,
  origin,
  rawPosting,
  readItems,
  readJson,
  rejectPage,
  subdomain,
} from './payload.ts';
import { detailRequest } from './pending.ts';
import { workplace } from './workplace.ts';
import { list, readXml } from './xml.ts';

/** The feed's own default, of which more is asked for by its offset. */
const pageSize = 100;

/**
 * Teamtailor's feed of a careers site, as RSS or as JSON Feed; a token with a dot is a domain of its own,
 * `settings.region` "na" one of the sites kept in North America.
 */
export const teamtailor: Adapter = {
  id: 'teamtailor',
  name: 'Teamtailor',
  lists: 'all',
  request: (source) => [feedRequest(source, 0)],
  parse: (page, source) =>
    isPostingPage(page)
      ? parseJsonld(page, source)
      : /^\s*[{[]/.test(page.body)
        ? parseJsonFeed(page)
        : parseRss(page, source),
  detect: (url) => {
    const token = subdomain(url, 'na.teamtailor.com');
    if (token) return { token, settings: { region: 'na' } };
    const other = subdomain(url, 'teamtailor.com');
    return other && !/^(career|na)$/.test(other) ? { token: other } : null;
  },
};

function feedRequest(source: Source, offset: number): PageRequest {
  const url = `${site(source)}/jobs.rss?per_page=${pageSize}&offset=${offset}`;
  return { url, kind: 'list', context: { offset } };
}

const feedItem = z.object({
  id: needed,
  title: needed,
  url: words,
  date_published: words,
  date_modified: words,
  content_html: body,
  content_text: body,
  language: words,
  _jobposting: z.record(z.string(), z.unknown()).optional().catch(undefined),
});
const feed = z.object({ title: words, next_url: words });

const resource = z.object({
  id: needed,
  attributes: z.object({
    title: needed,
    body,
    'remote-status': words,
    'employment-type': words,
    'created-at': words,
    'updated-at': words,
  }),
  links: z.object({ 'careersite-job-url': words }).catch({ 'careersite-job-url': null }),
  relationships: z
    .record(z.string(), z.object({ data: z.unknown() }).loose().catch({ data: null }))
    .catch({}),
});
const related = z.object({
  id: needed,
  type: needed,
  attributes: z.object({ name: words, city: words, country: words }),
});

const nested = z.record(z.string(), z.unknown()).catch({});
const rssItem = z.object({
  guid: words,
  title: needed,
  link: words,
  description: body,
  pubDate: words,
  remoteStatus: words,
  'tt:department': words,
  'tt:role': words,
  'tt:locations': nested,
});
const place = z.object({ 'tt:city': words, 'tt:country': words, 'tt:name': words });

function parseJsonFeed(page: Page): ParsedPage {
  const resources = findEnvelope(readJson(page), { key: 'data', marks: ['id', 'attributes'] });
  if (resources?.items.every(isResource)) {
    const places = several(related).parse(resources.fields.included);
    const found = readItems(resources.items, (item) => readResource(item, places));
    return { ...found, total: null, complete: false };
  }
  const wanted = { key: 'items', marks: ['id', 'title'], board: 'Teamtailor' };
  const { items, fields, exact } = readEnvelope(page, wanted);
  const { next_url, title } = feed.parse(fields);
  const next: PageRequest[] = next_url === null ? [] : [{ url: next_url, kind: 'list' }];
  const found = readItems(items, (item) => readFeedItem(item, title));
  return { ...found, requests: [...found.requests, ...next], total: null, complete: exact };
}

type Related = z.infer<typeof related>;

const isResource = (item: unknown) => isFields(item) && isFields(item.attributes);

/** A job as Teamtailor's JSON:API serves it. */
function readResource(item: unknown, included: readonly Related[]): RawPosting {
  const { id, attributes, links, relationships } = resource.parse(item);
  const named = (name: string) => {
    const ids = list(relationships[name]?.data).map((one) => (isFields(one) ? String(one.id) : ''));
    const among = included.filter(({ type }) => type.startsWith(name.replace(/s$/, '')));
    return ids.flatMap((one) => among.find((other) => other.id === one)?.attributes ?? []);
  };
  return rawPosting({
    ...described(attributes.body),
    externalId: id,
    title: attributes.title,
    url: links['careersite-job-url'],
    locations: distinct(
      [...named('locations'), ...named('location')].map(
        ({ name, city, country }) => joinPlace(city, country) ?? name,
      ),
    ),
    department: named('department')[0]?.name ?? null,
    remote:
      attributes['remote-status'] === 'fully' ? 'remote' : workplace(attributes['remote-status']),
    employmentType: attributes['employment-type'],
    postedAt: isoDate(attributes['created-at']),
    updatedAt: isoDate(attributes['updated-at']),
  });
}

/** Every item carries its schema.org JobPosting, which says more than the feed's own fields. */
function readFeedItem(item: unknown, company: string | null): RawPosting | PageRequest {
  const read = feedItem.parse(item);
  const stated = readJobPosting({ ...read._jobposting, title: read.title });
  const posting = {
    ...stated,
    ...described(read.content_html ?? stated.html, read.content_text),
    externalId: read.id,
    title: read.title,
    company: stated.company ?? company,
    url: read.url,
    language: read.language?.slice(0, 2) ?? stated.language,
    postedAt: isoDate(read.date_published) ?? stated.postedAt,
    updatedAt: isoDate(read.date_modified) ?? stated.updatedAt,
  };
  return posting.html || posting.text || !read.url
    ? posting
    : detailRequest(read.url, { ...posting, html: null, text: null });
}

function parseRss(page: Page, source: Source): ParsedPage {
  const rss = nested.parse(readXml(page).rss);
  if (!('channel' in rss)) return rejectPage(page, 'a Teamtailor feed (<rss>)');
  const channel = nested.parse(rss.channel);
  const company = words.parse(channel.title);
  const items = list(channel.item);
  const found = readItems(items, (item) => readRssItem(item, company));
  const { context } = page.request;
  const offset = isFields(context) && typeof context.offset === 'number' ? context.offset : 0;
  // A full page may have another behind it, which is empty when it has not.
  const isFull = items.length > 0 && items.length % pageSize === 0;
  if (isFull) found.requests.push(feedRequest(source, offset + items.length));
  return { ...found, total: null, complete: true };
}

function readRssItem(item: unknown, company: string | null): RawPosting {
  const read = rssItem.parse(item);
  const places = list(read['tt:locations']['tt:location']).map((one) => place.parse(one));
  return rawPosting({
    ...described(read.description),
    externalId: needed.parse(read.guid ?? read.link),
    title: read.title,
    company,
    url: read.link,
    locations: distinct(
      places.map((one) => joinPlace(one['tt:city'], one['tt:country']) ?? one['tt:name']),
    ),
    remote: read.remoteStatus === 'fully' ? 'remote' : workplace(read.remoteStatus),
    department: read['tt:department'] ?? read['tt:role'],
    postedAt: isoDate(read.pubDate),
  });
}

function site(source: Source): string {
  const region = source.settings.region === 'na' ? 'na.' : '';
  const host = source.token.includes('.')
    ? source.token
    : `${source.token}.${region}teamtailor.com`;
  return origin(source, `https://${host}`);
}
