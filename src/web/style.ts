import { pageStyle } from '../reports/page-style.ts';

/** The pages' own style, on top of that of the reports. */
export const siteStyle = `${pageStyle}
a { color: var(--accent); }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .4rem .8rem; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
nav ul { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; list-style: none; margin: 0 0 1.4rem; padding: 0 0 .7rem; border-bottom: 1px solid var(--line); }
nav a { display: inline-block; padding: .2rem 0; text-decoration: none; }
nav a[aria-current] { font-weight: 600; color: var(--ink); border-bottom: 2px solid var(--accent); }
form.filters { display: grid; grid-template-columns: repeat(auto-fill, minmax(7.5rem, 1fr)); gap: 0 1rem; align-items: end; margin: 1rem 0; padding: .9rem; border: 1px solid var(--line); border-radius: .5rem; }
label, legend { font-size: .875rem; color: var(--soft); display: block; }
input, select, textarea, button { font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--soft); border-radius: .35rem; padding: .35rem .5rem; max-width: 100%; }
form.filters :is(input, select) { width: 100%; min-width: 0; }
textarea { width: 100%; min-height: 14rem; resize: vertical; }
button { background: var(--accent); border-color: var(--accent); color: var(--paper); padding: .45rem 1rem; cursor: pointer; }
button.quiet { background: transparent; color: var(--accent); }
.actions { display: flex; flex-wrap: wrap; gap: .6rem; margin: .8rem 0; }
.problem { border-left: 4px solid var(--series-2); padding: .4rem .9rem; }
.tiles { display: flex; flex-wrap: wrap; gap: .8rem; padding: 0; margin: 1rem 0; list-style: none; }
.tiles li { border: 1px solid var(--line); border-radius: .5rem; padding: .5rem .9rem; }
.tiles strong { display: block; font-size: 1.35rem; line-height: 1.2; }
blockquote { margin: .8rem 0; padding: 0 0 0 .9rem; border-left: 3px solid var(--line); max-width: 45rem; overflow-wrap: anywhere; }
blockquote footer { font-size: .85rem; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 27rem), 1fr)); gap: 0 2rem; }
pre { overflow-x: auto; padding: .7rem; border: 1px solid var(--line); border-radius: .35rem; font-size: .85rem; }
@media print { nav, form, .actions, .skip { display: none !important; } }
`;
