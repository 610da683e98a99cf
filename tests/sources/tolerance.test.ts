import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Adapter, PageRequest } from '../../src/sources/adapter.ts';
import { adapters } from '../../src/sources/index.ts';
import { pendingPosting } from '../../src/sources/pending.ts';
import { fixtureSource } from '../_support/fixture-page.ts';

/** Lists of the JSON boards: the fixture, where its items are, and the fields of which an odd value is reported. */
const text =
  /^(description\w*|requirements|benefits|content\w*|comment_text|lists.*|opening\w*|additional\w*|key_responsibilities|skills_knowledge_expertise|salaryDescription\w*)$/;
const lists: readonly (readonly [string, string, readonly string[], RegExp])[] = [
  ['greenhouse', 'double-encoded-html.json', ['jobs'], /^(id|title)$/],
  ['lever', 'lists-hold-the-requirements.json', [], /^(id|text)$/],
  ['ashby', 'secondary-locations.json', ['jobs'], /^title$/],
  ['hackernews', 'algolia-comment-search.json', ['hits'], /^objectID$/],
  ['workable', 'widget-with-texts.json', ['jobs'], /^(title|shortcode)$/],
  ['smartrecruiters', 'first-of-two-pages.json', ['content'], /^(id|name)$/],
  ['recruitee', 'requirements-beside-the-description.json', ['offers'], /^(id|title)$/],
  ['bamboohr', 'list-without-texts.json', ['result'], /^(id|jobOpeningName)$/],
  ['breezy', 'one-with-and-one-without-text.json', [], /^(id|name)$/],
  ['pinpoint', 'parts-with-their-headings.json', ['data'], /^(id|title)$/],
  ['rippling', 'one-job-in-two-places.json', [], /^(uuid|name)$/],
  ['workday', 'first-page.json', ['jobPostings'], /^(title|externalPath)$/],
  ['manatal', 'first-of-two-pages.json', ['results'], /^(hash|position_name)$/],
  ['join', 'first-of-two-pages.json', ['items'], /^(id|title)$/],
  ['teamtailor', 'json-feed-with-a-next-page.json', ['items'], /^(id|title)$/],
  ['remoteok', 'legal-notice-first.json', [], /^legal$/],
  ['remotive', 'total-over-jobs.json', ['jobs'], /^(id|title)$/],
  ['arbeitnow', 'next-page.json', ['data'], /^(slug|title)$/],
  ['himalayas', 'places-as-objects.json', ['jobs'], /^(guid|title)$/],
  ['jobicy', 'entities-and-annual-pay.json', ['jobs'], /^(id|jobTitle|jobDescription)$/],
  ['workingnomads', 'id-in-url.json', [], /^(url|title)$/],
  ['themuse', 'next-page.json', ['results'], /^(id|name|contents)$/],
  ['adzuna', 'predicted-salary.json', ['results'], /^(id|title)$/],
  [
    'usajobs',
    'sections-of-text.json',
    ['SearchResult', 'SearchResultItems'],
    /^(MatchedObjectId|MatchedObjectDescriptor(\.PositionTitle)?)$/,
  ],
  ['reed', 'list-cuts-descriptions.json', ['results'], /^(jobId|jobTitle|jobDescription)$/],
  ['nofluffjobs', 'one-job-in-two-cities.json', ['postings'], /^(id|title)$/],
  ['justjoinit', 'cursor.json', ['data'], /^(slug|title|body)$/],
  [
    'landingjobs',
    'text-in-pieces.json',
    [],
    /^(id|title|role_description|main_requirements|nice_to_have|perks)$/,
  ],
  ['solidjobs', 'next-page.json', ['jobs'], /^(jobOfferKey|title)$/],
];

const odd: readonly unknown[] = [
  undefined,
  null,
  'x',
  7,
  [null],
  { name: 1 },
  '',
  0,
  -1,
  true,
  [],
  {},
];

