import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDate } from '../../src/postings/date.ts';

const now = new Date('2026-08-20T12:00:00Z');

test.each([
  ['2026-08-12', '2026-08-12T00:00:00.000Z'],
  ['2026-08-12T10:30:00Z', '2026-08-12T10:30:00.000Z'],
  ['2026-08-12T10:30:00.123456+02:00', '2026-08-12T08:30:00.123Z'],
  ['2026-08-12 10:30:00 UTC', '2026-08-12T10:30:00.000Z'],
  ['2026-08-12T10:30:00-0400', '2026-08-12T14:30:00.000Z'],
  ['Wed, 12 Aug 2026 10:30:00 GMT', '2026-08-12T10:30:00.000Z'],
  ['Wed, 12 Aug 2026 10:30:00 +0300', '2026-08-12T07:30:00.000Z'],
  ['12 Aug 2026 10:30 EST', '2026-08-12T15:30:00.000Z'],
  [1_786_530_600, '2026-08-12T10:30:00.000Z'],
  ['1786530600000', '2026-08-12T10:30:00.000Z'],
  ['20260812', '2026-08-12T00:00:00.000Z'],
  ['12.08.2026', '2026-08-12T00:00:00.000Z'],
  ['12/08/2026', '2026-08-12T00:00:00.000Z'],
  ['08/25/2026', '2026-08-25T00:00:00.000Z'],
  ['12.08.2026 09:15', '2026-08-12T09:15:00.000Z'],
  ['August 12, 2026', '2026-08-12T00:00:00.000Z'],
  ['12 août 2026', '2026-08-12T00:00:00.000Z'],
  ['12 de agosto de 2026', '2026-08-12T00:00:00.000Z'],
  ['12. März 2026', '2026-03-12T00:00:00.000Z'],
  ['12 августа 2026', '2026-08-12T00:00:00.000Z'],
  ['12 avqust 2026', '2026-08-12T00:00:00.000Z'],
  ['12 Ağustos 2026', '2026-08-12T00:00:00.000Z'],
  ['12 sierpnia 2026', '2026-08-12T00:00:00.000Z'],
  ['2 days ago', '2026-08-18T12:00:00.000Z'],
  ['Posted 30+ Days Ago', '2026-07-21T12:00:00.000Z'],
  ['an hour ago', '2026-08-20T11:00:00.000Z'],
  ['Posted Today', '2026-08-20T12:00:00.000Z'],
  ['yesterday', '2026-08-19T12:00:00.000Z'],
  ['vor 3 Tagen', '2026-08-17T12:00:00.000Z'],
  ['il y a 2 semaines', '2026-08-06T12:00:00.000Z'],
  ['5 gün əvvəl', '2026-08-15T12:00:00.000Z'],
  ['3 дня назад', '2026-08-17T12:00:00.000Z'],
  ['3w', '2026-07-30T12:00:00.000Z'],
])('%s is %s', (value, iso) => {
  expect(parseDate(value, now)).toBe(iso);
});

test.each([
  '',
  'soon',
  '2026-02-30',
  '2026-13-01',
  '31.02.2026',
  '12 Foo 2026',
  '99',
  'Posted',
  '2026-08-12 Nowhere',
])('"%s" is no date', (value) => {
  expect(parseDate(value, now)).toBeNull();
});

test('ages need a now', () => {
  expect(parseDate('2 days ago')).toBeNull();
  expect(parseDate(null, now)).toBeNull();
});

test('what is written as ISO 8601 reads back, and any string is answered', () => {
  const between = { min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true };
  fc.assert(
    fc.property(fc.date(between), (date) => parseDate(date.toISOString()) === date.toISOString()),
  );
  fc.assert(
    fc.property(fc.date(between), (date) => {
      expect(Date.parse(parseDate(date.toUTCString()) ?? '')).toBe(
        Math.floor(date.getTime() / 1000) * 1000,
      );
    }),
  );
  fc.assert(
    fc.property(fc.string(), (text) => {
      parseDate(text, now);
    }),
  );
});
