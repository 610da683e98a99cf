import { z } from 'zod';
import type { RawPosting } from '../postings/posting.ts';
import type { Adapter, Page, PageRequest, ParsedPage, Source } from './adapter.ts';
import { amount, body, flag, needed, words } from './fields.ts';
import { readHeadline } from './hn-headline.ts';
import { isoDate } from './iso-date.ts';
import { origin, rawPosting, readItems, readJson, rejectPage } from './payload.ts';

/**
 * Hacker News "Who is hiring" threads: each top-level comment is one posting. The token is a thread's number,
 * or "whoishiring" for the newest thread (`settings.threads` for more of them). Algolia gives a thread in one
 * answer; `settings.api` "firebase" asks the official API, one request a comment.
 */
export const hackernews: Adapter = {
  id: 'hackernews',
  name: 'Hacker News: Who is hiring',
  lists: 'recent',
  manyEmployers: true,
  request: (source) => {
    if (/^\d+$/.test(source.token)) return [threadRequest(source, source.token)];
    const url = usesFirebase(source)
      ? `${firebase(source)}/user/${encodeURIComponent(source.token)}.json`
      : `${algolia(source)}/search_by_date?tags=story,author_${encodeURIComponent(source.token)}&hitsPerPage=50`;
    return [{ url, kind: 'list' }];
  },
  parse: parseHackernews,
  detect: (url) => {
    if (url.hostname === 'news.ycombinator.com') {
      const token = url.searchParams.get('id');
      const isPage = url.pathname === '/item' || (url.pathname === '/user' && token === account);
      return isPage && token ? { token } : null;
    }
    if (!/^(hn\.algolia\.com|hacker-news\.firebaseio\.com)$/.test(url.hostname)) return null;
    const [, item, thread] =
      /\/items?\/(\d+)|\bstory_(\d+)|author_whoishiring/.exec(url.pathname + url.search) ?? [];
    return { token: item ?? thread ?? account };
  },
};

/** Whose threads they are. */
const account = 'whoishiring';

const item = z
  .object({
    id: words,
    objectID: words,
    type: words,
    title: words,
    text: body,
    comment_text: body,
    time: amount,
    created_at_i: amount,
    created_at: words,
    parent: words,
    parent_id: words,
    story_id: words,
    deleted: flag,
    dead: flag,
  })
  .transform((read) => ({
    ...read,
    id: read.id ?? read.objectID ?? '',
    text: read.text ?? read.comment_text,
    parent: read.parent ?? read.parent_id,
    date: isoDate(read.time ?? read.created_at_i ?? read.created_at),
  }));

const user = z.object({ submitted: z.array(needed) });
const itemList = z
  .union([
    z.object({ comments: z.array(z.unknown()) }),
    z.object({ hits: z.array(z.unknown()) }),
    z.object({ jobs: z.array(z.unknown()) }),
    z.array(z.unknown()),
  ])
  .transform((page) => (Array.isArray(page) ? page : (Object.values(page)[0] ?? [])));
const tree = z.object({ type: z.literal('story'), title: words, children: z.array(z.unknown()) });
const story = z.object({
  type: z.literal('story'),
  title: words,
  kids: z.array(needed).default([]),
});
const searchPage = z.object({ page: z.number(), nbPages: z.number(), nbHits: z.number() });

function parseHackernews(page: Page, source: Source): ParsedPage {
  const json = readJson(page);
  const submitted = user.safeParse(json);
  if (submitted.success) return threadRequests(submitted.data.submitted, source);
  const thread = tree.safeParse(json);
  if (thread.success) return wanted(thread.data, source) ? comments(thread.data.children) : nothing;
  const listed = story.safeParse(json);
  if (listed.success) return wanted(listed.data, source) ? kids(listed.data.kids, source) : nothing;
  const items = itemList.safeParse(json);
  if (items.success) return listedItems(page, items.data, searchPage.safeParse(json).data, source);
  if (json === null || item.safeParse(json).data?.id) return comments([json]);
  return rejectPage(page, 'Hacker News items');
}

