import { createHash } from 'node:crypto';
import { type Html, html, raw } from './html.ts';

export type Page = {
  readonly title: string;
  /** One or two sentences under the title: the slice, the dates, the sample. */
  readonly lead: readonly string[];
  readonly sections: readonly Section[];
  readonly footer?: string;
};

export type Section = { readonly heading: string | null; readonly content: readonly Html[] };

/** The look of every page: light, dark, paper, narrow. */
export const pageStyle = `
:root { color-scheme: light dark; --paper: #fff; --ink: #1b1f24; --soft: #59636e; --line: #d1d9e0; --bar: #7fb0e8; --accent: #0b5cad; --band: #bcd6f4; --series-2: #b35900; --series-3: #1a7f37; --series-4: #8250df; --series-5: #bf3989; }
@media (prefers-color-scheme: dark) { :root { --paper: #14181d; --ink: #e6e9ed; --soft: #9aa4af; --line: #38414b; --bar: #2f6cb3; --accent: #7cb7ff; --band: #27405e; --series-2: #f0a05a; --series-3: #57c272; --series-4: #b392f0; --series-5: #f38bc4; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 66rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.2rem; margin: 2.2rem 0 .6rem; }
p { margin: .4rem 0; max-width: 45rem; overflow-wrap: anywhere; }
.lead, .note, footer { color: var(--soft); }
.note, footer { font-size: .875rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums; margin: .6rem 0; }
caption { text-align: left; font-weight: 600; padding: .3rem 0; }
th, td { padding: .3rem .8rem .3rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
tbody th { font-weight: 400; overflow-wrap: anywhere; }
tbody th:not(.figure) { min-width: 8rem; }
th.figure, td.figure { text-align: right; white-space: nowrap; }
thead th { vertical-align: bottom; color: var(--soft); font-weight: 600; }
svg { display: block; }
svg.bar, svg.spark { width: 7rem; height: 1rem; margin-top: .25rem; }
svg.bar rect { fill: var(--bar); }
svg.bar .whisker, svg.spark path { fill: none; stroke: var(--accent); stroke-width: 1.5; vector-effect: non-scaling-stroke; }
figure { margin: .8rem 0; }
figure svg { width: 100%; max-width: 34rem; height: auto; color: var(--ink); }
figure svg text { white-space: pre; }
@media print { body { max-width: none; padding: 0; font-size: 10pt; } h2 { break-after: avoid; } tr, figure { break-inside: avoid; } .scroll { overflow: visible; } thead { display: table-header-group; } }
@media print { :root { --paper: #fff; --ink: #000; --soft: #444; --line: #bbb; --bar: #9dbfe6; --accent: #0b4a8c; --band: #d5e4f6; } }
`;
const styleHash = createHash('sha256').update(pageStyle).digest('base64');
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; img-src data:; base-uri 'none'; form-action 'none'`;

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
<meta http-equiv="Content-Security-Policy" content="${policy}">
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
