import { RefusedError } from '../../errors.ts';
import { profileOf } from '../../gaps/produce.ts';
import type { Profile } from '../../gaps/profile.ts';
import { extractText } from '../../gaps/resume/extract-text.ts';
import { sniffBytes } from '../../gaps/resume/kind.ts';
import { html } from '../../reports/html.ts';
import { compileSkills, type Dictionary } from '../../skills/dictionary.ts';
import type { Skill } from '../../skills/skill.ts';
import { gapContent } from '../gap-content.ts';
import { renderMain } from '../main-part.ts';
import { askServer, mergeReport, type ServerReport } from './ask-server.ts';
import type { Answer, Question } from './messages.ts';

/** The page's worker: reads resumes, asks the server with ids of skills, and writes the report. */
const skillsPath = new URL(self.location.href).searchParams.get('skills') ?? '';
const dictionary = fetchDictionary();
dictionary.catch(() => undefined);

// Answers go through a port of their own: pdf.js, once loaded in a worker, posts messages of its own to the page.
self.addEventListener('message', ({ data, ports: [port] }: MessageEvent<Question>) => {
  if (port === undefined) return;
  const post = (message: Answer) => port.postMessage(message);
  void answer(data, post).catch(describeFailure).then(post);
});

async function answer(question: Question, post: (message: Answer) => void): Promise<Answer> {
  if (sniffBytes(question.resume) === 'compound') {
    const message =
      'A Word 97–2003 file (.doc) is not read in the browser. Save it as .docx or PDF, paste its text, or have the server read it.';
    return { kind: 'refused', message, elsewhere: true };
  }
  const known = await dictionary;
  post({ kind: 'reading' });
  const resume = await extractText(question.resume);
  const profile = profileOf(resume, { dictionary: known, year: new Date().getFullYear() });
  const { sent, report } = await askServer(
    profile.skills.map(({ id }) => id),
    question.ask,
  );
  return write(question, mergeReport(report, profile, known), { sent, profile });
}

async function write(
  { form }: Question,
  report: ServerReport,
  { sent, profile }: { sent: string; profile: Profile },
): Promise<Answer> {
  if (form === 'page') {
    const way = html`<div class="note" id="way"><p>The resume was read in your browser; only the ids of its ${profile.skills.length} skills were sent.</p>
<details><summary>What was sent</summary><pre tabindex="0">${sent}</pre></details></div>
`;
    const part = await gapContent(report, way);
    return { kind: 'page', title: part.title, markup: renderMain(part).markup };
  }
  const name = `gap-report.${form}`;
  if (form === 'json') {
    return { kind: 'file', name, type: 'application/json', text: JSON.stringify(report, null, 2) };
  }
  if (form === 'md') {
    const { renderGapMarkdown } = await import('../../reports/gap-markdown.ts');
    return { kind: 'file', name, type: 'text/markdown', text: renderGapMarkdown(report) };
  }
  const { renderGapPage } = await import('../../reports/gap-page.ts');
  return { kind: 'file', name, type: 'text/html', text: await renderGapPage(report) };
}

async function fetchDictionary(): Promise<Dictionary> {
  const response = await fetch(skillsPath);
  if (!response.ok) throw new Error(`the dictionary answered ${response.status}`);
  return compileSkills((await response.json()) as Skill[]);
}

function describeFailure(error: unknown): Answer {
  if (error instanceof RefusedError) {
    return { kind: 'refused', message: error.message, elsewhere: false };
  }
  const message = `This browser could not read it (${error instanceof Error ? error.name : 'unknown'}). Paste the text, or have the server read it.`;
  return { kind: 'refused', message, elsewhere: true };
}
