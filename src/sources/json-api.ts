import { z } from 'zod';
import type { RawPosting } from '../postings/posting.ts';
import type { Adapter, Page, PageRequest, ParsedPage, Source } from './adapter.ts';
import { isFields, isWhole, section } from './envelope.ts';
import { parseHtmlDetail, walkable } from './html-detail.ts';
import { isoDate } from './iso-date.ts';
import { fillTemplate, htmlAt, textAt, valueAt } from './json-path.ts';
import { distinct, onePosting, rawPosting, readItems, readJson, rejectPage } from './payload.ts';
import { detailRequest, pendingPosting } from './pending.ts';
import { fieldsSchema as selectorsSchema } from './selectors.ts';
import { settingsOf } from './source-settings.ts';
import { statedSalary, workplace } from './workplace.ts';

const headers = z.record(z.string(), z.string());
const fieldsSchema = z.strictObject({
  id: z.string().optional(),
  title: z.string().optional(),
  company: z.string().optional(),
  location: z.string().optional(),
  date: z.string().optional(),
  closes: z.string().optional(),
  salary: z.string().optional(),
  department: z.string().optional(),
  type: z.string().optional(),
  /** The parts of the text in reading order: a path, or [heading, path]. */
  description: z.array(z.union([z.string(), z.tuple([z.string(), z.string()])])).optional(),
  /** A template of the page that people see: "https://hr.example.az/vacancy/{id}". */
  url: z.string().optional(),
});
type Fields = z.infer<typeof fieldsSchema>;

const settingsSchema = z.object({
  /** The path of the list in the answer ("data.items"); "" where the answer is the list. */
  items: z.string(),
  fields: fieldsSchema,
  total: z.string().optional(),
  /** Counts pages up from `first` (default 1) in "{page}", or items in "{offset}", of this URL. */
  pageUrl: z.string().optional(),
  first: z.int().min(0).optional(),
  pageSize: z.int().positive().optional(),
  pages: z.int().positive().optional(),
  method: z.enum(['GET', 'POST']).optional(),
  json: z.unknown().optional(),
  headers: headers.optional(),
  /** The path of the address of the next page, where the answer has one. */
  next: z.string().optional(),
  /** A posting's own answer: its URL as a template of the item's fields, the path of the posting in it. */
  detail: z
    .union([
      z.strictObject({ url: z.string(), item: z.string(), fields: fieldsSchema }),
      z.strictObject({ url: z.string(), select: selectorsSchema }),
    ])
    .optional(),
  lists: z.enum(['all', 'recent']).optional(),
});
type Settings = z.infer<typeof settingsSchema>;

const defaultPages = 20;

/** A JSON API described by paths in its settings; the token is the URL of its first page. */
export const jsonApi: Adapter = {
  id: 'json_api',
  name: 'JSON API by paths',
  lists: 'all',
  request: (source) => {
    const settings = settingsOf(source, settingsSchema);
    return [listRequest(source.token, settings, 0)];
  },
  parse: parseJsonApi,
  detect: () => null,
};

function listRequest(url: string, settings: Settings, page: number): PageRequest {
  return {
    url,
    kind: 'list',
    context: { page },
    ...(settings.method ? { method: settings.method } : {}),
    ...(settings.json === undefined ? {} : { json: settings.json }),
    ...(settings.headers ? { headers: settings.headers } : {}),
  };
}

function parseJsonApi(page: Page, source: Source): ParsedPage {
  const settings = settingsOf(source, settingsSchema);
  const { detail } = settings;
  if (page.request.kind !== 'detail') return parseList(page, readJson(page), { settings, source });
  if (detail && 'select' in detail) {
    return walkable(page, () => parseHtmlDetail(page, detail.select));
  }
  return parseDetail(page, readJson(page), detail);
}

type Board = { settings: Settings; source: Source };

