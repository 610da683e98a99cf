import { type CheerioAPI, load } from 'cheerio/slim';
import { ParseError } from '../errors.ts';
import { parseLooseJson } from './loose-json.ts';
import { isTooDeep } from './nesting.ts';

export type StructuredData = {
  /** JobPosting nodes of JSON-LD, microdata and RDFa, in document order, as JSON-LD-like objects. */
  jobPostings: unknown[];
  /** URLs that an ItemList names, as written. */
  listed: string[];
  /** Scripts of structured data that mention a JobPosting and cannot be read, verbatim. */
  broken: string[];
};

/** Every schema.org JobPosting of an HTML page, wherever it is nested (`@graph`, arrays, ItemList). */
export function readStructuredData($: CheerioAPI): StructuredData {
  const found: StructuredData = { jobPostings: [], listed: [], broken: [] };
  const named = new Map<string, object>();
  for (const script of $('script').toArray()) {
    const type = $(script).attr('type') ?? '';
    if (!/^\s*application\/ld(\+|&#x2b;|&#43;|%2b)json/i.test(type)) continue;
    const text = $(script).text();
    try {
      const data = parseLooseJson(text);
      collect(data, found, 0);
      collectNamed(data, named, 0);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      if (/jobposting/i.test(text)) found.broken.push(text);
    }
  }
  if (found.jobPostings.length === 0) {
    const scopes = $('[itemscope][itemtype*="schema.org/JobPosting" i]').toArray();
    const marked = scopes.map((scope) => readMarked($, $(scope), microdata));
    // Where the element was closed before its contents, its properties are in no scope.
    if (marked.length === 1 && $(scopes).find('[itemprop]').length === 0) {
      marked[0] = readMarked($, $.root(), microdata);
    }
    const typed = $('[typeof~="JobPosting"], [typeof$=":JobPosting"]').toArray();
    found.jobPostings.push(...marked, ...typed.map((scope) => readMarked($, $(scope), rdfa)));
  }
  return {
    ...found,
    jobPostings: eachOnce(found.jobPostings.map((node) => resolved(node, named))),
  };
}

/** A posting whose employer and places stand elsewhere in the page, with them in it. */
function resolved(node: unknown, named: ReadonlyMap<string, object>): unknown {
  const behind = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(behind);
    const id = typeof value === 'object' && value !== null && '@id' in value ? value['@id'] : null;
    const other = typeof id === 'string' ? named.get(id) : undefined;
    return other === undefined || other === node ? value : { ...other, ...(value as object) };
  };
  const properties = Object.entries(node as Record<string, unknown>);
  return Object.fromEntries(properties.map(([name, value]) => [name, behind(value)]));
}

/** Themes and plug-ins of one site mark the same posting up a second time. */
function eachOnce(jobPostings: readonly unknown[]): unknown[] {
  const byContent = new Map(
    jobPostings.map((node) => {
      const { title, description, url, identifier, jobLocation } = node as Record<string, unknown>;
      return [JSON.stringify([title, description, url, identifier, jobLocation]), node];
    }),
  );
  return [...byContent.values()];
}

/**
 * The page as a document. Throws ParseError for a body that is not HTML at all, or so deeply nested that
 * reading it takes the square of its size.
 */
export function loadHtml(url: string, body: string): CheerioAPI {
  if (!/<[a-z!]/i.test(body)) throw new ParseError(`${url}: HTML expected, got no tag`);
  if (isTooDeep(body)) throw new ParseError(`${url}: HTML nested too deeply to be read`);
  return load(body, { xml: false });
}

function collect(node: unknown, found: StructuredData, depth: number): void {
  if (depth > 12 || typeof node !== 'object' || node === null) return;
  if (Array.isArray(node)) {
    for (const one of node) collect(one, found, depth + 1);
    return;
  }
  const types = [...new Set([(node as Record<string, unknown>)['@type']].flat())].map(String);
  if (types.some((type) => /(^|[/:])jobposting$/i.test(type))) {
    found.jobPostings.push(node);
    return;
  }
  if (types.includes('ItemList')) found.listed.push(...listedUrls(node as Record<string, unknown>));
  for (const value of Object.values(node)) collect(value, found, depth + 1);
}

/** The things that have a name to refer to them by, and say more than it. */
function collectNamed(node: unknown, named: Map<string, object>, depth: number): void {
  if (depth > 12 || typeof node !== 'object' || node === null) return;
  if ('@id' in node && typeof node['@id'] === 'string' && Object.keys(node).length > 2) {
    named.set(node['@id'], node);
  }
  for (const value of Object.values(node)) collectNamed(value, named, depth + 1);
}

/** The addresses in an ItemList; a BreadcrumbList has the same elements, but leads upwards. */
function listedUrls(itemList: Record<string, unknown>): string[] {
  return [itemList.itemListElement].flat().flatMap((element) => {
    if (typeof element === 'string') return [element];
    const { url, item } = (element ?? {}) as Record<string, unknown>;
    return [url, item].filter((address) => typeof address === 'string');
  });
}

type Selection = ReturnType<CheerioAPI>;

/** The attributes that mark a thing and its properties up. */
type Markup = { scope: string; property: string };
const microdata: Markup = { scope: 'itemscope', property: 'itemprop' };
const rdfa: Markup = { scope: 'typeof', property: 'property' };

/** A marked thing as an object; a property that occurs several times is an array. */
function readMarked($: CheerioAPI, scope: Selection, markup: Markup): Record<string, unknown> {
  const properties: Record<string, unknown> = {};
  for (const element of scope.find(`[${markup.property}]`).toArray()) {
    const property = $(element);
    const owner = property.parent().closest(`[${markup.scope}]`);
    if (owner.length === 0 ? !scope.is($.root()) : !owner.is(scope)) continue;
    const value = markedValue($, property, markup);
    for (const prefixed of (property.attr(markup.property) ?? '').split(/\s+/)) {
      const name = prefixed.replace(/^\w+:/, '');
      const known = properties[name];
      properties[name] = known === undefined ? value : [known, value].flat();
    }
  }
  return properties;
}

function markedValue($: CheerioAPI, property: Selection, markup: Markup): unknown {
  if (property.is(`[${markup.scope}]`)) return readMarked($, property, markup);
  const stated = property.attr('content') ?? property.attr('datetime');
  if (stated !== undefined) return stated;
  if (property.is('a, link')) return property.attr('href') ?? property.text();
  return /description|responsib|qualif|skills|benefits|requirements/i.test(
    property.attr(markup.property) ?? '',
  )
    ? property.html()
    : property.text().trim();
}
