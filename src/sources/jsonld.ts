import type { CheerioAPI } from 'cheerio/slim';
import { z } from 'zod';
import { ConfigError } from '../errors.ts';
import type { RawPosting } from '../postings/posting.ts';
import type { Adapter, Page, PageRequest, ParsedPage, Source } from './adapter.ts';
import { readJobPosting } from './job-posting.ts';
import { pathParts, readItems } from './payload.ts';
import { completePosting, detailRequest } from './pending.ts';
import { loadHtml, readStructuredData } from './structured-data.ts';
import { list, readXml } from './xml.ts';

/**
 * Any page with schema.org JobPosting data (JSON-LD or microdata), a list page whose links lead to such
 * pages, or a sitemap of them. The token is the URL. `settings.links` is a CSS selector for the links of a
 * list page, `settings.urlPattern` a regular expression for the addresses to follow.
 */
export const jsonld: Adapter = {
  id: 'jsonld',
  name: 'Pages with JobPosting data',
  lists: 'all',
  followsLinks: true,
  request: (source) => [{ url: source.token, kind: 'list' }],
  parse: parseJsonld,
  // Which pages hold such data cannot be told from a URL.
  detect: () => null,
};

const jobFolder =
  /^(jobs?|job-?offers?|careers?|vacanc(y|ies)|vakanc\w*|vacatures?|positions?|openings?|opportunit\w+|stellen\w*|offers?|roles?|o|p|j)$/i;

/** Postings of an HTML page, or the requests that a list page or sitemap leads to. */
export function parseJsonld(given: Page, source: Source): ParsedPage {
  if (/<(urlset|sitemapindex)[\s>]/.test(given.body.slice(0, 2_000))) {
    return readSitemap(given, source);
  }
  const $ = loadHtml(given.request.url, given.body);
  const page = located(given, $);
  const { jobPostings, listed, broken } = readStructuredData($);
  const found = readItems(jobPostings, (node, index) =>
    placed(page, readJobPosting(node), index, jobPostings.length === 1 ? statedUrls($) : []),
  );
  const failures = broken.map((item, index) => ({
    position: jobPostings.length + index,
    reason: 'structured data that is no JSON',
    item,
  }));
  const holdsPostings = jobPostings.length + broken.length > 0;
  if (page.request.kind === 'detail') {
    if (!holdsPostings) return withoutPosting(page);
    return { ...found, failures: [...found.failures, ...failures], total: null, complete: true };
  }
  // Where postings are on the list itself, other links lead elsewhere.
  const links = holdsPostings ? listed : [...listed, ...linksOf($, source)];
  const requests = [...found.requests, ...pageRequests(page, links, source), ...nextPage($, page)];
  // The page of one posting lists no others.
  const isAlone = jobPostings.length === 1 && found.postings[0]?.url === page.request.url;
  return {
    ...found,
    requests,
    failures: [...found.failures, ...failures],
    total: null,
    complete: !isAlone && (holdsPostings || requests.length > 0),
  };
}

/** Whether a page is that of a posting: asked for as one, or recorded without its request. */
export function isPostingPage(page: Page): boolean {
  const { body } = page;
  return (
    page.request.kind === 'detail' ||
    (/^\s*<(?!\?xml|rss|feed)/i.test(body) &&
      body.includes('JobPosting') &&
      body.includes('schema.org') &&
      /<html/i.test(body))
  );
}

/**
 * A posting under its own address, which is also its identity: sites give several postings one identifier.
 * One without text has its text on a page of its own.
 */
function placed(
  page: Page,
  read: RawPosting,
  position: number,
  own: readonly string[],
): RawPosting | PageRequest {
  const stated = [read.url, ...own].map((href) => ownAddress(href, page));
  const url = stated.find((address) => address !== null) ?? page.request.url;
  const isHere = url === page.request.url;
  // The name of a recording's file is nobody's identity, where there is another.
  const name = isWeb(url) ? url : read.externalId || url;
  const externalId = isHere && position > 0 ? `${url}#${read.externalId || position}` : name;
  const posting = completePosting(page.request, { ...read, externalId, url });
  if (posting.html !== null) return posting;
  if (!isHere && page.request.kind === 'list') return detailRequest(url, posting);
  throw new Error('a JobPosting without description');
}

/** What a page says its own address is. */
function statedUrls($: CheerioAPI): string[] {
  const canonical = $('link[rel="canonical"]').attr('href');
  const open = $('meta[property="og:url"]').first();
  return [canonical, open.attr('content') ?? open.attr('value')].filter((url) => url !== undefined);
}

