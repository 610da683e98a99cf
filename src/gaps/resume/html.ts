import { Parser } from 'htmlparser2';
import { htmlToText } from '../../postings/html-to-text.ts';
import { refuse } from './limits.ts';
import type { ReadText } from './pdf.ts';

/** Elements that are not the resume: code, what is shown without scripts only, and a site's own navigation. */
const unseenElements = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'nav',
  'head',
  'svg',
  'iframe',
  'object',
  'button',
  'select',
]);
const voidElements = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;

/** The visible text of a web page: hidden elements, scripts and navigation are cut out before it is read. */
export function readHtml(html: string): ReadText {
  const text = htmlToText(cutUnseen(html));
  if (text.trim() === '') throw refuse('no-text');
  return { text, warnings: [] };
}

function cutUnseen(html: string): string {
  const kept: string[] = [];
  let from = 0;
  let depth = 0;
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (voidElements.test(name)) return;
      if (depth > 0) depth += 1;
      else if (unseenElements.has(name) || isHidden(attributes)) {
        kept.push(html.slice(from, parser.startIndex), ' ');
        depth = 1;
      }
    },
    onclosetag: (name) => {
      if (depth === 0 || voidElements.test(name)) return;
      depth -= 1;
      if (depth === 0) from = parser.endIndex + 1;
    },
  });
  parser.write(html);
  parser.end();
  return depth > 0 ? kept.join('') : kept.join('') + html.slice(from);
}

function isHidden(attributes: Readonly<Record<string, string>>): boolean {
  const style = attributes.style ?? '';
  return (
    'hidden' in attributes ||
    /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:[a-z%;\s]|$)|opacity\s*:\s*0(?:[;\s]|$)/i.test(
      style,
    )
  );
}
