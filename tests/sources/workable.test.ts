import { describe, expect, test } from 'vitest';
import { htmlToText } from '../../src/postings/html-to-text.ts';
import { workable } from '../../src/sources/workable.ts';
import { parseFixture } from '../_support/fixture-page.ts';

const source = { token: 'lanternfish' };

describe('workable', () => {
  test('reads the widget with its texts, and no hidden place', () => {
    const page = parseFixture(workable, 'widget-with-texts.json', { source });
    expect(page).toMatchObject({ failures: [], requests: [], complete: true });
    expect(page.postings[0]).toMatchObject({
      externalId: 'A1B2C3D4E5',
      company: 'Lanternfish',
      html: '<p>Go and gRPC.</p>',
      locations: ['Athens, Attica, Greece'],
      country: 'GR',
      remote: null,
      requisitionId: null,
      postedAt: '2026-05-20T00:00:00.000Z',
    });
  });

  test('asks for each text that the widget leaves out, and keeps what it said', () => {
    const page = parseFixture(workable, 'widget-without-texts.json', { source });
    const [request] = page.requests;
    expect(request?.url).toBe(
      'https://apply.workable.com/api/v2/accounts/lanternfish/jobs/A1B2C3D4E5',
    );
    const detail = parseFixture(workable, 'v2-job-in-three-parts.json', {
      source,
      request: { ...request },
    });
    expect(detail.postings[0]).toMatchObject({
      externalId: 'A1B2C3D4E5',
      company: 'Lanternfish',
      remote: 'remote',
      department: 'Engineering',
      language: 'en',
    });
    const text = htmlToText(detail.postings[0]?.html ?? '');
    expect(text.split(/\n+/)).toEqual(['Go and gRPC.', 'Requirements', '- 3 years']);
  });

  test('pages through the v3 list by its token', () => {
    const url = 'https://apply.workable.com/api/v3/accounts/lanternfish/jobs';
    const page = parseFixture(workable, 'v3-page.json', {
      source,
      request: { url, method: 'POST' },
    });
    expect(page.total).toBe(11);
    expect(page.requests).toHaveLength(2);
    expect(page.requests[1]).toMatchObject({ url, kind: 'list', json: { token: 'WzE3ODA0' } });
  });
});
