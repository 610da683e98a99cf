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
  const text = htmlToText(cutUnseen(partLabels(html)));
  if (text.trim() === '') throw refuse('no-text');
  return { text, warnings: [] };
}

const inlineElements = new Set('span a b strong em i small code kbd mark label'.split(' '));

/**
 * A comma between labels that only a style sheet sets apart ("<span class=tag>Go</span><span class=tag>Redis</span>"):
 * three or more inline elements of one kind and look, nothing between them.
 */
function partLabels(html: string): string {
  const places: { at: number; run: number }[] = [];
  let closed = { look: '', end: -1 };
  let run = 0;
  const open: string[] = [];
  const parser = new Parser({
    onopentag: (name, { class: look = '', style = '' }) => {
      if (!voidElements.test(name)) open.push(`${name} ${look} ${style}`);
      if (!inlineElements.has(name)) return;
      if (closed.look !== open.at(-1) || closed.end !== parser.startIndex) run += 1;
      else places.push({ at: parser.startIndex, run });
    },
    onclosetag: (name) => {
      if (voidElements.test(name)) return;
      closed = { look: open.pop() ?? '', end: parser.endIndex + 1 };
    },
  });
  parser.write(html);
  parser.end();
  const runs = Map.groupBy(places, (place) => place.run);
  const lists = places.filter((place) => (runs.get(place.run)?.length ?? 0) >= 2);
  return (
    lists.map(({ at }, n) => `${html.slice(lists[n - 1]?.at ?? 0, at)}, `).join('') +
    html.slice(lists.at(-1)?.at ?? 0)
  );
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