describe.each(lists)('%s', (id, file, path, needed) => {
  const adapter = adapterOf(id);
  const page: unknown = JSON.parse(readFileSync(fixture(id, file), 'utf8'));
  const whole = outcome(adapter, page);

  test('loses no posting over an odd value in any of its fields', () => {
    expectNoLoss(adapter, { page, path, needed });
  });

  test('reads its items in a bare list and in a wrapper that it does not know', () => {
    const items = path.reduce<unknown>(field, page);
    const read = whole.found + whole.failed;
    for (const answer of [items, { data: { page: 1, list: items } }, { answer: { list: items } }]) {
      if (id === 'usajobs' || id === 'hackernews') continue;
      const seen = outcome(adapter, answer);
      expect(seen.found + seen.failed, JSON.stringify(answer).slice(0, 60)).toBe(read);
    }
  });

  test('loses no posting over an odd neighbour, or an odd value beside the list', () => {
    for (const stranger of [null, 'x', 7, [], {}, { id: null }]) {
      const among = structuredClone(page);
      const items = path.reduce<unknown>(field, among);
      if (Array.isArray(items)) items.push(stranger);
      expect(outcome(adapter, among).found, JSON.stringify(stranger)).toBe(whole.found);
    }
    for (const key of Array.isArray(page) ? [] : fieldsOf(page)) {
      if (path[0] === key || key.startsWith(`${path[0]}.`)) continue;
      for (const value of odd) {
        const seen = outcome(adapter, withField(page, key, value));
        const what = `${key} = ${JSON.stringify(value)}`;
        expect(seen.found + seen.failed, what).toBe(whole.found + whole.failed);
      }
    }
  });

  test('ignores fields that it does not know', () => {
    const more = JSON.parse(JSON.stringify(page), (_, value) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? { ...value, unheardOf: { a: [1] } }
        : value,
    );
    expect(outcome(adapter, more)).toEqual(whole);
  });
});

/** Pages of one posting: a posting is read from each whatever any of its fields holds, but those that it needs. */
const details: readonly (readonly [string, string, RegExp])[] = [
  ['ashby', 'single-job-without-id.json', /^(title|jobUrl|isListed)$/],
  [
    'bamboohr',
    'opening-without-its-number.json',
    /^(result|result\.jobOpening(\.jobOpening(Name|ShareUrl))?)$/,
  ],
  ['greenhouse', 'single-job.json', /^(id|title)$/],
  ['justjoinit', 'whole-offer.json', /^(slug|title)$/],
  ['nofluffjobs', 'whole-job.json', /^(id|title)$/],
  ['reed', 'whole-job.json', /^(jobId|jobTitle|jobDescription)$/],
  ['rippling', 'job-with-parts-and-ranges.json', /^(uuid|name|description\.\w+)$/],
  ['smartrecruiters', 'posting-in-sections.json', /^(jobAd|active)$/],
];

describe.each(details)('%s: the page of one posting', (id, file, needed) => {
  const adapter = adapterOf(id);
  const page: unknown = JSON.parse(readFileSync(fixture(id, file), 'utf8'));

  test('is read whatever its side fields hold', () => {
    expect(outcome(adapter, page)).toMatchObject({ found: 1, failed: 0 });
    for (const key of fieldsOf(page)) {
      if (needed.test(key) || text.test(key.split('.').at(-1) ?? '')) continue;
      for (const value of odd) {
        const seen = outcome(adapter, withField(page, key, value));
        expect(seen, `${key} = ${JSON.stringify(value)}`).toMatchObject({ found: 1, failed: 0 });
      }
    }
  });
});

/** Feeds in XML: an element of an item that is missing, empty, doubled, or holds others costs no posting. */
const feeds: readonly (readonly [string, string, string, RegExp])[] = [
  ['personio', 'parts-in-cdata.xml', 'position', /^(id|name)$/],
  ['teamtailor', 'feed-with-namespaced-places.rss', 'item', /^(title|description)$/],
  ['weworkremotely', 'cdata-and-colons.xml', 'item', /^title$/],
  ['startupjobs_cz', 'two-cities.xml', 'offer', /^(title|name|position|url|id)$/],
];

describe.each(feeds)('%s: an XML feed', (id, file, item, needed) => {
  const adapter = adapterOf(id);
  const xml = readFileSync(fixture(id, file), 'utf8');
  const count = (body: string) => {
    const request = { url: 'https://boards.example/feed', kind: 'list' } as const;
    const read = adapter.parse({ request, body, contentType: null }, fixtureSource(adapter));
    const pending = read.requests.filter((one) => pendingPosting(one) !== null);
    return { found: read.postings.length + pending.length, failed: read.failures.length };
  };

  test('loses no posting over an element of an item', () => {
    const whole = count(xml);
    const first = new RegExp(`<${item}[\\s>][\\s\\S]*?</${item}>`).exec(xml)?.[0] ?? '';
    const elements = [...first.matchAll(/<([\w:]+)(?:\s[^>]*)?>(?:(?!<\1[\s>])[\s\S])*?<\/\1>/g)];
    expect(elements.length).toBeGreaterThan(0);
    for (const [element, name] of inside(first, elements)) {
      for (const other of ['', `<${name}/>`, element + element, `<${name}><b>x</b></${name}>`]) {
        const seen = count(xml.replace(first, first.replace(element, other)));
        const what = `${name}: ${other.slice(0, 60)}`;
        expect(seen.found + seen.failed, what).toBeGreaterThanOrEqual(whole.found + whole.failed);
        if (!needed.test(name)) expect(seen, what).toEqual(whole);
      }
    }
  });
});

