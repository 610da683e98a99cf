import { describe, expect, test } from 'vitest';
import { FetchError, refused, throttled } from '../../src/sources/reasons.ts';
import { judgeRun, type RunFacts } from '../../src/sources/verdict.ts';

const now = new Date('2026-08-20T06:00:00Z');
const outcome = {
  listed: 20,
  listingComplete: true,
  total: null,
  pages: 1,
  ended: null,
  pageErrors: [],
} as const;
const facts: RunFacts = {
  outcome: { ...outcome, pageErrors: [] },
  lists: 'all',
  failures: 0,
  unchanged: false,
  openBefore: 20,
  medianBefore: 3_000,
  median: 2_900,
  suspectSince: null,
  troubles: [],
  now,
};
type Change = Partial<Omit<RunFacts, 'outcome'>> & { outcome?: Partial<RunFacts['outcome']> };
const judge = (change: Change) =>
  judgeRun({ ...facts, ...change, outcome: { ...facts.outcome, ...change.outcome } });
const server = new FetchError('server-error', '500');

describe('a run is', () => {
  test.each<[string, Change, string, string | null, boolean]>([
    ['ok and complete', {}, 'ok', null, true],
    ['unchanged', { unchanged: true }, 'unchanged', null, true],
    ['ok and never complete for a rolling feed', { lists: 'recent' }, 'ok', null, false],
    ['ok with what it got over', { troubles: ['throttled'] }, 'ok', 'recovered', true],
    [
      'failed when no page was had',
      { outcome: { pages: 0, listingComplete: false, pageErrors: [server] } },
      'failed',
      'server-error',
      false,
    ],
    [
      'partial when it was cut short',
      { outcome: { ended: throttled('throttled', '', 1), listingComplete: false } },
      'partial',
      'throttled',
      false,
    ],
    [
      'partial when its budget is spent',
      { outcome: { ended: refused('time-budget', ''), listingComplete: false } },
      'partial',
      'time-budget',
      false,
    ],
    [
      'partial with a complete listing when a text is missing',
      { outcome: { pageErrors: [server] } },
      'partial',
      'server-error',
      true,
    ],
    [
      'partial when a page of the listing is missing',
      { outcome: { pageErrors: [server], listingComplete: false } },
      'partial',
      'server-error',
      false,
    ],
    [
      'partial when the board counts more than it shows',
      { outcome: { total: 25 } },
      'partial',
      'incomplete-listing',
      false,
    ],
    [
      'partial with a complete listing when items are odd',
      { outcome: { listed: 18, total: 20 }, failures: 2 },
      'partial',
      'items-failed',
      true,
    ],
    [
      'suspect when a board shows none',
      { outcome: { listed: 0 } },
      'suspect',
      'empty-board',
      false,
    ],
    [
      'suspect when a board shows hardly any',
      { openBefore: 100, outcome: { listed: 19 } },
      'suspect',
      'collapsed-board',
      false,
    ],
    ['ok when a small board shrinks', { openBefore: 9, outcome: { listed: 1 } }, 'ok', null, true],
    ['ok when a new board is empty', { openBefore: 0, outcome: { listed: 0 } }, 'ok', null, true],
    ['suspect when the texts are cut', { median: 1_400 }, 'suspect', 'texts-shrunk', false],
    [
      'still suspect after six days',
      { outcome: { listed: 0 }, suspectSince: new Date('2026-08-14T06:00:00Z') },
      'suspect',
      'empty-board',
      false,
    ],
    [
      'believed after seven',
      { outcome: { listed: 0 }, suspectSince: new Date('2026-08-13T06:00:00Z') },
      'ok',
      'believed',
      true,
    ],
  ])('%s', (_, change, status, code, complete) => {
    const verdict = judge(change);
    expect([verdict.status, verdict.reason?.split(':', 1)[0] ?? null, verdict.complete]).toEqual([
      status,
      code,
      complete,
    ]);
  });
});
