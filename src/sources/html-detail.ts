import { type CheerioAPI, load } from 'cheerio';
import { ParseError } from '../errors.ts';
import type { RawPosting } from '../postings/posting.ts';
import type { Page, ParsedPage } from './adapter.ts';
import { isoDate } from './iso-date.ts';
import { isTooDeep } from './nesting.ts';
import { distinct, onePosting, rawPosting, readItems, rejectPage } from './payload.ts';
import { pendingPosting } from './pending.ts';
import { type FieldName, type Fields, selectHtml, selectText } from './selectors.ts';
import { statedSalary, workplace } from './workplace.ts';

/** The posting of its own HTML page by selectors, over what the list said; a failure without description. */
export function parseHtmlDetail(page: Page, fields: Fields): ParsedPage {
  if (isTooDeep(page.body)) rejectPage(page, 'HTML that is not nested by the thousand');
  const $ = load(page.body);
  const found = readItems([page.body], () => {
    const listed = pendingPosting(page.request);
    const read = readFields($, $.root(), { page, fields, listed });
    if (!read.html) throw new Error(`no description at ${JSON.stringify(fields.description)}`);
    return read;
  });
  return onePosting(page, found);
}

type Reading = {
  page: Page;
  fields: Fields;
  listed?: RawPosting | null;
  /** The employer of a board of one employer. */
  company?: string | null;
};

/** The posting in `scope` by selectors, over what `listed` says; throws when no title is found. */
export function readFields(
  $: CheerioAPI,
  scope: ReturnType<CheerioAPI>,
  { page, fields, listed, company }: Reading,
): RawPosting {
  const get = (name: FieldName) => selectText(scope, fields[name]);
  const title = get('title') ?? listed?.title;
  if (!title) throw new Error(`no title at ${JSON.stringify(fields.title)}`);
  const link = get('url');
  const url = link ? absolute(link, page.request.url) : (listed?.url ?? null);
  const location = get('location');
  const salary = get('salary');
  const known = listed ?? rawPosting({ externalId: get('id') ?? url ?? title, title });
  return {
    ...known,
    title,
    url,
    company: get('company') ?? known.company ?? company ?? null,
    html: selectHtml($, scope, fields.description) ?? known.html,
    locations: location ? distinct([location]) : known.locations,
    remote: workplace(location) ?? known.remote,
    employmentType: get('type') ?? known.employmentType,
    department: get('department') ?? known.department,
    salary: salary ? statedSalary({ text: salary }) : known.salary,
    postedAt: get('date') ?? known.postedAt,
    closesAt: isoDate(get('closes')) ?? known.closesAt,
  };
}

/** What `read` returns; markup nested too deeply to be walked in reasonable time is a `ParseError`. */
export function walkable<T>(page: Page, read: () => T): T {
  let depth = 0;
  for (const [tag, end] of page.body.matchAll(container)) {
    depth += end ? -1 : tag.endsWith('/>') ? 0 : 1;
    if (depth > maxDepth) throw new ParseError(`${page.request.url}: nested too deeply to be read`);
  }
  return read();
}

/** Elements that must be closed; others (p, li, td, br) are often left open and nest no deeper. */
const container =
  /<(\/)?(?:div|span|section|article|ul|ol|table|a|b|i|em|strong|font|main|form|dl)\b[^<>]{0,2000}>/gi;
const maxDepth = 1_000;

/** A link as a whole address, null when it is no web address (mailto:, javascript:). */
export function absolute(link: string, base: string): string | null {
  if (!URL.canParse(link, base)) return null;
  const { href, protocol } = new URL(link, base);
  return /^https?:$/.test(protocol) ? href : null;
}
