import type { ScheduleRule } from '../src/sources/schedule-rule.ts';

const minute = 60_000;
const hour = 60 * minute;

/** When sources are read unless the user's file says otherwise; the last rule that names a source decides. */
export const schedules: readonly ScheduleRule[] = [
  { sources: '*', timing: { everyMs: 12 * hour }, jitterMs: 12 * hour },
  // Local boards are filled in office hours: look before, in and after them.
  {
    sources: 'region:az',
    timing: { cron: '0 8,13,19 * * 1-6', timeZone: 'Asia/Baku' },
    jitterMs: 90 * minute,
  },
  // The monthly thread opens at 15:00 UTC on the first weekday and fills within two days.
  {
    sources: 'hackernews/*',
    timing: { cron: '30 */6 * * *', timeZone: 'UTC' },
    jitterMs: 20 * minute,
  },
];
