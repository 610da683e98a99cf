import type { Opened } from '../api/market.ts';
import { provisionalWeeks, skillDocument } from '../api/skill-document.ts';
import type { SliceFlags } from '../demand/slice.ts';
import { weekStart } from '../demand/week.ts';
import type { Quote } from '../gaps/produce.ts';
import { percent } from '../reports/cell.ts';
import { renderLineChart } from '../reports/chart.ts';
import { type Html, html } from '../reports/html.ts';
import { renderHtmlTable } from '../reports/html-table.ts';
import type { SkillReading } from '../reports/skill.ts';
import type { Table } from '../reports/table.ts';
import { sliceForm } from './filters.ts';
import { renderSite } from './layout.ts';
import { section } from './main-part.ts';
import { originNote, sliceQuery } from './market-page.ts';

type Shown = ReturnType<typeof skillDocument>;

/** One skill in a slice as a page: series, levels, pay, what it goes with, where roadmaps teach it, and quotes. */
export async function renderSkillPage(
  { reading, open, quotes }: { reading: SkillReading; open: Opened; quotes: readonly Quote[] },
  ask: SliceFlags,
): Promise<string> {
  const skill = skillDocument(reading, open, quotes);
  const query = sliceQuery(ask);
  const content = [
    sliceForm(`/skills/${reading.id}`, ask),
    originNote(open),
    tiles(reading),
    section('Share over time', [await seriesChart(reading), seriesTable(skill)]),
    html`<div class="columns">${[
      section('By level', [renderHtmlTable(levelTable(skill))]),
      section('Pay a year', [
        skill.pay.length === 0
          ? html`<p>Fewer than five vacancies state it.</p>`
          : renderHtmlTable(payTable(skill)),
      ]),
      section('Asked with', [renderHtmlTable(withTable(skill, query))]),
      section('Alternatives', [
        skill.alternatives.length === 0
          ? html`<p>No vacancy names it in an either-or.</p>`
          : renderHtmlTable(otherTable(skill, query)),
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

function tiles({ demand, sample }: SkillReading): Html {
  const { share = null, interval = null, asked = 0, required = 0, employers = 0 } = demand ?? {};
  const said = share === null || interval === null ? 'too few' : `${percent(share)}`;
  const range =
    interval === null ? '' : ` (95%: ${percent(interval.low)} to ${percent(interval.high)})`;
  return html`<ul class="tiles"><li><strong>${said}</strong> of ${sample.vacancies} vacancies ask for it${range}</li><li><strong>${asked}</strong> ask, ${required} require it</li><li><strong>${employers}</strong> of ${sample.employers} employers</li></ul>
`;
}

async function seriesChart({ periods, number, name }: SkillReading): Promise<Html> {
  const points = periods.map(({ week, vacancies, skills }) => {
    const at = weekStart(week).toISOString();
    const point = skills.get(number);
    if (!point) return { at, value: vacancies >= 30 ? 0 : null };
    return {
      at,
      value: point.share,
      low: point.interval?.low ?? null,
      high: point.interval?.high ?? null,
    };
  });
  const solid = points.slice(0, Math.max(1, points.length - provisionalWeeks));
  const late = points.slice(-provisionalWeeks - 1);
  const lines = [
    { name, points: solid },
    ...(late.length > 1 ? [{ name: 'provisional', points: late }] : []),
  ];
  return renderLineChart(
    `${name}: share of each week's new vacancies, with 95% band; the last ${provisionalWeeks} weeks still grow`,
    lines,
  );
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
    rows: trend.toReversed().map(({ provisional, share, ...week }) => ({
      ...week,
      share: share ?? 'too few',
      note: provisional ? 'provisional' : '',
    })),
  });
  return html`<details><summary>The figures</summary>${table}</details>
`;
}

function levelTable({ levels }: Shown): Table {
  return {
    columns: [
      { key: 'level', title: 'Level', type: 'text' },
      { key: 'vacancies', title: 'Vacancies', type: 'integer' },
      { key: 'asked', title: 'Ask for it', type: 'integer' },
      { key: 'share', title: 'Share', type: 'share' },
      { key: 'bar', title: '', type: 'bar' },
    ],
    rows: levels.map(({ level, share, ...counts }) => ({
      level: level ?? 'not stated',
      ...counts,
      share: share ?? 'too few',
      bar: share,
    })),
  };
}

function payTable({ pay }: Shown): Table {
  return {
    columns: [
      { key: 'currency', title: 'Currency', type: 'text' },
      { key: 'vacancies', title: 'State it', type: 'integer' },
      { key: 'low', title: 'Lower quarter', type: 'integer' },
      { key: 'median', title: 'Middle', type: 'integer' },
      { key: 'high', title: 'Upper quarter', type: 'integer' },
      { key: 'median_of_all', title: 'Middle of all', type: 'integer' },
    ],
    rows: pay,
    notes: ['The middle of each stated range, as stated.'],
  };
}

function withTable({ asked_with }: Shown, query: string): Table {
  return {
    columns: [
      { key: 'name', title: 'Skill', type: 'text', link: 'page' },
      { key: 'share', title: 'Also asked', type: 'share' },
      { key: 'lift', title: 'Likelier than in all, times', type: 'decimal' },
    ],
    rows: asked_with.map(({ id, name, share, lift }) => ({
      name,
      share,
      lift,
      page: `/skills/${id}${query}`,
    })),
  };
}

function otherTable({ alternatives }: Shown, query: string): Table {
  return {
    columns: [
      { key: 'name', title: 'Or', type: 'text', link: 'page' },
      { key: 'vacancies', title: 'Vacancies', type: 'integer' },
    ],
    rows: alternatives.map(({ id, name, vacancies }) => ({
      name,
      vacancies,
      page: `/skills/${id}${query}`,
    })),
  };
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
  if (quotes.length === 0)
    return html`<p>The figures of this slice have no postings behind them here.</p>`;
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
