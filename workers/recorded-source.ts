import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { NotFoundError } from '../src/errors.ts';
import type { Adapter, Source } from '../src/sources/adapter.ts';
import { adapters } from '../src/sources/index.ts';
import { holdsHackerNewsItems, type Recording, timeInName } from '../src/sources/recording.ts';

export type RecordingOptions = {
  /** Adapter id, for recorded payloads. */
  adapter?: string | undefined;
  /** The board's token. */
  source?: string | undefined;
  /** When the file was recorded; else the time in its name, else now. */
  at?: Date | undefined;
  /** Sources by slug of which more is known than adapter and token: employer, settings. */
  configured?: ReadonlyMap<string, Source>;
};

/** Tells the adapter and the source of a file by the options, its folder, or its first line. */
export async function describeRecording(
  path: string,
  options: RecordingOptions,
): Promise<Recording> {
  if (!existsSync(path)) throw new NotFoundError(`There is no file ${path}.`);
  const adapter = options.adapter ? getAdapter(options.adapter) : await guessAdapter(path);
  const kind = adapter?.id ?? 'file';
  const token = options.source ?? defaultToken(path, adapter);
  const slug = `${kind}/${token}`;
  const unknown = { slug, adapter: kind, token, company: null, region: null, settings: {} };
  return {
    adapter,
    at: options.at ?? timeInName(path) ?? undefined,
    source: options.configured?.get(slug) ?? unknown,
  };
}

function getAdapter(id: string): Adapter {
  const adapter = adapters.get(id);
  if (adapter) return adapter;
  throw new NotFoundError(
    `There is no adapter "${id}": there are ${[...adapters.keys()].join(', ')}.`,
  );
}

const isLines = (path: string) => /\.(ndjson|jsonl)(\.gz)?$/.test(path);

async function guessAdapter(path: string): Promise<Adapter | null> {
  if (isLines(path)) return (await holdsHackerNewsItems(path)) ? getAdapter('hackernews') : null;
  const folder = basename(dirname(path));
  return adapters.get(folder) ?? adapters.get(folder.replace(/_html$/, '')) ?? null;
}

function defaultToken(path: string, adapter: Adapter | null): string {
  return adapter?.id === 'hackernews' && isLines(path)
    ? 'whoishiring'
    : basename(path).replace(/\..*$/, '');
}
