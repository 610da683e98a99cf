import { readFileSync } from 'node:fs';
import type { Adapter, PageRequest, ParsedPage, Source } from '../../src/sources/adapter.ts';

const folder = new URL('../fixtures/payloads/', import.meta.url);

export function fixtureSource(adapter: Adapter, given: Partial<Source> = {}): Source {
  const { id } = adapter;
  const token = given.token ?? 'acme';
  return {
    slug: `${id}/${token}`,
    adapter: id,
    token,
    company: null,
    region: null,
    settings: {},
    ...given,
  };
}

/** What an adapter reads from a fixture of its own, as the answer to its first request or to `request`. */
export function parseFixture(
  adapter: Adapter,
  file: string,
  given: { source?: Partial<Source>; request?: Partial<PageRequest> } = {},
): ParsedPage {
  const source = fixtureSource(adapter, given.source);
  const [first] = adapter.request(source);
  if (first === undefined) throw new Error(`${adapter.id} asks for nothing`);
  const body = readFileSync(new URL(`${adapter.id}/${file}`, folder), 'utf8');
  return adapter.parse(
    { request: { ...first, ...given.request }, body, contentType: null },
    source,
  );
}
