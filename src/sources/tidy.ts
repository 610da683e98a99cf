import { ParseError } from '../errors.ts';
import { parseDate } from '../postings/date.ts';
import type { RawPosting } from '../postings/posting.ts';
import type { Adapter, Page, PageRequest, ParsedPage, Source } from './adapter.ts';
import { companyOf } from './company-name.ts';
import { readableName } from './entities.ts';
import { isFeed, readFeed } from './feed.ts';
import { isPostingPage, parseJsonld } from './jsonld.ts';
import { distinct } from './payload.ts';
import { pendingPosting } from './pending.ts';

/**
 * The adapter with the last step that all share: names without markup, the employer of a board of one employer
 * where a posting does not name it, whole addresses, and dates such as "3 days ago" counted back from the day
 * on which the page came.
 */
export function withTidyPostings(adapter: Adapter): Adapter {
  return {
    ...adapter,
    parse: (page, source) => {
      const parsed = parsedOrMarked(adapter, page, source);
      const complete = parsed.complete && !isEmptied(parsed);
      return { ...parsed, complete, ...tidyAll(parsed, { page, source, adapter }) };
    },
  };
}

/** A page that shows nothing of the postings that it counts has not listed them. */
function isEmptied({ postings, failures, requests, total }: ParsedPage): boolean {
  return postings.length + failures.length + requests.length === 0 && (total ?? 0) > 0;
}

/** A page that is not what the board's API serves may still be its feed, or a posting's own with its data in it. */
function parsedOrMarked(adapter: Adapter, page: Page, source: Source): ParsedPage {
  try {
    return adapter.parse(page, source);
  } catch (error) {
    if (!(error instanceof ParseError) || page.request.kind === 'detail') throw error;
    const marked = isFeed(page)
      ? readFeed(page)
      : isPostingPage(page)
        ? parseJsonld(page, source)
        : null;
    if (marked === null || marked.postings.length === 0) throw error;
    return { ...marked, requests: [], complete: false };
  }
}

type Where = { page: Page; source: Source; adapter: Adapter };

function tidyAll({ postings, requests }: ParsedPage, where: Where) {
  return {
    postings: postings.map((posting) => dated(tidy(posting, where), where.page)),
    requests: requests.map((request) => tidyRequest(request, where)),
  };
}

/** What is pending keeps its date as written: it is read when the posting's own page has come. */
function tidyRequest(request: PageRequest, where: Where): PageRequest {
  const posting = pendingPosting(request);
  return posting ? { ...request, context: { posting: tidy(posting, where) } } : request;
}

function tidy(posting: RawPosting, { page, source, adapter }: Where): RawPosting {
  const own = adapter.manyEmployers ? null : companyOf(source);
  const html = posting.html ?? null;
  return {
    ...posting,
    title: readableName(posting.title),
    company: (posting.company && readableName(posting.company)) || own,
    url: posting.url && wholeUrl(posting.url, page.request.url),
    html,
    text: html === null ? (posting.text ?? null) : null,
    locations: distinct(posting.locations.map(readableName)),
    department: posting.department && readableName(posting.department),
    postedAt: posting.postedAt && (instantOf(posting.postedAt) ?? posting.postedAt),
  };
}

function dated(posting: RawPosting, { at }: Page): RawPosting {
  const { postedAt, updatedAt, closesAt } = posting;
  return {
    ...posting,
    postedAt: dayOf(postedAt, at),
    updatedAt: dayOf(updatedAt, at),
    closesAt: dayOf(closesAt, undefined),
  };
}

/** An instant in UTC; an age ("Posted 30+ Days Ago") as the day that it means. */
function dayOf(value: string | null, at: Date | undefined): string | null {
  const exact = value && instantOf(value);
  if (value === null || exact !== null) return exact;
  const day = at ? parseDate(value, at) : null;
  return day === null ? null : `${day.slice(0, 10)}T00:00:00.000Z`;
}

/** Most adapters have read their dates already: those need not be read again. */
function instantOf(value: string): string | null {
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? value : parseDate(value);
}

/** A link of the page as a whole address; one that leads nowhere on the web is none. */
function wholeUrl(link: string, base: string): string | null {
  const url =
    URL.parse(link.trim()) ?? (/^https?:/.test(base) ? URL.parse(link.trim(), base) : null);
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null;
}
