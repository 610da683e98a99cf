import type { Opened } from '../api/market.ts';
import type { Changes } from '../demand/change.ts';
import { measureSlice, type NamedDemand } from '../demand/find.ts';
import type { Strength } from '../demand/measure.ts';
import type { SliceFlags } from '../demand/slice.ts';
import { renderBarChart } from '../reports/chart.ts';
import { demandTable } from '../reports/demand.ts';
import { type Html, html } from '../reports/html.ts';
import { renderHtmlTable } from '../reports/html-table.ts';
import type { Table } from '../reports/table.ts';
import { choice, sliceForm } from './filters.ts';
import { renderSite } from './layout.ts';
import { section } from './main-part.ts';
import { renderTiles } from './tiles.ts';

const charted = 20;
const listed = [25, 100, 1_000];

export type MarketAsk = SliceFlags & { strength: Strength; rows: number };

/** What the vacancies of a slice ask for, as a page. */
export async function renderMarketPage(
  open: Opened,
  ask: MarketAsk,
  changes: Changes,
): Promise<string> {
  const demand = measureSlice(open, ask.strength);
  const table = demandTable(demand, { words: open.words, limit: ask.rows });
  const bars = demand.skills
    .slice(0, charted)
    .flatMap(({ name, share, interval }) =>
      share === null
        ? []
        : [{ label: name, value: share, low: interval?.low ?? null, high: interval?.high ?? null }],
    );
  const chart = await renderBarChart('Share of vacancies, with 95% intervals', bars);
  const content = [
    marketForm(ask),
    renderTiles([
      [demand.sample.vacancies, 'vacancies'],
      [demand.sample.employers, 'employers'],
      [demand.sample.postings, 'postings'],
    ]),
    originNote(open),
    html`<div class="columns">${[
      section('The most asked', [bars.length > 0 ? chart : tooFew(demand.sample.vacancies)]),
      section('Rising and falling', [renderChanges(open, changes, ask)]),
    ]}</div>`,
    section('Every skill', [
      renderHtmlTable(linkSkills(table, demand.skills, ask)),
      moreRows(demand.skills.length, ask),
    ]),
  ];
  return renderSite({ title: 'What employers ask for', at: 'Market', lead: [open.words], content });
}

/** Says why there is no chart and what to do about it. */
function tooFew(vacancies: number): Html {
  return html`<p>${vacancies === 0 ? 'No vacancy is' : `Only ${vacancies} vacancies are`} in this slice: too few for shares. Leave a filter out, or <a href="/">look at all backend vacancies</a>.</p>`;
}

/** Leads to more rows of the same slice, or to fewer. */
function moreRows(all: number, ask: MarketAsk): Html {
  const links = listed
    .filter((rows, at) => rows !== ask.rows && (at === 0 || all > (listed[at - 1] ?? 0)))
    .map((rows) => {
      const query = new URLSearchParams(sliceQuery(ask));
      query.set('strength', ask.strength);
      query.set('rows', String(rows));
      return html` <a href="/?${query.toString()}">${rows >= all ? `all ${all}` : `the first ${rows}`}</a>`;
    });
  return links.length === 0 ? html`` : html`<p class="note">Show${links}</p>`;
}

/** Says so where the figures are the baseline's. */
export function originNote({ origin }: Opened): Html {
  if (origin === null) return html``;
  return html`<p class="problem">No vacancies of these roles were scraped yet; this is ${origin}.</p>`;
}

function renderChanges({ names }: Opened, { changes, sources }: Changes, ask: MarketAsk): Html {
  const query = sliceQuery(ask);
  const moved = [...changes.values()]
    .filter(({ direction }) => direction !== 'steady')
    .sort((a, b) => b.now - b.before - (a.now - a.before));
  const rows = moved.flatMap((change) => {
    const skill = names.get(change.skill);
    const { direction, before, now, low, high } = change;
    if (!skill) return [];
    return [
      {
        name: skill.name,
        page: `/skills/${skill.id}${query}`,
        direction,
        before,
        now,
        low: points(low),
        high: points(high),
      },
    ];
  });
  if (sources === 0)
    return html`<p>No source was read both in the last 13 weeks and in the 13 before: nothing can be said of change yet.</p>`;
  const said = `The last 13 weeks against the 13 before them, on the ${sources} sources that both have; of what is listed at most 5% is expected to be chance.`;
  if (rows.length === 0)
    return html`<p>No skill moved by more than chance would.</p><p class="note">${said}</p>`;
  return renderHtmlTable({
    columns: [
      { key: 'name', title: 'Skill', type: 'text', link: 'page' },
      { key: 'direction', title: '', type: 'text' },
      { key: 'before', title: 'Before', type: 'share' },
      { key: 'now', title: 'Now', type: 'share' },
      { key: 'low', title: 'Change from', type: 'text', align: 'right' },
      { key: 'high', title: 'to (points)', type: 'text', align: 'right' },
    ],
    rows,
    notes: [said],
  });
}

const points = (share: number): string =>
  `${share < 0 ? '−' : '+'}${Math.abs(share * 100).toFixed(1)}`;

function marketForm(ask: MarketAsk): Html {
  return sliceForm('/', ask, [
    choice('strength', 'What counts', ['asked', 'required', 'named'], ask.strength),
  ]);
}

/** The table with each skill's name leading to its page. */
function linkSkills(table: Table, skills: readonly NamedDemand[], ask: MarketAsk): Table {
  const query = sliceQuery(ask);
  return {
    ...table,
    title: '',
    columns: table.columns.map((one) => (one.key === 'name' ? { ...one, link: 'page' } : one)),
    rows: table.rows.map((row, at) => ({
      ...row,
      page: `/skills/${skills[at]?.id ?? ''}${query}`,
    })),
  };
}

/** The slice as the query of another page's address; empty when nothing was chosen. */
export function sliceQuery(ask: SliceFlags): string {
  const { role, level, country, remote, source, since, until } = ask;
  const given = Object.entries({ role, level, country, remote, source, since, until });
  const chosen = given.flatMap(([name, value]) =>
    value ? [[name, value] as [string, string]] : [],
  );
  return chosen.length === 0 ? '' : `?${new URLSearchParams(chosen)}`;
}
