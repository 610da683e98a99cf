import type { CheerioAPI } from 'cheerio/slim';
import type { Adapter, Page, PageRequest, ParsedPage, Source } from './adapter.ts';
import { isPostingPage, parseJsonld } from './jsonld.ts';
import { linkedPostings, shown } from './linked-postings.ts';
import { distinct, origin, rejectPage, subdomain } from './payload.ts';
import { loadHtml } from './structured-data.ts';

/** iCIMS careers portals, as they are served inside their frame; the token is the host's first label. */
export const icims: Adapter = {
  id: 'icims',
  name: 'iCIMS',
  lists: 'all',
  request: (source) => [listRequest(source, 0)],
  parse: (page, source) =>
    isPostingPage(page) ? parseJsonld(page, source) : parseList(page, source),
  detect: (url) => {
    const token = subdomain(url, 'icims.com');
    return token ? { token } : null;
  },
};

function parseList(page: Page, source: Source): ParsedPage {
  const $ = loadHtml(page.request.url, page.body);
  const found = linkedPostings($, page, idOf, (link) => ({
    title:
      shown(link.find('h1, h2, h3, h4')) ??
      link.attr('title')?.replace(/^\d+\s*-\s*/, '') ??
      shown(link),
    locations: distinct([locationOf($, link)]),
  }));
  if (found.requests.length === 0 && !/icims/i.test(page.body)) {
    return rejectPage(page, 'an iCIMS portal');
  }
  // The text is in the frame; without it the page is only the frame around it.
  const requests = found.requests.map((request) => ({ ...request, url: framed(request.url) }));
  const pages = /\bpage\s+(\d+)\s+of\s+(\d+)/i.exec($.root().text().replace(/\s+/g, ' '));
  const hasMore = pages !== null && Number(pages[1]) < Number(pages[2]);
  const next = hasMore ? [listRequest(source, Number(pages[1]))] : [];
  return { ...found, requests: [...requests, ...next], total: null };
}

/** In one of two ways: after a label for screen readers, or in the list of fields under the title. */
function locationOf($: CheerioAPI, link: ReturnType<CheerioAPI>): string | null {
  const row = link.closest('.row, li');
  const labels = row
    .find('.field-label, dt')
    .filter((_, label) => /location/i.test($(label).text()));
  const value = labels.first().next();
  return shown(value) ?? shown(row.find('.iCIMS_JobLocation').first());
}

function idOf(url: URL): string | null {
  return /\/jobs\/(\d+)\/(?:[^/]+\/)?job\/?$/.exec(url.pathname)?.[1] ?? null;
}

function framed(href: string): string {
  const url = new URL(href);
  url.searchParams.set('in_iframe', '1');
  return url.href;
}

function listRequest(source: Source, page: number): PageRequest {
  const host = origin(source, `https://${source.token}.icims.com`);
  return { url: `${host}/jobs/search?ss=1&in_iframe=1&pr=${page}`, kind: 'list' };
}
