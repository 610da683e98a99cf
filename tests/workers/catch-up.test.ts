import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Context } from '../../src/context.ts';
import { catchUp, missedSources } from '../../workers/catch-up.ts';
import { openTestContext } from '../_support/context.ts';

const hourMs = 3_600_000;
const due = { everyMs: 12 * hourMs, offsetMs: 0 };
const now = new Date('2026-08-05T13:00:00Z');
const timed = (slug: string, lastRunAt: Date | null) => ({
  due,
  source: {
    ...{ id: 1, slug, adapter: 'greenhouse', token: slug, company: null, region: null },
    ...{ settings: {}, enabled: true, intervalMinutes: 720, medianTextLength: null, lastRunAt },
  },
});
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * hourMs);

let context: Context;
beforeAll(async () => {
  context = { ...(await openTestContext({ GAPMAP_EXPORTS: '/nonexistent' })), now: () => now };
});
afterAll(() => context.close());

it('a source was missed when it was due after its last run, the longest unread first', () => {
  const all = [
    timed('fresh', hoursAgo(0.5)),
    timed('never', null),
    timed('one-missed', hoursAgo(3)),
    timed('many-missed', hoursAgo(200)),
  ];
  expect(missedSources(all, now)).toEqual(['many-missed', 'one-missed']);
});

it('what was missed is asked for once and spread, however often it was missed', async () => {
  const all = Array.from({ length: 600 }, (_, i) => timed(`greenhouse/s${i}`, hoursAgo(100 + i)));
  expect(await catchUp(context, all)).toBe(600);
  await catchUp(context, all);
  const jobs = await context.queues.raw('scrape').getJobs(['delayed', 'waiting'], 0, 5_000);
  expect(new Set(jobs.map(({ data }) => data.source)).size).toBe(600);
  expect(jobs).toHaveLength(600);
  const delays = jobs.map(({ delay }) => delay).sort((a, b) => a - b);
  expect(delays.at(-1)).toBeLessThan(30 * 60_000);
  const inFirstMinute = delays.filter((delay) => delay < 60_000).length;
  expect(inFirstMinute).toBeLessThan(25);
});

it('the release that was due is made, once what was missed is read', async () => {
  const jobs = await context.queues.raw('report').getJobs(['delayed', 'waiting'], 0, 10);
  expect(jobs.map(({ data }) => data.week)).toEqual(['2026-W31']);
});