function parseList(page: Page, answer: unknown, { settings, source }: Board): ParsedPage {
  const items = valueAt(answer, settings.items);
  if (!Array.isArray(items)) return rejectPage(page, `a list at "${settings.items}"`);
  const { detail, fields } = settings;
  const found = readItems(items, (item) => {
    const posting = readFields(
      item,
      fields,
      rawPosting({ externalId: '', title: '', company: source.company }),
    );
    const url = detail ? fillTemplate(detail.url, item) : null;
    if (!url) return posting;
    return detailRequest(
      url,
      { ...posting, html: null },
      settings.headers ? { headers: settings.headers } : {},
    );
  });
  const total = settings.total ? Number(textAt(answer, settings.total) ?? Number.NaN) : Number.NaN;
  const next = nextPage(page, settings, { answer, count: items.length });
  const isCut = next !== null && pageNumber(page) + 1 >= (settings.pages ?? defaultPages);
  if (next && !isCut) found.requests.push(next);
  const isAlone = next === null && pageNumber(page) === 0;
  const whole = { items, fields: isFields(answer) ? answer : {}, exact: true };
  const hasText = detail !== undefined || fields.description !== undefined;
  const complete = hasText && !isCut && (!isAlone || isWhole(whole));
  return { ...found, total: Number.isFinite(total) ? total : null, complete };
}

type Detail = Extract<Settings['detail'], { item: string }>;

function parseDetail(page: Page, answer: unknown, detail: Detail | undefined): ParsedPage {
  const item = detail ? valueAt(answer, detail.item) : null;
  if (!detail || item === null || item === undefined) {
    return rejectPage(page, `a posting at "${detail?.item}"`);
  }
  const found = readItems([item], () => {
    const listed = pendingPosting(page.request) ?? rawPosting({ externalId: '', title: '' });
    return readFields(item, detail.fields, listed);
  });
  return onePosting(page, found);
}

function readFields(item: unknown, fields: Fields, known: RawPosting): RawPosting {
  const get = (path: string | undefined) => (path === undefined ? null : textAt(item, path));
  const title = get(fields.title) ?? known.title;
  const url = (fields.url ? fillTemplate(fields.url, item) : null) ?? known.url;
  const externalId = get(fields.id) ?? (known.externalId || url);
  if (!title || !externalId) throw new Error('an item without title or id at the configured paths');
  const location = get(fields.location);
  const salary = get(fields.salary);
  return {
    ...known,
    externalId,
    title,
    url,
    company: get(fields.company) ?? known.company,
    html: descriptionOf(item, fields) ?? known.html,
    locations: location ? distinct([location]) : known.locations,
    remote: workplace(location) ?? known.remote,
    employmentType: get(fields.type) ?? known.employmentType,
    department: get(fields.department) ?? known.department,
    salary: salary ? statedSalary({ text: salary }) : known.salary,
    postedAt: get(fields.date) ?? known.postedAt,
    closesAt: isoDate(get(fields.closes)) ?? known.closesAt,
  };
}

function descriptionOf(item: unknown, { description }: Fields): string | null {
  const parts = (description ?? []).map((part) =>
    typeof part === 'string' ? htmlAt(item, part) : section(part[0], htmlAt(item, part[1])),
  );
  return parts.filter(Boolean).join('\n') || null;
}

type Listed = { answer: unknown; count: number };

/** The page after this one, whether or not the source's limit of pages allows it; null when this is the last. */
function nextPage(page: Page, settings: Settings, { answer, count }: Listed): PageRequest | null {
  const number = pageNumber(page) + 1;
  const { pageUrl, pageSize, first = 1 } = settings;
  const isLast = count === 0 || (pageSize !== undefined && count < pageSize);
  if (isLast) return null;
  const link = settings.next ? textAt(answer, settings.next) : null;
  if (link && URL.canParse(link, page.request.url)) {
    return listRequest(new URL(link, page.request.url).href, settings, number);
  }
  if (!pageUrl) return null;
  const url = pageUrl
    .replace('{page}', String(first + number))
    .replace('{offset}', String(number * (pageSize ?? count)));
  return listRequest(url, settings, number);
}

function pageNumber(page: Page): number {
  return z.object({ page: z.number() }).safeParse(page.request.context).data?.page ?? 0;
}
