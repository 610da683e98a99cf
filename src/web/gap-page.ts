import type { GapReport } from '../gaps/report.ts';
import type { ResumeText } from '../gaps/resume/extract-text.ts';
import { type Html, html, raw } from '../reports/html.ts';
import { listRoadmaps } from '../roadmaps/load.ts';
import type { Bundle } from './bundle.ts';
import { choice, field } from './filters.ts';
import { gapContent } from './gap-content.ts';
import { renderSite } from './layout.ts';
import { section } from './main-part.ts';

/** What the form was sent with, by field. */
export type GapFields = Readonly<Record<string, string>>;

/** What the page's script needs: its files, and where the entries of the dictionary are. */
export type PageScript = { readonly bundle: Bundle; readonly skillsPath: string };

/** The page that asks for a resume; `message` says what was wrong with the last one. */
export function renderGapForm(
  fields: GapFields,
  { message = null, script = null }: { message?: string | null; script?: PageScript | null } = {},
): string {
  const content = [
    ...(message === null ? [] : [html`<p class="problem" role="alert">${message}</p>\n`]),
    gapForm(fields, fields.text ?? '', script),
  ];
  const scripts = script === null ? [] : [script.bundle.form];
  return renderSite({ title: 'What is missing', at: 'Gap', lead: [promise], content, scripts });
}

const promise =
  'Paste a resume or choose its file: which demanded skills it lacks, what each would open, and in which order to learn them. It is read once and neither stored nor logged.';

/** The report of a resume as a page, with what was read of it in the form, to correct and ask again. */
export async function renderGapResult(
  report: GapReport,
  {
    fields,
    read,
    script,
  }: { fields: GapFields; read: ResumeText | null; script: PageScript | null },
): Promise<string> {
  const words =
    read === null
      ? 'Only ids of skills were sent: no resume was read here.'
      : `The resume was read on the server (as ${read.kind}) and is forgotten by now.`;
  const part = await gapContent(report, html`<p class="note" id="way">${words}</p>`);
  const form = gapForm(fields, read?.text ?? fields.text ?? '', script);
  const content = [...part.content, section('Ask again, or keep the report', [form])];
  const scripts = script === null ? [] : [script.bundle.form];
  return renderSite({ ...part, at: 'Gap', content, scripts });
}

function gapForm(fields: GapFields, text: string, script: PageScript | null): Html {
  const roadmaps = listRoadmaps().map(({ id }) => id);
  const reader =
    script === null
      ? null
      : html` data-reader="${script.bundle.reader}" data-skills="${script.skillsPath}"`;
  const where =
    script === null
      ? null
      : html`<noscript><p class="note">Without JavaScript the resume is sent to this server, read there, and forgotten.</p></noscript>
`;
  return html`<form method="post" action="/gap" enctype="multipart/form-data" id="gap-form"${reader}>
${where}<p><label for="f-text">The resume as text</label>
<textarea id="f-text" name="text" spellcheck="false" autocomplete="off">${text}</textarea></p>
<p><label for="f-file">or its file (PDF, DOCX, ODT, RTF, HTML, JSON Resume, text; up to 5 MB); drop it here</label>
<input id="f-file" name="file" type="file" accept=".pdf,.docx,.doc,.odt,.rtf,.html,.htm,.json,.md,.txt"></p>
<div class="filters-like columns">
${field('target', 'Target', fields.target ?? '', 'senior backend, Germany, remote')}${choice('roadmap', 'Roadmap', roadmaps, fields.roadmap ?? 'birjob-2026')}${field('weeks', 'Weeks to spend', fields.weeks ?? '', '12')}</div>
<p class="actions"><button type="submit" name="format" value="page">Show the report</button>
<button class="quiet" type="submit" name="format" value="json">JSON</button>
<button class="quiet" type="submit" name="format" value="md">Markdown</button>
<button class="quiet" type="submit" name="format" value="html">HTML</button></p>
<p id="gap-status" role="status">${raw('')}</p>
</form>
`;
}
