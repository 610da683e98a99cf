import { decodeHTML } from 'entities/decode';
import {
  addFeeds,
  createTextWriter,
  finishText,
  startBlock,
  type TextWriter,
  writeItem,
  writeList,
  writeRun,
} from './text-writer.ts';

/**
 * Returns the plain text of a posting's HTML as every reader of gapmap expects it: blocks end with "\n", a
 * blank line stands between paragraphs and before headings, list items start with "- ", table cells are
 * joined by " | ", entities are decoded, scripts and styles dropped. HTML that a board has encoded twice is
 * recognised; text without any block element keeps its own line breaks. Linear in the length of `html`.
 */
export function htmlToText(html: string): string {
  let source = html;
  for (let round = 0; round < maxEncodings && isEncodedWhole(source); round++) {
    source = decodeHTML(source);
  }
  const text = renderText(source);
  return encodedRemains(text) ? renderText(text) : text;
}

/** Says whether a string holds HTML (an element or a whole encoded document), as opposed to plain text. */
export function looksLikeHtml(text: string): boolean {
  const sample = text.slice(0, sampleLength);
  return anyElement.test(sample) || isEncodedWhole(sample);
}

const maxEncodings = 3;
const sampleLength = 20_000;
const anyElement =
  /<\/(?:p|div|li|ul|ol|h[1-6]|span|strong|b|i|em|a|td|table|body|html|section)\s{0,9}>|<(?:br|p|hr)\s{0,9}\/?>|<!doctype html/i;
const encodedElement =
  /&(?:amp;){0,2}lt;\/?(?:p|div|li|ul|ol|h[1-6]|span|strong|b|em|section|table|br ?\/?)&(?:amp;){0,2}gt;/i;
const blockElement = /<(?:p|br|div|li|ul|ol|h[1-6]|tr|table|section|article|pre|hr|dt|dd)[\s/>]/i;
const remainingElement = /<\/(?:p|div|li|ul|strong|h[1-6])>/gi;

function isEncodedWhole(html: string): boolean {
  return (
    (html.includes('lt;') || html.includes('LT;')) &&
    encodedElement.test(html) &&
    !anyElement.test(html)
  );
}

/** Encoded elements inside real ones come out as visible tags: several closing tags are no prose. */
function encodedRemains(text: string): boolean {
  if (!text.includes('</')) return false;
  return (text.match(remainingElement)?.length ?? 0) >= 2;
}

function renderText(html: string): string {
  const writer = createTextWriter(!blockElement.test(html));
  const scan: Scan = {
    html,
    at: 0,
    entity: -1,
    noMore: { '>': false, '"': false, "'": false, '-->': false },
  };
  while (scan.at < html.length) {
    const open = html.indexOf('<', scan.at);
    if (open < 0) break;
    if (!startsMarkup(html, open)) {
      const next = open + 1;
      writeText(writer, scan, next);
      scan.at = next;
      continue;
    }
    writeText(writer, scan, open);
    scan.at = open;
    if (!readMarkup(scan, writer)) break;
  }
  writeText(writer, scan, html.length);
  return finishText(writer);
}

/** Text without entities is written from where it stands: slices are slow to read letter by letter. */
function writeText(writer: TextWriter, scan: Scan, to: number): void {
  const { html, at: from } = scan;
  if (from >= to) return;
  if (scan.entity < from) {
    const next = html.indexOf('&', from);
    scan.entity = next < 0 ? html.length : next;
  }
  if (scan.entity >= to) {
    writeRun(writer, html, from, to);
    return;
  }
  const decoded = decodeHTML(html.slice(from, to));
  writeRun(writer, decoded, 0, decoded.length);
}

type Terminator = '>' | '"' | "'" | '-->';
type Scan = {
  html: string;
  at: number /** The next ampersand. */;
  entity: number;
  noMore: Record<Terminator, boolean>;
};

/** `indexOf` that remembers a miss, so that a million unclosed tags cost one search and not a million. */
function find(scan: Scan, what: Terminator, from: number): number {
  if (scan.noMore[what]) return -1;
  const at = scan.html.indexOf(what, from);
  if (at < 0) scan.noMore[what] = true;
  return at;
}

function startsMarkup(html: string, open: number): boolean {
  let code = html.charCodeAt(open + 1);
  if (code === 0x21 || code === 0x3f) return true;
  if (code === 0x2f) code = html.charCodeAt(open + 2);
  return (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
}

/** Reads one tag, comment or declaration at `scan.at`; false where it never ends and the rest is text. */
function readMarkup(scan: Scan, writer: TextWriter): boolean {
  const { html, at: open } = scan;
  if (html.startsWith('<!--', open)) {
    const close = find(scan, '-->', open + 4);
    scan.at = close < 0 ? html.length : close + 3;
    return true;
  }
  const end = findTagEnd(scan, open);
  if (end < 0) return false;
  const closing = html.charCodeAt(open + 1) === 0x2f;
  const name = readName(html, closing ? open + 2 : open + 1);
  scan.at = end + 1;
  if (!closing && dropped.has(name) && html.charCodeAt(end - 1) !== 0x2f) {
    scan.at = skipContent(html, name, scan.at);
  } else {
    layOut(writer, name, closing);
  }
  return true;
}

/** A ">" inside a quoted attribute value does not end the tag, unless the quote is never closed. */
function findTagEnd(scan: Scan, open: number): number {
  const { html } = scan;
  const first = find(scan, '>', open);
  if (first < 0) return -1;
  let end = first;
  let from = open;
  while (from < end) {
    const equals = html.indexOf('=', from);
    if (equals < 0 || equals > end) return end;
    let value = equals + 1;
    while (html.charCodeAt(value) === 0x20) value++;
    const quote = html[value];
    if (quote !== '"' && quote !== "'") {
      from = equals + 1;
      continue;
    }
    const close = find(scan, quote, value + 1);
    if (close < 0 || close - value > maxAttribute) return first;
    from = close + 1;
    if (close > end) {
      end = find(scan, '>', close);
      if (end < 0) return first;
    }
  }
  return end;
}

const maxAttribute = 100_000;

function readName(html: string, from: number): string {
  let to = from;
  const limit = Math.min(html.length, from + 12);
  while (to < limit && /[a-zA-Z0-9]/.test(html.charAt(to))) to++;
  return html.slice(from, to).toLowerCase();
}

function skipContent(html: string, name: string, from: number): number {
  for (let at = html.indexOf('</', from); at >= 0; at = html.indexOf('</', at + 2)) {
    if (readName(html, at + 2) !== name) continue;
    const end = html.indexOf('>', at);
    return end < 0 ? html.length : end + 1;
  }
  return html.length;
}

const dropped = new Set(
  'script style template noscript iframe svg math object select textarea head'.split(' '),
);
const paragraphs = new Set(
  'p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote section article'.split(' '),
);
const lines = new Set(
  'div tr dt dd header footer main aside nav form fieldset figure figcaption address legend caption thead tbody center'.split(
    ' ',
  ),
);

function layOut(writer: TextWriter, name: string, closing: boolean): void {
  if (name === 'li') writeItem(writer, !closing);
  else if (name === 'br') addFeeds(writer, 1);
  else if (name === 'hr') startBlock(writer, 2);
  else if (name === 'ul' || name === 'ol') writeList(writer, !closing);
  else if (name === 'td' || name === 'th') writer.cellEnded = true;
  else if (name === 'pre') {
    startBlock(writer, 2);
    writer.keepsLines = !closing || writer.keepsAllLines;
  } else if (paragraphs.has(name)) startBlock(writer, 2);
  else if (lines.has(name)) startBlock(writer, 1);
}
