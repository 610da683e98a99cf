import type { GapReport } from '../gaps/report.ts';
import type { ResumeText } from '../gaps/resume/extract-text.ts';
import { renderBarChart } from '../reports/chart.ts';
import { gapLead, gapTables } from '../reports/gap.ts';
import { type Html, html } from '../reports/html.ts';
import { renderHtmlTable } from '../reports/html-table.ts';
import { listRoadmaps } from '../roadmaps/load.ts';
import { choice, field } from './filters.ts';
import { renderSite, section } from './layout.ts';

/** What the form was sent with, by field. */
export type GapFields = Readonly<Record<string, string>>;

/** The page that asks for a resume; `message` says what was wrong with the last one. */
export function renderGapForm(fields: GapFields, message: string | null = null): string {
  const content = [
    ...(message === null ? [] : [html`<p class="problem" role="alert">${message}</p>\n`]),
    gapForm(fields, fields.text ?? ''),
  ];
  return renderSite({ title: 'What is missing', at: 'Gap', lead: [promise], content, scripts: [] });
}

const promise =
  'Paste a resume or choose its file: which demanded skills it lacks, what each would open, and in which order to learn them. It is read once and neither stored nor logged.';

/** The report of a resume as a page, with what was read of it in the form, to correct and ask again. */
export async function renderGapResult(
  report: GapReport,
  { fields, read }: { fields: GapFields; read: ResumeText | null },
): Promise<string> {
  const bars = report.gaps
    .slice(0, 15)
    .map(({ name, share, share_low: low, share_high: high }) => ({
      label: name,
      value: share,
      low,
      high,
    }));
  const chart =
    report.sample.vacancies < 30
      ? html``
      : await renderBarChart(
          'Missing: share of vacancies that require it, with 95% intervals',
          bars,
        );
  const tables = gapTables(report, 30).map(({ title = '', ...table }) =>
    section(title, [renderHtmlTable(linkMatches(table))]),
  );
  const text = read?.text ?? fields.text ?? '';
  const way =
    read === null
      ? 'The resume was read in your browser; only the ids of its skills were sent.'
      : `The resume was read on the server (as ${read.kind}) and is forgotten by now.`;
  const content = [
    html`<p class="note" id="way">${way}</p>`,
    chart,
    ...tables,
    section('Ask again, or keep the report', [gapForm(fields, text)]),
  ];
  return renderSite({ title: 'Gap report', at: 'Gap', lead: gapLead(report), content });
}

type Listed = Parameters<typeof renderHtmlTable>[0];

function linkMatches(table: Listed): Listed {
  if (!table.columns.some(({ key }) => key === 'url')) return table;
  return {
    ...table,
    columns: table.columns.map((one) => (one.key === 'url' ? { ...one, link: 'url' } : one)),
  };
}

function gapForm(fields: GapFields, text: string): Html {
  const roadmaps = listRoadmaps().map(({ id }) => id);
  return html`<form method="post" action="/gap" enctype="multipart/form-data" id="gap-form">
<p><label for="f-text">The resume as text</label>
<textarea id="f-text" name="text" spellcheck="false" autocomplete="off">${text}</textarea></p>
<p><label for="f-file">or its file (PDF, DOCX, ODT, RTF, HTML, JSON Resume, text; up to 5 MB); drop it here</label>
<input id="f-file" name="file" type="file" accept=".pdf,.docx,.doc,.odt,.rtf,.html,.htm,.json,.md,.txt"></p>
<div class="filters-like columns">
${field('target', 'Target', fields.target ?? '', 'senior backend, Germany, remote')}${choice('roadmap', 'Roadmap', roadmaps, fields.roadmap ?? 'birjob-2026')}${field('weeks', 'Weeks to spend', fields.weeks ?? '', '12')}</div>
<p class="actions"><button type="submit" name="format" value="page">Show the report</button>
<button class="quiet" type="submit" name="format" value="json">JSON</button>
<button class="quiet" type="submit" name="format" value="md">Markdown</button>
<button class="quiet" type="submit" name="format" value="html">HTML</button></p>
</form>
`;
}
