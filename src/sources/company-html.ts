import { type CheerioAPI, load } from 'cheerio';
import { z } from 'zod';
import type { Adapter, Page, PageRequest, ParsedPage, Source } from './adapter.ts';
import { absolute, parseHtmlDetail, readFields, walkable } from './html-detail.ts';
import { parseJsonld } from './jsonld.ts';
import { isTooDeep } from './nesting.ts';
import { readItems, rejectPage } from './payload.ts';
import { detailRequest } from './pending.ts';
import { fieldSchema, fieldsSchema, selectText } from './selectors.ts';
import { settingsOf } from './source-settings.ts';

const settingsSchema = z.object({
  /** What each posting of the list is ("div.results-i"). */
  item: z.string().optional(),
  fields: fieldsSchema.optional(),
  /** Fields of a posting's own page; where this is given, every posting's page is fetched. */
  detail: fieldsSchema.optional(),
  /** The link to the next page ("a[rel=next]@href"). */
  next: fieldSchema.optional(),
  /** Or numbered pages: "{page}" in this URL counts up from the page after `first` while there are items. */
  pageUrl: z.string().includes('{page}').optional(),
  first: z.int().optional(),
  pages: z.int().positive().optional(),
  /** Shown on a list without postings; any other list without items is reported as a changed page. */
  empty: z.string().optional(),
  lists: z.enum(['all', 'recent']).optional(),
});
type Settings = z.infer<typeof settingsSchema>;

const defaultPages = 20;

/**
 * A plain HTML board described by CSS selectors in its settings; the token is the URL of its list. Without
 * settings, a page's JobPosting data is read.
 */
export const companyHtml: Adapter = {
  id: 'company_html',
  name: 'HTML board by CSS selectors',
  lists: 'all',
  followsLinks: true,
  request: (source) => {
    settingsOf(source, settingsSchema);
    return [{ url: source.token, kind: 'list' }];
  },
  parse: (page, source) => walkable(page, () => parseCompanyHtml(page, source)),
  detect: () => null,
};

function parseCompanyHtml(page: Page, source: Source): ParsedPage {
  if (!/<[a-z!]/i.test(page.body)) return rejectPage(page, 'an HTML page');
  const settings = settingsOf(source, settingsSchema);
  if (!settings.item) return structuredOnly(page, source);
  if (page.request.kind === 'detail') return parseHtmlDetail(page, settings.detail ?? {});
  if (isTooDeep(page.body)) rejectPage(page, 'HTML that is not nested by the thousand');
  const $ = load(page.body);
  return parseList($, page, { source, settings });
}

/** Without selectors only marked postings can be told from the rest, so the page is never known to be complete. */
function structuredOnly(page: Page, source: Source): ParsedPage {
  return { ...parseJsonld(page, source), requests: [], complete: false };
}

type Board = { source: Source; settings: Settings };

function parseList($: CheerioAPI, page: Page, board: Board): ParsedPage {
  const { settings, source } = board;
  const items = $(settings.item ?? '').toArray();
  if (
    items.length === 0 &&
    pageNumber(page) === 0 &&
    !(settings.empty && $(settings.empty).length > 0)
  ) {
    return rejectPage(page, `postings at the selector "${settings.item}"`);
  }
  const elements = items.map((element) => $.html(element));
  const found = readItems(elements, (_, position) => {
    const posting = readFields($, $(items[position]), {
      page,
      fields: settings.fields ?? {},
      company: source.company,
    });
    if (!settings.detail || !posting.url) return posting;
    return detailRequest(posting.url, { ...posting, html: null });
  });
  const next = items.length > 0 ? nextPage($, page, settings) : null;
  const isCut = next !== null && pageNumber(page) + 1 >= (settings.pages ?? defaultPages);
  if (next && !isCut) found.requests.push(next);
  const hasText = settings.detail !== undefined || settings.fields?.description !== undefined;
  return { ...found, total: null, complete: hasText && !isCut };
}

/** The page after this one, whether or not the source's limit of pages allows it; null when this is the last. */
function nextPage($: CheerioAPI, page: Page, settings: Settings): PageRequest | null {
  const number = pageNumber(page) + 1;
  const context = { page: number };
  if (settings.pageUrl) {
    const url = settings.pageUrl.replace('{page}', String((settings.first ?? 1) + number));
    return { url, kind: 'list', context };
  }
  const link = selectText($.root(), settings.next);
  const url = link ? absolute(link, page.request.url) : null;
  return url && url !== page.request.url ? { url, kind: 'list', context } : null;
}

function pageNumber(page: Page): number {
  return z.object({ page: z.number() }).safeParse(page.request.context).data?.page ?? 0;
}
