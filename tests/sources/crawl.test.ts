import { describe, expect, test } from 'vitest';
import { NotFoundError, ParseError } from '../../src/errors.ts';
import type { PageRequest } from '../../src/sources/adapter.ts';
import { type CrawlSteps, crawl, type Visited } from '../../src/sources/crawl.ts';
import { crawleeFrontier } from '../../src/sources/crawlee-frontier.ts';
import { type Frontier, listFrontier, requestKey } from '../../src/sources/frontier.ts';
import { rawPosting } from '../../src/sources/payload.ts';
import { detailRequest } from '../../src/sources/pending.ts';
import { codeOf, FetchError, refused, throttled } from '../../src/sources/reasons.ts';

const list = (page: number | string): PageRequest => ({
  url: `http://b/jobs?page=${page}`,
  kind: 'list',
});
const detail = (id: string) =>
  detailRequest(`http://b/jobs/${id}`, rawPosting({ externalId: id, title: id }));
const says = (part: Partial<Visited>): Visited => ({
  ids: [],
  requests: [],
  total: null,
  complete: true,
  ...part,
});

const frontiers: Readonly<Record<string, () => Frontier | Promise<Frontier>>> = {
  'two lists': listFrontier,
  "Crawlee's queue": crawleeFrontier,
};

/** Crawls pages that answer by their URL; an error stands for one that is thrown. */
async function crawlWith(frontier: Frontier, pages: (url: string, nth: number) => Visited | Error) {
  const visited: string[] = [];
  const gone: string[] = [];
  const steps: CrawlSteps = {
    visit: async (request) => {
      visited.push(request.url);
      const answer = pages(request.url, visited.length);
      if (answer instanceof Error) throw answer;
      return answer;
    },
    onGone: async (id) => {
      gone.push(id);
    },
  };
  const outcome = await crawl([list(1)], steps, frontier);
  return { ...outcome, listed: [...outcome.listed], visited, gone };
}

describe.each(Object.entries(frontiers))('a crawl with %s', (_, openFrontier) => {
  const crawlPages = async (pages: Parameters<typeof crawlWith>[1]) =>
    crawlWith(await openFrontier(), pages);

  test('reads the whole listing before the details, each page once', async () => {
    const { visited, listed, listingComplete } = await crawlPages((url) => {
      if (url.endsWith('page=1')) return says({ requests: [detail('a'), list(2), list(1)] });
      if (url.endsWith('page=2')) return says({ requests: [detail('b'), detail('a')] });
      return says({ ids: [url.slice(-1)] });
    });
    expect(visited).toEqual([
      'http://b/jobs?page=1',
      'http://b/jobs?page=2',
      'http://b/jobs/a',
      'http://b/jobs/b',
    ]);
    expect(listed.sort()).toEqual(['a', 'b']);
    expect(listingComplete).toBe(true);
  });

  test('leaves nothing running and the signals of the process alone', async () => {
    const before = process.listenerCount('SIGINT');
    await crawlPages((url) => says(url.endsWith('page=1') ? { requests: [detail('a')] } : {}));
    expect(process.listenerCount('SIGINT')).toBe(before);
  });

  test('tells requests apart by their body', () => {
    const post = (page: number): PageRequest => ({
      url: 'http://b',
      kind: 'list',
      method: 'POST',
      json: { page },
    });
    expect(requestKey(post(1))).not.toBe(requestKey(post(2)));
    expect(requestKey({ url: 'http://b', kind: 'list' })).toBe('http://b');
  });

  test('ends when a board serves the same page for every page number', async () => {
    const { ended, visited, listingComplete } = await crawlPages((_, nth) =>
      says({ ids: ['a', 'b'], requests: [list(nth + 1)] }),
    );
    expect(codeOf(ended)).toBe('endless-pagination');
    expect(visited).toHaveLength(2);
    expect(listingComplete).toBe(false);
  });

  test('ends when page after page is empty, or holds only what is known', async () => {
    const empty = await crawlPages((_, nth) => says({ requests: [list(nth + 1)] }));
    expect(codeOf(empty.ended)).toBe('endless-pagination');
    const shuffled = await crawlPages((_, nth) =>
      says({ ids: ['a', 'b', 'c'].slice(0, (nth % 3) + 1), requests: [list(nth + 1)] }),
    );
    expect(codeOf(shuffled.ended)).toBe('endless-pagination');
    expect(shuffled.visited.length).toBeLessThan(8);
  });

  test('does not take a last page that repeats the one before for endless', async () => {
    const { ended } = await crawlPages((_, nth) =>
      says({ ids: ['a'], requests: nth === 1 ? [list(2)] : [] }),
    );
    expect(ended).toBeNull();
  });

  test('goes on after a page that cannot be had, and says that the listing has a hole', async () => {
    const { listed, listingComplete, pageErrors } = await crawlPages((url) => {
      if (url.endsWith('page=1')) return says({ ids: ['a'], requests: [list(2), list(3)] });
      if (url.endsWith('page=2')) return new FetchError('server-error', '500');
      return says({ ids: ['c'] });
    });
    expect(listed).toEqual(['a', 'c']);
    expect(listingComplete).toBe(false);
    expect(pageErrors.map(codeOf)).toEqual(['server-error']);
  });

  test('keeps the listing complete when only the text of a listed posting cannot be had', async () => {
    const { listed, listingComplete, pageErrors } = await crawlPages((url) => {
      if (url.endsWith('page=1')) return says({ requests: [detail('a'), detail('b')] });
      return url.endsWith('a') ? new ParseError('odd') : says({ ids: ['b'] });
    });
    expect(listed).toEqual(['a', 'b']);
    expect(listingComplete).toBe(true);
    expect(pageErrors.map(codeOf)).toEqual(['unreadable']);
  });

  test('takes a posting whose own page is gone off the listing', async () => {
    const { listed, gone, pageErrors } = await crawlPages((url) => {
      if (url.endsWith('page=1')) return says({ requests: [detail('a'), detail('b')] });
      return url.endsWith('a') ? new NotFoundError('404') : says({ ids: ['b'] });
    });
    expect({ listed, gone, pageErrors }).toEqual({ listed: ['b'], gone: ['a'], pageErrors: [] });
  });

  test.each([
    throttled('throttled', 'b', 60_000),
    throttled('breaker-open', 'b', 60_000),
    refused('time-budget', 'b'),
    refused('request-budget', 'b'),
  ])('is cut short by %s, and what was listed stays listed', async (error) => {
    const { listed, listingComplete, ended, visited } = await crawlPages((url) => {
      if (url.endsWith('page=1')) return says({ requests: [detail('a'), detail('b')] });
      return error;
    });
    expect(ended).toBe(error);
    expect(visited).toHaveLength(2);
    expect(listed).toEqual(['a', 'b']);
    expect(listingComplete).toBe(false);
  });

  test('lets an error that nobody foresaw through', async () => {
    await expect(crawlPages(() => new TypeError('bug'))).rejects.toThrow('bug');
  });
});

test('a crawler that a signal stops early has not seen the whole listing', async () => {
  const crawled = crawlWith(await crawleeFrontier(), (url) => {
    process.emit('SIGINT');
    return says({ ids: [url], requests: [list(2), list(3), list(4)] });
  });
  await expect(crawled).rejects.toMatchObject({ code: 'interrupted' });
});
