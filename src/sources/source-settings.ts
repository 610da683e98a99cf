import { z } from 'zod';
import { ConfigError } from '../errors.ts';
import type { Adapter, Source } from './adapter.ts';

/** A source's settings as its adapter understands them; throws `ConfigError` naming every misfit. */
export function settingsOf<T>(source: Source, schema: z.ZodType<T>): T {
  const result = schema.safeParse(source.settings);
  if (result.success) return result.data;
  const misfits = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new ConfigError(`the settings of ${source.slug} do not fit: ${misfits.join('; ')}`);
}

/** The board's key; throws `ConfigError` saying which environment variable to set when there is none. */
export function keyOf(source: Source, variable: string): string {
  const { key } = source.settings;
  if (typeof key === 'string' && key.trim()) return key.trim();
  throw new ConfigError(`the source ${source.slug} needs a key: set ${variable}`);
}

/** What a run of this source lists: as `settings.lists` says, else as the adapter does. */
export function listsOf(adapter: Adapter, source: Source): Adapter['lists'] {
  const { lists } = source.settings;
  return lists === 'all' || lists === 'recent' ? lists : adapter.lists;
}

/** How many pages of an endless board to read in one run: `settings.pages`, or `otherwise`. */
export function pagesWanted(source: Source, otherwise: number): number {
  return settingsOf(source, pagesSchema).pages ?? otherwise;
}

const pagesSchema = z.object({ pages: z.int().positive().optional() });
