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
td:not(.figure) { min-width: 6rem; }
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
