import { type Html, html, raw } from './html.ts';
import { pagePolicy } from './page-policy.ts';
import { pageStyle } from './page-style.ts';

export type Page = {
  readonly title: string;
  /** One or two sentences under the title: the slice, the dates, the sample. */
  readonly lead: readonly string[];
  readonly sections: readonly Section[];
  readonly footer?: string;
};

export type Section = { readonly heading: string | null; readonly content: readonly Html[] };

/**
 * A page in one file: no script, no request, its one style named by hash in a content security policy. It reads
 * in light and dark, on paper, and on a narrow screen.
 */
export function renderPage({ title, lead, sections, footer }: Page): string {
  const body = sections.map(
    ({ heading, content }) => html`<section>
${heading === null ? null : html`<h2>${heading}</h2>\n`}${content}</section>
`,
  );
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${pagePolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${raw(pageStyle)}</style>
</head>
<body>
<h1>${title}</h1>
${lead.map((line) => html`<p class="lead">${line}</p>\n`)}
${body}${footer === undefined ? null : html`<footer><p>${footer}</p></footer>\n`}</body>
</html>
`.markup;
}
