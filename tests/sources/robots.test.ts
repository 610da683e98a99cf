import { describe, expect, test } from 'vitest';
import { allowsUrl, readCrawlDelay } from '../../src/sources/robots.ts';

const at = (path: string) => new URL(path, 'https://jobs.example.org');
const robots = [
  'User-agent: *',
  'Disallow: /private',
  'Allow: /private/jobs',
  'Crawl-delay: 3',
  '',
  'User-agent: gapmap',
  'Disallow: /internal/*.json$',
  'Crawl-delay: 2.5',
].join('\n');

describe('robots.txt', () => {
  test('of our own group counts, and then the one for all does not', () => {
    expect(allowsUrl(robots, at('/internal/a.json'), 'gapmap')).toBe(false);
    expect(allowsUrl(robots, at('/internal/a.json?x'), 'gapmap')).toBe(true);
    expect(allowsUrl(robots, at('/private'), 'gapmap')).toBe(true);
  });

  test('for all counts where we are not named; the longest rule wins', () => {
    expect(allowsUrl(robots, at('/private/x'), 'other')).toBe(false);
    expect(allowsUrl(robots, at('/private/jobs/1'), 'other')).toBe(true);
  });

  test('that is empty or a web page allows everything', () => {
    expect(allowsUrl('', at('/x'), 'gapmap')).toBe(true);
    expect(allowsUrl('<!doctype html><title>404</title>', at('/x'), 'gapmap')).toBe(true);
  });

  test('asks for a delay, of at most two minutes', () => {
    expect(readCrawlDelay(robots, 'gapmap')).toBe(2_500);
    expect(readCrawlDelay(robots, 'other')).toBe(3_000);
    expect(readCrawlDelay('User-agent: *\nCrawl-delay: 86400', 'gapmap')).toBe(120_000);
    expect(readCrawlDelay('User-agent: *\nCrawl-delay: soon', 'gapmap')).toBe(0);
    expect(readCrawlDelay('', 'gapmap')).toBe(0);
  });
});
