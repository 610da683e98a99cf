import { html } from '../reports/html.ts';
import { renderHtmlTable } from '../reports/html-table.ts';
import type { PublishedRelease } from '../reports/release-list.ts';
import { renderSite } from './layout.ts';
import { section } from './main-part.ts';

/** The weekly releases with their files and hashes. */
export function renderReleasesPage(releases: readonly PublishedRelease[]): string {
  const none = html`<p>No release was written yet: one comes each Monday, or with <code>gapmap export</code>.</p>`;
  const content = releases.map(({ week, files }) =>
    section(week, [
      renderHtmlTable({
        columns: [
          { key: 'name', title: 'File', type: 'text', link: 'path' },
          { key: 'bytes', title: 'Bytes', type: 'integer' },
          { key: 'sha256', title: 'SHA-256', type: 'text' },
        ],
        rows: files.map((file) => ({ ...file, path: `/api/v1/releases/${week}/${file.name}` })),
      }),
    ]),
  );
  return renderSite({
    title: 'Releases',
    at: 'Releases',
    content: content.length > 0 ? content : [none],
  });
}
