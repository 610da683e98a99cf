import { type Html, html, raw } from '../reports/html.ts';
import { assetPath } from './assets.ts';

export type SitePage = {
  title: string;
  /** Where the page is in the site, as the navigation names it. */
  at: string;
  lead?: readonly string[];
  content: readonly Html[];
  /** Paths of our own scripts. */
  scripts?: readonly string[];
};

const places: readonly [path: string, name: string][] = [
  ['/', 'Market'],
  ['/roadmaps', 'Roadmaps'],
  ['/gap', 'Gap'],
  ['/sources', 'Sources'],
  ['/releases', 'Releases'],
  ['/api', 'API'],
];

/** One page of the site. Nothing in it runs or looks but our own files, so that a strict policy may hold. */
export function renderSite({ title, at, lead = [], content, scripts = [] }: SitePage): string {
  const links = places.map(([path, name]) => {
    const here = name === at ? raw(' aria-current="page"') : null;
    return html`<li><a href="${path}"${here}>${name}</a></li>`;
  });
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · gapmap</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${assetPath('style.css')}">
${scripts.map((path) => html`<script type="module" src="${path}"></script>\n`)}</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<nav aria-label="Site"><ul>${links}</ul></nav>
<main id="content">
<h1>${title}</h1>
${lead.map((line) => html`<p class="lead">${line}</p>\n`)}${content}</main>
</body>
</html>
`.markup;
}

/** A section with its heading. */
export function section(heading: string, content: readonly (Html | null)[]): Html {
  const parts = content.filter((part) => part !== null);
  return html`<section><h2>${heading}</h2>
${parts}</section>
`;
}
