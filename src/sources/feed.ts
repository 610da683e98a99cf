import type { RawPosting, Salary } from '../postings/posting.ts';
import type { Page, ParsedPage } from './adapter.ts';
import { childText, type Element, readElements, textOf } from './elements.ts';
import { readableName } from './entities.ts';
import { isFields, section } from './envelope.ts';
import { amount } from './fields.ts';
import { isoDate } from './iso-date.ts';
import { distinct, joinPlace, rawPosting, readItems, rejectPage } from './payload.ts';
import { payPeriod, statedSalary, workplace } from './workplace.ts';
import { list } from './xml.ts';

export const titleForms = [
  'plain',
  'company: title',
  'title at company',
  'title @ company',
  'title // company',
  'title, company',
] as const;
export type TitleForm = (typeof titleForms)[number];

/**
 * The postings of an RSS 2.0, RSS 1.0 (RDF) or Atom feed, or of the XML that systems write for job boards
 * (`<source>` or `<jobs>` of `<job>`). Company and place come from the feed's own job
 * elements where it has them ("job_listing:company", "joblisting:location", "region"), else from the title
 * in the form `title`. Throws `ParseError` for any other page.
 */
export function readFeed(page: Page, title: TitleForm = 'plain'): ParsedPage {
  const items = itemsIn(readElements(page));
  if (items === null) return rejectPage(page, 'an RSS or Atom feed');
  const found = readItems(items, (item) => readItem(item, title));
  return { ...found, total: null, complete: true };
}

function itemsIn(document: Element): unknown[] | null {
  const rss = childOf(document, 'rss');
  if (rss) return list(childOf(rss, 'channel')?.item);
  const roots = [
    ['rdf:RDF', 'item'],
    ['feed', 'entry'],
    ['source', 'job'],
    ['jobs', 'job'],
  ] as const;
  for (const [root, name] of roots) {
    const found = childOf(document, root);
    if (found) return list(found[name]);
  }
  return null;
}

/** Whether a page begins as an RSS or Atom feed does. */
export function isFeed({ body }: Page): boolean {
  return /^\uFEFF?\s*(<\?xml[^>]*>\s*|<!--[\s\S]*?-->\s*)*<(rss|rdf:RDF|feed|source|jobs)[\s>]/.test(
    body.slice(0, 2_000),
  );
}

/** The title of an RSS feed as a whole, null where there is none. */
export function feedTitle(page: Page): string | null {
  const rss = childOf(readElements(page), 'rss');
  const channel = rss && childOf(rss, 'channel');
  return channel && childText(channel, 'title');
}

function childOf(element: Element, name: string): Element | null {
  const [child] = list(element[name]);
  return isFields(child) ? child : child === undefined ? null : {};
}

function readItem(item: unknown, form: TitleForm): RawPosting {
  if (!isFields(item)) throw new Error('an item without elements');
  const written = childText(item, 'title');
  if (!written) throw new Error('an item without a title');
  const named = splitTitle(readableName(written), form);
  const url = linkOf(item);
  const id =
    childText(item, 'guid', 'id', 'joblisting:jobId', 'referencenumber', 'reference', 'job_id') ??
    url;
  if (!id) throw new Error('an item without guid, id or link');
  const place = joinPlace(
    childText(item, 'joblisting:location'),
    childText(item, 'joblisting:state'),
  );
  return rawPosting({
    externalId: id,
    title: named.title,
    company: companyOf(item) ?? named.company ?? authorOf(item),
    url,
    html: wholeHtml(item),
    locations: distinct([
      childText(
        item,
        'job_listing:location',
        'job:location',
        'location',
        'region',
        'himalayasJobs:locationRestriction',
      ),
      place,
      childText(item, 'city')
        ? joinPlace(childText(item, 'city'), childText(item, 'state'), childText(item, 'country'))
        : childText(item, 'country'),
    ]),
    remote: /\((allows )?remote\)/i.test(written)
      ? 'remote'
      : workplace(childText(item, 'remotetype', 'workplace_type')),
    employmentType: childText(
      item,
      'job_listing:job_type',
      'joblisting:jobType',
      'job_type',
      'jobtype',
      'type',
    ),
    department: childText(item, 'joblisting:department', 'department'),
    salary: salaryOf(item),
    tags: distinct(list(item.category).map(categoryOf)),
    postedAt: isoDate(
      childText(item, 'pubDate', 'published', 'dc:date', 'updated', 'date', 'dateposted'),
    ),
    updatedAt: isoDate(childText(item, 'updated', 'a10:updated')),
    closesAt: isoDate(
      childText(
        item,
        'joblisting:advertiseToDateTimeUTC',
        'joblisting:advertiseToDateTime',
        'job_listing:expires',
        'expires_at',
        'expires',
      ),
    ),
  });
}

