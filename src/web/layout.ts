import { html, raw } from '../reports/html.ts';
import { assetPath } from './assets.ts';
import { type MainPart, renderMain } from './main-part.ts';

export type SitePage = MainPart & {
  /** Where the page is in the site, as the navigation names it. */
  at: string;
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
export function renderSite({ at, scripts = [], ...page }: SitePage): string {
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
<title>${page.title} · gapmap</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${assetPath('style.css')}">
${scripts.map((path) => html`<script type="module" src="${path}"></script>\n`)}</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<nav aria-label="Site"><ul>${links}</ul></nav>
<main id="content">
${renderMain(page)}</main>
</body>
</html>
`.markup;
}
