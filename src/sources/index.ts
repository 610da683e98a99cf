import type { Adapter } from './adapter.ts';
import { ashby } from './ashby.ts';
import { greenhouse } from './greenhouse.ts';
import { hackernews } from './hackernews.ts';
import { jsonld } from './jsonld.ts';
import { lever } from './lever.ts';

/** Every adapter by its id. */
export const adapters: ReadonlyMap<string, Adapter> = new Map(
  [
    // One line each, by id.
    ashby,
    greenhouse,
    hackernews,
    jsonld,
    lever,
  ].map((adapter) => [adapter.id, adapter]),
);
