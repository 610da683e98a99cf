import { describe, expect, test } from 'vitest';
import { htmlToText } from '../../src/postings/html-to-text.ts';
import { pendingPosting } from '../../src/sources/pending.ts';
import { smartrecruiters } from '../../src/sources/smartrecruiters.ts';
import { parseFixture } from '../_support/fixture-page.ts';

const source = { token: 'Windlass' };

describe('smartrecruiters', () => {
  test('asks for each text and for the next page', () => {
    const page = parseFixture(smartrecruiters, 'first-of-two-pages.json', { source });
    expect(page).toMatchObject({ postings: [], failures: [], total: 3, complete: true });
    expect(page.requests.map((request) => [request.kind, request.url])).toEqual([
      ['detail', 'https://api.smartrecruiters.com/v1/companies/Windlass/postings/744000000000001'],
      ['detail', 'https://api.smartrecruiters.com/v1/companies/Windlass/postings/744000000000002'],
      ['list', 'https://api.smartrecruiters.com/v1/companies/Windlass/postings?limit=100&offset=2'],
    ]);
  });

  test('reads the facts of the list', () => {
    const { requests } = parseFixture(smartrecruiters, 'first-of-two-pages.json', { source });
    expect(requests.flatMap((request) => pendingPosting(request) ?? [])).toMatchObject([
      { company: 'Windlass AS', country: 'NO', remote: 'hybrid', department: 'Engineering' },
      { company: 'Windlass', country: 'NO', remote: 'remote', locations: ['Oslo, NO'] },
    ]);
  });

  test('joins the sections of a posting under their titles', () => {
    const list = parseFixture(smartrecruiters, 'first-of-two-pages.json', { source });
    const request = { ...list.requests[0] };
    const page = parseFixture(smartrecruiters, 'posting-in-sections.json', { source, request });
    expect(htmlToText(page.postings[0]?.html ?? '').split(/\n+/)).toEqual([
      'Company Description',
      'Ships.',
      'Job Description',
      'Run Kafka.',
      'Qualifications',
      '- Java',
    ]);
    expect(page.postings[0]?.url).toMatch(/-platform-engineer$/);
    expect(page.postings[0]?.postedAt).toBe('2026-06-23T10:00:11.853Z');
  });

  test('takes an empty board for complete', () => {
    const page = parseFixture(smartrecruiters, 'no-postings.json', { source });
    expect(page).toMatchObject({ postings: [], requests: [], total: 0, complete: true });
  });
});
