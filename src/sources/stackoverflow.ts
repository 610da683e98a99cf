import type { Adapter, Page, ParsedPage, Source } from './adapter.ts';
import { readFeed } from './feed.ts';
import { parseJsonld } from './jsonld.ts';

/** Stack Overflow Jobs as recorded before it closed in 2022: its RSS, its search pages and its job pages. */
export const stackoverflow: Adapter = {
  id: 'stackoverflow',
  name: 'Stack Overflow Jobs (recordings)',
  lists: 'recent',
  manyEmployers: true,
  request: ({ token }) => [{ url: token, kind: 'list' }],
  parse: parseStackoverflow,
  // There is nothing to read at its addresses any more.
  detect: () => null,
};

function parseStackoverflow(page: Page, source: Source): ParsedPage {
  return /^\s*<(!doctype\s+)?html/i.test(page.body)
    ? parseJsonld(page, source)
    : readFeed(page, 'title at company');
}
