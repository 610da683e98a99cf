import { html, raw } from '../reports/html.ts';
import { assetPath } from './assets.ts';
import { type MainPart, renderMain } from './main-part.ts';

export type SitePage = MainPart & {
  /** Where the page is in the site, as the navigation names it. */
  at: string;
  /** What was searched for, to correct it. */
  query?: string;
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
export function renderSite({ at, query = '', scripts = [], ...page }: SitePage): string {
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
<header class="site">
<nav aria-label="Site"><a class="brand" href="/">gapmap</a><ul>${links}</ul></nav>
<form class="find" role="search" action="/skills"><label for="f-q">Find a skill</label><input id="f-q" name="q" type="search" value="${query}" placeholder="postgres, k8s, go" autocomplete="off"><button type="submit">Find</button></form>
</header>
<main id="content">
${renderMain(page)}</main>
<footer class="site"><p>Shares carry 95% intervals clustered by employer; below 30 vacancies words stand in their place. Every figure leads to the postings behind it. <a href="/api">Everything here as JSON and CSV</a>.</p></footer>
</body>
</html>
`.markup;
}
