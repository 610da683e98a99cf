import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fullJitter, parseRetryAfter } from '../../src/sources/backoff.ts';

const now = Date.UTC(1994, 10, 6, 8, 48, 37);

describe('Retry-After', () => {
  test.each([
    ['120', 120_000],
    [' 0 ', 0],
    ['Sun, 06 Nov 1994 08:49:37 GMT', 60_000],
    ['Sunday, 06-Nov-94 08:49:37 GMT', 60_000],
    ['Sun Nov  6 08:49:37 1994', 60_000],
    ['Sun, 06 Nov 1994 08:00:00 GMT', 0],
    ['99999999', 86_400_000],
    ['-5', null],
    ['1.5', null],
    ['soon', null],
    ['', null],
  ])('%j is %s ms', (value, wait) => {
    expect(parseRetryAfter(value, null, now)).toBe(wait);
  });

  test('as a date is measured against the clock of the host, not ours', () => {
    const date = 'Sun, 06 Nov 1994 08:49:07 GMT';
    expect(parseRetryAfter('Sun, 06 Nov 1994 08:49:37 GMT', date, now + 9_999_999)).toBe(30_000);
  });

  test('never yields anything but null or 0 to one day', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (value, date) => {
        const wait = parseRetryAfter(value, date, now);
        expect(wait === null || (wait >= 0 && wait <= 86_400_000)).toBe(true);
      }),
    );
  });
});

test('full jitter draws from nothing to the doubled, capped base', () => {
  const wait = (attempt: number, draw: number) =>
    fullJitter(attempt, { baseMs: 1_000, capMs: 10_000, random: () => draw });
  expect([0, 1, 2, 3, 4, 50].map((attempt) => wait(attempt, 0.5))).toEqual([
    500, 1_000, 2_000, 4_000, 5_000, 5_000,
  ]);
  expect(wait(3, 0)).toBe(0);
});
