import type { RawPosting } from '../postings/posting.ts';

/** One configured place that postings come from. `slug` is "<adapter>/<token>", unique. */
export type Source = {
  slug: string;
  adapter: string;
  /** The board's own name for itself in its URLs; for feeds and pages the URL. */
  token: string;
  company: string | null;
  region: string | null;
  /** What only this adapter understands (CSS selectors, query words, Workday site), validated by it. */
  settings: Readonly<Record<string, unknown>>;
};

/** One HTTP request that an adapter wants made. `kind` tells its parser what comes back. */
export type PageRequest = {
  url: string;
  kind: 'list' | 'detail';
  method?: 'GET' | 'POST';
  headers?: Readonly<Record<string, string>>;
  /** Keys that a board takes in its query: added to `url` when it is sent, never stored nor logged. */
  secretQuery?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  json?: unknown;
  /** What the parser needs to know about it again (page number, the posting without its text). */
  context?: unknown;
};

/** A response as received: `body` is decoded text. */
export type Page = {
  request: PageRequest;
  body: string;
  contentType: string | null;
  /** When it came; ages such as "3 days ago" count from there. Absent for recordings without a time. */
  at?: Date | undefined;
};

/** One item that could not be read: stored and counted with its own bytes, never skipped. */
export type ParseFailure = { position: number; reason: string; item: string };

export type ParsedPage = {
  postings: RawPosting[];
  failures: ParseFailure[];
  /** Further pages and detail pages, to be fetched under the same run's budget. */
  requests: PageRequest[];
  /** How many postings the board says it has, null when it does not say. */
  total: number | null;
  /** False when the page itself says that it does not show everything (teasers, capped lists). */
  complete: boolean;
};

/**
 * Speaks one kind of source. `parse` is pure: no network, no clock, the same answer for the same bytes.
 * It throws `ParseError` when the page as a whole is not what the board serves (an HTML error page where
 * JSON is due), and reports single items that it cannot read in `failures`.
 */
export type Adapter = {
  id: string;
  name: string;
  /** The first request(s) of a run. */
  request: (source: Source) => PageRequest[];
  parse: (page: Page, source: Source) => ParsedPage;
  /** Whether a complete run lists every open posting, so that absence means closed. False for rolling feeds. */
  lists: 'all' | 'recent';
  /** Whether its pages are found by following the links of a site. */
  followsLinks?: true;
  /** A board of many employers: what a posting there does not say of its employer is unknown. */
  manyEmployers?: true;
  /** Name of the environment variable that holds the key, where the board needs one. */
  needsKey?: string;
  /** Tells this adapter's boards by URL; returns the token (and settings), or null when it is another kind. */
  detect: (url: URL) => { token: string; settings?: Record<string, unknown> } | null;
};
