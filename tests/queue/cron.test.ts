import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cronProblem, type Due, lastDue, longestGapMs, nextDue } from '../../src/queue/cron.ts';
import { readDue, writeDue } from '../../src/queue/schedules.ts';

const at = (text: string) => Date.parse(text);
const dues: fc.Arbitrary<Due> = fc.oneof(
  fc.record({
    everyMs: fc.integer({ min: 5, max: 3_000 }).map((minutes) => minutes * 60_000),
    offsetMs: fc.integer({ min: 0, max: 300_000 }),
  }),
  fc.record({
    cron: fc.constantFrom('*/15 * * * *', '0 8,13,19 * * 1-6', '41 5 * * 1', '30 2 1 * *'),
    timeZone: fc.constantFrom('UTC', 'Asia/Baku', 'Europe/Berlin', 'America/New_York'),
    offsetMs: fc.integer({ min: 0, max: 3_600_000 }),
  }),
);
const moments = fc.integer({ min: at('2026-01-01T00:00Z'), max: at('2027-01-01T00:00Z') });

describe('a schedule', () => {
  it('is due in its own time zone, at its own moment after the rule', () => {
    const due = { cron: '0 8 * * *', timeZone: 'Asia/Baku', offsetMs: 60_000 };
    expect(nextDue(due, at('2026-08-01T00:00Z'))).toBe(at('2026-08-01T04:01Z'));
    expect(lastDue(due, at('2026-08-01T04:00:59Z'))).toBe(at('2026-07-31T04:01Z'));
    expect(lastDue(due, at('2026-08-01T04:01Z'))).toBe(at('2026-08-01T04:01Z'));
  });

  it('is due at the same time of the day when clocks change', () => {
    const due = { cron: '0 6 * * *', timeZone: 'Europe/Berlin', offsetMs: 0 };
    expect(nextDue(due, at('2026-03-28T12:00Z'))).toBe(at('2026-03-29T04:00Z'));
    expect(nextDue(due, at('2026-03-27T12:00Z'))).toBe(at('2026-03-28T05:00Z'));
  });

  it('has nothing between its last and its next moment', () => {
    fc.assert(
      fc.property(dues, moments, (due, now) => {
        const [last, next] = [lastDue(due, now), nextDue(due, now)];
        expect(last).toBeLessThanOrEqual(now);
        expect(next).toBeGreaterThan(now);
        expect(nextDue(due, last)).toBe(next);
        expect(lastDue(due, next)).toBe(next);
        expect(readDue(writeDue(due))).toEqual(due);
      }),
    );
  });

  it('tells how long a source may be silent', () => {
    const due = { cron: '0 8 * * 1-5', timeZone: 'UTC', offsetMs: 0 };
    expect(longestGapMs(due, at('2026-08-03T00:00Z'))).toBe(72 * 3_600_000);
    expect(longestGapMs({ everyMs: 5, offsetMs: 0 }, 0)).toBe(5);
  });

  it.each([
    ['61 * * * *', 'UTC'],
    ['* * * *', 'UTC'],
    ['0 0 6 * * *', 'UTC'],
    ['0 8 * * *', 'Mars/Base'],
    ['tomorrow', 'UTC'],
  ])('says what is wrong with %s in %s', (cron, zone) => {
    expect(cronProblem(cron, zone)).toBeTruthy();
  });
});