const nothing: ParsedPage = {
  postings: [],
  failures: [],
  requests: [],
  total: null,
  complete: true,
};

/** Of all that the account submits (freelancers, job seekers), only the threads of employers. */
function wanted(thread: { title: string | null }, source: Source): boolean {
  return /^\d+$/.test(source.token) || /who is hiring/i.test(thread.title ?? '');
}

function comments(items: readonly unknown[]): ParsedPage {
  const ids = new Set(items.map((one) => item.safeParse(one).data?.id));
  const found = readItems(items, (one) => {
    const read = item.parse(one);
    const { parent, story_id } = read;
    const isReply = parent !== null && (ids.has(parent) || parent !== (story_id ?? parent));
    return isReply || read.type === 'story' ? null : readComment(read);
  });
  return { ...nothing, ...found };
}

function readComment(read: z.infer<typeof item>): RawPosting {
  if (read.id === '') throw new Error('no "id"');
  if (read.deleted) throw new Error('deleted by its author');
  if (read.dead) throw new Error('hidden by the moderators ("dead")');
  if (!read.text && !read.title) throw new Error('no "text"');
  const headline = readHeadline(read.title ? read.title : (read.text ?? ''));
  return rawPosting({
    ...headline,
    externalId: read.id,
    title: read.title ?? headline.title,
    url: `https://news.ycombinator.com/item?id=${read.id}`,
    html: read.text ? keepLines(read.text) : null,
    text: read.text ? null : read.title,
    postedAt: read.date,
  });
}

/** Authors set lists and headlines as lines, which HTML would run together. */
function keepLines(html: string): string {
  return html
    .split(/(<pre>[\s\S]*?<\/pre>)/i)
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll('\n', '<br>\n')))
    .join('');
}

/** The account posts three threads a month, of which one is for employers. */
function threadRequests(submitted: readonly string[], source: Source): ParsedPage {
  const newest = submitted.slice(0, 3 * threads(source));
  return { ...nothing, requests: newest.map((id) => threadRequest(source, id)) };
}

function kids(ids: readonly string[], source: Source): ParsedPage {
  const requests = ids.map(
    (id): PageRequest => ({ url: `${firebase(source)}/item/${id}.json`, kind: 'detail' }),
  );
  return { ...nothing, requests, total: ids.length };
}

/** A search answer holds either threads, to be asked for one by one, or comments, on several pages. */
function listedItems(
  page: Page,
  items: readonly unknown[],
  search: z.infer<typeof searchPage> | undefined,
  source: Source,
): ParsedPage {
  const found = z
    .array(z.object({ objectID: needed, title: needed }))
    .min(1)
    .safeParse(items);
  if (found.success && search) {
    const newest = found.data.filter((one) => wanted(one, source)).slice(0, threads(source));
    return { ...nothing, requests: newest.map((one) => threadRequest(source, one.objectID)) };
  }
  const isLast = search === undefined || search.page + 1 >= search.nbPages;
  const next = new URL(page.request.url);
  next.searchParams.set('page', String((search?.page ?? 0) + 1));
  return { ...comments(items), requests: isLast ? [] : [{ url: next.href, kind: 'list' }] };
}

function threadRequest(source: Source, id: string): PageRequest {
  const url = usesFirebase(source)
    ? `${firebase(source)}/item/${id}.json`
    : `${algolia(source)}/items/${id}`;
  return { url, kind: 'list' };
}

function threads(source: Source): number {
  return z.number().int().positive().catch(1).parse(source.settings.threads);
}

function usesFirebase(source: Source): boolean {
  return source.settings.api === 'firebase';
}

function firebase(source: Source): string {
  return `${origin(source, 'https://hacker-news.firebaseio.com')}/v0`;
}

function algolia(source: Source): string {
  return `${origin(source, 'https://hn.algolia.com')}/api/v1`;
}
