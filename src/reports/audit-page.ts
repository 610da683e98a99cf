import type { Audit } from '../roadmaps/audit.ts';
import {
  auditTopicsTable,
  blindSpotsTable,
  claimsTable,
  compareTable,
  coverageTable,
  deadWeightTable,
  orderTable,
} from './audit.ts';
import { renderBarChart } from './chart.ts';
import { type Html, html } from './html.ts';
import { renderHtmlTable } from './html-table.ts';
import { renderPage, type Section } from './page.ts';
import type { Table } from './table.ts';

/** Every table of an audit in reading order; tables without rows are left out, except the topics. */
export function auditTables(audit: Audit): Table[] {
  const rest = [
    coverageTable(audit),
    blindSpotsTable(audit),
    deadWeightTable(audit),
    orderTable(audit),
    claimsTable(audit),
  ];
  return [auditTopicsTable(audit), ...rest.filter(({ rows }) => rows.length > 0)];
}

/** One roadmap's audit as a page of its own; `slice` says in words what the vacancies are. */
export async function renderAuditPage(audit: Audit, slice: string): Promise<string> {
  const sections: Section[] = auditTables(audit).map(({ title = '', ...table }) => ({
    heading: title,
    content: [renderHtmlTable(table)],
  }));
  const chart: Section = {
    heading: 'The most asked that it does not teach',
    content: [await blindSpotsChart(audit)],
  };
  const charted = audit.blindSpots.length > 0 ? [chart] : [];
  return renderPage({
    title: `${audit.roadmap.title}: audit`,
    lead: [slice, ...(audit.roadmap.url === null ? [] : [`The guide: ${audit.roadmap.url}`])],
    sections: [...charted, ...sections],
  });
}

/** Several audits of one slice as one page: side by side, then the claims of each. */
export function renderComparePage(audits: readonly Audit[], slice: string): string {
  const { title = '', ...table } = compareTable(audits);
  const claims = audits
    .filter((audit) => audit.claims.length > 0)
    .map((audit) => ({
      heading: `${audit.roadmap.title}: claims`,
      content: [renderHtmlTable({ ...claimsTable(audit), title: '' })],
    }));
  const side = { heading: title, content: [renderHtmlTable(table)] };
  return renderPage({
    title: 'Roadmaps held against demand',
    lead: [slice],
    sections: [side, ...claims],
  });
}

async function blindSpotsChart({ blindSpots }: Audit): Promise<Html> {
  const bars = blindSpots.slice(0, 15).map(({ name, asked: { share, low, high } }) => ({
    label: name,
    value: share,
    low,
    high,
  }));
  return html`${await renderBarChart('Share of vacancies that ask for it, with 95% intervals', bars)}`;
}
