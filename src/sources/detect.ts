import type { CheerioAPI } from 'cheerio/slim';
import type { Adapter } from './adapter.ts';
import { embeddedBoards, ownNamedBoards } from './embedded-boards.ts';
import { decodeEntities } from './entities.ts';
import { adapters } from './index.ts';
import { isVendorLabel, safelyDecoded } from './payload.ts';
import { loadHtml, readStructuredData } from './structured-data.ts';

/** A board that a careers page leads to; `via` is the address or the mark that told. */
export type Detected = {
  adapter: string;
  token: string;
  settings?: Readonly<Record<string, unknown>>;
  via: string;
};

/** The board that an address itself names, null when it is nobody's that an adapter knows. */
export function detectUrl(address: string): Detected | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (!/^https?:$/.test(url.protocol) || isInfrastructure(url) || picture.test(url.pathname)) {
    return null;
  }
  // Any feed is one to "rss": the system whose feed it is knows more of it.
  for (const adapter of [...adapters.values()].sort(byGenerality)) {
    const found = adapter.detect(url);
    if (found && !isPlaceholder(found.token)) {
      return { adapter: adapter.id, ...found, via: address };
    }
  }
  return null;
}

const byGenerality = (a: Adapter, b: Adapter) => Number(a.id === 'rss') - Number(b.id === 'rss');

/** A place for a token in a script or a manual ("${board}", "{company}", ":slug") is none. */
function isPlaceholder(token: string): boolean {
  return /[{}<>$*"'`\\]|^:/.test(safelyDecoded(token));
}

/**
 * The boards that a careers page embeds or links to, the likeliest first: by how often the page names them,
 * then its own JobPosting data, then its feeds and boards of many employers that it links to.
 */
export function detectHtml(html: string, base: string): Detected[] {
  const self = detectItself(html, base);
  if (self) return [self];
  const counted = new Map<string, { found: Detected; count: number }>();
  const count = (found: Detected, weight: number) => {
    const key = `${found.adapter}/${found.token.toLowerCase()}`;
    const known = counted.get(key);
    counted.set(key, { found: known?.found ?? found, count: (known?.count ?? 0) + weight });
  };
  for (const found of embeddedBoards(html)) count(found, 10);
  const $ = loadHtml(base, html);
  for (const address of addressesIn($, html, base)) {
    const found = detectUrl(address);
    if (found) count(found, isOfMany(found.adapter) ? 0.001 : 1);
  }
  const named = new Set([...counted.values()].map(({ found }) => found.adapter));
  for (const found of ownNamedBoards(html, base)) if (!named.has(found.adapter)) count(found, 1);
  const ranked = [...counted.values()].sort((a, b) => b.count - a.count);
  const boards = ranked.map(({ found }) => found);
  return [
    ...boards.filter(({ adapter }) => !isOfMany(adapter)),
    ...ownData($, base),
    ...boards.filter(({ adapter }) => isOfMany(adapter)),
  ];
}

/** A feed or a sitemap is a source itself. */
function detectItself(body: string, base: string): Detected | null {
  const [, root] =
    /^\uFEFF?\s*(?:<[?!][^>]*>\s*)*<(rss|feed|rdf:RDF|source|jobs|urlset|sitemapindex)[\s>]/.exec(
      body.slice(0, 2_000),
    ) ?? [];
  if (root === undefined) return null;
  const adapter = /^(urlset|sitemapindex)$/.test(root) ? 'jsonld' : 'rss';
  return { adapter, token: base, via: `<${root}>` };
}

/** An employer's page that links to a board of many employers does not run on it. */
function isOfMany(id: string): boolean {
  return adapters.get(id)?.manyEmployers === true;
}

/** Hosts of a system's scripts, pictures and sign-in pages belong to no board. */
function isInfrastructure(url: URL): boolean {
  const first = url.hostname.split('.')[0] ?? '';
  return (
    isVendorLabel(first) &&
    /\.(recruitee|teamtailor|bamboohr|breezy|pinpointhq|icims|workable)\.(com|hr)$/.test(
      url.hostname,
    ) &&
    !/^\/api\/|accounts\//.test(url.pathname)
  );
}

const picture = /\.(png|jpe?g|gif|svg|webp|ico|css|woff2?)$/i;
const attributes = ['href', 'src', 'data-src', 'data-url', 'data-href', 'action', 'content'];

/** Every address a page mentions, absolute: in attributes, written out in scripts, or in the data of widgets. */
function addressesIn($: CheerioAPI, html: string, base: string): string[] {
  const found: string[] = [];
  const add = (address: string | undefined) => {
    if (address && URL.canParse(address, base)) found.push(new URL(address, base).href);
  };
  $(attributes.map((name) => `[${name}]`).join(',')).each((_, element) => {
    for (const name of attributes) {
      const value = $(element).attr(name);
      if (name !== 'content' || /^https?:/.test(value ?? '')) add(value);
    }
  });
  for (const script of $('script:not([src])').toArray()) {
    for (const address of writtenOut($(script).text())) add(decodeEntities(address));
  }
  const known = new Set(found);
  for (const address of writtenOut(decodeEntities(html.replaceAll('<', ' ')))) {
    if (!known.has(address)) add(address);
  }
  return found;
}

/** The addresses in a text, also those whose slashes are escaped for JSON or for a query. */
function writtenOut(text: string): string[] {
  const plain = text
    .replace(/\\u002f|\\\//gi, '/')
    .replace(/(https?)%3a%2f%2f([^\s"'<>&]+)/gi, (whole) => safelyDecoded(whole))
    // One that another takes along in its query is an address of its own.
    .replace(/(?<=[?&#][\w.-]{1,40}=)(?=https?:)/gi, ' ');
  return plain.match(/(?:https?:)?\/\/[\w.-]+\.[a-z]{2,}\/[^\s"'<>\\)]*/gi) ?? [];
}

/** The page itself as a source, when it marks its postings up. */
function ownData($: CheerioAPI, base: string): Detected[] {
  const { jobPostings, listed } = readStructuredData($);
  if (jobPostings.length === 0 && listed.length === 0) return [];
  return [{ adapter: 'jsonld', token: base, via: 'JobPosting data in the page' }];
}