/** The page under the address that it states, where it was recorded without the one it was asked for by. */
function located(page: Page, $: CheerioAPI): Page {
  const stated = statedUrls($).find(isWeb);
  if (isWeb(page.request.url) || stated === undefined) return page;
  return { ...page, request: { ...page.request, url: stated } };
}

const isWeb = (url: string) => /^https?:\/\//i.test(url);

/** An absolute address of a page; null for the site's front page, which some sites name in every posting. */
function ownAddress(href: string | null, page: Page): string | null {
  const url = href === null ? null : resolve(href, page);
  return url === null || (url.pathname === '/' && url.search === '') ? null : url.href;
}

function resolve(href: string, page: Page): URL | null {
  const base = URL.canParse(page.request.url) ? page.request.url : undefined;
  const url = URL.parse(href.trim(), base);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  url.hash = '';
  return url;
}

/** A page that the sitemap or a selector names must hold a posting; a guessed link may lead anywhere. */
function withoutPosting(page: Page): ParsedPage {
  const isGuess = page.request.context === guess;
  const failures = [{ position: 0, reason: 'no JobPosting data on the page', item: page.body }];
  return {
    postings: [],
    failures: isGuess ? [] : failures,
    requests: [],
    total: null,
    complete: isGuess,
  };
}

const guess = 'guessed link';

const settings = z.object({
  links: z.string().optional(),
  urlPattern: z
    .string()
    .transform((text, context) => {
      try {
        return new RegExp(text, 'i');
      } catch (cause) {
        context.addIssue(`urlPattern: ${String(cause)}`);
        return z.NEVER;
      }
    })
    .optional(),
});

function settingsOf(source: Source): z.infer<typeof settings> {
  const read = settings.safeParse(source.settings);
  if (read.success) return read.data;
  throw new ConfigError(
    `${source.slug}: ${read.error.issues.map((one) => one.message).join('; ')}`,
  );
}

function linksOf($: CheerioAPI, source: Source): string[] {
  const selected = $(settingsOf(source).links ?? 'a[href]').toArray();
  return selected.flatMap((link) => $(link).attr('href') ?? []);
}

/** Requests for the pages behind these links: those that the settings name, else those that look like jobs. */
function pageRequests(page: Page, hrefs: readonly string[], source: Source): PageRequest[] {
  const { links, urlPattern } = settingsOf(source);
  const isGuess = links === undefined && urlPattern === undefined;
  const here = resolve(page.request.url, page);
  const urls = hrefs
    .flatMap((href) => resolve(href, page) ?? [])
    .filter((url) => {
      if (url.href === here?.href) return false;
      if (!isGuess) return urlPattern?.test(url.href) ?? true;
      return url.hostname === here?.hostname && looksLikePosting(url);
    });
  return [...new Set(urls.map((url) => url.href))].map((url) => ({
    url,
    kind: 'detail',
    ...(isGuess ? { context: guess } : {}),
  }));
}

/** A name of its own below a folder of postings: /careers/backend-engineer, /en/jobs/4711-sre. */
function looksLikePosting(url: URL): boolean {
  const parts = pathParts(url);
  const folder = parts.findIndex((part) => jobFolder.test(part));
  return folder >= 0 && parts.length > folder + 1 && (parts.at(-1)?.length ?? 0) >= 4;
}

function nextPage($: CheerioAPI, page: Page): PageRequest[] {
  const href = $('link[rel~="next"], a[rel~="next"]').first().attr('href');
  const url = href === undefined ? null : resolve(href, page);
  return url === null ? [] : [{ url: url.href, kind: 'list' }];
}

const sitemap = z.object({
  urlset: z.object({ url: z.unknown().optional() }).or(z.literal('')).optional(),
  sitemapindex: z.object({ sitemap: z.unknown().optional() }).or(z.literal('')).optional(),
});

function readSitemap(page: Page, source: Source): ParsedPage {
  const { urlset, sitemapindex } = sitemap.parse(readXml(page));
  const maps = locations(sitemapindex ? sitemapindex.sitemap : []);
  const pages = pageRequests(page, locations(urlset ? urlset.url : []), source);
  const requests = [...maps.map((url): PageRequest => ({ url, kind: 'list' })), ...pages];
  return { postings: [], failures: [], requests, total: null, complete: requests.length > 0 };
}

function locations(entries: unknown): string[] {
  const entry = z.object({ loc: z.string() });
  return list(entries).flatMap((one) => entry.safeParse(one).data?.loc ?? []);
}