function companyOf(item: Element): string | null {
  const name = childText(
    item,
    'job_listing:company',
    'job:company',
    'company',
    'companyName',
    'company_name',
    'himalayasJobs:companyName',
  );
  return name ? readableName(name) : null;
}

/** Job feeds put the employer where a blog names its writer; a writer's role is no employer. */
function authorOf(item: Element): string | null {
  const [author] = list(item['a10:author'] ?? item.author);
  const person = isFields(author) ? childText(author, 'name', 'a10:name') : null;
  const name = person ?? childText(item, 'dc:creator');
  return name && !/^(admin|editor|webmaster|staff)\b/i.test(name) ? readableName(name) : null;
}

function linkOf(item: Element): string | null {
  const links = list(item.link);
  const href = (link: unknown) => (isFields(link) ? textOf(link['@href']) : '');
  const alternate = links.find(
    (link) => isFields(link) && (link['@rel'] ?? 'alternate') === 'alternate',
  );
  const written = childText(item, 'link', 'url') || href(alternate) || href(links[0]);
  if (written) return written;
  const guid = childText(item, 'guid');
  return guid && URL.canParse(guid) ? guid : null;
}

function categoryOf(category: unknown): string {
  const name = isFields(category) ? (category['@term'] ?? category.Category) : null;
  return (typeof name === 'string' && name) || textOf(category);
}

function splitTitle(written: string, form: TitleForm): { title: string; company: string | null } {
  const pattern = titlePatterns[form];
  const parts = written.length > 300 ? undefined : pattern?.exec(written)?.groups;
  if (!parts?.title || !parts.company) return { title: written, company: null };
  return { title: parts.title.trim(), company: parts.company.trim() };
}

const titlePatterns: Readonly<Record<TitleForm, RegExp | null>> = {
  plain: null,
  'company: title': /^(?<company>[^:]+):\s+(?<title>.+)$/s,
  'title at company': /^(?<title>.+)\s+at\s+(?<company>.+?)(?:\s+\([^()]*\))*$/s,
  'title // company': /^(?<title>.+?)\s+\/\/\s+(?<company>.+)$/s,
  // "Engineer, Backend, Acme": the company is what follows the last comma, its "Inc." aside.
  'title, company':
    /^(?<title>.+),\s+(?!(?:Inc|LLC|Ltd|GmbH)\b)(?<company>[^,]+(?:,\s*(?:Inc|LLC|Ltd|GmbH)\.?)?)$/s,
  'title @ company': /^(?<title>.+)\s+@\s+(?<company>[^[]+?)(?:\s*\[.*\])?$/s,
};

/** The longest of the texts that an item has in its several lengths, and what agencies keep beside it. */
function wholeHtml(item: Element): string {
  const texts = [
    'content:encoded',
    'content',
    'description',
    'description_requirements',
    'summary',
  ].map((name) => childText(item, name) ?? '');
  const text = texts.reduce((best, one) => (one.length > best.length ? one : best), '');
  return (
    text + agencySections.map(([name, title]) => section(title, childText(item, name))).join('')
  );
}

const agencySections = [
  ['joblisting:examplesofduties', 'Examples of duties'],
  ['joblisting:qualifications', 'Qualifications'],
  ['joblisting:supplementalinformation', 'Supplemental information'],
] as const;

function salaryOf(item: Element): Salary | null {
  const bound = (name: string) => amount.parse(childText(item, name));
  return statedSalary({
    min: bound('joblisting:minimumSalary'),
    max: bound('joblisting:maximumSalary'),
    currency: childText(item, 'joblisting:salaryCurrency'),
    period: payPeriod(childText(item, 'joblisting:salaryInterval')),
  });
}
