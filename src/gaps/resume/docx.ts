import { refuse } from './limits.ts';
import type { ReadText } from './pdf.ts';
import { walkXml } from './xml.ts';
import type { Archive } from './zip.ts';

/** The parts that hold what a reader of the document sees, headers first: they are above the body on the page. */
const visibleParts = [
  /^word\/header\d*\.xml$/i,
  /^word\/document\d*\.xml$/i,
  /^word\/(?:footnotes|endnotes)\d*\.xml$/i,
  /^word\/diagrams\/data\d*\.xml$/i,
  /^word\/footer\d*\.xml$/i,
];

/**
 * The text of a Word document: body, text boxes, content controls, tables (a line a cell), headers and footers. What
 * the page doesn't show is left out: deletions and moves that are tracked, hidden runs, field codes.
 */
export async function readDocx(archive: Archive): Promise<ReadText> {
  const parts = visibleParts.flatMap((pattern) =>
    archive.names.filter((name) => pattern.test(name)).sort(),
  );
  const texts: string[] = [];
  let hidden = 0;
  for (const name of parts) {
    const part = readPart((await archive.read(name)) ?? new Uint8Array());
    hidden += part.hidden;
    if (part.text !== '' && !texts.includes(part.text)) texts.push(part.text);
  }
  const text = texts.join('\n\n');
  if (text.trim() === '') throw refuse('no-text');
  const warning = `hidden text was left out: ${hidden} letters that a reader of the page doesn't see`;
  return { text, warnings: hidden >= 12 ? [warning] : [] };
}

type Walk = {
  readonly lines: string[];
  /** Paragraphs being written; a text box nests its own inside that of its anchor. */
  readonly open: { text: string; item: boolean; heading: boolean }[];
  /** Open elements whose content is not on the page. */
  unseen: number;
  /** Inside a run's own properties, and whether they hide the run. */
  inRun: boolean;
  runHidden: boolean;
  hidden: number;
  inText: boolean;
};

const unseenElements = new Set([
  'w:del',
  'w:moveFrom',
  'mc:Fallback',
  'w:rPrChange',
  'w:pPrChange',
]);

function readPart(bytes: Uint8Array): { text: string; hidden: number } {
  const walk: Walk = {
    lines: [],
    open: [],
    unseen: 0,
    inRun: false,
    runHidden: false,
    hidden: 0,
    inText: false,
  };
  walkXml(bytes, {
    open: (name, attributes) => openElement(walk, name, attributes),
    close: (name) => closeElement(walk, name),
    text: (text) => writeText(walk, text),
  });
  return { text: walk.lines.join('\n'), hidden: walk.hidden };
}

function openElement(walk: Walk, name: string, attributes: Readonly<Record<string, string>>): void {
  const paragraph = walk.open.at(-1);
  if (unseenElements.has(name)) walk.unseen += 1;
  else if (name === 'w:p' || name === 'a:p')
    walk.open.push({ text: '', item: false, heading: false });
  else if (name === 'w:r') {
    walk.inRun = true;
    walk.runHidden = false;
  } else if (name === 'w:vanish' || name === 'w:webHidden') {
    if (walk.inRun && !isOff(attributes['w:val'])) walk.runHidden = true;
  } else if (name === 'w:sz') {
    if (walk.inRun && Number(attributes['w:val'] ?? 20) < 4) walk.runHidden = true;
  } else if (name === 'w:t' || name === 'a:t') walk.inText = true;
  else if (paragraph === undefined || walk.unseen > 0) return;
  else if (name === 'w:numPr') paragraph.item = true;
  else if (name === 'w:pStyle') {
    paragraph.heading = /^(?:heading|title|überschrift|titre|título|rubrik)/i.test(
      attributes['w:val'] ?? '',
    );
  } else if (name === 'w:br' || name === 'w:cr' || name === 'a:br') paragraph.text += '\n';
  else if (name === 'w:tab') paragraph.text += '\t';
  else if (name === 'w:noBreakHyphen') paragraph.text += '-';
}

function closeElement(walk: Walk, name: string): void {
  if (unseenElements.has(name)) walk.unseen -= 1;
  else if (name === 'w:t' || name === 'a:t') walk.inText = false;
  else if (name === 'w:r') walk.inRun = false;
  else if (name === 'w:p' || name === 'a:p') {
    const paragraph = walk.open.pop();
    const text = paragraph?.text.replace(/\t+/g, '   ').trim() ?? '';
    if (paragraph === undefined || text === '') walk.lines.push('');
    else walk.lines.push(`${paragraph.heading ? '\n' : ''}${paragraph.item ? '- ' : ''}${text}`);
  }
}

function writeText(walk: Walk, text: string): void {
  const paragraph = walk.open.at(-1);
  if (!walk.inText || walk.unseen > 0 || paragraph === undefined) return;
  if (walk.runHidden) walk.hidden += text.trim().length;
  else paragraph.text += text;
}

function isOff(value: string | undefined): boolean {
  return value === '0' || value === 'false' || value === 'off';
}
