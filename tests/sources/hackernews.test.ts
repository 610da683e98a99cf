import { describe, expect, test } from 'vitest';
import { hackernews } from '../../src/sources/hackernews.ts';
import { fixtureSource, parseFixture } from '../_support/fixture-page.ts';

const firebase = { token: 'whoishiring', settings: { api: 'firebase' } };

describe('hackernews', () => {
  test('takes each top-level comment for one posting, dated by its time', () => {
    const page = parseFixture(hackernews, 'deleted-dead-and-replies.json');
    expect(page.postings.map((posting) => posting.externalId)).toEqual(['48000001', '48000005']);
    expect(page.postings[0]).toMatchObject({
      title: 'Senior Backend Engineer, Data Engineer',
      company: 'Quarrywork',
      url: 'https://news.ycombinator.com/item?id=48000001',
      locations: ['Porto, Portugal', 'REMOTE (EU)'],
      remote: 'remote',
      employmentType: 'Full-time',
      postedAt: '2026-06-01T14:00:01.000Z',
    });
  });

  test('keeps the lines that an author set', () => {
    const [posting] = parseFixture(hackernews, 'deleted-dead-and-replies.json').postings;
    expect(posting?.html).toContain('We map quarries.<br>\nStack: Elixir');
  });

  test('finds the employer in the first sentence where the headline has none', () => {
    const posting = parseFixture(hackernews, 'deleted-dead-and-replies.json').postings[1];
    expect(posting?.company).toBe('Nimbus Ledger');
    expect(posting?.locations).toContain('San Francisco, CA');
  });

  test('counts deleted and hidden comments as failures with their reason', () => {
    const { failures } = parseFixture(hackernews, 'deleted-dead-and-replies.json');
    expect(failures.map((failure) => failure.reason)).toEqual([
      'deleted by its author',
      'hidden by the moderators ("dead")',
    ]);
  });

  test('reads a whole thread of Algolia without the replies', () => {
    const page = parseFixture(hackernews, 'algolia-thread.json');
    expect(page.postings).toHaveLength(1);
    expect(page.postings[0]).toMatchObject({
      company: 'Fennel Systems',
      title: 'Platform Engineer',
    });
  });

  test('pages through a search for comments', () => {
    const url = 'https://hn.algolia.com/api/v1/search?tags=comment,story_48000000&page=0';
    const page = parseFixture(hackernews, 'algolia-comment-search.json', { request: { url } });
    expect(page.postings).toHaveLength(1);
    expect(page.requests.map((request) => request.url)).toEqual([
      'https://hn.algolia.com/api/v1/search?tags=comment%2Cstory_48000000&page=1',
    ]);
  });

  test('finds the newest thread of employers among those of the account', () => {
    const file = 'algolia-threads-of-the-account.json';
    const page = parseFixture(hackernews, file, { source: { token: 'whoishiring' } });
    expect(page.requests.map((request) => request.url)).toEqual([
      'https://hn.algolia.com/api/v1/items/48000000',
    ]);
    const source = { token: 'whoishiring', settings: { threads: 2 } };
    expect(parseFixture(hackernews, file, { source }).requests).toHaveLength(2);
  });

  test('walks the official API from account to thread to comments', () => {
    const account = parseFixture(hackernews, 'firebase-account.json', { source: firebase });
    expect(account.requests.map((request) => request.url)).toEqual([
      'https://hacker-news.firebaseio.com/v0/item/48000002.json',
      'https://hacker-news.firebaseio.com/v0/item/48000001.json',
      'https://hacker-news.firebaseio.com/v0/item/48000000.json',
    ]);
    const thread = parseFixture(hackernews, 'firebase-thread.json', { source: firebase });
    expect(thread).toMatchObject({ postings: [], total: 2 });
    expect(thread.requests.map((request) => request.kind)).toEqual(['detail', 'detail']);
  });

  test('reads a single item, and reports one that is gone', () => {
    const source = fixtureSource(hackernews, { token: '48000000' });
    const read = (body: string) =>
      hackernews.parse(
        {
          request: { url: 'https://h.example/item/1.json', kind: 'detail' },
          body,
          contentType: null,
        },
        source,
      );
    const item = {
      id: 1,
      type: 'comment',
      by: 'x',
      parent: 9,
      time: 1780322400,
      text: 'Acme | SRE',
    };
    expect(read(JSON.stringify(item)).postings).toHaveLength(1);
    expect(read('null').failures).toHaveLength(1);
  });
});
