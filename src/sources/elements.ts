import { XMLParser } from 'fast-xml-parser';
import { ParseError } from '../errors.ts';
import type { Page } from './adapter.ts';
import { isFields } from './envelope.ts';
import { rejectPage } from './payload.ts';
import { list } from './xml.ts';

/** An XML element as read: children by name, attributes by "@name", text under "#text" and "#cdata". */
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
  if (!isFields(value)) return typeof value === 'string' ? decodeXml(value) : '';
  const verbatim = list(value['#cdata']).filter((part) => typeof part === 'string');
  return textOf(value['#text']) + verbatim.join('');
}

/** Many feeds write "R&D" as it is; strict XML would refuse the whole document for it. */
function escapeBareAmpersands(xml: string): string {
  return xml.replace(
    /<!\[CDATA\[[\s\S]*?\]\]>|&(?!(?:#\d+|#x[\da-f]+|[a-z][\w.-]*);)/gi,
    (found) => (found === '&' ? '&amp;' : found),
  );
}

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
