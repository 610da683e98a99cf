import { describe, expect, test } from 'vitest';
import { ParseError } from '../../src/errors.ts';
import { htmlToText } from '../../src/postings/html-to-text.ts';
import { greenhouse } from '../../src/sources/greenhouse.ts';
import { pendingPosting } from '../../src/sources/pending.ts';
import { fixtureSource, parseFixture } from '../_support/fixture-page.ts';

const source = { token: 'harborline' };

describe('greenhouse', () => {
  test('unescapes the content once, and no more', () => {
    const page = parseFixture(greenhouse, 'double-encoded-html.json', { source });
    expect(page).toMatchObject({ failures: [], requests: [], total: 2, complete: true });
    const [first] = page.postings;
    expect(first?.html).toContain('<li>Run them on Kubernetes</li>');
    expect(htmlToText(first?.html ?? '')).toContain('Go & PostgreSQL; p99 < 50 ms.');
  });

  test('reads the facts that stand beside the content', () => {
    const [first, second] = parseFixture(greenhouse, 'double-encoded-html.json', {
      source,
    }).postings;
    expect(first).toMatchObject({
      externalId: '510001',
      company: 'Harborline',
      requisitionId: 'HL-118',
      locations: ['Lisbon', 'Lisbon, Portugal'],
      remote: 'hybrid',
      employmentType: 'Full-time',
      department: 'Engineering',
      language: 'en',
      postedAt: '2026-05-04T12:00:00.000Z',
      updatedAt: '2026-05-12T13:30:00.000Z',
    });
    expect(second).toMatchObject({
      postedAt: null,
      closesAt: '2026-07-01T03:59:00.000Z',
      salary: { min: 28000, max: 34000, currency: 'EUR', period: null },
    });
  });

  test('keeps an item that it cannot read as a failure, and reads the others', () => {
    const page = parseFixture(greenhouse, 'one-item-without-title.json', { source });
    expect(page.postings.map((posting) => posting.externalId)).toEqual(['510001', '510004']);
    expect(page.failures).toHaveLength(1);
    expect(page.failures[0]).toMatchObject({
      position: 1,
      reason: expect.stringContaining('title'),
    });
    expect(JSON.parse(page.failures[0]?.item ?? '')).toMatchObject({ id: 510003 });
  });

  test('asks for the page of each job of which the list lacks the text', () => {
    const page = parseFixture(greenhouse, 'list-without-content.json', { source });
    expect(page.postings).toEqual([]);
    const [request] = page.requests;
    expect(request?.url).toBe('https://boards-api.greenhouse.io/v1/boards/harborline/jobs/510001');
    const detail = parseFixture(greenhouse, 'single-job.json', { source, request: { ...request } });
    expect(detail.postings).toHaveLength(1);
    expect(detail.postings[0]?.html).toBe('<p>Build pricing services in Go.</p>');
    expect(detail.postings[0]?.postedAt).toBe('2026-05-04T12:00:00.000Z');
  });

  test('names a job once that two departments list', () => {
    const page = parseFixture(greenhouse, 'departments-name-a-job-twice.json', { source });
    const ids = page.requests.map((request) => pendingPosting(request)?.externalId);
    expect(ids).toEqual(['510001', '510005']);
  });

  test('tells an error body from an empty board', () => {
    expect(() => parseFixture(greenhouse, 'error-body.json', { source })).toThrow(ParseError);
    const request = {
      url: 'https://boards-api.greenhouse.io/v1/boards/x/jobs',
      kind: 'list',
    } as const;
    const empty = { request, body: '{"jobs":[],"meta":{"total":0}}', contentType: null };
    expect(greenhouse.parse(empty, fixtureSource(greenhouse))).toMatchObject({
      postings: [],
      complete: true,
      total: 0,
    });
    const html = { ...empty, body: '<html><body>502 Bad Gateway</body></html>' };
    expect(() => greenhouse.parse(html, fixtureSource(greenhouse))).toThrow(/JSON expected/);
  });
});
