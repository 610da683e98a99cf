import { describe, expect, test } from 'vitest';
import { ParseError } from '../../src/errors.ts';
import { htmlToText } from '../../src/postings/html-to-text.ts';
import { lever } from '../../src/sources/lever.ts';
import { fixtureSource, parseFixture } from '../_support/fixture-page.ts';

describe('lever', () => {
  test('puts the lists with their headings between description and closing, each part once', () => {
    const [posting] = parseFixture(lever, 'lists-hold-the-requirements.json').postings;
    expect(htmlToText(posting?.html ?? '').split(/\n+/)).toEqual([
      "Mirelo runs clinics' calendars.",
      'You keep the booking service fast.',
      'Requirements',
      '- 5+ years with Kotlin or Java',
      '- PostgreSQL & Kafka',
      'Nice to have',
      '- Terraform',
      'Pay depends on level.',
      'We are 40 people.',
    ]);
  });

  test('reads the facts', () => {
    const [posting] = parseFixture(lever, 'lists-hold-the-requirements.json').postings;
    expect(posting).toMatchObject({
      externalId: '0f6a1d1e-6f3e-4b0e-9d1c-2f1c5a0b7e11',
      company: 'Mirelo',
      locations: ['Tallinn', 'Remote - Estonia'],
      country: 'EE',
      remote: 'hybrid',
      employmentType: 'Full-time',
      department: 'Engineering',
      salary: { min: 72000, max: 90000, currency: 'EUR', period: 'year' },
      postedAt: '2026-04-01T08:00:00.000Z',
    });
  });

  test('takes the plain text, or opening and body, where the description is missing', () => {
    const { postings, failures } = parseFixture(lever, 'parts-missing.json');
    expect(failures).toEqual([]);
    expect(postings[0]).toMatchObject({
      html: expect.stringMatching(/^Mirelo runs clinics' calendars\.[\s\S]*We are 40 people\.$/),
      text: null,
      locations: [],
      department: 'Success',
    });
    expect(postings[1]?.html).toMatch(/calendars[\s\S]*fast[\s\S]*Your week[\s\S]*40 people/);
    expect(postings[1]?.remote).toBeNull();
  });

  test('asks the European service for boards kept there', () => {
    const source = fixtureSource(lever, { token: 'mirelo', settings: { region: 'eu' } });
    expect(lever.request(source)[0]?.url).toBe(
      'https://api.eu.lever.co/v0/postings/mirelo?mode=json',
    );
  });

  test('refuses an error body', () => {
    expect(() => parseFixture(lever, 'error-body.json')).toThrow(ParseError);
  });
});
