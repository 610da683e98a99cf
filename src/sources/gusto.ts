import type { Adapter, Page, PageRequest, ParsedPage } from './adapter.ts';
import { isPostingPage, parseJsonld } from './jsonld.ts';
import { linkedPostings, shown } from './linked-postings.ts';
import { distinct, origin, pathParts, rejectPage } from './payload.ts';
import { loadHtml } from './structured-data.ts';

/** Gusto's hosted job boards; the token is the board's "<name>-<uuid>". */
export const gusto: Adapter = {
  id: 'gusto',
  name: 'Gusto',
  lists: 'all',
  request: (source) => [
    {
      url: `${origin(source, 'https://jobs.gusto.com')}/boards/${encodeURIComponent(source.token)}`,
      kind: 'list',
    },
  ],
  parse: (page, source) => (isPostingPage(page) ? parseJsonld(page, source) : parseBoard(page)),
  detect: (url) => {
    const [first, token] = pathParts(url);
    return url.hostname === 'jobs.gusto.com' && first === 'boards' && token ? { token } : null;
  },
};

function parseBoard(page: Page): ParsedPage {
  const $ = loadHtml(page.request.url, page.body);
  const company = shown($('h1').first());
  const found = linkedPostings($, page, idOf, (link) => {
    const [places, terms] = link.find('p').toArray();
    const lines = $(places)
      .contents()
      .toArray()
      .map((node) => shown($(node)));
    return {
      title: shown(link.find('h3').first()),
      company,
      locations: distinct(lines),
      employmentType: terms ? shown($(terms)) : null,
    };
  });
  if (found.requests.length === 0 && !/gusto/i.test(page.body)) {
    return rejectPage(page, 'a Gusto job board');
  }
  const href = $('a[rel~="next"]').first().attr('href');
  const url = href === undefined ? null : URL.parse(href, page.request.url);
  const next: PageRequest[] = url === null ? [] : [{ url: url.href, kind: 'list' }];
  return { ...found, requests: [...found.requests, ...next], total: null };
}

function idOf(url: URL): string | null {
  const [first, slug] = pathParts(url);
  if (first !== 'postings' || slug === undefined) return null;
  return /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.exec(slug)?.[0] ?? slug;
}
