import type { CheerioAPI } from 'cheerio/slim';
import type { RawPosting } from '../postings/posting.ts';
import type { Page, PageRequest, ParsedPage } from './adapter.ts';
import { rawPosting } from './payload.ts';
import { detailRequest } from './pending.ts';

type Element = ReturnType<CheerioAPI>;

/**
 * The postings that a list page links to: one request for each address that `idOf` recognizes, in the order
 * of the page. `read` adds what the list says beside the link; links without a title are passed over when
 * another one to the same posting has it. A page without postings is complete only where it says that there are none:
 * front pages and frames bear the same marks.
 */
export function linkedPostings(
  $: CheerioAPI,
  page: Page,
  idOf: (url: URL) => string | null,
  read: (link: Element) => Partial<Omit<RawPosting, 'title'>> & { title: string | null },
): Pick<ParsedPage, 'postings' | 'failures' | 'requests' | 'complete'> {
  const byId = new Map<string, PageRequest>();
  for (const element of $('a[href]').toArray()) {
    const url = URL.parse($(element).attr('href') ?? '', page.request.url);
    const externalId = url === null ? null : idOf(url);
    const { title, ...rest } = read($(element));
    if (url === null || externalId === null || !title || byId.has(externalId)) continue;
    const posting = rawPosting({ ...rest, externalId, title, url: url.href });
    byId.set(externalId, detailRequest(url.href, posting));
  }
  const complete = byId.size > 0 || saysNone.test($.root().text());
  return { postings: [], failures: [], requests: [...byId.values()], complete };
}

const saysNone =
  /\b(no|not any|0)\s+((current|currently|open|available|matching|job)\s+)*(results?|jobs?|positions?|openings?|vacancies|opportunities|roles?|listings?|postings?)\b|\b(not|n.t) (currently )?hiring\b/i;

/** The text of an element, its white space collapsed; null when there is none. */
export function shown(element: Element): string | null {
  return element.text().replace(/\s+/g, ' ').trim() || null;
}
