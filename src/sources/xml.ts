import { XMLParser } from 'fast-xml-parser';
import { ParseError } from '../errors.ts';
import type { Page } from './adapter.ts';
import { rejectPage } from './payload.ts';

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: true,
  htmlEntities: true,
});

/**
 * A page's XML as nested objects, attributes dropped, every value a string; an element that occurs once is no
 * array (see `list`). Throws ParseError for HTML, for a body cut short, and for a document that declares
 * entities, which feeds have no use for and bombs are made of.
 */
export function readXml(page: Page): Record<string, unknown> {
  const text = page.body.replace(/^\uFEFF/, '').trim();
  if (!/^<(\?xml|[a-z])/i.test(text) || /^<!doctype html|^<html/i.test(text)) {
    return rejectPage(page, 'XML');
  }
  if (/<!ENTITY/i.test(text)) throw new ParseError(`${page.request.url}: declares XML entities`);
  try {
    return parser.parse(text, true);
  } catch (cause) {
    throw new ParseError(`${page.request.url}: broken XML`, { cause });
  }
}

/** The elements of a name that may occur never, once or often. */
export function list(value: unknown): unknown[] {
  if (value === undefined || value === null || value === '') return [];
  return Array.isArray(value) ? value : [value];
}
