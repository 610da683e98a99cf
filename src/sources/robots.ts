import robotsParser from 'robots-parser';

type Robots = {
  isAllowed: (url: string, agent: string) => boolean | undefined;
  getCrawlDelay: (agent: string) => number | undefined;
};

/** The package is CommonJS and its types describe an ES module: the import itself is the function. */
const parse = robotsParser as unknown as (url: string, robots: string) => Robots;

/** RFC 9309 §2.5 asks parsers to read at least 500 KiB; the rest is not read. */
export const maxRobotsLength = 500 * 1024;

/**
 * Returns whether a robots.txt lets our agent read a URL; its own group counts, else that of `*` (RFC 9309).
 * An empty text allows everything.
 */
export function allowsUrl(robots: string, url: URL, agent: string): boolean {
  if (robots === '') return true;
  return parse(`${url.origin}/robots.txt`, robots).isAllowed(url.href, agent) !== false;
}

/** Returns the crawl delay that a robots.txt asks our agent for, in milliseconds from 0 to two minutes. */
export function readCrawlDelay(robots: string, agent: string): number {
  if (robots === '') return 0;
  const seconds = parse('https://host/robots.txt', robots).getCrawlDelay(agent) ?? 0;
  return Number.isFinite(seconds) ? Math.round(Math.min(Math.max(seconds, 0), 120) * 1_000) : 0;
}
