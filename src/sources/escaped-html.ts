import { decodeHTML } from 'entities/decode';
import { DomUtils, parseDocument } from 'htmlparser2';
import { isTooDeep } from './nesting.ts';

/**
 * HTML that a board escaped as a whole ("&lt;p&gt;…"), once or twice, as the HTML that it was; of HTML with tags
 * of its own only the spaces and line ends that were escaped twice.
 */
export function unescaped(content: string): string {
  const isEscaped = !/<[a-z!/]/i.test(content) && /&(amp;)?lt;\/?[a-z]/i.test(content);
  return isEscaped ? unescaped(plainText(content)) : content.replace(escapedSpace, '&$1;');
}

const escapedSpace = /&amp;(#x0*[9ad]|#x0*a0|#0*(?:9|10|13|160)|nbsp);/gi;

/** The characters of an HTML fragment without its tags, entities decoded. Throws when it is nested too deeply. */
export function plainText(html: string): string {
  // Most lines hold no tag: no tree is built to read those.
  if (!html.includes('<')) return html.includes('&') ? decodeHTML(html) : html;
  if (isTooDeep(html)) throw new Error('HTML nested too deeply to be read');
  return DomUtils.textContent(parseDocument(html));
}

/** A plain string as HTML; entities that it already holds are kept. */
export function escapeHtml(text: string): string {
  return text.replace(/&(?!#?\w+;)/g, '&amp;').replaceAll('<', '&lt;');
}

/** A plain text of several lines as HTML that shows them as lines; empty where there is none. */
export function textAsHtml(text: string | null | undefined): string {
  return escapeHtml(text?.trim() ?? '').replaceAll('\n', '<br>\n');
}

/** A part of a description that holds no tag as HTML that shows its lines; any other unchanged. */
export function inLines(html: string): string {
  return /<[a-z]/i.test(html) ? html : textAsHtml(html);
}

/** Parts of a description with their headings, as one HTML text; parts without content are left out. */
export function htmlSections(
  parts: readonly { heading?: string | null | undefined; html: string | null | undefined }[],
): string | null {
  const sections = parts.flatMap(({ heading, html }) => {
    if (!html || plainText(html).trim() === '') return [];
    return heading ? `<h3>${escapeHtml(heading)}</h3>\n${inLines(html)}` : inLines(html);
  });
  return sections.join('\n') || null;
}

/** Parts of one text, each once: a part whose words an earlier one already holds is left out. */
export function withoutRepeats(parts: readonly (string | null)[]): string {
  const kept: string[] = [];
  let known = '';
  for (const part of parts) {
    const said = part ? squeezed(part) : '';
    if (!part || said === '' || known.includes(said)) continue;
    kept.push(part);
    known += said;
  }
  return kept.join('\n');
}

/** The letters and digits of an HTML text, small. */
export function squeezed(html: string): string {
  return plainText(html)
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();
}
