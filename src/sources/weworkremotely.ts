import type { RawPosting } from '../postings/posting.ts';
import type { Adapter, Page, ParsedPage, Source } from './adapter.ts';
import { readFeed } from './feed.ts';
import { parseJsonld } from './jsonld.ts';

/**
 * We Work Remotely's RSS (the token: "remote-back-end-programming-jobs", a category, or "all"); titles are
 * "Company: Title". A job's own page is read by its JobPosting data.
 */
export const weworkremotely: Adapter = {
  id: 'weworkremotely',
  name: 'We Work Remotely',
  lists: 'all',
  manyEmployers: true,
  request: ({ token }) => [
    {
      url: `https://weworkremotely.com/${token === 'all' ? 'remote-jobs' : `categories/${token}`}.rss`,
      kind: 'list',
    },
  ],
  parse: parseWeworkremotely,
  detect: (url) => {
    if (!/(^|\.)weworkremotely\.com$/.test(url.hostname)) return null;
    return { token: /^\/categories\/([a-z0-9-]+)/.exec(url.pathname)?.[1] ?? 'all' };
  },
};

function parseWeworkremotely(page: Page, source: Source): ParsedPage {
  const isHtml = /^\s*<(!doctype\s+)?html/i.test(page.body);
  const parsed = isHtml ? parseJsonld(page, source) : readFeed(page, 'company: title');
  return { ...parsed, postings: parsed.postings.map(asRemote) };
}

function asRemote(posting: RawPosting): RawPosting {
  return { ...posting, remote: 'remote', title: posting.title.trim() };
}
