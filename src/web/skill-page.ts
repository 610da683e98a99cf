import type { Opened } from '../api/market.ts';
import type { SliceFlags } from '../demand/slice.ts';
import type { Quote } from '../gaps/produce.ts';
import { percent } from '../reports/cell.ts';
import { type Html, html } from '../reports/html.ts';
import { renderHtmlTable } from '../reports/html-table.ts';
import type { SkillReading } from '../reports/skill.ts';
import { skillDocument } from '../reports/skill-document.ts';
import { renderSkillChart } from '../reports/skill-page.ts';
import {
  alternativesTable,
  askedWithTable,
  levelsTable,
  payTable,
} from '../reports/skill-tables.ts';
import type { Table } from '../reports/table.ts';
import { sliceForm } from './filters.ts';
import { renderSite } from './layout.ts';
import { section } from './main-part.ts';
import { originNote, sliceQuery } from './market-page.ts';
import { grouped, renderTiles } from './tiles.ts';

type Shown = ReturnType<typeof skillDocument>;

/** One skill in a slice as a page: series, levels, pay, what it goes with, where roadmaps teach it, and quotes. */
export async function renderSkillPage(
  { reading, open, quotes }: { reading: SkillReading; open: Opened; quotes: readonly Quote[] },
  ask: SliceFlags,
): Promise<string> {
  const skill = skillDocument(reading, open, quotes);
  const pageOf = (id: string) => `/skills/${id}${sliceQuery(ask)}`;
  const content = [
    sliceForm(`/skills/${reading.id}`, ask),
    originNote(open),
    tiles(reading),
    section('Share over time', [await renderSkillChart(reading), seriesTable(skill)]),
    html`<div class="columns">${[
      section('By level', [untitled(levelsTable(skill))]),
      section('Pay a year', [
        reading.detail.pay.length === 0
          ? html`<p>No vacancy states it.</p>`
          : untitled(payTable(reading)),
      ]),
      section('Asked with', [untitled(askedWithTable(skill, pageOf))]),
      section('Alternatives', [
        skill.alternatives.length === 0
          ? html`<p>No vacancy names it in an either-or.</p>`
          : untitled(alternativesTable(skill, pageOf)),
      ]),
    ]}</div>`,
    section('In the roadmaps', [placesOf(skill)]),
    section('What postings say', [quotesOf(skill)]),
  ];
  return renderSite({
    title: reading.name,
    at: 'Market',
    lead: [`${reading.category}; ${open.words}`],
    content,
  });
}

/** The table without its title, where a section already says it. */
function untitled({ title, ...table }: Table): Html {
  return renderHtmlTable(table);
}

function tiles({ demand, sample }: SkillReading): Html {
  const { share = null, interval = null, asked = 0, required = 0, employers = 0 } = demand ?? {};
  const said = share === null || interval === null ? 'too few' : `${percent(share)}`;
  const range =
    interval === null ? '' : ` (95%: ${percent(interval.low)} to ${percent(interval.high)})`;
  return renderTiles([
    [said, `of ${grouped(sample.vacancies)} vacancies ask for it${range}`],
    [asked, `ask, ${grouped(required)} require it`],
    [employers, `of ${grouped(sample.employers)} employers`],
  ]);
}

function seriesTable({ trend }: Shown): Html {
  const table = renderHtmlTable({
    columns: [
      { key: 'week', title: 'Week', type: 'text' },
      { key: 'vacancies', title: 'Vacancies', type: 'integer' },
      { key: 'asked', title: 'Ask for it', type: 'integer' },
      { key: 'share', title: 'Share', type: 'share' },
      { key: 'share_low', title: 'From', type: 'share' },
      { key: 'share_high', title: 'To', type: 'share' },
      { key: 'note', title: '', type: 'text' },
    ],
    rows: trend.toReversed().map(({ provisional, masked, share, ...week }) => ({
      ...week,
      share: share ?? 'too few',
      note: masked ? 'sources broken' : provisional ? 'provisional' : '',
    })),
  });
  return html`<details><summary>The figures</summary>${table}</details>
`;
}

function placesOf({ roadmaps }: Shown): Html {
  if (roadmaps.length === 0) return html`<p>No roadmap teaches it.</p>`;
  const items = roadmaps.map(
    ({ roadmap, title, topic, when }) =>
      html`<li><a href="/roadmaps/${roadmap}">${title}</a>: ${topic}${when === null ? '' : ` (${when})`}</li>`,
  );
  return html`<ul>${items}</ul>`;
}

function quotesOf({ quotes }: Shown): Html {
  if (quotes.length === 0) return html`<p>No posting of this slice names it.</p>`;
  const items = quotes.map(({ quote, title, company, url }) => {
    const said = `${title ?? 'Posting'}${company === null ? '' : `, ${company}`}`;
    const link =
      url !== null && /^https?:\/\//i.test(url)
        ? html`<a href="${url}" rel="noreferrer nofollow">${said}</a>`
        : html`${said}`;
    return html`<blockquote>${quote ?? ''}<footer>${link}</footer></blockquote>\n`;
  });
  return html`${items}`;
}
