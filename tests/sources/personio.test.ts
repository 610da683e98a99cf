import { describe, expect, test } from 'vitest';
import { ParseError } from '../../src/errors.ts';
import { htmlToText } from '../../src/postings/html-to-text.ts';
import { pendingPosting } from '../../src/sources/pending.ts';
import { personio } from '../../src/sources/personio.ts';
import { parseFixture } from '../_support/fixture-page.ts';

describe('personio', () => {
  test('reads the parts of a text with their headings, and every office', () => {
    const { postings, failures } = parseFixture(personio, 'parts-in-cdata.xml');
    expect(failures).toEqual([]);
    expect(postings[0]).toMatchObject({
      externalId: '1900001',
      title: 'Backend-Entwickler:in (m/w/d)',
      company: 'Kieselstein & Söhne GmbH',
      url: 'https://acme.jobs.personio.de/job/1900001',
      locations: ['Leipzig', 'Dresden', 'Remote (Germany)'],
      employmentType: 'permanent, full-time',
      tags: ['kotlin', 'spring'],
      postedAt: '2026-02-03T08:10:11.000Z',
    });
    expect(htmlToText(postings[0]?.html ?? '').split(/\n+/)).toEqual([
      'Deine Aufgaben',
      '- Du entwickelst in Kotlin & Spring',
      'Dein Profil',
      'Erfahrung mit PostgreSQL',
    ]);
  });

  test('asks for the page of a position whose texts the feed leaves out', () => {
    const page = parseFixture(personio, 'one-position-without-texts.xml');
    expect(page.requests.map((request) => request.url)).toEqual([
      'https://acme.jobs.personio.de/job/1900002',
    ]);
    expect(page.requests[0] && pendingPosting(page.requests[0])?.title).toBe('SRE');
  });

  test('refuses a feed that declares entities', () => {
    expect(() => parseFixture(personio, 'declares-entities.xml')).toThrow(ParseError);
  });
});