/** The elements of an item by their names, without the item itself. */
function inside(item: string, elements: readonly RegExpExecArray[]): [string, string][] {
  const body = item.replace(/^<[^>]*>/, '').replace(/<\/[^>]*>$/, '');
  const children = body.matchAll(/<([\w:]+)(?:\s[^>]*)?>[\s\S]*?<\/\1>/g);
  return [...elements, ...children].flatMap(([element, name]) =>
    name && body.includes(element) ? [[element, name] as [string, string]] : [],
  );
}

const recordings = new URL('../../../shared/data/payloads/', import.meta.url);

describe.skipIf(!existsSync(recordings))('recorded answers of real boards', () => {
  test.each(lists)('%s: no posting is lost over an odd value', (id, _, path, needed) => {
    const folder = new URL(`${id}/`, recordings);
    const files = existsSync(folder) ? readdirSync(folder) : [];
    for (const file of files.filter((name) => name.endsWith('.json'))) {
      const page: unknown = JSON.parse(readFileSync(new URL(file, folder), 'utf8'), shortText);
      expectNoLoss(adapterOf(id), {
        page: shortened(page, path),
        path,
        needed,
        values: odd.slice(0, 6),
      });
    }
  });
});

const shortText = (_: string, value: unknown) =>
  typeof value === 'string' ? value.slice(0, 400) : value;

type Subject = {
  page: unknown;
  path: readonly string[];
  needed: RegExp;
  values?: readonly unknown[];
};

function expectNoLoss(adapter: Adapter, { page, path, needed, values = odd }: Subject): void {
  const whole = outcome(adapter, page);
  for (const [mutated, key, value] of mutations(page, path, values)) {
    const seen = outcome(adapter, mutated);
    const what = `${key} = ${JSON.stringify(value)}: ${seen.reasons.join('; ')}`;
    expect(seen.found + seen.failed, what).toBeGreaterThanOrEqual(whole.found - 1);
    if (!needed.test(key) && !text.test(key)) expect(seen.failed, what).toBe(whole.failed);
  }
}

function adapterOf(id: string): Adapter {
  const adapter = adapters.get(id);
  if (adapter === undefined) throw new Error(`no adapter ${id}`);
  return adapter;
}

/** The first two items are enough to see whether one of them is lost. */
function shortened(page: unknown, path: readonly string[]): unknown {
  const copy: unknown = structuredClone(page);
  const items = path.reduce<unknown>(field, copy);
  if (Array.isArray(items)) items.length = Math.min(items.length, 2);
  return copy;
}

function fixture(id: string, file: string): URL {
  return new URL(`../fixtures/payloads/${id}/${file}`, import.meta.url);
}

function outcome(adapter: Adapter, page: unknown) {
  const source = fixtureSource(adapter, { token: 'acme/wd5/Careers' });
  const request: PageRequest = { url: 'https://boards.example/list?page=1', kind: 'list' };
  const body = JSON.stringify(page);
  const read = adapter.parse({ request, body, contentType: null }, source);
  const pending = read.requests.filter((one) => pendingPosting(one) !== null);
  return {
    found: read.postings.length + pending.length,
    failed: read.failures.length,
    reasons: read.failures.map((failure) => failure.reason),
  };
}

/** The page with one field of its first item, or a field inside that, set to each odd value in turn. */
function* mutations(
  page: unknown,
  path: readonly string[],
  values: readonly unknown[],
): Generator<[unknown, string, unknown]> {
  for (const key of fieldsOf(itemOf(page, path))) {
    for (const value of values) {
      const index = itemOf(page, path) === undefined ? [] : ['0'];
      yield [withField(page, [...path, ...index, key].join('.'), value), key, value];
    }
  }
}

function withField(page: unknown, key: string, value: unknown): unknown {
  const copy: unknown = structuredClone(page);
  const names = key.split('.');
  const holder = names.slice(0, -1).reduce<unknown>(field, copy);
  const last = names.at(-1);
  if (isRecord(holder) && last !== undefined) holder[last] = value;
  return copy;
}

function itemOf(page: unknown, path: readonly string[]): unknown {
  const items = path.reduce<unknown>(field, page);
  return Array.isArray(items) ? items[0] : undefined;
}

function fieldsOf(item: unknown, prefix = ''): string[] {
  if (!isRecord(item) || prefix.split('.').length > 3) return [];
  return Object.entries(item).flatMap(([key, value]) => [
    `${prefix}${key}`,
    ...fieldsOf(value, `${prefix}${key}.`),
  ]);
}

function field(holder: unknown, name: string): unknown {
  return isRecord(holder) ? holder[name] : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
