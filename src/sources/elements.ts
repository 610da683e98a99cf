import { XMLParser } from 'fast-xml-parser';
import { ParseError } from '../errors.ts';
import type { Page } from './adapter.ts';
import { isFields } from './envelope.ts';
import { rejectPage } from './payload.ts';
import { list } from './xml.ts';

/**
 * An XML element as read: children by name, attributes by "@name", text under "#text" and "#cdata". The text of
 * a posting is left as it is written, since feeds put markup into it with and without escaping it.
 */
export type Element = Readonly<Record<string, unknown>>;

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  textNodeName: '#text',
  cdataPropName: '#cdata',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
  // Entities of a DTD are never expanded ("billion laughs"); the five of XML and numbers are decoded below.
  processEntities: false,
  htmlEntities: false,
  removeNSPrefix: false,
  stopNodes: [
    'description',
    'description_requirements',
    'content',
    'content:encoded',
    'summary',
    'joblisting:examplesofduties',
    'joblisting:qualifications',
    'joblisting:supplementalinformation',
  ].map((name) => `*.${name}`),
});

/** A page's XML with attributes and CDATA sections kept apart; throws `ParseError` when it is none or declares entities. */
export function readElements(page: Page): Element {
  const start = page.body.trimStart().slice(0, 200);
  if (!start.startsWith('<') || /^<(!doctype\s+)?html/i.test(start)) {
    return rejectPage(page, 'an XML document');
  }
  if (/<!ENTITY/i.test(page.body))
    throw new ParseError(`${page.request.url}: declares XML entities`);
  try {
    const document: unknown = parser.parse(escapeBareAmpersands(page.body), true);
    return isFields(document) ? document : {};
  } catch (cause) {
    throw new ParseError(`${page.request.url}: broken XML: ${String(cause)}`, { cause });
  }
}

/** The text of the first of `names` that the element has with any, decoded; null when none has. */
export function childText(element: Element, ...names: string[]): string | null {
  for (const name of names) {
    const [first] = list(element[name]);
    const text = textOf(first).trim();
    if (text) return text;
  }
  return null;
}

/** The text of an element: its entities decoded once, its CDATA sections as they are. */
export function textOf(value: unknown): string {
  if (!isFields(value)) return typeof value === 'string' ? writtenText(value) : '';
  const verbatim = list(value['#cdata']).filter((part) => typeof part === 'string');
  return textOf(value['#text']) + verbatim.join('');
}

/** Text as written between two tags: CDATA sections verbatim, markup that nobody escaped as it is. */
function writtenText(text: string): string {
  if (!text.includes('<')) return decodeXml(text);
  return text
    .split(/(<!\[CDATA\[[\s\S]*?\]\]>)/)
    .map((part) => {
      if (part.startsWith('<![CDATA[')) return part.slice(9, -3);
      return part.includes('<') ? part : decodeXml(part);
    })
    .join('')
    .trim();
}

/** Many feeds write "R&D" as it is; strict XML would refuse the whole document for it. CDATA stays. */
function escapeBareAmpersands(xml: string): string {
  const parts: string[] = [];
  let at = 0;
  // By hand and not by one expression: a body of unclosed sections must not cost the square of its length.
  while (at < xml.length) {
    const opened = xml.indexOf('<![CDATA[', at);
    const closed = opened < 0 ? -1 : xml.indexOf(']]>', opened);
    const plainEnd = closed < 0 ? xml.length : opened;
    parts.push(xml.slice(at, plainEnd).replace(bareAmpersand, '&amp;'));
    if (closed < 0) break;
    parts.push(xml.slice(opened, closed + 3));
    at = closed + 3;
  }
  return parts.join('');
}

const bareAmpersand = /&(?!(?:#\d+|#x[\da-f]+|[a-z][\w.-]{0,30});)/gi;

const xmlEntities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};

function decodeXml(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(lt|gt|amp|quot|apos));/gi,
    (whole, decimal, hex, name) => {
      if (name) return xmlEntities[String(name).toLowerCase()] ?? whole;
      const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
