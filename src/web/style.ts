import { pageStyle } from '../reports/page-style.ts';

/** The pages' own style, on top of that of the reports. */
export const siteStyle = `${pageStyle}
a { color: var(--accent); }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .4rem .8rem; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
body { max-width: 74rem; padding-top: 0; }
header.site { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center; justify-content: space-between; margin: 0 -1rem 1.6rem; padding: .7rem 1rem; border-bottom: 1px solid var(--line); background: var(--paper); }
@media (min-width: 60rem) { header.site { position: sticky; top: 0; z-index: 2; } html { scroll-padding-top: 4rem; } }
nav { display: flex; flex-wrap: wrap; align-items: baseline; gap: .2rem 1.5rem; }
nav ul { display: flex; flex-wrap: wrap; gap: .1rem 1.1rem; list-style: none; margin: 0; padding: 0; }
nav .brand { font-weight: 700; font-size: 1.1rem; letter-spacing: -.01em; color: var(--ink); }
form.find { display: flex; gap: .4rem; align-items: center; }
form.find label { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
form.find input { width: 11rem; min-width: 0; }
form.find button { padding: .35rem .8rem; }
footer.site { margin-top: 3rem; padding-top: .8rem; border-top: 1px solid var(--line); }
h1 { font-size: 1.9rem; letter-spacing: -.015em; }
.lead { font-size: 1.05rem; }
section > h2 { margin-top: 2rem; }
nav a { display: inline-block; padding: .2rem 0; text-decoration: none; }
nav a[aria-current] { font-weight: 600; color: var(--ink); border-bottom: 2px solid var(--accent); }
form.filters { display: flex; flex-wrap: wrap; gap: 0 .9rem; align-items: end; margin: 1rem 0; padding: .9rem; border: 1px solid var(--line); border-radius: .5rem; }
label, legend { font-size: .875rem; color: var(--soft); display: block; }
input, select, textarea, button { font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--soft); border-radius: .35rem; padding: .35rem .5rem; max-width: 100%; }
form.filters p { flex: 1 1 6.2rem; min-width: 0; }
form.filters button { margin: .4rem 0; }
form.filters :is(input, select) { width: 100%; min-width: 0; }
textarea { width: 100%; min-height: 14rem; resize: vertical; }
button { background: var(--accent); border-color: var(--accent); color: var(--paper); padding: .45rem 1rem; cursor: pointer; }
button.quiet { background: transparent; color: var(--accent); }
.actions { display: flex; flex-wrap: wrap; gap: .6rem; margin: .8rem 0; }
.problem { border-left: 4px solid var(--series-2); padding: .4rem .9rem; }
.tiles { display: flex; flex-wrap: wrap; gap: .8rem; padding: 0; margin: 1rem 0; list-style: none; }
.tiles li { border: 1px solid var(--line); border-left: 4px solid var(--bar); border-radius: .5rem; padding: .6rem 1.1rem; color: var(--soft); font-size: .9rem; }
.tiles strong { display: block; font-size: 1.6rem; line-height: 1.2; color: var(--ink); font-variant-numeric: tabular-nums; }
tbody tr:hover { background: color-mix(in srgb, var(--band) 30%, transparent); }
details { margin: .6rem 0; }
summary { cursor: pointer; color: var(--accent); }
figure svg { max-width: 40rem; }
blockquote { margin: .8rem 0; padding: 0 0 0 .9rem; border-left: 3px solid var(--line); max-width: 45rem; overflow-wrap: anywhere; }
blockquote footer { font-size: .85rem; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 27rem), 1fr)); gap: 0 2rem; }
pre { overflow-x: auto; padding: .7rem; border: 1px solid var(--line); border-radius: .35rem; font-size: .85rem; }
@media print { header.site, footer.site, nav, form, .actions, .skip { display: none !important; } }
`;
