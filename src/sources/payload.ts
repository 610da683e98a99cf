import { z } from 'zod';
import { ParseError } from '../errors.ts';
import type { RawPosting } from '../postings/posting.ts';
import type { Page, PageRequest, ParsedPage, ParseFailure, Source } from './adapter.ts';
import { nameInToken } from './company-name.ts';
import { unescaped } from './escaped-html.ts';

/** The page's JSON. Throws ParseError when it is none (an HTML error page, a cut body). */
export function readJson(page: Page): unknown {
  try {
    return JSON.parse(page.body.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new ParseError(`${page.request.url}: JSON expected, got ${glimpse(page.body)}`, {
      cause,
    });
  }
}

/** Throws ParseError: the page is JSON or HTML, but not what this board serves. */
export function rejectPage(page: Page, expected: string): never {
  throw new ParseError(`${page.request.url}: expected ${expected}, got ${glimpse(page.body)}`);
}

/** A posting with every field that is not given set to "unknown". */
export function rawPosting(
  fields: Pick<RawPosting, 'externalId' | 'title'> & Partial<RawPosting>,
): RawPosting {
  return {
    company: null,
    url: null,
    html: null,
    text: null,
    locations: [],
    country: null,
    remote: null,
    employmentType: null,
    department: null,
    requisitionId: null,
    salary: null,
    language: null,
    tags: [],
    postedAt: null,
    updatedAt: null,
    closesAt: null,
    ...fields,
  };
}

/**
 * What the items of a page say, in their order: `read` returns a posting, a request for its detail page,
 * or null for an item that is not on show (unlisted). An item on which it throws becomes a failure.
 */
export function readItems(
  items: readonly unknown[],
  read: (item: unknown, position: number) => RawPosting | PageRequest | null,
): Pick<ParsedPage, 'postings' | 'failures' | 'requests'> {
  const found: Pick<ParsedPage, 'postings' | 'failures' | 'requests'> = {
    postings: [],
    failures: [],
    requests: [],
  };
  for (const [position, item] of items.entries()) {
    try {
      const posting = read(item, position);
      if (posting === null) continue;
      if ('externalId' in posting) found.postings.push(posting);
      else found.requests.push(posting);
    } catch (error) {
      found.failures.push(failure(position, error, item));
    }
  }
  return found;
}

/**
 * What the answer for one posting gives. Nothing is missing from it when it was asked for; recorded by itself it
 * is no listing of its board.
 */
export function onePosting(
  page: Page,
  found: Pick<ParsedPage, 'postings' | 'failures' | 'requests'>,
): ParsedPage {
  return { ...found, total: null, complete: page.request.kind === 'detail' };
}

/** The description fields of a posting: HTML where there is some, else the plain text, which may be empty. */
export function described(
  html: string | null | undefined,
  text?: string | null,
): Pick<RawPosting, 'html' | 'text'> {
  return html?.trim()
    ? { html: startsEscaped.test(html) ? unescaped(html) : html, text: null }
    : { html: null, text: text ?? '' };
}

/** A text that begins with an element that somebody escaped; one that only speaks of elements does not. */
const startsEscaped = /^\s*&(amp;)?lt;(p|div|ul|ol|h[1-6]|section|span|strong|b|em|br|table)\b/i;

/** The token in a board's own host ("acme" of acme.recruitee.com); null for other hosts and the vendor's own. */
export function subdomain(url: URL, domain: string): string | null {
  if (!url.hostname.endsWith(`.${domain}`)) return null;
  const label = url.hostname.slice(0, -domain.length - 1);
  return label.includes('.') || isVendorLabel(label) ? null : label;
}

/** Whether the first label of a host names a part of the system itself ("assets-cdn", "images4"), and no board. */
export function isVendorLabel(label: string): boolean {
  const words = label.toLowerCase().replace(/\d+$/, '').split('-');
  return words.every((word) => vendorWords.test(word));
}

const vendorWords =
  /^(www|app|api|docs|help|support|developers?|documentation|blog|community|status|marketing|cdn|static|assets?|media|images?|img|s3|scripts?|attachments|gallery|auth|login|signin|accounts|widgets?|tt|go|get|info)$/;

/** The employer where a payload names none: as configured, else by its name in the board's address. */
export function employerOf(source: Source, slug: string | null | undefined): string | null {
  return source.company ?? (slug ? nameInToken(slug) : null);
}

/** The segments of a path, decoded. */
export function pathParts(url: URL): string[] {
  const parts = url.pathname.split('/').filter((part) => part !== '');
  return parts.map((part) => (/%[0-9a-f]{2}/i.test(part) ? safelyDecoded(part) : part));
}

/** The origin to ask: `settings.baseUrl` where one is configured (a mirror, a test server), else the board's. */
export function origin(source: Source, otherwise: string): string {
  const { baseUrl } = source.settings;
  return typeof baseUrl === 'string' ? baseUrl.replace(/\/+$/, '') : otherwise;
}

/** The parts that are there, trimmed, joined by ", ": an address in the board's own words, or null. */
export function joinPlace(...parts: (string | null | undefined)[]): string | null {
  const there = parts.map((part) => part?.trim()).filter((part) => part);
  return [...new Set(there)].join(', ') || null;
}

/** The strings that are there, each once, in their order. */
export function distinct(values: readonly (string | null | undefined)[]): string[] {
  return [...new Set(values.flatMap((value) => value?.trim() || []))];
}

/** An ISO 3166 alpha-2 code in capitals; null for a country's name or anything else. */
export function alpha2(value: string | null | undefined): string | null {
  return value && /^[a-z]{2}$/i.test(value.trim()) ? value.trim().toUpperCase() : null;
}

/** Percent-encoded text decoded; as it is where a stray "%" makes that impossible. */
export function safelyDecoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A stray "%" is part of the name.
    return part;
  }
}

function failure(position: number, error: unknown, item: unknown): ParseFailure {
  const reason =
    error instanceof z.ZodError
      ? error.issues
          .map((issue) => `${issue.path.join('.') || 'the item'}: ${issue.message}`)
          .join('; ')
      : error instanceof Error
        ? error.message
        : String(error);
  return { position, reason, item: typeof item === 'string' ? item : JSON.stringify(item) };
}

function glimpse(text: string): string {
  const start = text.trim().replace(/\s+/g, ' ').slice(0, 120);
  return start === '' ? 'an empty body' : JSON.stringify(start);
}
