import type { Opened } from '../api/market.ts';
import type { SliceFlags } from '../demand/slice.ts';
import { compareTable } from '../reports/audit.ts';
import { auditTables } from '../reports/audit-page.ts';
import { renderBarChart } from '../reports/chart.ts';
import { html } from '../reports/html.ts';
import { renderHtmlTable } from '../reports/html-table.ts';
import type { Audit } from '../roadmaps/audit.ts';
import { sliceForm } from './filters.ts';
import { renderSite } from './layout.ts';
import { section } from './main-part.ts';
import { originNote, sliceQuery } from './market-page.ts';
import { renderTiles } from './tiles.ts';

/** The roadmaps side by side, each leading to its audit. */
export function renderRoadmapsPage(
  audits: readonly Audit[],
  open: Opened,
  ask: SliceFlags,
): string {
  const query = sliceQuery(ask);
  const links = audits.map(
    ({ roadmap }) => html`<li><a href="/roadmaps/${roadmap.id}${query}">${roadmap.title}</a></li>`,
  );
  const { title = '', ...table } = compareTable(audits);
  const content = [
    sliceForm('/roadmaps', ask),
    originNote(open),
    html`<ul>${links}</ul>`,
    section(title, [renderHtmlTable(table)]),
  ];
  return renderSite({
    title: 'Roadmaps held against demand',
    at: 'Roadmaps',
    lead: [open.words],
    content,
  });
}

/** One roadmap's audit: the blind spots and dead weight at a glance, then topic by topic. */
export async function renderRoadmapPage(
  audit: Audit,
  open: Opened,
  ask: SliceFlags,
): Promise<string> {
  const { roadmap, blindSpots, deadWeight } = audit;
  const bars = blindSpots
    .slice(0, 15)
    .map(({ name, asked: { share, low, high } }) => ({ label: name, value: share, low, high }));
  const chart = await renderBarChart(
    'Asked for and not taught: share of vacancies, with 95% intervals',
    bars,
  );
  const tables = auditTables(audit).map(({ title = '', ...table }) =>
    section(title, [renderHtmlTable(table)]),
  );
  const link =
    roadmap.url === null
      ? null
      : html`<p><a href="${roadmap.url}" rel="noreferrer">The guide itself</a></p>`;
  const content = [
    sliceForm(`/roadmaps/${roadmap.id}`, ask),
    originNote(open),
    html`${link}${renderTiles([
      [roadmap.topics.length, 'topics'],
      [blindSpots.length, 'blind spots: asked, and taught nowhere'],
      [deadWeight.length, 'topics of little demand'],
    ])}`,
    ...(bars.length > 0 ? [section('At a glance', [chart])] : []),
    ...tables,
  ];
  return renderSite({ title: roadmap.title, at: 'Roadmaps', lead: [open.words], content });
}
