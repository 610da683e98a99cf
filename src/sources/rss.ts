import { z } from 'zod';
import type { Adapter, Source } from './adapter.ts';
import { readFeed, titleForms } from './feed.ts';
import { settingsOf } from './source-settings.ts';

const settingsSchema = z.object({
  title: z.enum(titleForms).optional(),
  lists: z.enum(['all', 'recent']).optional(),
});

/** Any RSS or Atom feed, or XML for job boards (the token is its URL); `settings.title` tells how its titles name the company. */
export const rss: Adapter = {
  id: 'rss',
  name: 'RSS or Atom feed',
  lists: 'recent',
  manyEmployers: true,
  request: ({ token }) => [{ url: token, kind: 'list' }],
  parse: (page, source) =>
    withCompany(readFeed(page, settingsOf(source, settingsSchema).title), source),
  detect: (url) =>
    /\.(rss|atom)$|\/(feed|rss|atom)(\.xml)?\/?$|[/_-](rss|feed)\.xml$/i.test(url.pathname) ||
    /[?&](feed|format|output)=\w*(rss|atom|feed)/i.test(url.search)
      ? { token: url.href }
      : null,
};

/** A feed of one employer need not name it in every item. */
function withCompany(parsed: ReturnType<typeof readFeed>, { company }: Source) {
  if (!company) return parsed;
  const postings = parsed.postings.map((posting) => ({
    ...posting,
    company: posting.company ?? company,
  }));
  return { ...parsed, postings };
}
