import type { CheerioAPI } from 'cheerio/slim';
import type { Adapter, Page, PageRequest, ParsedPage, Source } from './adapter.ts';
import { isPostingPage, parseJsonld } from './jsonld.ts';
import { linkedPostings, shown } from './linked-postings.ts';
import {
  described,
  distinct,
  onePosting,
  origin,
  pathParts,
  rawPosting,
  rejectPage,
} from './payload.ts';
import { completePosting } from './pending.ts';
import { loadHtml, readStructuredData } from './structured-data.ts';

/** Jobvite's careers site: a searchable list, and a page for each posting. */
export const jobvite: Adapter = {
  id: 'jobvite',
  name: 'Jobvite',
  lists: 'all',
  request: (source) => [
    {
      url: `${origin(source, 'https://jobs.jobvite.com')}/${encodeURIComponent(source.token)}/search?p=0`,
      kind: 'list',
    },
  ],
  parse: (page, source) => (isPostingPage(page) ? parsePosting(page, source) : parseList(page)),
  detect: (url) => {
    if (url.hostname !== 'jobs.jobvite.com') return null;
    const [first, second] = pathParts(url);
    const token = first === 'careers' ? second : first;
    return token && !/^(__\w+|support|assets)$/.test(token) ? { token } : null;
  },
};

function parseList(page: Page): ParsedPage {
  const $ = loadHtml(page.request.url, page.body);
  const found = linkedPostings($, page, idOf, (link) => {
    const row = link.closest('tr, li');
    return {
      title: shown(link.find('.jv-job-list-name')) ?? shown(link),
      locations: distinct([shown(row.find('.jv-job-list-location, .jv-featured-job-location'))]),
    };
  });
  if (found.requests.length === 0 && !/jv-(page|job|wrapper|search|logo)/.test(page.body)) {
    return rejectPage(page, 'a Jobvite careers site');
  }
  const total = /of\s+([\d,]+)/.exec($('.jv-pagination-text').text())?.[1];
  return {
    ...found,
    requests: [...found.requests, ...nextPage($, page)],
    total: total === undefined ? null : Number(total.replaceAll(',', '')),
  };
}

function idOf(url: URL): string | null {
  return /\/job\/(\w+)\/?$/.exec(url.pathname)?.[1] ?? null;
}

function nextPage($: CheerioAPI, page: Page): PageRequest[] {
  const href = $('a.jv-pagination-next, .jv-pagination a[rel="next"]').first().attr('href');
  const url = href === undefined ? null : URL.parse(href, page.request.url);
  return url === null ? [] : [{ url: url.href, kind: 'list' }];
}

/** Older sites have no structured data, but mark title, facts and text alike. */
function parsePosting(page: Page, source: Source): ParsedPage {
  const $ = loadHtml(page.request.url, page.body);
  if (readStructuredData($).jobPostings.length > 0) return parseJsonld(page, source);
  const title = shown($('.jv-header').first());
  const html = $('.jv-job-detail-description').first().html();
  if (title === null || html === null) return parseJsonld(page, source);
  const [department, location] = $('.jv-job-detail-meta')
    .text()
    .split(/\n|•|\|/)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '');
  const posting = rawPosting({
    ...described(html),
    externalId: idOf(new URL(page.request.url)) ?? page.request.url,
    title,
    url: page.request.url,
    department: department ?? null,
    locations: distinct([location]),
  });
  const postings = [completePosting(page.request, posting)];
  return onePosting(page, { postings, failures: [], requests: [] });
}
