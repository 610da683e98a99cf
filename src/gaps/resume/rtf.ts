import { limits, refuse } from './limits.ts';
import type { ReadText } from './pdf.ts';

/** Destinations whose content is not on the page, besides all that begin with \*. */
const unseenDestinations = new Set([
  'fonttbl',
  'colortbl',
  'stylesheet',
  'info',
  'pict',
  'object',
  'themedata',
  'colorschememapping',
  'latentstyles',
  'datastore',
  'xmlnstbl',
  'listtable',
  'listoverridetable',
  'rsidtbl',
  'generator',
  'fldinst',
  'annotation',
  'filetbl',
  'revtbl',
  'bkmkstart',
  'bkmkend',
]);

/** What control words stand for in the text. */
const symbols = new Map([
  ['par', '\n'],
  ['sect', '\n'],
  ['page', '\n'],
  ['line', '\n'],
  ['row', '\n'],
  ['cell', '\n'],
  ['nestcell', '\n'],
  ['tab', '   '],
  ['bullet', '•'],
  ['emdash', '—'],
  ['endash', '–'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
  ['emspace', ' '],
  ['enspace', ' '],
]);

const charsets = new Map([
  [1250, 'windows-1250'],
  [1251, 'windows-1251'],
  [1252, 'windows-1252'],
  [1253, 'windows-1253'],
  [1254, 'windows-1254'],
  [1257, 'windows-1257'],
  [932, 'shift_jis'],
  [936, 'gbk'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [65001, 'utf-8'],
]);

type Group = { unseen: boolean; skip: number };
type Scan = {
  readonly parts: string[];
  readonly groups: Group[];
  group: Group;
  bytes: number[];
  decode: (bytes: Uint8Array) => string;
  /** Characters still to be dropped after a \u: its replacement for readers without Unicode. */
  dropping: number;
};

/** The text of a Rich Text document (RTF 1.9.1). Deletions that are tracked and hidden text are left out. */
export function readRtf(source: Uint8Array): ReadText {
  const rtf = new TextDecoder('latin1').decode(source);
  const scan: Scan = {
    parts: [],
    groups: [],
    group: { unseen: false, skip: 1 },
    bytes: [],
    decode: openCharset(1252),
    dropping: 0,
  };
  const token =
    /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|([^\\{}\r\n]+)/gi;
  for (const match of rtf.matchAll(token)) readToken(scan, match);
  flush(scan);
  const text = scan.parts.join('');
  if (text.trim() === '') throw refuse('no-text');
  return { text, warnings: [] };
}

function readToken(scan: Scan, match: RegExpMatchArray): void {
  const [, word, number, hex, symbol, brace, text] = match;
  if (hex !== undefined) writeByte(scan, Number.parseInt(hex, 16));
  else if (text !== undefined) for (const byte of text) writeByte(scan, byte.charCodeAt(0));
  else if (brace === '{') {
    if (scan.groups.length > limits.xmlDepth * 4) throw refuse('malformed', 'nested too deeply');
    flush(scan);
    scan.groups.push(scan.group);
    scan.group = { ...scan.group };
  } else if (brace === '}') {
    flush(scan);
    scan.group = scan.groups.pop() ?? scan.group;
  } else if (word !== undefined) readWord(scan, word, number === undefined ? null : Number(number));
  else if (symbol === '*') scan.group.unseen = true;
  else if (symbol === '~') write(scan, ' ');
  else if (symbol === '_') write(scan, '-');
  else if (symbol === '\n' || symbol === '\r') write(scan, '\n');
  else if (symbol !== undefined && '\\{}'.includes(symbol)) write(scan, symbol);
}

function readWord(scan: Scan, word: string, number: number | null): void {
  const symbol = symbols.get(word);
  if (symbol !== undefined) write(scan, symbol);
  else if (word === 'u' && number !== null) {
    write(scan, String.fromCharCode(number & 0xffff));
    scan.dropping = scan.group.skip;
  } else if (word === 'uc') scan.group.skip = number ?? 1;
  else if (word === 'ansicpg') scan.decode = openCharset(number ?? 1252);
  else if (word === 'v' || word === 'deleted') scan.group.unseen = number !== 0;
  // A text box is drawn on the page, though the shape around it is a destination that may be skipped.
  else if (word === 'shptxt' || word === 'dptxbxtext') scan.group.unseen = false;
  else if (unseenDestinations.has(word)) scan.group.unseen = true;
}

function openCharset(page: number): (bytes: Uint8Array) => string {
  const decoder = new TextDecoder(charsets.get(page) ?? 'windows-1252');
  return (bytes) => decoder.decode(bytes);
}

function writeByte(scan: Scan, byte: number): void {
  if (scan.dropping > 0) scan.dropping -= 1;
  else if (!scan.group.unseen) scan.bytes.push(byte);
}

function write(scan: Scan, text: string): void {
  flush(scan);
  scan.dropping = 0;
  if (!scan.group.unseen) scan.parts.push(text);
}

function flush(scan: Scan): void {
  if (scan.bytes.length > 0) scan.parts.push(scan.decode(Uint8Array.from(scan.bytes)));
  scan.bytes = [];
}
