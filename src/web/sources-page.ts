import { html } from '../reports/html.ts';
import { renderHtmlTable } from '../reports/html-table.ts';
import type { SourceHealth } from '../sources/health-store.ts';
import type { ListedRun } from '../sources/list-store.ts';
import { renderSite } from './layout.ts';
import { section } from './main-part.ts';
import { renderTiles } from './tiles.ts';

/** How every source is doing, the most troubled first, and the last runs. */
export function renderSourcesPage(
  sources: readonly SourceHealth[],
  runs: readonly ListedRun[],
): string {
  const well = sources.filter(({ status }) => status === 'ok' || status === 'unchanged').length;
  const open = sources.reduce((sum, source) => sum + source.open, 0);
  const content = [
    renderTiles([
      [sources.length, 'sources have run'],
      [well, 'are well'],
      [open, 'open postings'],
    ]),
    ...(sources.length === 0
      ? [
          html`<p>Nothing was scraped yet: <code>gapmap scrape --all</code>, or wait for the schedule of <code>gapmap up</code>.</p>`,
        ]
      : [section('Health', [healthTable(sources)]), section('Last runs', [runsTable(runs)])]),
  ];
  return renderSite({ title: 'Sources', at: 'Sources', content });
}

function healthTable(sources: readonly SourceHealth[]) {
  return renderHtmlTable({
    columns: [
      { key: 'slug', title: 'Source', type: 'text' },
      { key: 'company', title: 'Company', type: 'text' },
      { key: 'status', title: 'Last run', type: 'text' },
      { key: 'alert', title: 'Alert', type: 'text' },
      { key: 'ok', title: 'Last well', type: 'text' },
      { key: 'failures', title: 'Failures in a row', type: 'integer' },
      { key: 'found', title: 'Found', type: 'integer' },
      { key: 'new', title: 'New', type: 'integer' },
      { key: 'closed', title: 'Closed', type: 'integer' },
      { key: 'open', title: 'Open', type: 'integer' },
      { key: 'reason', title: 'Reason', type: 'text' },
    ],
    rows: sources.map((source) => ({
      slug: source.slug,
      company: source.company,
      status: source.status,
      alert: source.alert,
      ok: minute(source.last_ok_at),
      failures: source.failures_in_a_row,
      found: source.found,
      new: source.new,
      closed: source.closed,
      open: source.open,
      reason: source.reason,
    })),
  });
}

function runsTable(runs: readonly ListedRun[]) {
  return renderHtmlTable({
    columns: [
      { key: 'at', title: 'Started', type: 'text' },
      { key: 'source', title: 'Source', type: 'text' },
      { key: 'status', title: 'Status', type: 'text' },
      { key: 'requested', title: 'Requests', type: 'integer' },
      { key: 'found', title: 'Found', type: 'integer' },
      { key: 'new', title: 'New', type: 'integer' },
      { key: 'failed', title: 'Unread', type: 'integer' },
      { key: 'reason', title: 'Reason', type: 'text' },
    ],
    rows: runs.map(
      ({ started_at, source, status, requested, found, new: fresh, failed, reason }) => ({
        at: minute(started_at),
        source,
        status,
        requested,
        found,
        new: fresh,
        failed,
        reason,
      }),
    ),
  });
}

const minute = (at: Date | null): string => at?.toISOString().slice(0, 16).replace('T', ' ') ?? '';
